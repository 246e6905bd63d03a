import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { standardLimits } from "../../src/queue/limits.ts";
import { localQueue } from "../../src/queue/local.ts";
import type { Handlers, Job } from "../../src/queue/queue.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { QueueSide } from "../../src/store/sqlite.ts";
import { manualClock } from "../app/manual-clock.ts";
import { noon } from "../laws/store/rows.ts";
import { open } from "../store/given.ts";

// What is the local queue's own; what any queue promises is in laws/queue.ts.

/** A queue with one job in hand, whose store can be made to fail. */
async function withJobInHand() {
  const clock = manualClock(noon);
  const store = await memoryStore({ clock, seal: open });
  let fails = false;
  const transaction: QueueSide["transaction"] = (work) =>
    fails ? Promise.reject(new Error("the disk is full")) : store.queueSide.transaction(work);
  const signals: AbortSignal[] = [];
  const run = async (_: unknown, signal: AbortSignal): Promise<void> => {
    signals.push(signal);
    await new Promise((_resolve, reject) => signal.addEventListener("abort", reject));
  };
  const handler = { run, giveUp: async () => undefined };
  const handlers: Handlers = { deliver: handler, answer: handler, read: handler, reconcile: handler, clean: handler };
  const never = { reconcile: 1e12, clean: 1e12 };
  await store.jobs.add({ kind: "read", key: "k1", group: "s1" });
  const queue = localQueue(
    { ...store.queueSide, transaction },
    { clock, limits: { ...standardLimits, everyMs: never } },
  );
  const events: string[] = [];
  await queue.work(handlers, ({ kind }) => events.push(kind));
  await expect.poll(() => signals.length, { interval: 1 }).toBe(3);
  return {
    clock,
    store,
    queue,
    events,
    signals,
    fail: () => {
      fails = true;
    },
    mend: () => {
      fails = false;
    },
  };
}

test("where jobs cannot be given back, whoever stops it is told, and their signals are aborted all the same", async () => {
  const { fail, queue, signals, events } = await withJobInHand();
  fail();
  await expect(queue.stop(0)).rejects.toThrow("the disk is full");
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  expect(events).not.toContain("given-back");
});

test("where it cannot ask for jobs, it says so and goes on when it can", async () => {
  const { clock, fail, mend, queue, store, events, signals } = await withJobInHand();
  fail();
  await store.jobs.add({ kind: "read", key: "k2", group: "s1" });
  await expect.poll(() => events.includes("trouble"), { interval: 1 }).toBe(true);
  mend();
  clock.pass(1000);
  await expect.poll(() => signals.length, { interval: 1 }).toBe(4);
  await queue.stop(0);
});

test("a job that falls due while jobs are being looked for is begun then, and not a minute later", async () => {
  // Time passes by a millisecond whenever somebody looks: for one of these, that is between two looks.
  for (let dueIn = 1; dueIn <= 20; dueIn += 1) {
    const clock = manualClock(noon);
    const now = (): number => {
      clock.set(clock.now() + 1);
      return clock.now();
    };
    const store = await memoryStore({ clock, seal: open });
    await store.jobs.add({ kind: "read", key: "k1", group: "s1", runAt: noon + dueIn });
    const queue = localQueue(store.queueSide, { clock: { ...clock, now } });
    const begun: string[] = [];
    const run = async (job: Job): Promise<void> => {
      begun.push(job.kind);
      await store.jobs.complete(job);
    };
    const handler = { run, giveUp: async () => undefined };
    await queue.work({ deliver: handler, answer: handler, read: handler, reconcile: handler, clean: handler });
    for (let turn = 0; turn < 100 && !begun.includes("read"); turn += 1) {
      await setImmediate();
      if (turn > 20) clock.pass(1); // until then, time passes by the looking alone
    }
    expect(begun, `due in ${dueIn} ms`).toContain("read");
    await queue.stop(0);
    await store[Symbol.asyncDispose]();
  }
});
