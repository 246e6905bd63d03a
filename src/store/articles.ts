import { articleShape } from "../article/article-shape.ts";
import { decoded, jsonText } from "./codec.ts";
import type { Run } from "./schema.ts";
import type { Articles } from "./store.ts";

export function articlesTable(run: Run): Articles {
  return {
    put: ({ hash, article, lastUsedAt }) =>
      run(async (db) => {
        await db
          .insertInto("article")
          .values({ hash, article: JSON.stringify(article), last_used_at: lastUsedAt })
          .onConflict((conflict) => conflict.column("hash").doUpdateSet({ last_used_at: lastUsedAt }))
          .execute();
      }),

    get: (hash) =>
      run(async (db) => {
        const row = await db.selectFrom("article").select("article").where("hash", "=", hash).executeTakeFirst();
        return row === undefined ? null : decoded(articleText, row.article, { table: "article", id: hash });
      }),

    used: (hash, at) =>
      run(async (db) => {
        await db.updateTable("article").set({ last_used_at: at }).where("hash", "=", hash).execute();
      }),

    putAddress: (url, { hash, at }) =>
      run(async (db) => {
        const led = { hash, fetched_at: at };
        await db
          .insertInto("article_address")
          .values({ url, ...led })
          .onConflict((conflict) => conflict.column("url").doUpdateSet(led))
          .execute();
      }),

    atAddress: (url) =>
      run(async (db) => {
        const row = await db.selectFrom("article_address").selectAll().where("url", "=", url).executeTakeFirst();
        return row === undefined ? null : { hash: row.hash, fetchedAt: row.fetched_at };
      }),

    delete: (hash) =>
      run(async (db) => {
        const threads = db.selectFrom("discussion").select("thread").where("article", "=", hash);
        await db.deleteFrom("turn").where("thread", "in", threads).execute();
        await db.deleteFrom("discussion").where("article", "=", hash).execute();
        await db.deleteFrom("reading").where("article", "=", hash).execute();
        await db.deleteFrom("article_address").where("hash", "=", hash).execute();
        const deleted = await db.deleteFrom("article").where("hash", "=", hash).executeTakeFirst();
        return deleted.numDeletedRows === 1n;
      }),

    deleteUnused: (before) =>
      run(async (db) => {
        const unused = db.selectFrom("article").select("hash").where("last_used_at", "<", before);
        await db.deleteFrom("article_address").where("hash", "in", unused).execute();
        const deleted = await db.deleteFrom("article").where("last_used_at", "<", before).executeTakeFirst();
        return Number(deleted.numDeletedRows);
      }),
  };
}

const articleText = jsonText(articleShape);
