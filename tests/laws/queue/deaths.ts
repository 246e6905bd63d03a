import { expect, test } from "vitest";
import type { Job } from "../../../src/queue/queue.ts";
import type { MakeQueue } from "../queue.ts";
import { requestOf } from "../store/rows.ts";
import { benchOf, held } from "./bench.ts";

export function deathLaws(make: MakeQueue): void {
  test("is done by the next one, with its attempts counted", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run });
    await bench.add({ key: "k1" });
    await bench.until(() => hold.inHand().length === 1);
    await bench.restart();
    await bench.until(() => bench.begun().length === 2);
    expect(bench.begun()).toEqual(["read k1 #1", "read k1 #2"]);
    await hold.letGo(bench.store);
    await bench.until(() => bench.kinds().includes("completed"));
  });

  test("cannot be completed by the attempt that is over, and nothing of it is stored", async () => {
    const hold = held();
    const jobs: Job[] = [];
    await using bench = await benchOf(make, {
      run: async (job, signal) => {
        jobs.push(job);
        await hold.run(job, signal);
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => jobs.length === 1);
    await bench.restart();
    await bench.until(() => jobs.length === 2);
    const store = (job: Job) =>
      bench.store.transaction(async (tx) => {
        if (!(await tx.jobs.complete(job))) return false;
        await tx.requests.add(requestOf({ id: `attempt ${job.attempt}` }));
        return true;
      });
    const [zombie, alive] = jobs;
    expect(zombie && (await store(zombie))).toBe(false);
    expect(alive && (await store(alive))).toBe(true);
    expect(alive && (await store(alive))).toBe(false);
    expect(await bench.store.requests.get("attempt 1")).toBeNull();
    expect(await bench.store.requests.get("attempt 2")).not.toBeNull();
  });

  test("cannot be completed by the attempt that is over before the next one is begun, either", async () => {
    const hold = held();
    const jobs: Job[] = [];
    await using bench = await benchOf(make, {
      limits: { read: { atOnce: 1 } },
      run: async (job, signal) => {
        jobs.push(job);
        await hold.run(job, signal);
      },
    });
    await bench.add({ key: "k1" });
    await bench.until(() => jobs.length === 1);
    await bench.queue()[Symbol.asyncDispose]();
    const [over] = jobs;
    expect(over && (await bench.store.jobs.complete(over))).toBe(false);
    expect(await bench.store.jobs.isLive("read", "k1")).toBe(true);
  });

  test("each time is given up in the end, with an honest reason, and is not begun once more", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { kills: 3 } } });
    await bench.add({ key: "k1" });
    for (let deaths = 1; deaths <= 3; deaths += 1) {
      await bench.until(async () => {
        await bench.pass(60_000);
        return bench.begun().length === deaths;
      });
      await bench.restart();
    }
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.givenUp.length === 1;
    });
    expect(bench.givenUp).toEqual([{ key: "k1", code: "killed", cause: null }]);
    expect(bench.begun()).toEqual(["read k1 #1", "read k1 #2", "read k1 #3"]);
    expect((await bench.queue().counts()).read).toMatchObject({ ready: 0, running: 0, dead: 1 });
  });

  test("now and then keeps none from the others for long: who kills goes last", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { atOnce: 1, kills: 99 } } });
    await bench.add({ key: "killer" }, { key: "other" });
    for (let deaths = 0; deaths < 6 && !hold.inHand().includes("other"); deaths += 1) {
      await bench.until(() => bench.begun().length === deaths + 1);
      await bench.restart();
      await bench.settle();
    }
    expect(hold.inHand()).toContain("other");
  });

  test("beside another that kills is done in the end, and only the other one is given up", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { kills: 5 } } });
    await bench.add({ key: "killer" }, { key: "other" });
    const isKiller = (begun: string): boolean => begun.startsWith("read killer ");
    for (let starts = 0; starts < 12 && bench.givenUp.length === 0; starts += 1) {
      const before = bench.begun().length;
      await bench.until(async () => {
        await bench.pass(60_000);
        if (!bench.begun().slice(before).some(isKiller)) await hold.letGo(bench.store, "other");
        return bench.givenUp.length > 0 || bench.begun().slice(before).some(isKiller);
      });
      if (bench.givenUp.length === 0) await bench.restart();
    }
    expect(bench.givenUp.map(({ key }) => key)).toEqual(["killer"]);
    expect(await bench.store.jobs.isLive("read", "other")).toBe(false);
    expect(bench.begun().filter(isKiller)).toHaveLength(5);
    expect(bench.begun().length).toBeLessThanOrEqual(5 + 4);
  });

  test("does not count as one that failed", async () => {
    const hold = held();
    await using bench = await benchOf(make, { run: hold.run, limits: { read: { failures: 2, kills: 9 } } });
    await bench.add({ key: "k1" });
    for (let deaths = 1; deaths <= 2; deaths += 1) {
      await bench.until(() => bench.begun().length === deaths);
      await bench.restart();
    }
    await bench.until(async () => {
      await bench.pass(60_000);
      return bench.begun().length === 3;
    });
    expect(bench.givenUp).toEqual([]);
  });

  test("keeps its place, its group and what it was given", async () => {
    const jobs: Job[] = [];
    const hold = held();
    await using bench = await benchOf(make, {
      run: async (job, signal) => {
        jobs.push(job);
        await hold.run(job, signal);
      },
    });
    await bench.add({ key: "k1", kind: "deliver", group: "s7", data: { a: 1 } });
    await bench.until(() => jobs.length === 1);
    await bench.restart();
    await bench.until(() => jobs.length === 2);
    expect(jobs[1]).toMatchObject({ id: jobs[0]?.id, kind: "deliver", key: "k1", group: "s7", data: { a: 1 } });
  });
}
