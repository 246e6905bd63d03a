import { sql, type Kysely } from "kysely";

/** The id of a channel is what somebody gives: under the name of another server it must not be that server's row. */
export async function settingsByServer(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("setting_by_server")
    .addColumn("scope_kind", "text", (column) => column.notNull())
    .addColumn("scope_id", "text", (column) => column.notNull())
    .addColumn("server", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("setting_by_server_key", ["server", "scope_kind", "scope_id"])
    .execute();
  const columns = sql.raw("scope_kind, scope_id, server, value, updated_at");
  await sql`insert into setting_by_server (${columns}) select ${columns} from setting`.execute(db);
  await schema.dropTable("setting").execute();
  await schema.alterTable("setting_by_server").renameTo("setting").execute();
}
