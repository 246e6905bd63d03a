import type { Clock } from "../clock.ts";
import type { QueueSide } from "../store/sqlite.ts";
import { claim } from "./claim.ts";
import { type Handling, handling } from "./handling.ts";
import { countJobs, nextDue, recover, schedule } from "./job-rows.ts";
import { backoffMs, type QueueLimits, standardLimits } from "./limits.ts";
import type { Handlers, Queue, QueueEvent } from "./queue.ts";

export type LocalQueueOptions = {
  readonly clock: Clock;
  readonly limits?: QueueLimits;
  /** From 0 to 1; for tests. */
  readonly random?: () => number;
};

/**
 * A queue in the same file as the store, for the one process that works on it: no leases, no polling. A job is picked
 * up when the transaction that added it is committed; a job that is in hand at the start was in hand when the process
 * before died.
 */
export function localQueue(side: QueueSide, options: LocalQueueOptions): Queue {
  const { clock, limits = standardLimits, random = Math.random } = options;
  let bell = Promise.withResolvers<void>();
  let working: { readonly hands: Handling; readonly loop: Promise<void> } | null = null;
  const stopping = new AbortController();

  const work = async (handlers: Handlers, onEvent: (event: QueueEvent) => void = () => undefined): Promise<void> => {
    if (working !== null || stopping.signal.aborted) throw new TypeError("A queue begins to work once.");
    const hands = handling({ side, clock, limits, random, handlers, onEvent, onFree: () => bell.resolve() });
    await side.transaction(async (db) => {
      const now = clock.now();
      // The first deaths are taken for the process's own; from then on others go first.
      await recover(db, now, (kills) => (kills <= 2 ? 0 : backoffMs(kills - 2, random)));
      for (const kind of ["reconcile", "clean"] as const)
        await schedule(db, kind, { id: side.nextJobId(), now, everyMs: limits.everyMs[kind] });
    });
    side.onJobs((changes) => {
      for (const change of changes) hands.heed(change);
      bell.resolve();
    });
    working = { hands, loop: pump(hands, onEvent) };
  };

  const pump = async (hands: Handling, onEvent: (event: QueueEvent) => void): Promise<void> => {
    while (!stopping.signal.aborted) {
      bell = Promise.withResolvers();
      let restMs: number;
      try {
        restMs = await beginDue(hands);
      } catch (cause) {
        onEvent({ kind: "trouble", cause });
        restMs = troubleMs;
      }
      if (restMs > 0) await either(bell.promise, restMs, clock);
    }
  };

  /** Begins what is due; how long there is nothing more to do but what the bell tells. */
  const beginDue = async (hands: Handling): Promise<number> => {
    const { begun, next } = await side.transaction(async (db) => {
      // One time for both: what falls due between two would be neither begun nor waited for.
      const now = clock.now();
      return { begun: await claim(db, { ...hands.room, now }), next: await nextDue(db, now) };
    });
    for (const one of begun) hands.take(one);
    if (begun.length > 0) return 0;
    return next === null ? longestRestMs : Math.min(longestRestMs, Math.max(1, next - clock.now()));
  };

  const stop = async (graceMs: number): Promise<void> => {
    stopping.abort();
    bell.resolve();
    if (working === null) return;
    await working.loop;
    if (graceMs > 0) await either(working.hands.allDone(), graceMs, clock);
    await working.hands.giveBack();
    await either(working.hands.allDone(), lastMs, clock);
  };

  return {
    work,
    stop,
    counts: () => side.transaction((db) => countJobs(db, clock.now())),
    [Symbol.asyncDispose]: () => stop(0),
  };
}

const longestRestMs = 60_000; // a timer of a machine that slept may be late
const troubleMs = 1000;
/** For handlers to heed their signal. Their jobs are given back already, and what they still do is not stored. */
const lastMs = 2000;

/** Until the promise resolves, and no longer than so many milliseconds. */
async function either(promise: Promise<void>, ms: number, clock: Clock): Promise<void> {
  const over = new AbortController();
  const rest = clock.wait(ms, over.signal).catch(() => undefined);
  await Promise.race([promise, rest]);
  over.abort();
}
