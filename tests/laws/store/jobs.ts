import { expect, test } from "vitest";
import type { MakeStore } from "../store.ts";

// What becomes of a job that is picked up is in laws/queue.ts.

const job = { kind: "read", key: "k1", group: "s1" } as const;

export function jobLaws(make: MakeStore): void {
  test("of a kind and key is live once", async () => {
    await using given = await make();
    const { jobs } = given.store;
    expect(await jobs.add(job)).toBe("new");
    expect(await jobs.add({ ...job, group: "s2", priority: 9, data: { a: 1 } })).toBe("there-already");
    expect(await jobs.add({ ...job, key: "k2" })).toBe("new");
    expect(await jobs.add({ ...job, kind: "deliver" })).toBe("new");
    expect(await jobs.isLive("read", "k1")).toBe(true);
    expect(await jobs.isLive("answer", "k1")).toBe(false);
  });

  test("that many add at once is new to one of them", async () => {
    await using given = await make();
    const added = await Promise.all(Array.from({ length: 10 }, () => given.store.jobs.add(job)));
    expect(added.filter((one) => one === "new")).toHaveLength(1);
  });

  test("that is cancelled is gone, and its key is free again", async () => {
    await using given = await make();
    const { jobs } = given.store;
    await jobs.add(job);
    expect(await jobs.cancel("read", "k1")).toBe(true);
    expect(await jobs.cancel("read", "k1")).toBe(false);
    expect(await jobs.isLive("read", "k1")).toBe(false);
    expect(await jobs.add(job)).toBe("new");
  });

  test("that nobody has in hand cannot be completed", async () => {
    await using given = await make();
    const { jobs } = given.store;
    await jobs.add(job);
    for (const id of ["0", "1", "2", "no number"])
      for (const attempt of [0, 1]) expect(await jobs.complete({ id, attempt })).toBe(false);
    expect(await jobs.isLive("read", "k1")).toBe(true);
  });
}
