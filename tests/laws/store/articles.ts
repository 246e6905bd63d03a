import { expect, test } from "vitest";
import type { MakeStore } from "../store.ts";
import { article, storeReading, turnOf } from "./results.ts";
import { noon } from "./rows.ts";

export function articleLaws(make: MakeStore): void {
  test("comes back as it was", async () => {
    await using given = await make();
    const { articles } = given.store;
    await articles.put({ hash: "h1", article, lastUsedAt: noon });
    expect(await articles.get("h1")).toEqual(article);
    expect(await articles.get("h2")).toBeNull();
  });

  test("stays the first of its hash, for spans point into it", async () => {
    await using given = await make();
    const { articles } = given.store;
    await articles.put({ hash: "h1", article, lastUsedAt: noon });
    await articles.put({ hash: "h1", article: { ...article, title: "Another" }, lastUsedAt: noon + 10 });
    expect(await articles.get("h1")).toEqual(article);
    expect(await articles.deleteUnused(noon + 10)).toBe(0);
  });

  test("is found at the address that led to it last", async () => {
    await using given = await make();
    const { articles } = given.store;
    const url = "https://news.example.org/a";
    expect(await articles.atAddress(url)).toBeNull();
    await articles.putAddress(url, { hash: "h1", at: noon });
    await articles.putAddress(url, { hash: "h2", at: noon + 1 });
    expect(await articles.atAddress(url)).toEqual({ hash: "h2", fetchedAt: noon + 1 });
  });

  test("is deleted some time after its last use, with its addresses, and its readings stay", async () => {
    await using given = await make();
    const { articles, readings } = given.store;
    await storeReading(given.store, "k1", { hash: "unused" });
    await storeReading(given.store, "k2", { hash: "used" });
    for (const hash of ["unused", "used"])
      await articles.putAddress(`https://${hash}.example.org/`, { hash, at: noon });
    await articles.used("used", noon + 10);
    await articles.used("no such", noon + 10);
    expect(await articles.deleteUnused(noon + 10)).toBe(1);
    expect(await articles.get("unused")).toBeNull();
    expect(await articles.atAddress("https://unused.example.org/")).toBeNull();
    expect(await readings.get("k1")).toMatchObject({ state: "ready" });
    expect(await articles.get("used")).toEqual(article);
    expect(await articles.atAddress("https://used.example.org/")).not.toBeNull();
  });

  test("is deleted with its readings, discussions and addresses, and with nothing of another", async () => {
    await using given = await make();
    const { articles, discussions, readings } = given.store;
    for (const hash of ["h1", "h2"]) {
      await storeReading(given.store, `reading of ${hash}`, { hash });
      await articles.putAddress(`https://${hash}.example.org/`, { hash, at: noon });
      const discussion = { thread: `thread of ${hash}`, server: "s1", article: hash, reading: `reading of ${hash}` };
      await discussions.open({ ...discussion, at: noon });
      await discussions.addTurn(discussion.thread, turnOf({ request: `request on ${hash}` }));
    }
    expect(await articles.delete("h1")).toBe(true);
    expect(await articles.delete("h1")).toBe(false);
    expect(await articles.get("h1")).toBeNull();
    expect(await readings.get("reading of h1")).toBeNull();
    expect(await articles.atAddress("https://h1.example.org/")).toBeNull();
    expect(await discussions.get("thread of h1")).toBeNull();
    expect(await given.store.users.kept("ann")).toEqual({ turns: 1 });
    expect(await readings.get("reading of h2")).not.toBeNull();
    expect(await articles.atAddress("https://h2.example.org/")).not.toBeNull();
    expect((await discussions.get("thread of h2"))?.turns).toHaveLength(1);
  });
}
