import { setImmediate } from "node:timers/promises";
import { expect } from "vitest";
import { standardLimits, type KindLimits, type QueueLimits } from "../../../src/queue/limits.ts";
import type { Handler, Handlers, Job, JobFault, JobKind, NewJob, Queue, QueueEvent } from "../../../src/queue/queue.ts";
import type { Store, Tables } from "../../../src/store/store.ts";
import { manualClock } from "../../app/manual-clock.ts";
import type { MakeQueue } from "../queue.ts";
import { noon } from "../store/rows.ts";

/** A queue at work on a clock that passes when it is told, with a list of all that happens. */
export type Bench = AsyncDisposable & {
  readonly store: Store;
  readonly clock: ReturnType<typeof manualClock>;
  readonly queue: () => Queue;
  /** Attempts in the order in which they were begun: "read k1 #1". Scheduled jobs are left out, unless asked for. */
  readonly begun: () => readonly string[];
  /** Jobs that were given up, with why. */
  readonly givenUp: readonly { readonly key: string; readonly code: JobFault["code"]; readonly cause: unknown }[];
  readonly events: readonly QueueEvent[];
  readonly kinds: () => readonly QueueEvent["kind"][];
  readonly add: (...jobs: readonly (Partial<NewJob> & { readonly key: string })[]) => Promise<void>;
  /** Until something holds; fails where it does not for long. */
  readonly until: (holds: () => boolean | Promise<boolean>) => Promise<void>;
  /** Until the queue has done all that it can do at this time. */
  readonly settle: () => Promise<void>;
  /** Lets time pass, and the queue do what is then to be done. */
  readonly pass: (ms: number) => Promise<void>;
  /** The process is killed, and another one begins to work. */
  readonly restart: () => Promise<void>;
  readonly spoilJob: (key: string) => Promise<void>;
};

export type BenchOptions = {
  /** What is done with a job; it is completed where nothing is given. */
  readonly run?: Handler["run"];
  readonly giveUp?: (job: Job, fault: JobFault, tx: Tables) => Promise<void>;
  readonly limits?: Partial<Record<JobKind, Partial<KindLimits>>>;
  readonly everyMs?: QueueLimits["everyMs"];
  readonly scheduled?: "seen";
  /** Jobs that are there before the queue begins to work. */
  readonly before?: (store: Store) => Promise<unknown>;
};

export async function benchOf(make: MakeQueue, options: BenchOptions = {}): Promise<Bench> {
  const clock = manualClock(noon);
  const given = await make(clock);
  const { store } = given;
  const begun: Job[] = [];
  const givenUp: Bench["givenUp"][number][] = [];
  const events: QueueEvent[] = [];
  const seen = (kind: JobKind): boolean => options.scheduled === "seen" || (kind !== "reconcile" && kind !== "clean");
  const complete = async (job: Job): Promise<void> => void (await store.jobs.complete(job));
  const handler: Handler = {
    run: async (job, signal) => {
      if (!seen(job.kind)) return complete(job);
      begun.push(job);
      await (options.run ?? complete)(job, signal);
    },
    giveUp: async (job, { code, cause }, tx) => {
      await options.giveUp?.(job, { code, cause }, tx);
      givenUp.push({ key: job.key, code, cause });
    },
  };
  const handlers: Handlers = { deliver: handler, answer: handler, read: handler, reconcile: handler, clean: handler };
  const start = async () => {
    const process = given.start(limitsWith(options));
    await process.queue.work(handlers, (event) => {
      if (event.kind === "trouble" || seen(event.job.kind)) events.push(event);
    });
    return process;
  };
  await options.before?.(store);
  let process = await start();

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) {
      await setImmediate();
      // Whatever was asked of the store before this has been done when it returns.
      await store.requests.waiting();
    }
  };
  return {
    store,
    clock,
    queue: () => process.queue,
    begun: () => begun.map(({ kind, key, attempt }) => `${kind} ${key} #${attempt}`),
    givenUp,
    events,
    kinds: () => events.map(({ kind }) => kind),
    add: (...jobs) =>
      store.transaction(async (tx) => {
        for (const job of jobs) await tx.jobs.add({ kind: "read", group: "s1", ...job });
      }),
    until: async (holds) => {
      await expect.poll(holds, { interval: 1, timeout: 5000 }).toBe(true);
    },
    settle,
    pass: async (ms) => {
      clock.pass(ms);
      await settle();
    },
    restart: async () => {
      process.die();
      process = await start();
    },
    spoilJob: given.spoilJob,
    [Symbol.asyncDispose]: async () => {
      const ticking = setInterval(() => clock.pass(1000), 1);
      await process.queue[Symbol.asyncDispose]();
      clearInterval(ticking);
      await given[Symbol.asyncDispose]();
    },
  };
}

function limitsWith({ limits = {}, everyMs = standardLimits.everyMs }: BenchOptions): QueueLimits {
  const { kinds } = standardLimits;
  return {
    everyMs,
    kinds: {
      deliver: { ...kinds.deliver, ...limits.deliver },
      answer: { ...kinds.answer, ...limits.answer },
      read: { ...kinds.read, ...limits.read },
      reconcile: { ...kinds.reconcile, ...limits.reconcile },
      clean: { ...kinds.clean, ...limits.clean },
    },
  };
}

/** A handler that holds each job until it is let go, or its signal is aborted. */
export function held(): {
  readonly run: Handler["run"];
  readonly inHand: () => readonly string[];
  /** Lets go of the jobs of those keys, of all where none is named; `store` completes them. */
  readonly letGo: (store: Store, ...keys: readonly string[]) => Promise<void>;
  /** Why signals were aborted, by key. */
  readonly aborted: ReadonlyMap<string, unknown>;
} {
  const waiting = new Map<string, { readonly job: Job; readonly go: () => void }>();
  const aborted = new Map<string, unknown>();
  return {
    run: async (job, signal) => {
      const over = Promise.withResolvers<void>();
      waiting.set(job.key, { job, go: over.resolve });
      signal.addEventListener("abort", () => {
        aborted.set(job.key, signal.reason);
        waiting.delete(job.key);
        over.reject(signal.reason);
      });
      await over.promise;
    },
    inHand: () => [...waiting.keys()],
    letGo: async (store, ...keys) => {
      for (const [key, { job, go }] of waiting) {
        if (keys.length > 0 && !keys.includes(key)) continue;
        waiting.delete(key);
        await store.jobs.complete(job);
        go();
      }
    },
    aborted,
  };
}
