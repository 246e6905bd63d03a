import { expect, test } from "vitest";
import { LaterError } from "../../../src/queue/queue.ts";
import type { MakeQueue } from "../queue.ts";
import { benchOf } from "./bench.ts";

const failing = async (): Promise<never> => {
  throw new Error("no such luck");
};

export function retryLaws(make: MakeQueue): void {
  test("is tried again, later and later, and given up at last with what it threw", async () => {
    await using bench = await benchOf(make, { run: failing, limits: { read: { failures: 4 } } });
    await bench.add({ key: "k1" });
    const waits: number[] = [];
    for (let tries = 1; tries < 4; tries += 1) {
      await bench.until(() => bench.kinds().filter((kind) => kind === "retried").length === tries);
      const last = bench.events.at(-1);
      const inMs = last?.kind === "retried" ? last.inMs : Number.NaN;
      waits.push(inMs);
      await bench.settle();
      await bench.pass(inMs - 1);
      expect(bench.begun()).toHaveLength(tries);
      await bench.pass(1);
      await bench.until(() => bench.begun().length === tries + 1);
    }
    await bench.until(() => bench.givenUp.length === 1);
    expect(bench.givenUp).toEqual([{ key: "k1", code: "failed", cause: new Error("no such luck") }]);
    expect(waits[0]).toBeGreaterThan(0);
    // Each is at least as long as the one before, for a half at most is taken off of twice as much.
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(waits[2]).toBeGreaterThan(waits[0] ?? Number.NaN);
    await bench.pass(3_600_000);
    expect(bench.begun()).toEqual(["read k1 #1", "read k1 #2", "read k1 #3", "read k1 #4"]);
    expect((await bench.queue().counts()).read).toMatchObject({ ready: 0, running: 0, dead: 1 });
  });

  test("knows when it is tried for the last time", async () => {
    const last: boolean[] = [];
    await using bench = await benchOf(make, {
      limits: { read: { failures: 3 } },
      run: async ({ isLast }) => {
        last.push(isLast);
        await failing();
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.givenUp.length === 1;
    });
    expect(last).toEqual([false, false, true]);
  });

  test("by not being completed is tried again, too", async () => {
    await using bench = await benchOf(make, { run: async () => undefined });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("retried"));
    expect(bench.events.at(-1)).toMatchObject({ kind: "retried", cause: expect.any(TypeError) });
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
  });

  test("and then succeeds is done with", async () => {
    await using bench = await benchOf(make, {
      run: async (job) => (job.attempt < 3 ? failing() : void (await bench.store.jobs.complete(job))),
    });
    await bench.add({ key: "k1" });
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.kinds().includes("completed");
    });
    expect(bench.kinds()).toEqual(["started", "retried", "started", "retried", "started", "completed"]);
  });

  test("does not fail where it asks for another time: it is never given up for that", async () => {
    await using bench = await benchOf(make, {
      limits: { read: { failures: 2 } },
      run: async (job) => {
        if (job.attempt < 9) throw new LaterError(500);
        expect(job.isLast).toBe(false);
        await bench.store.jobs.complete(job);
      },
    });
    await bench.add({ key: "k1" });
    for (let attempt = 1; attempt < 9; attempt += 1) {
      await bench.until(() => bench.kinds().filter((kind) => kind === "retried").length === attempt);
      await bench.settle();
      await bench.pass(499);
      expect(bench.begun()).toHaveLength(attempt);
      await bench.pass(1);
    }
    await bench.until(() => bench.kinds().includes("completed"));
    expect(bench.givenUp).toEqual([]);
  });

  test("holds up no other", async () => {
    await using bench = await benchOf(make, {
      run: async (job) => (job.key === "bad" ? failing() : void (await bench.store.jobs.complete(job))),
    });
    await bench.add({ key: "bad" }, { key: "good" });
    await bench.until(() => bench.kinds().includes("completed"));
    expect(bench.begun()).toContain("read good #1");
  });

  test("is given up in the transaction that ends it: what is stored then is stored with it", async () => {
    await using bench = await benchOf(make, {
      run: failing,
      limits: { read: { failures: 1 } },
      giveUp: async (_, __, tx) => {
        await tx.jobs.add({ kind: "deliver", key: "r1", group: "s1", runAt: bench.clock.now() + 1e6 });
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("given-up"));
    expect(await bench.store.jobs.isLive("deliver", "r1")).toBe(true);
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(false);
  });

  test("whose giving up fails stays until it is given up, and none of what half of it did is stored", async () => {
    let fails = true;
    await using bench = await benchOf(make, {
      run: failing,
      limits: { read: { failures: 1 } },
      giveUp: async (_, __, tx) => {
        await tx.jobs.add({ kind: "deliver", key: fails ? "half" : "whole", group: "s1", runAt: 1e15 });
        if (!fails) return;
        fails = false;
        throw new Error("the disk is full");
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("trouble"));
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.kinds().includes("given-up");
    });
    expect(await bench.store.jobs.isLive("deliver", "half")).toBe(false);
    expect(await bench.store.jobs.isLive("deliver", "whole")).toBe(true);
    expect(bench.begun()).toHaveLength(1);
  });

  test("and is cancelled while it is given up, is not", async () => {
    let tries = 0;
    await using bench = await benchOf(make, {
      run: failing,
      limits: { read: { failures: 1 } },
      giveUp: async () => {
        tries += 1;
        throw new Error("the disk is full");
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("trouble"));
    expect(await bench.store.jobs.cancel("read", "k1")).toBe(true);
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.kinds().includes("cancelled");
    });
    // Its key may have been taken by another one meanwhile, whose requests are not to be ended.
    expect(tries).toBe(1);
    expect(bench.kinds()).not.toContain("given-up");
  });

  test("that was given up can be added anew, and is deleted after some time", async () => {
    let fails = true;
    await using bench = await benchOf(make, {
      limits: { read: { failures: 1 } },
      run: async (job) => (fails ? failing() : void (await bench.store.jobs.complete(job))),
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("given-up"));
    fails = false;
    expect(await bench.store.jobs.add({ kind: "read", key: "k1", group: "s1" })).toBe("new");
    await bench.until(() => bench.kinds().includes("completed"));
    expect(await bench.store.jobs.deleteDead(bench.clock.now())).toBe(0);
    expect(await bench.store.jobs.deleteDead(bench.clock.now() + 1)).toBe(1);
    expect((await bench.queue().counts()).read.dead).toBe(0);
  });

  test("because its row cannot be read is given up without being begun, and others are done", async () => {
    await using bench = await benchOf(make, { limits: { read: { atOnce: 1 } } });
    const runAt = bench.clock.now() + 1000;
    await bench.add({ key: "bad", data: { url: "x" }, runAt }, { key: "good", runAt });
    await bench.spoilJob("bad");
    await bench.pass(1000);
    await bench.until(() => bench.kinds().includes("given-up") && bench.kinds().includes("completed"));
    expect(bench.givenUp).toEqual([{ key: "bad", code: "row-damaged", cause: null }]);
    expect(bench.begun()).toEqual(["read good #1"]);
  });
}
