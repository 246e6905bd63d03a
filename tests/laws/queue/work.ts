import { expect, test } from "vitest";
import type { Job } from "../../../src/queue/queue.ts";
import type { MakeQueue } from "../queue.ts";
import { requestOf } from "../store/rows.ts";
import { benchOf, held } from "./bench.ts";

export function workLaws(make: MakeQueue): void {
  test("is done at once when it is added, with what it was given, and is gone when it is completed", async () => {
    const jobs: Job[] = [];
    await using bench = await benchOf(make, {
      run: async (job) => {
        jobs.push(job);
        expect(await bench.store.jobs.complete(job)).toBe(true);
      },
    });
    const data = { words: 12, title: "“a”", none: null, isLong: true };
    await bench.add({ key: "k1", data });
    await bench.until(() => bench.kinds().includes("completed"));
    expect(jobs).toMatchObject([{ kind: "read", key: "k1", group: "s1", attempt: 1, isLast: false, data }]);
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(false);
    expect((await bench.queue().counts()).read).toEqual({ ready: 0, running: 0, dead: 0, oldestMs: 0 });
  });

  test("that was there before the queue began is done, too", async () => {
    await using bench = await benchOf(make, {
      before: (store) => store.jobs.add({ kind: "answer", key: "q1", group: "s1" }),
    });
    await bench.until(() => bench.kinds().includes("completed"));
    expect(bench.begun()).toEqual(["answer q1 #1"]);
  });

  test("is not begun before the transaction that adds it is committed, and never where that fails", async () => {
    await using bench = await benchOf(make);
    const goOn = Promise.withResolvers<void>();
    const adding = bench.store.transaction(async (tx) => {
      await tx.requests.add(requestOf());
      await tx.jobs.add({ kind: "read", key: "k1", group: "s1" });
      await goOn.promise;
      throw new Error("no");
    });
    goOn.resolve();
    await expect(adding).rejects.toThrow("no");
    await bench.pass(120_000);
    expect(bench.begun()).toEqual([]);
  });

  test("of a kind and key is in hand once, and can be added again when it is completed", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    expect(await bench.store.jobs.add({ kind: "read", key: "k1", group: "s2" })).toBe("there-already");
    await bench.settle();
    expect(bench.begun()).toEqual(["read k1 #1"]);
    await hold.letGo(bench.store);
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    expect(bench.begun()).toEqual(["read k1 #1", "read k1 #1"]);
  });

  test("that is added again in the transaction that completes it is begun again", async () => {
    let again = true;
    await using bench = await benchOf(make, {
      run: async (job) => {
        await bench.store.transaction(async (tx) => {
          await tx.jobs.complete(job);
          if (again) await tx.jobs.add({ kind: "read", key: job.key, group: job.group });
          again = false;
        });
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().filter((kind) => kind === "completed").length === 2);
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(false);
  });

  test("stores what came of it and is completed, or neither", async () => {
    let fails = true;
    await using bench = await benchOf(make, {
      run: (job) =>
        bench.store.transaction(async (tx) => {
          await tx.requests.add(requestOf({ id: `by attempt ${job.attempt}` }));
          await tx.jobs.complete(job);
          if (!fails) return;
          fails = false;
          throw new Error("at the very end");
        }),
    });
    await bench.add({ key: "k1" });
    await bench.until(() => bench.kinds().includes("retried"));
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
    await bench.pass(60_000);
    await bench.until(() => bench.kinds().includes("completed"));
    expect(await bench.store.requests.get("by attempt 1")).toBeNull();
    expect(await bench.store.requests.get("by attempt 2")).not.toBeNull();
  });

  test("for later is not begun before its time", async () => {
    await using bench = await benchOf(make);
    await bench.add({ key: "k1", runAt: bench.clock.now() + 5000 });
    await bench.settle();
    await bench.pass(4999);
    expect(bench.begun()).toEqual([]);
    expect((await bench.queue().counts()).read).toMatchObject({ ready: 1, oldestMs: 0 });
    await bench.pass(1);
    await bench.until(() => bench.begun().length === 1);
  });

  test("is counted while it waits, with how long the oldest does, and while it is in hand", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 1 } } });
    await bench.add({ key: "k1" }, { key: "k2" }, { key: "k3" });
    await bench.until(() => hold.inHand().length === 1);
    await bench.pass(7000);
    expect((await bench.queue().counts()).read).toEqual({ ready: 2, running: 1, dead: 0, oldestMs: 7000 });
    await hold.letGo(bench.store);
    await bench.until(() => hold.inHand().length === 1);
    expect((await bench.queue().counts()).read).toMatchObject({ ready: 1, running: 1 });
  });

  test("is begun by a queue once: it works for one", async () => {
    await using bench = await benchOf(make);
    const nothing = { run: async () => undefined, giveUp: async () => undefined };
    const handlers = { deliver: nothing, answer: nothing, read: nothing, reconcile: nothing, clean: nothing };
    await expect(bench.queue().work(handlers)).rejects.toThrow(TypeError);
  });
}
