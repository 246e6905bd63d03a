import { sql } from "kysely";
import type { Run } from "./schema.ts";
import type { Jobs } from "./store.ts";

/** What became of a job in a transaction, told once it is committed. */
export type JobChange =
  | { readonly kind: "added" }
  | { readonly kind: "completed"; readonly id: string }
  | { readonly kind: "cancelled"; readonly id: string };

export type JobNotes = {
  readonly now: () => number;
  /** Ids are never used twice: whoever still has a job in hand that is gone must not be taken for another's. */
  readonly nextId: () => number;
  readonly onCommit: (change: JobChange) => void;
};

export function jobsTable(run: Run, { now, nextId, onCommit }: JobNotes): Jobs {
  return {
    add: ({ kind, key, group, priority = 0, runAt = now(), data = {} }) =>
      run(async (db) => {
        const { numInsertedOrUpdatedRows: added } = await db
          .insertInto("job")
          .values({
            id: nextId(),
            kind,
            key,
            group_id: group,
            priority,
            state: "ready",
            starts: 0,
            failures: 0,
            kills: 0,
            run_at: runAt,
            written_at: now(),
            every_ms: null,
            data: JSON.stringify(data),
          })
          .onConflict((conflict) => conflict.columns(["kind", "key"]).where(isLive).doNothing())
          .executeTakeFirst();
        if (added !== 1n) return "there-already";
        onCommit({ kind: "added" });
        return "new";
      }),

    complete: ({ id, attempt }) =>
      run(async (db) => {
        const row = await db
          .selectFrom("job")
          .select("every_ms")
          .where("id", "=", Number(id))
          .where("starts", "=", attempt)
          .where("state", "=", "running")
          .executeTakeFirst();
        if (row === undefined) return false;
        if (row.every_ms === null) await db.deleteFrom("job").where("id", "=", Number(id)).execute();
        else {
          const again = { state: "ready", failures: 0, kills: 0, run_at: now() + row.every_ms, written_at: now() };
          await db.updateTable("job").set(again).where("id", "=", Number(id)).execute();
        }
        onCommit({ kind: "completed", id });
        return true;
      }),

    cancel: (kind, key) =>
      run(async (db) => {
        const live = db.selectFrom("job").select("id").where("kind", "=", kind).where("key", "=", key).where(isLive);
        const row = await live.executeTakeFirst();
        if (row === undefined) return false;
        await db.deleteFrom("job").where("id", "=", row.id).execute();
        onCommit({ kind: "cancelled", id: String(row.id) });
        return true;
      }),

    isLive: (kind, key) =>
      run(async (db) => {
        const live = db.selectFrom("job").select("id").where("kind", "=", kind).where("key", "=", key).where(isLive);
        return (await live.executeTakeFirst()) !== undefined;
      }),

    deleteDead: (before) =>
      run(async (db) => {
        const dead = db.deleteFrom("job").where("state", "=", "dead").where("written_at", "<", before);
        return Number((await dead.executeTakeFirst()).numDeletedRows);
      }),
  };
}

// In literals: a partial index is not found by values that are bound.
const isLive = sql<boolean>`state in ('ready', 'running')`;
