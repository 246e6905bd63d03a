import { expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import type { MakeStore } from "../store.ts";
import { storeReading, turnOf } from "./results.ts";
import { day, noon, requestOf } from "./rows.ts";

const later = "2026-11-23";

/** Something of every kind, of two members in two servers. */
async function lived(store: Store): Promise<void> {
  for (const [user, server] of [
    ["ann", "s1"],
    ["bob", "s2"],
  ] as const) {
    const request = requestOf({ id: `request of ${user}`, user, server, reading: `paste in ${server}` });
    await store.requests.add(request);
    await store.jobs.add({ kind: "deliver", key: request.id, group: server });
    await storeReading(store, `paste in ${server}`, { owner: { kind: "server", id: server } });
    await storeReading(store, `paste of ${user}`, { owner: { kind: "user", id: user } });
    await store.discussions.open({ thread: `thread in ${server}`, server, article: "h", reading: "k", at: noon });
    await store.discussions.addTurn(`thread in ${server}`, turnOf({ request: `question of ${user}`, user }));
    await store.settings.set({ scope: { kind: "server", id: server, server }, value: 1, updatedAt: noon });
    const prompt = { server, name: "lens", words: "w", author: user, at: noon };
    await store.prompts.publish({ ...prompt, why: "" });
    await store.prompts.putDraft(prompt);
    await store.prompts.assign({ server, channel: null, name: "lens" });
    await store.audit.add({ server, who: user, what: "did", at: noon, detail: {} });
    const accounts = [`user ${user}`, `user ${user} in ${server}`, `server ${server}`, `request ${request.id}`, "bot"];
    await store.usage.add(day, { tokens: 5, requests: 1 }, accounts);
  }
  await storeReading(store, "public");
}

export function memberLaws(make: MakeStore): void {
  const kept = { requests: 1, readings: 1, turns: 1, drafts: 1, usage: 1, shares: 1 };

  test("what is kept can be told, and nothing of one who was never here", async () => {
    await using given = await make();
    await lived(given.store);
    expect(await given.store.users.kept("ann")).toEqual(kept);
    expect(await given.store.users.kept("eve")).toEqual({});
  });

  test("everything is forgotten, and nothing of another", async () => {
    await using given = await make();
    const { store } = given;
    await lived(store);
    expect(await store.users.forget("ann", later)).toMatchObject({
      ...kept,
      jobs: 1,
      articles: 1,
      "request budgets": 1,
    });
    expect(await store.users.kept("ann")).toEqual({});
    expect(await store.users.forget("ann", later)).toEqual({});
    expect(await store.requests.get("request of ann")).toBeNull();
    expect(await store.jobs.isLive("deliver", "request of ann")).toBe(false);
    expect(await store.articles.get("hash of paste of ann")).toBeNull();
    expect(await store.usage.of(day, "request request of ann")).toEqual({ tokens: 0, requests: 0 });
    expect(await store.usage.of(day, "user ann in s1")).toEqual({ tokens: 0, requests: 0 });
    expect(await store.users.kept("bob")).toEqual(kept);
    expect(await store.jobs.isLive("deliver", "request of bob")).toBe(true);
    expect(await store.readings.get("public")).not.toBeNull();
  });

  test("what they spent today is counted until the day ends, without how often they asked", async () => {
    await using given = await make();
    const { store } = given;
    await lived(store);
    await store.usage.add("2026-11-21", { tokens: 7, requests: 1 }, ["user ann", "user bob"]);
    await store.usage.add(day, { tokens: 0, requests: 1 }, ["user eve"]);
    expect(await store.users.forget("ann", day)).toMatchObject({ requests: 1, usage: 1 });
    expect(await store.users.forget("eve", day)).toEqual({ usage: 1 });
    expect(await store.users.kept("ann")).toEqual({ usage: 1, shares: 1 });
    for (const account of ["user ann", "user ann in s1"])
      expect(await store.usage.of(day, account), account).toEqual({ tokens: 5, requests: 0 });
    expect(await store.usage.deleteForgotten(day)).toBe(0);
    expect(await store.usage.deleteForgotten(later)).toBe(2);
    expect(await store.users.kept("ann")).toEqual({});
    expect(await store.users.kept("bob")).toMatchObject({ usage: 2, shares: 1 });
    expect(await store.usage.of(day, "bot")).toEqual({ tokens: 10, requests: 2 });
  });

  test("what is the server’s stays: prompts, the audit, what the bot has spent", async () => {
    await using given = await make();
    const { store } = given;
    await lived(store);
    await store.users.forget("ann", later);
    expect((await store.prompts.versions("s1", "lens")).rows).toHaveLength(1);
    expect(await store.audit.ofServer("s1", 9)).toHaveLength(1);
    expect(await store.readings.get("paste in s1")).not.toBeNull();
    expect(await store.usage.of(day, "bot")).toEqual({ tokens: 10, requests: 2 });
    expect(await store.usage.of(day, "server s1")).toEqual({ tokens: 5, requests: 1 });
  });

  test("an article that another’s reading points into is kept", async () => {
    await using given = await make();
    const { store } = given;
    await storeReading(store, "ann’s", { hash: "same", owner: { kind: "user", id: "ann" } });
    await storeReading(store, "everybody’s", { hash: "same" });
    await store.users.forget("ann", later);
    expect(await store.readings.get("ann’s")).toBeNull();
    expect(await store.articles.get("same")).not.toBeNull();
  });
}

export function serverLaws(make: MakeStore): void {
  test("everything is forgotten, and nothing of another", async () => {
    await using given = await make();
    const { store } = given;
    await lived(store);
    await store.servers.left("s1", noon);
    expect(await store.servers.forget("s1")).toEqual({
      jobs: 1,
      "request budgets": 1,
      requests: 1,
      articles: 1,
      readings: 1,
      turns: 1,
      discussions: 1,
      settings: 1,
      prompts: 1,
      drafts: 1,
      assignments: 1,
      audit: 1,
      usage: 1,
      shares: 1,
      left: 1,
    });
    expect(await store.servers.forget("s1")).toEqual({});
    expect(await store.settings.ofServer("s1")).toEqual([]);
    expect(await store.prompts.ofServer("s1")).toEqual({ rows: [], damaged: [] });
    expect(await store.discussions.get("thread in s1")).toBeNull();
    expect(await store.readings.get("paste in s1")).toBeNull();
    expect(await store.articles.get("hash of paste in s1")).toBeNull();
    expect(await store.jobs.isLive("deliver", "request of ann")).toBe(false);
    expect(await store.settings.ofServer("s2")).toHaveLength(1);
    expect(await store.prompts.assignments("s2")).toHaveLength(1);
    expect(await store.readings.get("paste in s2")).not.toBeNull();
    expect(await store.readings.get("public")).not.toBeNull();
    expect(await store.users.kept("bob")).toEqual({
      requests: 1,
      readings: 1,
      turns: 1,
      drafts: 1,
      usage: 1,
      shares: 1,
    });
  });

  test("it is known since when the bot is not in it any more", async () => {
    await using given = await make();
    const { servers } = given.store;
    await servers.left("late", noon + 5);
    await servers.left("early", noon);
    await servers.left("early", noon + 9);
    await servers.left("back", noon);
    await servers.joined("back");
    expect(await servers.leftBefore(noon + 6)).toEqual(["early", "late"]);
    expect(await servers.leftBefore(noon + 5)).toEqual(["early"]);
  });
}
