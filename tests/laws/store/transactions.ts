import { expect, test } from "vitest";
import type { Tables } from "../../../src/store/store.ts";
import type { MakeStore } from "../store.ts";
import { requestOf } from "./rows.ts";

export function transactionLaws(make: MakeStore): void {
  test("stores all of what was done in it, and returns what its work returns", async () => {
    await using given = await make();
    const { store } = given;
    const returned = await store.transaction(async (tx) => {
      await tx.requests.add(requestOf());
      await tx.jobs.add({ kind: "read", key: "k1", group: "s1" });
      return "returned";
    });
    expect(returned).toBe("returned");
    expect(await store.requests.get("r1")).not.toBeNull();
    expect(await store.jobs.isLive("read", "k1")).toBe(true);
  });

  test("whose work throws has not happened, and what it threw is passed on", async () => {
    await using given = await make();
    const { store } = given;
    await store.requests.add(requestOf({ id: "before" }));
    const fault = new Error("half-way");
    const half = store.transaction(async (tx) => {
      await tx.requests.add(requestOf());
      await tx.jobs.add({ kind: "read", key: "k1", group: "s1" });
      await tx.requests.end("before", { state: "done", outcome: "answered", replyId: null, at: 1 });
      throw fault;
    });
    await expect(half).rejects.toBe(fault);
    expect(await store.requests.get("r1")).toBeNull();
    expect(await store.jobs.isLive("read", "k1")).toBe(false);
    expect(await store.requests.get("before")).toMatchObject({ state: "waiting" });
    expect(await store.requests.add(requestOf())).toBe("new");
  });

  test("sees what it did itself", async () => {
    await using given = await make();
    const seen = await given.store.transaction(async (tx) => {
      await tx.requests.add(requestOf());
      return await tx.requests.waiting();
    });
    expect(seen).toBe(1);
  });

  test("is not seen half-done by others", async () => {
    await using given = await make();
    const { store } = given;
    const inTheMiddle = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const writing = store.transaction(async (tx) => {
      await tx.requests.add(requestOf({ id: "1" }));
      inTheMiddle.resolve();
      await goOn.promise;
      await tx.requests.add(requestOf({ id: "2" }));
    });
    await inTheMiddle.promise;
    const seen = store.requests.waiting();
    goOn.resolve();
    await writing;
    expect([0, 2]).toContain(await seen);
  });

  test("that reads and then writes loses nothing to one that does the same at that time", async () => {
    await using given = await make();
    const { store } = given;
    const addOne = () =>
      store.transaction(async (tx) => {
        const count = await tx.requests.waiting();
        await tx.requests.add(requestOf({ id: `${count}` }));
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await store.requests.waiting()).toBe(20);
  });

  test("that fails stops none that follows", async () => {
    await using given = await make();
    const { store } = given;
    const failing = store.transaction(() => Promise.reject(new Error("no")));
    const following = store.requests.add(requestOf());
    await expect(failing).rejects.toThrow("no");
    expect(await following).toBe("new");
  });

  test("refuses a call on the store itself, which would wait for ever, and is undone", async () => {
    await using given = await make();
    const { store } = given;
    for (const call of [() => store.requests.waiting(), () => store.transaction(async () => 1)]) {
      const stuck = store.transaction(async (tx) => {
        await tx.requests.add(requestOf());
        await call();
      });
      await expect(stuck).rejects.toThrow(TypeError);
      expect(await store.requests.get("r1")).toBeNull();
    }
  });

  test("refuses whoever kept its tables for after its end", async () => {
    await using given = await make();
    const { store } = given;
    const kept: Tables[] = [];
    await store.transaction(async (tx) => void kept.push(tx));
    for (const tx of kept) await expect(tx.requests.add(requestOf())).rejects.toThrow(TypeError);
    expect(await store.requests.waiting()).toBe(0);
    expect(kept).toHaveLength(1);
  });

  test("can be begun by what was begun in another one, once that has ended", async () => {
    await using given = await make();
    const { store } = given;
    const after = Promise.withResolvers<void>();
    const later = await store.transaction(async () => ({
      done: after.promise.then(() => store.requests.add(requestOf())),
    }));
    after.resolve();
    expect(await later.done).toBe("new");
  });

  test("is refused once the store is closed, and those before it are finished", async () => {
    await using given = await make();
    const { store } = given;
    const last = store.requests.add(requestOf());
    const closed = store[Symbol.asyncDispose]();
    expect(await last).toBe("new");
    await closed;
    await expect(store.requests.waiting()).rejects.toThrow(TypeError);
    await store[Symbol.asyncDispose]();
  });
}
