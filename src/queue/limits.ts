import type { JobKind, ScheduledKind } from "./queue.ts";

export type QueueLimits = {
  readonly kinds: Readonly<Record<JobKind, KindLimits>>;
  /** From the end of one to the beginning of the next. */
  readonly everyMs: Readonly<Record<ScheduledKind, number>>;
};

export type KindLimits = {
  readonly atOnce: number;
  /** Of `atOnce`, for one group. */
  readonly perGroup: number;
  /** So often it may fail, and so often may the process die with it. */
  readonly failures: number;
  readonly kills: number;
};

/**
 * Jobs mostly wait, for a network or a model. A process is mostly killed for other reasons than the job in hand, so
 * more of that is borne than of failures.
 */
export const standardLimits: QueueLimits = {
  kinds: {
    deliver: { atOnce: 50, perGroup: 20, failures: 12, kills: 12 },
    answer: { atOnce: 100, perGroup: 25, failures: 5, kills: 8 },
    read: { atOnce: 200, perGroup: 50, failures: 5, kills: 8 },
    reconcile: { atOnce: 1, perGroup: 1, failures: 3, kills: 8 },
    clean: { atOnce: 1, perGroup: 1, failures: 3, kills: 8 },
  },
  everyMs: { reconcile: 60_000, clean: 3_600_000 },
};

/**
 * A job that was in hand at so many deaths is begun only while no other such job is in hand: so in the end each is
 * tried without the one that kills, and only that one is given up.
 */
export const suspectKills = 3;

/** Before the next try, after so many: 1, 2, 4 … 60 seconds, less up to a half, so that not all come back at once. */
export function backoffMs(tries: number, random: () => number): number {
  const most = Math.min(60_000, 1000 * 2 ** Math.max(0, tries - 1));
  return Math.round(most * (1 - random() / 2));
}
