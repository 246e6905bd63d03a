import { facts, jsonText } from "../store/codec.ts";
import type { Db, JobRow } from "../store/schema.ts";
import { suspectKills } from "./limits.ts";
import { type Job, type JobCounts, type JobKind, type ScheduledKind } from "./queue.ts";

/** A job that was just begun, with what it has behind it. */
export type Begun = {
  readonly job: Omit<Job, "isLast">;
  readonly failures: number;
  readonly kills: number;
  readonly isDamaged: boolean;
  readonly waitedMs: number;
};

/** A ready job's time has come; or what it waits for was written by a clock that was ahead, and cannot be trusted. */
const clockStepMs = 60_000;

/** The ready jobs of a kind whose time has come, but for suspects. */
function dueOf(db: Db, kind: JobKind, now: number) {
  return allDueOf(db, kind, now).where("kills", "<", suspectKills);
}

function allDueOf(db: Db, kind: JobKind, now: number) {
  return db
    .selectFrom("job")
    .where("state", "=", "ready")
    .where("kind", "=", kind)
    .where((is) => is.or([is("run_at", "<=", now), is("written_at", ">", now + clockStepMs)]));
}

export type DueGroup = { readonly group: string; readonly priority: number; readonly first: number };

export async function dueGroups(db: Db, kind: JobKind, now: number): Promise<readonly DueGroup[]> {
  return dueOf(db, kind, now)
    .select(({ fn }) => ["group_id as group", fn.max("priority").as("priority"), fn.min("id").as("first")])
    .groupBy("group_id")
    .execute();
}

/** Of one group, the most pressing first, then the oldest. */
export async function dueJobs(
  db: Db,
  {
    kind,
    group,
    now,
    most,
  }: { readonly kind: JobKind; readonly group: string; readonly now: number; readonly most: number },
): Promise<readonly JobRow[]> {
  const due = dueOf(db, kind, now).selectAll().where("group_id", "=", group);
  return due.orderBy("priority", "desc").orderBy("id").limit(most).execute();
}

/** The suspect whose turn it is: that which has seen the fewest deaths. */
export async function dueSuspect(db: Db, kind: JobKind, now: number): Promise<JobRow | null> {
  const due = allDueOf(db, kind, now).selectAll().where("kills", ">=", suspectKills);
  return (await due.orderBy("kills").orderBy("id").limit(1).executeTakeFirst()) ?? null;
}

/** Counts the attempts, before any of them is made. */
export async function begin(db: Db, kind: JobKind, rows: readonly JobRow[], now: number): Promise<readonly Begun[]> {
  for (const { id, starts } of rows) {
    const running = { state: "running", starts: starts + 1, written_at: now };
    await db.updateTable("job").set(running).where("id", "=", id).execute();
  }
  return rows.map((row) => {
    const data = factsText.safeParse(row.data);
    return {
      job: {
        id: String(row.id),
        kind,
        key: row.key,
        group: row.group_id,
        data: data.data ?? {},
        attempt: row.starts + 1,
      },
      failures: row.failures,
      kills: row.kills,
      isDamaged: !data.success,
      waitedMs: Math.max(0, now - row.run_at),
    };
  });
}

const factsText = jsonText(facts);

/** When the next job that is not due yet will be; null where there is none. */
export async function nextDue(db: Db, now: number): Promise<number | null> {
  const later = db.selectFrom("job").where("state", "=", "ready").where("run_at", ">", now);
  const next = await later.select(({ fn }) => fn.min<number | null>("run_at").as("at")).executeTakeFirst();
  return next?.at ?? null;
}

type InHand = Pick<Job, "id" | "attempt">;

/** Puts a job in hand back among the ready ones. False where it is not in hand any more, and then nothing was changed. */
export async function putBack(
  db: Db,
  { id, attempt }: InHand,
  { now, inMs, failures }: { readonly now: number; readonly inMs: number; readonly failures: number },
): Promise<boolean> {
  const back = db.updateTable("job").set({ state: "ready", run_at: now + inMs, written_at: now, failures });
  const inHand = back.where("id", "=", Number(id)).where("starts", "=", attempt).where("state", "=", "running");
  return (await inHand.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Gives a job in hand up for good; a scheduled one until its next time. False where it is not in hand any more. */
export async function bury(db: Db, { id, attempt }: InHand, now: number): Promise<boolean> {
  const inHand = db.selectFrom("job").select("every_ms").where("id", "=", Number(id)).where("starts", "=", attempt);
  const row = await inHand.where("state", "=", "running").executeTakeFirst();
  if (row === undefined) return false;
  const end =
    row.every_ms === null
      ? { state: "dead", written_at: now }
      : { state: "ready", failures: 0, kills: 0, run_at: now + row.every_ms, written_at: now };
  await db.updateTable("job").set(end).where("id", "=", Number(id)).execute();
  return true;
}

/** What was in hand when the process died. `delayMs` by how often that has happened to a job. */
export async function recover(db: Db, now: number, delayMs: (kills: number) => number): Promise<void> {
  const died = await db.selectFrom("job").select(["id", "kills"]).where("state", "=", "running").execute();
  for (const { id, kills } of died) {
    const ready = { state: "ready", kills: kills + 1, run_at: now + delayMs(kills + 1), written_at: now };
    await db.updateTable("job").set(ready).where("id", "=", id).execute();
  }
}

/** The one job of a scheduled kind: made where there is none, and never further off than its interval. */
export async function schedule(
  db: Db,
  kind: ScheduledKind,
  { id, now, everyMs }: { readonly id: number; readonly now: number; readonly everyMs: number },
): Promise<void> {
  const times = { run_at: now, written_at: now, every_ms: everyMs };
  const there = db
    .selectFrom("job")
    .select(["id", "run_at"])
    .where("kind", "=", kind)
    .where("every_ms", "is not", null);
  const row = await there.executeTakeFirst();
  if (row === undefined) {
    const fresh = { state: "ready", starts: 0, failures: 0, kills: 0, priority: 0, data: "{}" };
    await db
      .insertInto("job")
      .values({ id, kind, key: "schedule", group_id: "schedule", ...fresh, ...times })
      .execute();
    return;
  }
  const run_at = Math.min(row.run_at, now + everyMs);
  await db
    .updateTable("job")
    .set({ ...times, run_at })
    .where("id", "=", row.id)
    .execute();
}

export async function countJobs(db: Db, now: number): Promise<Readonly<Record<JobKind, JobCounts>>> {
  const states = await db
    .selectFrom("job")
    .select(({ fn }) => ["kind", "state", fn.countAll<number>().as("count")])
    .groupBy(["kind", "state"])
    .execute();
  const due = await db
    .selectFrom("job")
    .select(({ fn }) => ["kind", fn.min("run_at").as("since")])
    .where("state", "=", "ready")
    .where("run_at", "<=", now)
    .groupBy("kind")
    .execute();
  const countsOf = (kind: JobKind): JobCounts => {
    const count = (state: string): number => states.find((row) => row.kind === kind && row.state === state)?.count ?? 0;
    const since = due.find((row) => row.kind === kind)?.since ?? now;
    return { ready: count("ready"), running: count("running"), dead: count("dead"), oldestMs: now - since };
  };
  const [deliver, answer, read, reconcile, clean] = [
    countsOf("deliver"),
    countsOf("answer"),
    countsOf("read"),
    countsOf("reconcile"),
    countsOf("clean"),
  ];
  return { deliver, answer, read, reconcile, clean };
}
