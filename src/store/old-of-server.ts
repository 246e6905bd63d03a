import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "./schema.ts";
import type { Kept, OldBefore } from "./store.ts";
import { namedAccounts } from "./usage.ts";

const atOnce = 500; // ids in one statement

/** What of one server is older than it wants it kept, with what then nothing leads to any more. */
export async function deleteOldOf(db: Db, server: string, { read, requests }: OldBefore): Promise<Kept> {
  const deleted = new Map<string, number>();
  const count = (what: string, more: bigint): void =>
    void (more > 0n && deleted.set(what, (deleted.get(what) ?? 0) + Number(more)));
  if (read !== null) await letGo(db, { server, before: read, count });
  if (requests !== null) await deleteRequests(db, { server, before: requests, count });
  return Object.fromEntries(deleted);
}

type Deleting = {
  readonly server: string;
  readonly before: number;
  readonly count: (what: string, more: bigint) => void;
};

/** First the links of this server, then what they led to, where nobody else’s lead there. */
async function letGo(db: Db, { server, before, count }: Deleting): Promise<void> {
  const talks = db.selectFrom("discussion").where("server", "=", server).where("last_used_at", "<", before);
  const talkedOf = db.selectFrom("discussion").where("server", "=", server).where("last_used_at", ">=", before);
  const ended = db
    .selectFrom("request")
    .where("server", "=", server)
    .where("state", "!=", "waiting")
    .where("done_at", "<", before)
    .where("reading_key", "not in", talkedOf.select("reading_key"));
  const own = db
    .selectFrom("reading")
    .where("owner_kind", "=", "server")
    .where("owner_id", "=", server)
    .where("finished_at", "<", before);
  const keys = new Set<string>();
  const hashes = new Set<string>();
  for (const row of await talks.select(["reading_key as key", "article"]).execute()) {
    keys.add(row.key);
    hashes.add(row.article);
  }
  for (const { key } of await ended.select("reading_key as key").distinct().execute()) if (key !== null) keys.add(key);
  for (const { key } of await own.select("key").execute()) keys.add(key);
  const links = db.updateTable("request").set({ reading_key: null }).where("id", "in", ended.select("id"));
  await links.execute();
  count("turns", await rows(db.deleteFrom("turn").where("thread", "in", talks.select("thread"))));
  count("discussions", await rows(db.deleteFrom("discussion").where("thread", "in", talks.select("thread"))));
  for (const some of chunks([...keys])) {
    const read = db.selectFrom("reading").select("article").where("key", "in", some);
    for (const { article } of await read.distinct().execute()) if (article !== null) hashes.add(article);
  }
  const mine = sql<SqlBool>`(owner_kind = 'public' or (owner_kind = 'server' and owner_id = ${server}))`;
  const readings = db.deleteFrom("reading").where("state", "!=", "pending").where(mine).where(nothingLeadsToReading);
  for (const some of chunks([...keys])) count("readings", await rows(readings.where("key", "in", some)));
  for (const some of chunks([...hashes])) {
    // Under its words a page is kept once more, for whoever comes by another address.
    count("readings", await rows(readings.where("article", "in", some)));
    const texts = db
      .selectFrom("article")
      .select("hash")
      .where("hash", "in", some)
      .where("last_used_at", "<", before)
      .where(nothingLeadsToArticle);
    await db.deleteFrom("article_address").where("hash", "in", texts).execute();
    count("articles", await rows(db.deleteFrom("article").where("hash", "in", texts)));
  }
}

const nothingLeadsToReading: RawBuilder<SqlBool> = sql`(
  not exists (select 1 from request where request.reading_key = reading.key)
  and not exists (
    select 1 from discussion where discussion.article = reading.article and discussion.reading_key = reading.key))`;

const nothingLeadsToArticle: RawBuilder<SqlBool> = sql`(
  not exists (select 1 from reading where reading.article = article.hash)
  and not exists (select 1 from discussion where discussion.article = article.hash))`;

async function deleteRequests(db: Db, { server, before, count }: Deleting): Promise<void> {
  const ended = db
    .selectFrom("request")
    .where("server", "=", server)
    .where("state", "!=", "waiting")
    .where("done_at", "<", before);
  const accounts = ended.select(sql<string>`'request ' || id`.as("account"));
  const day = new Date(before).toISOString().slice(0, 10);
  const used = db.deleteFrom("usage").where("day", "<", day);
  count("usage", await rows(db.deleteFrom("usage").where("account", "in", accounts)));
  count("usage", await rows(used.where("account", "=", `server ${server}`)));
  count("usage", await rows(used.where(namedAccounts("user ", ` in ${server}`))));
  count("requests", await rows(db.deleteFrom("request").where("id", "in", ended.select("id"))));
  count("audit", await rows(db.deleteFrom("audit").where("server", "=", server).where("at", "<", before)));
}

async function rows(deletion: {
  readonly executeTakeFirst: () => Promise<{ readonly numDeletedRows: bigint } | undefined>;
}): Promise<bigint> {
  return (await deletion.executeTakeFirst())?.numDeletedRows ?? 0n;
}

function chunks(all: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce));
}
