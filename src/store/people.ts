import { sql, type SqlBool } from "kysely";
import type { Db, Run } from "./schema.ts";
import { deleteOldOf } from "./old-of-server.ts";
import type { Kept, Servers, Users } from "./store.ts";
import { namedAccounts } from "./usage.ts";

export function serversTable(run: Run): Servers {
  return {
    left: (server, at) =>
      run(async (db) => {
        await db
          .insertInto("server_left")
          .values({ server, left_at: at })
          .onConflict((conflict) => conflict.column("server").doNothing())
          .execute();
      }),

    joined: (server) =>
      run(async (db) => {
        await db.deleteFrom("server_left").where("server", "=", server).execute();
      }),

    leftBefore: (time) =>
      run(async (db) => {
        const left = db.selectFrom("server_left").select("server").where("left_at", "<", time);
        return (await left.orderBy("left_at").execute()).map(({ server }) => server);
      }),

    forget: (server) =>
      run(async (db) => {
        const requests = db.selectFrom("request").where("server", "=", server);
        const threads = db.selectFrom("discussion").select("thread").where("server", "=", server);
        return counts({
          jobs: db.deleteFrom("job").where("group_id", "=", server).where("every_ms", "is", null),
          "request budgets": db.deleteFrom("usage").where("account", "in", requests.select(budgetOfRequest)),
          requests: db.deleteFrom("request").where("server", "=", server),
          ...ownReadings(db, "server", server),
          turns: db.deleteFrom("turn").where("thread", "in", threads),
          discussions: db.deleteFrom("discussion").where("server", "=", server),
          settings: db.deleteFrom("setting").where("server", "=", server),
          prompts: db.deleteFrom("prompt_version").where("server", "=", server),
          drafts: db.deleteFrom("prompt_draft").where("server", "=", server),
          assignments: db.deleteFrom("prompt_assignment").where("server", "=", server),
          audit: db.deleteFrom("audit").where("server", "=", server),
          usage: db.deleteFrom("usage").where("account", "=", `server ${server}`),
          shares: db.deleteFrom("usage").where(namedAccounts("user ", ` in ${server}`)),
          left: db.deleteFrom("server_left").where("server", "=", server),
        });
      }),

    deleteOld: (server, before) => run((db) => deleteOldOf(db, server, before)),
  };
}

export function usersTable(run: Run): Users {
  return {
    kept: (user) =>
      run(async (db) => {
        const one = sql<number>`count(*)`.as("count");
        const found = {
          requests: db.selectFrom("request").select(one).where("user_id", "=", user),
          readings: db.selectFrom("reading").select(one).where("owner_kind", "=", "user").where("owner_id", "=", user),
          turns: db.selectFrom("turn").select(one).where("user_id", "=", user),
          drafts: db.selectFrom("prompt_draft").select(one).where("author", "=", user),
          usage: db.selectFrom("usage").select(one).where("account", "=", `user ${user}`),
          shares: db
            .selectFrom("usage")
            .select(one)
            .where(namedAccounts(`user ${user} in `, "")),
        };
        const kept: [string, number][] = [];
        for (const [what, query] of Object.entries(found))
          kept.push([what, (await query.executeTakeFirstOrThrow()).count]);
        return withoutNone(kept);
      }),

    forget: (user, today) =>
      run(async (db) => {
        const own = sql<SqlBool>`(account = ${`user ${user}`} or ${namedAccounts(`user ${user} in `, "")})`;
        const counted = sql<SqlBool>`(day = ${today} and tokens > 0)`;
        await db.updateTable("usage").set({ requests: 0 }).where(own).where(counted).execute();
        const requests = db.selectFrom("request").where("user_id", "=", user);
        return counts({
          jobs: db
            .deleteFrom("job")
            .where("kind", "in", ["deliver", "answer"])
            .where("key", "in", requests.select("id")),
          "request budgets": db.deleteFrom("usage").where("account", "in", requests.select(budgetOfRequest)),
          requests: db.deleteFrom("request").where("user_id", "=", user),
          ...ownReadings(db, "user", user),
          turns: db.deleteFrom("turn").where("user_id", "=", user),
          drafts: db.deleteFrom("prompt_draft").where("author", "=", user),
          usage: db
            .deleteFrom("usage")
            .where("account", "=", `user ${user}`)
            .where(sql<SqlBool>`not ${counted}`),
          shares: db
            .deleteFrom("usage")
            .where(namedAccounts(`user ${user} in `, ""))
            .where(sql<SqlBool>`not ${counted}`),
        });
      }),
  };
}

const budgetOfRequest = sql<string>`'request ' || id`.as("account");

type Deletion = { readonly executeTakeFirst: () => Promise<{ readonly numDeletedRows: bigint } | undefined> };

/** What was pasted there, with the articles that nobody else's reading needs. */
function ownReadings(db: Db, kind: "server" | "user", id: string): Readonly<Record<string, Deletion>> {
  const own = db.selectFrom("reading").where("owner_kind", "=", kind).where("owner_id", "=", id);
  const others = db
    .selectFrom("reading")
    .where((is) => is.or([is("owner_kind", "!=", kind), is("owner_id", "!=", id), is("owner_id", "is", null)]));
  return {
    articles: db
      .deleteFrom("article")
      .where("hash", "in", own.select("article"))
      .where("hash", "not in", others.where("article", "is not", null).select("article")),
    readings: db.deleteFrom("reading").where("owner_kind", "=", kind).where("owner_id", "=", id),
  };
}

/** In the order given: some go by rows that a later one deletes. */
async function counts(deletions: Readonly<Record<string, Deletion>>): Promise<Kept> {
  const deleted: [string, number][] = [];
  for (const [what, deletion] of Object.entries(deletions))
    deleted.push([what, Number((await deletion.executeTakeFirst())?.numDeletedRows ?? 0n)]);
  return withoutNone(deleted);
}

function withoutNone(counted: readonly (readonly [string, number])[]): Kept {
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
