import { z } from "zod";
import { decoded, facts, jsonText, time } from "./codec.ts";
import { resultShape } from "./result-shape.ts";
import type { Fault, Owner, StoredReading } from "./rows.ts";
import type { Db, Run } from "./schema.ts";
import type { Readings, WantedReading } from "./store.ts";

export function readingsTable(run: Run): Readings {
  return {
    want: (wanted) => run((db) => want(db, wanted)),

    get: (key) =>
      run(async (db) => {
        const row = await db.selectFrom("reading").selectAll().where("key", "=", key).executeTakeFirst();
        return row === undefined ? null : decoded(shape, row, { table: "reading", id: key });
      }),

    finish: (key, { article, result, at, expiresAt, freshUntil = expiresAt }) =>
      run(async (db) => {
        const ready = {
          state: "ready",
          article,
          result: JSON.stringify(result),
          finished_at: at,
          expires_at: expiresAt,
          fresh_until: freshUntil,
        };
        const finished = db.updateTable("reading").set(ready).where("key", "=", key).where("state", "=", "pending");
        return (await finished.executeTakeFirst()).numUpdatedRows === 1n;
      }),

    fail: (key, { fault, at, expiresAt }) =>
      run(async (db) => {
        const broken = { state: "failed", fault: JSON.stringify(fault), finished_at: at, expires_at: expiresAt };
        const failed = db.updateTable("reading").set(broken).where("key", "=", key).where("state", "=", "pending");
        return (await failed.executeTakeFirst()).numUpdatedRows === 1n;
      }),

    delete: (key) =>
      run(async (db) => {
        const deleted = await db.deleteFrom("reading").where("key", "=", key).executeTakeFirst();
        return deleted.numDeletedRows === 1n;
      }),

    deleteExpired: (before) =>
      run(async (db) => {
        const expired = await db.deleteFrom("reading").where("expires_at", "<", before).executeTakeFirst();
        const waited = db
          .selectFrom("request")
          .select("reading_key")
          .where("state", "=", "waiting")
          .where("reading_key", "is not", null);
        const pending = db.deleteFrom("reading").where("state", "=", "pending").where("created_at", "<", before);
        const forgotten = await pending.where("key", "not in", waited).executeTakeFirst();
        return Number(expired.numDeletedRows + forgotten.numDeletedRows);
      }),
  };
}

async function want(db: Db, { key, owner, at }: WantedReading): Promise<StoredReading["state"] | "new"> {
  const row = await db
    .selectFrom("reading")
    .leftJoin("article", "article.hash", "reading.article")
    .select(["reading.state", "reading.expires_at", "reading.fresh_until", "article.hash as text"])
    .where("reading.key", "=", key)
    .executeTakeFirst();
  if (row?.state === "pending") return "pending";
  if (row !== undefined && row.expires_at !== null && row.expires_at > at) {
    if (row.state === "failed") return "failed";
    const isFresh = row.fresh_until === null || row.fresh_until > at;
    if (row.state === "ready" && row.text !== null && isFresh) return "ready";
  }
  const fresh = {
    owner_kind: owner.kind,
    owner_id: owner.kind === "public" ? null : owner.id,
    state: "pending",
    article: null,
    result: null,
    fault: null,
    created_at: at,
    finished_at: null,
    expires_at: null,
    fresh_until: null,
  };
  await db
    .insertInto("reading")
    .values({ key, ...fresh })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(fresh))
    .execute();
  return "new";
}

const owners = { owner_kind: z.enum(["public", "server", "user"]), owner_id: z.string().nullable() };
const head = { key: z.string(), ...owners, created_at: time };
const ended = { ...head, finished_at: time, expires_at: time };
const fault: z.ZodType<Fault> = z.object({ code: z.string(), facts });

const shape = z
  .discriminatedUnion("state", [
    z.object({ ...head, state: z.literal("pending") }),
    z.object({ ...ended, state: z.literal("ready"), article: z.string(), result: jsonText(resultShape) }),
    z.object({ ...ended, state: z.literal("failed"), fault: jsonText(fault) }),
  ])
  .transform((row): StoredReading => {
    const first = { key: row.key, owner: ownerOf(row), createdAt: row.created_at };
    if (row.state === "pending") return { ...first, state: row.state };
    const last = { finishedAt: row.finished_at, expiresAt: row.expires_at };
    if (row.state === "failed") return { ...first, state: row.state, fault: row.fault, ...last };
    return { ...first, state: row.state, article: row.article, result: row.result, ...last };
  });

function ownerOf(row: { readonly owner_kind: Owner["kind"]; readonly owner_id: string | null }): Owner {
  const { owner_kind: kind, owner_id: id } = row;
  return kind === "public" || id === null ? { kind: "public" } : { kind, id };
}
