import type { Clock } from "../clock.ts";
import type { JobChange } from "../store/jobs.ts";
import type { Db } from "../store/schema.ts";
import type { QueueSide } from "../store/sqlite.ts";
import type { Tables } from "../store/store.ts";
import type { Room } from "./claim.ts";
import { type Begun, bury, putBack } from "./job-rows.ts";
import { backoffMs, type QueueLimits, suspectKills } from "./limits.ts";
import { type Handlers, type Job, type JobFault, LaterError, type QueueEvent } from "./queue.ts";

/** The jobs in hand of one process. */
export type Handling = {
  readonly room: Omit<Room, "now">;
  readonly take: (begun: Begun) => void;
  readonly heed: (change: JobChange) => void;
  /** Resolves once none is in hand. */
  readonly allDone: () => Promise<void>;
  /** Aborts all, and leaves their jobs to the next process. */
  readonly giveBack: () => Promise<void>;
};

export type HandlingOptions = {
  readonly side: QueueSide;
  readonly clock: Clock;
  readonly limits: QueueLimits;
  readonly random: () => number;
  readonly handlers: Handlers;
  readonly onEvent: (event: QueueEvent) => void;
  /** Called whenever there is room for another. */
  readonly onFree: () => void;
};

type InHand = {
  readonly job: Job;
  readonly failures: number;
  readonly kills: number;
  readonly abort: AbortController;
  readonly done: Promise<void>;
  end: "completed" | "cancelled" | "given-back" | null;
};

export function handling(options: HandlingOptions): Handling {
  const { side, clock, limits, random, handlers, onEvent, onFree } = options;
  const inHand = new Map<string, InHand>();
  const closing = new AbortController();

  const take = ({ job: begun, failures, kills, isDamaged, waitedMs }: Begun): void => {
    const { failures: most, kills: killsMost } = limits.kinds[begun.kind];
    const job = { ...begun, isLast: failures + 1 >= most };
    const finished = Promise.withResolvers<void>();
    const held: InHand = { job, failures, kills, abort: new AbortController(), done: finished.promise, end: null };
    inHand.set(job.id, held);
    onEvent({ kind: "started", job, waitedMs });
    const work = async (): Promise<void> => {
      if (isDamaged) await giveUp(held, { code: "row-damaged", cause: null });
      else if (kills >= killsMost) await giveUp(held, { code: "killed", cause: null });
      else await carryOut(held);
    };
    void work().finally(() => {
      inHand.delete(job.id);
      finished.resolve();
      onFree();
    });
  };

  const carryOut = async (held: InHand): Promise<void> => {
    const { job, abort } = held;
    const startedAt = clock.now();
    let cause: unknown = null;
    try {
      await handlers[job.kind].run(job, abort.signal);
    } catch (error) {
      cause = error;
    }
    if (held.end === "given-back") return;
    if (held.end === "cancelled") return onEvent({ kind: "cancelled", job });
    if (held.end === "completed") {
      if (cause !== null) onEvent({ kind: "trouble", cause });
      return onEvent({ kind: "completed", job, tookMs: clock.now() - startedAt });
    }
    await tryAgain(held, cause ?? new TypeError(`The handler of “${job.kind}” has not completed its job`));
  };

  const tryAgain = async (held: InHand, cause: unknown): Promise<void> => {
    const { job, failures } = held;
    const isLater = cause instanceof LaterError;
    if (!isLater && job.isLast) return giveUp(held, { code: "failed", cause });
    const inMs = isLater ? cause.afterMs : backoffMs(failures + 1, random);
    const counted = isLater ? failures : failures + 1;
    const putIn = (db: Db): Promise<boolean> => putBack(db, job, { now: clock.now(), inMs, failures: counted });
    await insist(held, { kind: "retried", job, inMs, cause }, putIn);
  };

  const giveUp = async (held: InHand, fault: JobFault): Promise<void> => {
    const { job } = held;
    let tries = 0;
    await insist(held, { kind: "given-up", job, fault }, async (db, tx) => {
      if (!(await bury(db, job, clock.now()))) return false;
      tries += 1;
      // A giveUp that fails again and again shall not keep its job for ever.
      if (tries <= giveUpTries) await handlers[job.kind].giveUp(job, fault, tx);
      return true;
    });
  };

  /**
   * Until it is stored, or the process ends: then the next one finds the job as it was. `store` is false where the job
   * is not in hand any more: it was cancelled meanwhile, and what it was to become is nobody's any more.
   */
  const insist = async (
    held: InHand,
    event: QueueEvent,
    store: (db: Db, tx: Tables) => Promise<boolean>,
  ): Promise<void> => {
    for (let tries = 1; !closing.signal.aborted; tries += 1) {
      try {
        const stored = await side.transaction(store);
        if (stored) onEvent(event);
        else if (held.end === "cancelled") onEvent({ kind: "cancelled", job: held.job });
        return;
      } catch (cause) {
        onEvent({ kind: "trouble", cause });
        await clock.wait(backoffMs(tries, random), closing.signal).catch(() => undefined);
      }
    }
  };

  const heed = (change: JobChange): void => {
    if (change.kind === "added") return;
    const held = inHand.get(change.id);
    if (held === undefined) return;
    held.end = change.kind;
    if (change.kind === "cancelled") held.abort.abort(new Error("The job was cancelled"));
  };

  const giveBack = async (): Promise<void> => {
    closing.abort(new Error("The queue closes"));
    const left = [...inHand.values()].filter(({ end }) => end === null);
    if (left.length === 0) return;
    for (const held of left) held.end = "given-back";
    try {
      await side.transaction(async (db) => {
        for (const { job, failures } of left) await putBack(db, job, { now: clock.now(), inMs: 0, failures });
      });
      // It may have completed just before.
      for (const { job, end } of left) if (end === "given-back") onEvent({ kind: "given-back", job });
    } finally {
      // Also where that could not be stored: to the next process they are then jobs whose process died.
      for (const { abort } of left) abort.abort(closing.signal.reason);
    }
  };

  const count = (belongs: (job: Job) => boolean): number =>
    [...inHand.values()].filter(({ job }) => belongs(job)).length;

  return {
    room: {
      room: (kind) => limits.kinds[kind].atOnce - count((job) => job.kind === kind),
      inHand: (kind, group) => count((job) => job.kind === kind && job.group === group),
      perGroup: (kind) => limits.kinds[kind].perGroup,
      hasSuspect: () => [...inHand.values()].some(({ kills }) => kills >= suspectKills),
    },
    take,
    heed,
    allDone: async () => {
      await Promise.all([...inHand.values()].map(({ done }) => done));
    },
    giveBack,
  };
}

const giveUpTries = 3;
