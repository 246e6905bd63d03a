import { expect, test } from "vitest";
import type { NewRequest } from "../../../src/store/rows.ts";
import type { Store } from "../../../src/store/store.ts";
import type { MakeStore } from "../store.ts";
import { storeReading, turnOf } from "./results.ts";
import { day, ended, noon, requestOf } from "./rows.ts";

const time = noon + 50;
const old = noon + 1;
const young = time;

/** A request that has ended, with the report it led to. */
async function answered(store: Store, id: string, differs: Partial<NewRequest> & { readonly at: number }) {
  const { at, ...rest } = differs;
  const reading = rest.reading ?? `reading of ${id}`;
  if ((await store.readings.get(reading)) === null) await storeReading(store, reading);
  await store.requests.add(requestOf({ id, ...rest, reading }));
  await store.requests.end(id, { ...ended, at });
}

async function talk(store: Store, thread: string, reading: string, differs: { server?: string | null; at: number }) {
  const { server = "s1", at } = differs;
  await store.discussions.open({ thread, server, article: `hash of ${reading}`, reading, at });
  await store.discussions.addTurn(thread, turnOf({ request: `question in ${thread}`, at }));
}

export function oldOfServerLaws(make: MakeStore): void {
  test("what was read goes with its talk, its report and its text, and the request stays without a way to it", async () => {
    await using given = await make();
    const { store } = given;
    await answered(store, "r1", { at: old });
    await talk(store, "t1", "reading of r1", { at: old });
    await store.articles.putAddress("https://news.example.org/a", { hash: "hash of reading of r1", at: noon });
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({
      links: 1,
      turns: 1,
      discussions: 1,
      readings: 1,
      articles: 1,
    });
    expect(await store.requests.get("r1")).toMatchObject({ state: "done", reading: null });
    expect(await store.readings.get("reading of r1")).toBeNull();
    expect(await store.articles.get("hash of reading of r1")).toBeNull();
    expect(await store.articles.atAddress("https://news.example.org/a")).toBeNull();
    expect(await store.discussions.get("t1")).toBeNull();
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({});
  });

  test("what is younger, what waits and what another server has stays", async () => {
    await using given = await make();
    const { store } = given;
    await answered(store, "young", { at: young });
    await talk(store, "young talk", "reading of young", { at: young });
    await answered(store, "theirs", { server: "s2", at: old });
    await talk(store, "their talk", "reading of theirs", { server: "s2", at: old });
    await storeReading(store, "waited for");
    await store.requests.add(requestOf({ id: "waits", reading: "waited for" }));
    await store.readings.want({ key: "pending", owner: { kind: "server", id: "s1" }, at: noon });
    expect(await store.servers.deleteOld("s1", { read: time, requests: time })).toEqual({});
    for (const id of ["young", "theirs", "waits"]) expect((await store.requests.get(id))?.reading, id).not.toBeNull();
    for (const key of ["reading of young", "reading of theirs", "waited for", "pending"])
      expect(await store.readings.get(key), key).not.toBeNull();
    for (const thread of ["young talk", "their talk"])
      expect((await store.discussions.get(thread))?.turns, thread).toHaveLength(1);
  });

  test("a public page to which others lead stays for them, and nothing of this server leads to it", async () => {
    await using given = await make();
    const { store } = given;
    await answered(store, "r1", { reading: "by request", at: old });
    await answered(store, "r2", { reading: "by request", server: "s2", at: old });
    await answered(store, "r3", { reading: "by talk", at: old });
    await talk(store, "t1", "by talk", { server: null, at: old });
    await answered(store, "r4", { reading: "by who waits", at: old });
    await store.requests.add(requestOf({ id: "r5", server: "s2", reading: "by who waits" }));
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({ links: 3 });
    for (const id of ["r1", "r3", "r4"]) expect(await store.requests.get(id), id).toMatchObject({ reading: null });
    for (const key of ["by request", "by talk", "by who waits"]) {
      expect(await store.readings.get(key), key).not.toBeNull();
      expect(await store.articles.get(`hash of ${key}`), key).not.toBeNull();
    }
    expect(await store.requests.latestRead("s1", 9)).toEqual([]);
  });

  test("a text that somebody used since stays, and one that another report of others points into", async () => {
    await using given = await make();
    const { store } = given;
    await answered(store, "r1", { at: old });
    await store.articles.used("hash of reading of r1", young);
    await storeReading(store, "ours", { hash: "same" });
    await storeReading(store, "theirs", { hash: "same" });
    await answered(store, "r2", { reading: "ours", at: old });
    await answered(store, "r3", { reading: "theirs", server: "s2", at: old });
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({ links: 2, readings: 2 });
    expect(await store.readings.get("ours")).toBeNull();
    expect(await store.readings.get("theirs")).not.toBeNull();
    expect(await store.articles.get("same")).not.toBeNull();
    expect(await store.articles.get("hash of reading of r1")).not.toBeNull();
  });

  test("a report that is kept once more under its words, and what was pasted there, goes too", async () => {
    await using given = await make();
    const { store } = given;
    await storeReading(store, "by address", { hash: "page" });
    await storeReading(store, "by words", { hash: "page" });
    await answered(store, "r1", { reading: "by address", at: old });
    await storeReading(store, "pasted", { owner: { kind: "server", id: "s1" } });
    await storeReading(store, "pasted elsewhere", { owner: { kind: "server", id: "s2" } });
    await storeReading(store, "pasted to us", { owner: { kind: "user", id: "ann" } });
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({
      links: 1,
      readings: 3,
      articles: 2,
    });
    expect(await store.readings.get("pasted elsewhere")).not.toBeNull();
    expect(await store.readings.get("pasted to us")).not.toBeNull();
  });

  test("a card stays as long as its article is talked about", async () => {
    await using given = await make();
    const { store } = given;
    await answered(store, "r1", { at: old });
    await talk(store, "t1", "reading of r1", { at: young });
    expect(await store.servers.deleteOld("s1", { read: time, requests: null })).toEqual({});
    expect(await store.requests.get("r1")).toMatchObject({ reading: "reading of r1" });
    expect(await store.servers.deleteOld("s1", { read: young + 1, requests: null })).toMatchObject({ readings: 1 });
  });

  test("requests go with what they took of budgets and the audit, and reports stay", async () => {
    await using given = await make();
    const { store } = given;
    const [yesterday, now] = ["2026-11-21", Date.UTC(2026, 10, 22)];
    await answered(store, "r1", { at: now - 1 });
    await answered(store, "r2", { at: now });
    await answered(store, "r3", { server: "s2", at: now - 1 });
    const accounts = ["request r1", "request r3", "server s1", "user ann in s1", "user ann in s2", "user ann", "bot"];
    for (const one of [yesterday, day]) await store.usage.add(one, { tokens: 5, requests: 1 }, accounts);
    for (const at of [now - 1, now])
      for (const server of ["s1", "s2"]) await store.audit.add({ server, who: "mo", what: "did", at, detail: {} });
    expect(await store.servers.deleteOld("s1", { read: null, requests: now })).toEqual({ requests: 1, usage: 4, audit: 1 }); // prettier-ignore
    expect(await store.requests.get("r1")).toBeNull();
    for (const id of ["r2", "r3"]) expect(await store.requests.get(id), id).not.toBeNull();
    expect(await store.readings.get("reading of r1")).not.toBeNull();
    const left = async (one: string) =>
      await Promise.all(accounts.map(async (account) => (await store.usage.of(one, account)).requests));
    expect(await left(yesterday)).toEqual([0, 1, 0, 0, 1, 1, 1]);
    expect(await left(day)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(await store.audit.ofServer("s1", 9)).toMatchObject([{ at: now }]);
    expect(await store.audit.ofServer("s2", 9)).toHaveLength(2);
  });

  test("many go some at a time", async () => {
    await using given = await make();
    const { store } = given;
    await store.transaction(async (tx) => {
      for (let nth = 0; nth < 250; nth += 1) {
        const key = `k${nth}`;
        await tx.readings.want({ key, owner: { kind: "public" }, at: noon });
        await tx.readings.fail(key, { fault: { code: "paywall", facts: {} }, at: noon, expiresAt: noon + 9 });
        await tx.requests.add(requestOf({ id: `r${nth}`, reading: key }));
        await tx.requests.end(`r${nth}`, { ...ended, at: old });
      }
    });
    const deleted: Record<string, number> = {};
    let calls = 0;
    for (let some = 1; some > 0; calls += 1) {
      const kept = Object.entries(await store.servers.deleteOld("s1", { read: time, requests: time }));
      for (const [kind, count] of kept) deleted[kind] = (deleted[kind] ?? 0) + count;
      some = kept.length;
    }
    expect(deleted).toMatchObject({ readings: 250, requests: 250 });
    expect(calls).toBeGreaterThan(2);
    expect(await store.requests.get("r249")).toBeNull();
  });
}
