import { decoded, decodedList } from "./codec.ts";
import { type TokenSeal, requestRow, requestShape, withoutWords } from "./request-row.ts";
import type { RequestRow, Run } from "./schema.ts";
import type { Requests } from "./store.ts";

export function requestsTable(run: Run, seal: TokenSeal): Requests {
  const shape = requestShape(seal);
  const one = (row: RequestRow | undefined) =>
    row === undefined ? null : decoded(shape, row, { table: "request", id: row.id });
  const many = (rows: readonly RequestRow[]) => decodedList(shape, rows, ({ id }) => id);

  return {
    add: (request) =>
      run(async (db) => {
        const { numInsertedOrUpdatedRows: added } = await db
          .insertInto("request")
          .values(requestRow(request, seal))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .executeTakeFirst();
        return added === 1n ? "new" : "replay";
      }),

    get: (id) =>
      run(async (db) => one(await db.selectFrom("request").selectAll().where("id", "=", id).executeTakeFirst())),

    ofReply: (replyId) =>
      run(async (db) =>
        one(await db.selectFrom("request").selectAll().where("reply_id", "=", replyId).executeTakeFirst()),
      ),

    waitingFor: (reading) =>
      run(async (db) => {
        const waiting = db.selectFrom("request").selectAll().where("reading_key", "=", reading);
        return many(await waiting.where("state", "=", "waiting").orderBy("created_at").execute());
      }),

    waitingSince: (time, most) =>
      run(async (db) => {
        const waiting = db.selectFrom("request").selectAll().where("state", "=", "waiting");
        return many(await waiting.where("created_at", "<", time).orderBy("created_at").limit(most).execute());
      }),

    acknowledged: (id, { replyId, at }) =>
      run(async (db) => {
        const acknowledged = db.updateTable("request").set({ reply_id: replyId, acked_at: at }).where("id", "=", id);
        return (await acknowledged.executeTakeFirst()).numUpdatedRows === 1n;
      }),

    end: (id, { state, outcome, replyId, at }) =>
      run(async (db) => {
        const row = await db
          .selectFrom("request")
          .select("source")
          .where("id", "=", id)
          .where("state", "=", "waiting")
          .executeTakeFirst();
        if (row === undefined) return false;
        const ended = { state, outcome, done_at: at, token: null, source: withoutWords(row.source) };
        const shown = replyId === null ? {} : { reply_id: replyId };
        await db
          .updateTable("request")
          .set({ ...ended, ...shown })
          .where("id", "=", id)
          .execute();
        return true;
      }),

    waiting: () =>
      run(async (db) => {
        const counted = db.selectFrom("request").select(({ fn }) => fn.countAll<number>().as("count"));
        return (await counted.where("state", "=", "waiting").executeTakeFirstOrThrow()).count;
      }),

    waitingOf: (user) =>
      run(async (db) => {
        const counted = db.selectFrom("request").select(({ fn }) => fn.countAll<number>().as("count"));
        const waiting = counted.where("user_id", "=", user).where("state", "=", "waiting");
        return (await waiting.executeTakeFirstOrThrow()).count;
      }),

    latestRead: (server, most) =>
      run(async (db) => {
        const rows = await db
          .selectFrom("request")
          .innerJoin("reading", "reading.key", "request.reading_key")
          .innerJoin("article", "article.hash", "reading.article")
          .select("request.reading_key as key")
          .where("request.server", "=", server)
          .where("request.state", "=", "done")
          .where("request.is_private", "=", 0)
          .where("reading.state", "=", "ready")
          .orderBy("request.created_at", "desc")
          .limit(most)
          .execute();
        return rows.flatMap(({ key }) => (key === null ? [] : [key]));
      }),

    deleteEnded: (before) =>
      run(async (db) => {
        const ended = db.deleteFrom("request").where("done_at", "<", before).where("state", "!=", "waiting");
        return Number((await ended.executeTakeFirst()).numDeletedRows);
      }),
  };
}
