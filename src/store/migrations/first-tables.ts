import { type Kysely, sql } from "kysely";

export async function firstTables(db: Kysely<unknown>): Promise<void> {
  await requestsAndJobs(db);
  await readings(db);
  await discussions(db);
  await serversOwn(db);
}

async function requestsAndJobs({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("request")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("server", "text")
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("is_private", "integer", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("reading_key", "text")
    .addColumn("token", "text")
    .addColumn("token_until", "bigint")
    .addColumn("message", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addColumn("reply_id", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("acked_at", "bigint")
    .addColumn("done_at", "bigint")
    .execute();
  await schema.createIndex("request_reading").on("request").columns(["reading_key", "state"]).execute();
  await schema.createIndex("request_state").on("request").columns(["state", "created_at"]).execute();
  await schema.createIndex("request_reply").on("request").column("reply_id").execute();
  await schema.createIndex("request_user").on("request").column("user_id").execute();
  await schema.createIndex("request_server").on("request").column("server").execute();
  await schema.createIndex("request_done").on("request").column("done_at").execute();

  await schema
    .createTable("job")
    .addColumn("id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("group_id", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("starts", "integer", (column) => column.notNull())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("kills", "integer", (column) => column.notNull())
    .addColumn("run_at", "bigint", (column) => column.notNull())
    .addColumn("written_at", "bigint", (column) => column.notNull())
    .addColumn("every_ms", "bigint")
    .addColumn("data", "text", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("job_live")
    .unique()
    .on("job")
    .columns(["kind", "key"])
    .where(sql<boolean>`state in ('ready', 'running')`)
    .execute();
  // Whose turn it is can be told from the index alone, however many wait.
  const next = ["state", "kind", "group_id", "priority", "id", "run_at", "written_at", "kills"];
  await schema.createIndex("job_next").on("job").columns(next).execute();
}

async function readings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("reading")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("owner_kind", "text", (column) => column.notNull())
    .addColumn("owner_id", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("article", "text")
    .addColumn("result", "text")
    .addColumn("fault", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("finished_at", "bigint")
    .addColumn("expires_at", "bigint")
    .execute();
  await schema.createIndex("reading_article").on("reading").column("article").execute();
  await schema.createIndex("reading_expires").on("reading").column("expires_at").execute();
  await schema.createIndex("reading_owner").on("reading").columns(["owner_kind", "owner_id"]).execute();

  await schema
    .createTable("article")
    .addColumn("hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("article", "text", (column) => column.notNull())
    .addColumn("last_used_at", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("article_used").on("article").column("last_used_at").execute();
  await schema
    .createTable("article_address")
    .addColumn("url", "text", (column) => column.primaryKey().notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("fetched_at", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("article_address_hash").on("article_address").column("hash").execute();
}

async function discussions({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("discussion")
    .addColumn("thread", "text", (column) => column.primaryKey().notNull())
    .addColumn("server", "text")
    .addColumn("article", "text", (column) => column.notNull())
    .addColumn("reading_key", "text", (column) => column.notNull())
    .addColumn("last_used_at", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("discussion_article").on("discussion").column("article").execute();
  await schema.createIndex("discussion_server").on("discussion").column("server").execute();
  await schema
    .createTable("turn")
    .addColumn("request", "text", (column) => column.primaryKey().notNull())
    .addColumn("thread", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("turn_thread").on("turn").columns(["thread", "at"]).execute();
  await schema.createIndex("turn_user").on("turn").column("user_id").execute();
}

async function serversOwn({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("setting")
    .addColumn("scope_kind", "text", (column) => column.notNull())
    .addColumn("scope_id", "text", (column) => column.notNull())
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("setting_key", ["scope_kind", "scope_id"])
    .execute();
  await schema.createIndex("setting_server").on("setting").column("server").execute();
  await schema
    .createTable("prompt_version")
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("why", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("prompt_version_key", ["server", "name", "version"])
    .execute();
  await schema
    .createTable("prompt_draft")
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("prompt_draft_key", ["server", "name", "author"])
    .execute();
  await schema
    .createTable("prompt_assignment")
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("prompt_assignment_key", ["server", "channel"])
    .execute();
  await schema
    .createTable("usage")
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("account", "text", (column) => column.notNull())
    .addColumn("tokens", "bigint", (column) => column.notNull())
    .addColumn("requests", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("usage_key", ["day", "account"])
    .execute();
  await schema
    .createTable("audit")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("who", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("audit_server").on("audit").columns(["server", "at"]).execute();
  await schema
    .createTable("server_left")
    .addColumn("server", "text", (column) => column.primaryKey().notNull())
    .addColumn("left_at", "bigint", (column) => column.notNull())
    .execute();
}
