import { expect, test } from "vitest";
import type { Job } from "../../../src/queue/queue.ts";
import type { MakeQueue } from "../queue.ts";
import { benchOf, held } from "./bench.ts";

export function endLaws(make: MakeQueue): void {
  test("cancelled in hand: its signal is aborted, and it is not tried again", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" }, { key: "k2" });
    await bench.until(() => hold.inHand().length === 2);
    expect(await bench.store.jobs.cancel("read", "k1")).toBe(true);
    await bench.until(() => bench.kinds().includes("cancelled"));
    expect([...hold.aborted.keys()]).toEqual(["k1"]);
    await bench.pass(120_000);
    expect(bench.begun()).toEqual(["read k1 #1", "read k2 #1"]);
    expect(bench.givenUp).toEqual([]);
  });

  test("cancelled in hand: it cannot be completed any more by a handler that does not heed its signal", async () => {
    const jobs: Job[] = [];
    const goOn = Promise.withResolvers<void>();
    const completed: boolean[] = [];
    await using bench = await benchOf(make, {
      run: async (job) => {
        jobs.push(job);
        await goOn.promise;
        completed.push(await bench.store.jobs.complete(job));
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => jobs.length === 1);
    await bench.store.jobs.cancel("read", "k1");
    goOn.resolve();
    await bench.until(() => bench.kinds().includes("cancelled"));
    expect(completed).toEqual([false]);
  });

  test("cancelled in hand: one of the same key that is added then is another job, and is not aborted", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    await bench.store.transaction(async (tx) => {
      await tx.jobs.cancel("read", "k1");
      await tx.jobs.add({ kind: "read", key: "k1", group: "s1" });
    });
    await bench.until(() => bench.kinds().includes("cancelled") && bench.begun().length === 2);
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
    await bench.until(() => hold.inHand().length === 1);
    await hold.letGo(bench.store);
    await bench.until(() => bench.kinds().includes("completed"));
  });

  test("cancelled in a transaction that fails: it goes on as if nothing had been", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    const failing = bench.store.transaction(async (tx) => {
      await tx.jobs.cancel("read", "k1");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await bench.settle();
    expect(hold.aborted.size).toBe(0);
    await hold.letGo(bench.store);
    await bench.until(() => bench.kinds().includes("completed"));
  });

  test("cancelled while it waits: it is never begun", async () => {
    await using bench = await benchOf(make);
    await bench.add({ key: "k1", runAt: bench.clock.now() + 1000 });
    await bench.store.jobs.cancel("read", "k1");
    await bench.pass(2000);
    expect(bench.begun()).toEqual([]);
  });

  test("in hand when the queue stops: it may finish in the time that is left", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    const stopped = bench.queue().stop(5000);
    await bench.add({ key: "k2" });
    await bench.settle();
    await bench.pass(4999);
    expect(hold.aborted.size).toBe(0);
    await hold.letGo(bench.store);
    await stopped;
    expect(bench.kinds()).toEqual(["started", "completed"]);
    expect(bench.begun()).toEqual(["read k1 #1"]);
    expect(await bench.store.jobs.isLive("read", "k2")).toBe(true);
  });

  test("in hand when that time is over: its signal is aborted, and the next process does it at once", async () => {
    const hold = held();
    const last: boolean[] = [];
    await using bench = await benchOf(make, {
      limits: { read: { failures: 2, kills: 2 } },
      run: async (job, signal) => {
        last.push(job.isLast);
        await hold.run(job, signal);
      },
    });
    await bench.add({ key: "k1" });
    for (let stops = 1; stops <= 4; stops += 1) {
      await bench.until(() => hold.inHand().length === 1);
      const stopped = bench.queue().stop(5000);
      await bench.settle();
      await bench.pass(5000);
      await stopped;
      expect(hold.aborted.has("k1")).toBe(true);
      expect(bench.kinds().at(-1)).toBe("given-back");
      expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
      await bench.restart();
    }
    await bench.until(() => hold.inHand().length === 1);
    // Neither a failure nor a death: the fifth attempt is made all the same.
    expect(bench.begun().at(-1)).toBe("read k1 #5");
    expect(last).toEqual([false, false, false, false, false]);
    expect(bench.givenUp).toEqual([]);
  });

  test("given back: it cannot be completed by a handler that goes on", async () => {
    const jobs: Job[] = [];
    const goOn = Promise.withResolvers<void>();
    await using bench = await benchOf(make, {
      run: async (job) => {
        jobs.push(job);
        await goOn.promise;
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => jobs.length === 1);
    const stopped = bench.queue().stop(0);
    await bench.until(() => bench.kinds().includes("given-back"));
    const [job] = jobs;
    expect(job && (await bench.store.jobs.complete(job))).toBe(false);
    goOn.resolve();
    await stopped;
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
  });

  test("stopped twice, or before it worked, is stopped", async () => {
    await using bench = await benchOf(make);
    await bench.queue().stop(0);
    await bench.queue().stop(0);
    await bench.add({ key: "k1" });
    await bench.pass(120_000);
    expect(bench.begun()).toEqual([]);
  });
}
