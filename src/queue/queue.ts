import type { Facts } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";

/** What is done later, and again where it failed; the most pressing first. The last two are scheduled. */
export const jobKinds = ["deliver", "answer", "read", "reconcile", "clean"] as const;
export type JobKind = (typeof jobKinds)[number];
/** Jobs that the queue adds by itself, each again when it is done. */
export type ScheduledKind = "reconcile" | "clean";

/**
 * A job to be done. There is one live job of a kind and key at most: adding a second one changes nothing. It is added
 * in the transaction that makes it necessary (`tx.jobs.add`), and picked up once that is committed.
 */
export type NewJob = {
  readonly kind: Exclude<JobKind, ScheduledKind>;
  /** A reading's key, or a request's id. */
  readonly key: string;
  /** A Discord server, for whom others shall not wait; any other text where there is none. */
  readonly group: string;
  /** Among jobs of its kind, higher goes first. 0 where omitted. */
  readonly priority?: number;
  /** Milliseconds since 1970; at once where omitted. */
  readonly runAt?: number;
  readonly data?: Facts;
};

/** A job in hand. */
export type Job = {
  readonly id: string;
  readonly kind: JobKind;
  readonly key: string;
  readonly group: string;
  readonly data: Facts;
  /**
   * Counted from 1 and stored before the handler is called, and never used twice: `tx.jobs.complete(job)` is false
   * where another attempt took over or the job was cancelled.
   */
  readonly attempt: number;
  /** Whether another one follows should this fail. */
  readonly isLast: boolean;
};

export type Handler = {
  /**
   * Does the job and completes it, in the very transaction that stores what came of it:
   * `if (!(await tx.jobs.complete(job))) throw …` or return, so that nothing is stored. A handler that resolves without
   * completing it has failed. Whatever it throws but `LaterError` counts as a failure: it is tried again, later and
   * later. The signal is aborted where the job is cancelled, or where the queue closes and gives it back.
   */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  /**
   * Called once the job is given up, in the transaction that ends it: here waiting requests get their honest end. It
   * was tried too often (`code` "failed"), or each time the process died with it ("killed"), or its row cannot be read
   * ("row-damaged", and then `data` is empty).
   */
  readonly giveUp: (job: Job, fault: JobFault, tx: Tables) => Promise<void>;
};

/** `cause`: what the last attempt threw; null where it threw nothing. */
export type JobFault = { readonly code: "failed" | "killed" | "row-damaged"; readonly cause: unknown };

/** Thrown by a handler that has nothing to do yet. It is called again after so long, and no failure is counted. */
export class LaterError extends Error {
  override readonly name = "LaterError";
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`later, in ${afterMs} ms`);
    this.afterMs = afterMs;
  }
}

export type Handlers = Readonly<Record<JobKind, Handler>>;

/** How many jobs of each kind are waiting (due or not), in hand, and given up. `oldestMs`: how long the first due one waits. */
export type JobCounts = {
  readonly ready: number;
  readonly running: number;
  readonly dead: number;
  readonly oldestMs: number;
};

/** Told as it happens, for logs and metrics. Never with a job's data. */
export type QueueEvent =
  | { readonly kind: "started"; readonly job: Job; readonly waitedMs: number }
  | { readonly kind: "completed"; readonly job: Job; readonly tookMs: number }
  | { readonly kind: "retried"; readonly job: Job; readonly inMs: number; readonly cause: unknown }
  | { readonly kind: "given-up"; readonly job: Job; readonly fault: JobFault }
  | { readonly kind: "given-back"; readonly job: Job }
  | { readonly kind: "cancelled"; readonly job: Job }
  /** The queue's own work failed (the disk is full, a `giveUp` threw); it goes on by itself a little later. */
  | { readonly kind: "trouble"; readonly cause: unknown };

/**
 * Jobs that survive the process. Disposing of it stops it with no time to finish, and gives back what is in hand.
 */
export type Queue = AsyncDisposable & {
  /**
   * Begins to work; once. What an earlier process had in hand when it died is ready again, with its attempts counted.
   */
  readonly work: (handlers: Handlers, onEvent?: (event: QueueEvent) => void) => Promise<void>;
  /**
   * Takes no more jobs, waits for those in hand for so many milliseconds, then aborts their signals and gives them back
   * for the next process to do. Resolves once no handler runs any more.
   */
  readonly stop: (graceMs: number) => Promise<void>;
  readonly counts: () => Promise<Readonly<Record<JobKind, JobCounts>>>;
};
