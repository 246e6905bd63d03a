import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "./schema.ts";
import type { Kept, OldBefore } from "./store.ts";
import { namedAccounts } from "./usage.ts";

const atOnce = 100; // rows of a kind: others wait meanwhile

/** Some of what of one server is older than it wants it kept, with what then nothing leads to any more. */
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
  const talks = db
    .selectFrom("discussion")
    .where("server", "=", server)
    .where("last_used_at", "<", before)
    .limit(atOnce);
  const talkedOf = db.selectFrom("discussion").where("server", "=", server).where("last_used_at", ">=", before);
  const ended = db
    .selectFrom("request")
    .where("server", "=", server)
    .where("state", "!=", "waiting")
    .where("done_at", "<", before)
    .where("reading_key", "is not", null)
    .where("reading_key", "not in", talkedOf.select("reading_key"))
    .limit(atOnce);
  const own = db
    .selectFrom("reading")
    .where("owner_kind", "=", "server")
    .where("owner_id", "=", server)
    .where("finished_at", "<", before)
    .where(nothingLeadsToReading)
    .limit(atOnce);
  const keys = new Set<string>();
  const hashes = new Set<string>();
  const threads: string[] = [];
  for (const { thread, key, article } of await talks.select(["thread", "reading_key as key", "article"]).execute()) {
    threads.push(thread);
    keys.add(key);
    hashes.add(article);
  }
  const ids: string[] = [];
  for (const { id, key } of await ended.select(["id", "reading_key as key"]).execute()) {
    ids.push(id);
    if (key !== null) keys.add(key);
  }
  for (const { key } of await own.select("key").execute()) keys.add(key);
  if (ids.length > 0) await db.updateTable("request").set({ reading_key: null }).where("id", "in", ids).execute();
  count("links", BigInt(ids.length));
  if (threads.length > 0) {
    count("turns", await rows(db.deleteFrom("turn").where("thread", "in", threads)));
    count("discussions", await rows(db.deleteFrom("discussion").where("thread", "in", threads)));
  }
  if (keys.size > 0) {
    const read = db
      .selectFrom("reading")
      .select("article")
      .where("key", "in", [...keys]);
    for (const { article } of await read.distinct().execute()) if (article !== null) hashes.add(article);
    count("readings", await rows(unledReadings(db, server).where("key", "in", [...keys])));
  }
  if (hashes.size === 0) return;
  // Under its words a page is kept once more, for whoever comes by another address.
  count("readings", await rows(unledReadings(db, server).where("article", "in", [...hashes])));
  const texts = db
    .selectFrom("article")
    .select("hash")
    .where("hash", "in", [...hashes])
    .where("last_used_at", "<", before)
    .where(nothingLeadsToArticle);
  await db.deleteFrom("article_address").where("hash", "in", texts).execute();
  count("articles", await rows(db.deleteFrom("article").where("hash", "in", texts)));
}

/** Of pages, and of what was pasted there, what nobody’s request and no talk leads to. */
function unledReadings(db: Db, server: string) {
  const mine = sql<SqlBool>`(owner_kind = 'public' or (owner_kind = 'server' and owner_id = ${server}))`;
  return db.deleteFrom("reading").where("state", "!=", "pending").where(mine).where(nothingLeadsToReading);
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
    .select("id")
    .where("server", "=", server)
    .where("state", "!=", "waiting")
    .where("done_at", "<", before)
    .limit(atOnce);
  const ids = (await ended.execute()).map(({ id }) => id);
  if (ids.length > 0) {
    const accounts = ids.map((id) => `request ${id}`);
    count("usage", await rows(db.deleteFrom("usage").where("account", "in", accounts)));
    count("requests", await rows(db.deleteFrom("request").where("id", "in", ids)));
  }
  const day = new Date(before).toISOString().slice(0, 10);
  const used = db.deleteFrom("usage").where("day", "<", day);
  count("usage", await rows(used.where("account", "=", `server ${server}`)));
  count("usage", await rows(used.where(namedAccounts("user ", ` in ${server}`))));
  count("audit", await rows(db.deleteFrom("audit").where("server", "=", server).where("at", "<", before)));
}

async function rows(deletion: {
  readonly executeTakeFirst: () => Promise<{ readonly numDeletedRows: bigint } | undefined>;
}): Promise<bigint> {
  return (await deletion.executeTakeFirst())?.numDeletedRows ?? 0n;
}
