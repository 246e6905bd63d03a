import { z } from "zod";
import { decodedList, jsonText, time } from "./codec.ts";
import { answerShape } from "../report/answer-shape.ts";
import type { StoredAnswer, Turn } from "./rows.ts";
import type { Run, TurnRow } from "./schema.ts";
import type { Discussions } from "./store.ts";

export function discussionsTable(run: Run): Discussions {
  return {
    open: ({ thread, server, article, reading, at }) =>
      run(async (db) => {
        const opened = { server, article, reading_key: reading, last_used_at: at };
        const before = await db
          .selectFrom("discussion")
          .select("article")
          .where("thread", "=", thread)
          .executeTakeFirst();
        if (before !== undefined && before.article !== article)
          await db.deleteFrom("turn").where("thread", "=", thread).execute();
        await db
          .insertInto("discussion")
          .values({ thread, ...opened })
          .onConflict((conflict) => conflict.column("thread").doUpdateSet(opened))
          .execute();
      }),

    get: (thread) =>
      run(async (db) => {
        const row = await db.selectFrom("discussion").selectAll().where("thread", "=", thread).executeTakeFirst();
        if (row === undefined) return null;
        const turns = await db.selectFrom("turn").selectAll().where("thread", "=", thread).orderBy("at").execute();
        const { server, article, reading_key: reading } = row;
        // A turn that cannot be read is left out: the talk goes on without it.
        return {
          thread,
          server,
          article,
          reading,
          turns: decodedList(turnShape, turns, ({ request }) => request).rows,
        };
      }),

    addTurn: (thread, turn) =>
      run(async (db) => {
        const used = { last_used_at: turn.at };
        const open = await db.updateTable("discussion").set(used).where("thread", "=", thread).executeTakeFirst();
        if (open.numUpdatedRows === 0n) return false;
        const { numInsertedOrUpdatedRows: added } = await db
          .insertInto("turn")
          .values(turnRow(thread, turn))
          .onConflict((conflict) => conflict.column("request").doNothing())
          .executeTakeFirst();
        return added === 1n;
      }),

    deleteUnused: (before) =>
      run(async (db) => {
        const unused = db.selectFrom("discussion").select("thread").where("last_used_at", "<", before);
        await db.deleteFrom("turn").where("thread", "in", unused).execute();
        const deleted = await db.deleteFrom("discussion").where("last_used_at", "<", before).executeTakeFirst();
        return Number(deleted.numDeletedRows);
      }),
  };
}

function turnRow(thread: string, { request, user, question, answer, at }: Turn): TurnRow {
  return { request, thread, user_id: user, question, answer: JSON.stringify(answer), at };
}

const answer: z.ZodType<StoredAnswer> = z.intersection(answerShape, z.object({ local: z.string().nullable() }));

const turnShape = z
  .object({ request: z.string(), user_id: z.string(), question: z.string(), answer: jsonText(answer), at: time })
  .transform(({ user_id: user, ...turn }): Turn => ({ ...turn, user }));
