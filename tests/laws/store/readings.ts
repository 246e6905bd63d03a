import { expect, test } from "vitest";
import type { Owner } from "../../../src/store/rows.ts";
import type { MakeStore } from "../store.ts";
import { article, result, storeReading } from "./results.ts";
import { noon, requestOf } from "./rows.ts";

const wanted = { key: "k1", owner: { kind: "public" }, at: noon } as const;
const failed = { fault: { code: "paywall", facts: { words: 12 } }, at: noon, expiresAt: noon + 100 };

export function readingLaws(make: MakeStore): void {
  test("that nobody asked for before is new, and pending for whoever comes next", async () => {
    await using given = await make();
    const { readings } = given.store;
    expect(await readings.get("k1")).toBeNull();
    expect(await readings.want(wanted)).toBe("new");
    expect(await readings.want({ ...wanted, at: noon + 1e9 })).toBe("pending");
    expect(await readings.get("k1")).toEqual({ key: "k1", owner: wanted.owner, createdAt: noon, state: "pending" });
  });

  test("that many want at once is new to one of them", async () => {
    await using given = await make();
    const { readings } = given.store;
    const told = await Promise.all(Array.from({ length: 10 }, () => readings.want(wanted)));
    expect(told.filter((state) => state === "new")).toHaveLength(1);
    expect(told.filter((state) => state === "pending")).toHaveLength(9);
  });

  test("that is ready comes back as it was made", async () => {
    await using given = await make();
    const { readings } = given.store;
    await storeReading(given.store, "k1", { hash: "h1" });
    expect(await readings.want({ ...wanted, at: noon + 999 })).toBe("ready");
    expect(await readings.get("k1")).toEqual({
      key: "k1",
      owner: wanted.owner,
      createdAt: noon,
      state: "ready",
      article: "h1",
      result,
      finishedAt: noon,
      expiresAt: noon + 1000,
    });
  });

  test("that is ready is made anew when it has expired", async () => {
    await using given = await make();
    await storeReading(given.store, "k1");
    expect(await given.store.readings.want({ ...wanted, at: noon + 1000 })).toBe("new");
    expect(await given.store.readings.get("k1")).toMatchObject({ state: "pending", createdAt: noon + 1000 });
  });

  test("that is not fresh any more is made anew for whoever asks, and stays for those who have it until then", async () => {
    await using given = await make();
    const { readings } = given.store;
    await storeReading(given.store, "k1", { freshUntil: noon + 10, expiresAt: noon + 1000 });
    expect(await readings.want({ ...wanted, at: noon + 9 })).toBe("ready");
    expect(await readings.deleteExpired(noon + 20)).toBe(0);
    expect(await readings.get("k1")).toMatchObject({ state: "ready", expiresAt: noon + 1000 });
    expect(await readings.want({ ...wanted, at: noon + 10 })).toBe("new");
    await readings.finish("k1", { article: "hash of k1", result, at: noon + 11, expiresAt: noon + 1000 });
    expect(await readings.want({ ...wanted, at: noon + 12 })).toBe("ready");
  });

  test("that is ready is made anew when its article is gone, for spans point into it", async () => {
    await using given = await make();
    await storeReading(given.store, "k1", { hash: "h1" });
    await given.store.articles.deleteUnused(noon + 1);
    expect(await given.store.readings.want(wanted)).toBe("new");
  });

  test("that failed is told as it failed, until it expires", async () => {
    await using given = await make();
    const { readings } = given.store;
    await readings.want(wanted);
    expect(await readings.fail("k1", failed)).toBe(true);
    expect(await readings.want({ ...wanted, at: noon + 99 })).toBe("failed");
    expect(await readings.get("k1")).toMatchObject({ state: "failed", fault: failed.fault, finishedAt: noon });
    expect(await readings.want({ ...wanted, at: noon + 100 })).toBe("new");
  });

  test("ends once: whoever comes second changes nothing", async () => {
    await using given = await make();
    const { readings } = given.store;
    const finished = { article: "h1", result, at: noon, expiresAt: noon + 1000 };
    expect(await readings.finish("k1", finished)).toBe(false);
    await readings.want(wanted);
    expect(await readings.fail("k1", failed)).toBe(true);
    expect(await readings.finish("k1", finished)).toBe(false);
    expect(await readings.fail("k1", failed)).toBe(false);
    expect(await readings.get("k1")).toMatchObject({ state: "failed" });
  });

  test.each<Owner>([{ kind: "public" }, { kind: "server", id: "s1" }, { kind: "user", id: "ann" }])(
    "knows whose it is: $kind",
    async (owner) => {
      await using given = await make();
      await given.store.readings.want({ ...wanted, owner });
      expect(await given.store.readings.get("k1")).toMatchObject({ owner });
    },
  );

  test("that is deleted is made anew", async () => {
    await using given = await make();
    await storeReading(given.store, "k1");
    expect(await given.store.readings.delete("k1")).toBe(true);
    expect(await given.store.readings.delete("k1")).toBe(false);
    expect(await given.store.readings.want(wanted)).toBe("new");
  });

  test("is deleted when it expired long ago, or is pending and nobody waits for it", async () => {
    await using given = await make();
    const { readings, requests } = given.store;
    await storeReading(given.store, "expired", { expiresAt: noon + 9 });
    await storeReading(given.store, "good", { expiresAt: noon + 10 });
    for (const key of ["forgotten", "waited for", "waits no more"]) await readings.want({ ...wanted, key });
    await readings.want({ ...wanted, key: "young", at: noon + 10 });
    await requests.add(requestOf({ id: "1", reading: "waited for" }));
    await requests.add(requestOf({ id: "2", reading: null }));
    await requests.add(requestOf({ id: "3", reading: "waits no more" }));
    await requests.end("3", { state: "cancelled", outcome: "cancelled", replyId: null, at: noon });
    expect(await readings.deleteExpired(noon + 10)).toBe(3);
    for (const key of ["expired", "forgotten", "waits no more"]) expect(await readings.get(key), key).toBeNull();
    for (const key of ["good", "waited for", "young"]) expect(await readings.get(key), key).not.toBeNull();
  });

  test("can be finished in the transaction that tells who waits, so that nobody falls between", async () => {
    await using given = await make();
    const { store } = given;
    await store.readings.want(wanted);
    await store.articles.put({ hash: "h1", article, lastUsedAt: noon });
    const ask = (id: string) =>
      store.transaction(async (tx) => {
        const state = await tx.readings.want(wanted);
        await tx.requests.add(requestOf({ id }));
        return { id, state };
      });
    const [first, told, second] = await Promise.all([
      ask("1"),
      store.transaction(async (tx) => {
        await tx.readings.finish("k1", { article: "h1", result, at: noon, expiresAt: noon + 1000 });
        return (await tx.requests.waitingFor("k1")).rows.map(({ id }) => id);
      }),
      ask("2"),
    ]);
    // Each was told by the reading's end, or knew it to be ready when it asked.
    for (const { id, state } of [first, second]) expect(told.includes(id) || state === "ready", id).toBe(true);
  });
}
