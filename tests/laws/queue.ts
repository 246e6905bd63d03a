import { describe } from "vitest";
import type { Clock } from "../../src/clock.ts";
import type { QueueLimits } from "../../src/queue/limits.ts";
import type { Queue } from "../../src/queue/queue.ts";
import type { Store } from "../../src/store/store.ts";
import { deathLaws } from "./queue/deaths.ts";
import { endLaws } from "./queue/ends.ts";
import { orderLaws } from "./queue/order.ts";
import { retryLaws } from "./queue/retries.ts";
import { scheduleLaws } from "./queue/schedule.ts";
import { workLaws } from "./queue/work.ts";

/** What a queue works on; it outlives processes. */
export type QueueGiven = AsyncDisposable & {
  readonly store: Store;
  /** A queue as a new process has it. */
  readonly start: (limits: QueueLimits) => Process;
  /** Makes what a job was given unreadable. */
  readonly spoilJob: (key: string) => Promise<void>;
};

export type Process = {
  readonly queue: Queue;
  /** From now on its queue does and hears nothing, as if it had been killed; its handlers go on, as a zombie’s may. */
  readonly die: () => void;
};

export type MakeQueue = (clock: Clock) => Promise<QueueGiven>;

/** What every adapter of the port Queue promises, with a store of the same kind. */
export function queueLaws(name: string, make: MakeQueue): void {
  describe.each(laws.map(([of, check]) => ({ of: `${name}: ${of}`, check })))("$of", ({ check }) => {
    check(make);
  });
}

const laws: readonly (readonly [of: string, check: (make: MakeQueue) => void])[] = [
  ["a job", workLaws],
  ["a job that fails", retryLaws],
  ["a job whose process dies", deathLaws],
  ["among many jobs", orderLaws],
  ["a job that is cancelled, and a queue that stops", endLaws],
  ["a scheduled job, and the clock", scheduleLaws],
];
