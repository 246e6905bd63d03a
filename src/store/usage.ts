import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Usage } from "./rows.ts";
import type { Db, Run } from "./schema.ts";
import type { UsageTable } from "./store.ts";

export function usageTable(run: Run): UsageTable {
  return {
    spend: (day, tokens, accounts) =>
      run(async (db) => {
        for (const account of accounts) {
          const { tokens: spent } = await usageOf(db, day, account.account);
          if (spent + tokens > account.limit) return { full: account, spent };
        }
        for (const { account } of accounts) await add(db, { day, account, tokens, requests: 0 });
        return null;
      }),

    add: (day, { tokens, requests }, accounts) =>
      run(async (db) => {
        for (const account of accounts) await add(db, { day, account, tokens, requests });
      }),

    of: (day, account) => run((db) => usageOf(db, day, account)),

    deleteForgotten: (day) =>
      run(async (db) => {
        // So are trials of words, which are no requests: of a day that is over, their count serves nothing either.
        const forgotten = db.deleteFrom("usage").where("day", "<", day).where("requests", "=", 0);
        const deleted = await forgotten.where(namedAccounts("user ", "")).executeTakeFirst();
        return Number(deleted.numDeletedRows);
      }),

    deleteBefore: (day) =>
      run(async (db) =>
        Number((await db.deleteFrom("usage").where("day", "<", day).executeTakeFirst()).numDeletedRows),
      ),
  };
}

async function usageOf(db: Db, day: string, account: string): Promise<Usage> {
  const of = db.selectFrom("usage").select(["tokens", "requests"]).where("day", "=", day);
  return (await of.where("account", "=", account).executeTakeFirst()) ?? { tokens: 0, requests: 0 };
}

async function add(db: Db, row: Usage & { readonly day: string; readonly account: string }): Promise<void> {
  await db
    .insertInto("usage")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["day", "account"]).doUpdateSet({
        tokens: sql<number>`usage.tokens + excluded.tokens`,
        requests: sql<number>`usage.requests + excluded.requests`,
      }),
    )
    .execute();
}

/** Accounts whose names begin and end so. */
export function namedAccounts(begin: string, end: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`account like ${`${literal(begin)}%${literal(end)}`} escape '\\'`;
}

function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}
