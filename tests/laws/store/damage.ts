import { expect, test } from "vitest";
import type { MakeStore } from "../store.ts";
import { article, storeReading, turnOf } from "./results.ts";
import { ended, noon, requestOf } from "./rows.ts";

export function damageLaws(make: MakeStore): void {
  test("of a request is told by its name, and not by what it holds", async () => {
    await using given = await make();
    const { requests } = given.store;
    const source = { kind: "paste", pieces: [{ kind: "message", text: "canary" }] } as const;
    await requests.add(requestOf({ id: "bad", source }));
    await requests.add(requestOf({ id: "good" }));
    await given.spoil({ table: "request", id: "bad" });
    const told = await requests.get("bad").catch((error: unknown) => error);
    expect(told).toMatchObject({ code: "row-damaged", message: expect.stringContaining("request bad") });
    expect(String(told instanceof Error && told.cause)).not.toContain("canary");
    expect(await requests.get("good")).toMatchObject({ id: "good" });
  });

  test("of a request hides none of those that wait, and can be ended", async () => {
    await using given = await make();
    const { requests } = given.store;
    for (const id of ["1", "bad", "2"]) await requests.add(requestOf({ id }));
    await given.spoil({ table: "request", id: "bad" });
    for (const { rows, damaged } of [await requests.waitingFor("k1"), await requests.waitingSince(noon + 1, 9)]) {
      expect(rows.map(({ id }) => id).toSorted()).toEqual(["1", "2"]);
      expect(damaged).toEqual(["bad"]);
    }
    expect(await requests.end("bad", { ...ended, state: "failed" })).toBe(true);
    expect((await requests.waitingFor("k1")).damaged).toEqual([]);
    expect(await requests.waiting()).toBe(2);
  });

  test("of a reading is told, and can be deleted and made anew", async () => {
    await using given = await make();
    const { readings } = given.store;
    await storeReading(given.store, "k1");
    await storeReading(given.store, "k2");
    await given.spoil({ table: "reading", id: "k1" });
    await expect(readings.get("k1")).rejects.toMatchObject({ code: "row-damaged" });
    expect(await readings.get("k2")).toMatchObject({ state: "ready" });
    await readings.delete("k1");
    expect(await readings.want({ key: "k1", owner: { kind: "public" }, at: noon })).toBe("new");
  });

  test("of an article is told, and can be deleted and stored anew", async () => {
    await using given = await make();
    const { articles } = given.store;
    for (const hash of ["h1", "h2"]) await articles.put({ hash, article, lastUsedAt: noon });
    await given.spoil({ table: "article", id: "h1" });
    await expect(articles.get("h1")).rejects.toMatchObject({ code: "row-damaged" });
    expect(await articles.get("h2")).toEqual(article);
    await articles.delete("h1");
    await articles.put({ hash: "h1", article, lastUsedAt: noon });
    expect(await articles.get("h1")).toEqual(article);
  });

  test("of a discussion’s turns is left out, and the talk goes on", async () => {
    await using given = await make();
    const { discussions } = given.store;
    await discussions.open({ thread: "t1", server: "s1", article: "h1", reading: "k1", at: noon });
    for (const request of ["q1", "q2"]) await discussions.addTurn("t1", turnOf({ request }));
    await given.spoil({ table: "turn", id: "q1" });
    expect((await discussions.get("t1"))?.turns).toEqual([turnOf({ request: "q2" })]);
  });

  test("of a server’s settings is told with all of them, for what it had forbidden is unknown", async () => {
    await using given = await make();
    const { settings } = given.store;
    const scope = { kind: "channel", id: "c1", server: "s1" } as const;
    const other = { kind: "channel", id: "c2", server: "s2" } as const;
    for (const one of [scope, other]) await settings.set({ scope: one, value: 1, updatedAt: noon });
    await given.spoil({ table: "setting", id: "c1" });
    await expect(settings.get(scope)).rejects.toMatchObject({ code: "row-damaged" });
    await expect(settings.ofServer("s1")).rejects.toMatchObject({ code: "row-damaged" });
    expect(await settings.ofServer("s2")).toHaveLength(1);
    await settings.set({ scope, value: 2, updatedAt: noon });
    expect(await settings.get(scope)).toMatchObject({ value: 2 });
  });

  test("of a version of a prompt is named, and touches neither another version nor another prompt", async () => {
    await using given = await make();
    const { prompts } = given.store;
    const prompt = { server: "s1", name: "lens", words: "w", author: "mo", why: "", at: noon };
    for (const name of ["lens", "lens", "lost", "other"]) await prompts.publish({ ...prompt, name });
    await given.spoil({ table: "prompt", id: "lens" });
    await given.spoil({ table: "prompt", id: "lost" });
    expect(await prompts.versions("s1", "lens")).toEqual({ rows: [{ ...prompt, version: 1 }], damaged: ["2"] });
    const { rows, damaged } = await prompts.ofServer("s1");
    expect(rows.map(({ name, version }) => [name, version])).toEqual([
      ["lens", 1],
      ["other", 1],
    ]);
    expect(damaged).toEqual(["lens 2", "lost 1"]);
    expect(await prompts.publish(prompt)).toBe(3);
    expect((await prompts.ofServer("s1")).damaged).toEqual(["lost 1"]);
  });

  test("of an entry of the audit is left out when another is sought", async () => {
    await using given = await make();
    const { audit } = given.store;
    const entry = { server: "s1", who: "mo", what: "did", at: noon, detail: { pair: "a" } };
    await audit.add(entry);
    await given.spoil({ table: "audit", id: "s1" });
    await audit.add({ ...entry, at: noon - 1 });
    expect(await audit.newest("s1", { what: "did", detail: { pair: "a" } })).toMatchObject({ at: noon - 1 });
    expect(await audit.newest("s1", { what: "did" })).toBeNull();
  });

  test("of a draft or of the audit touches no other", async () => {
    await using given = await make();
    const { audit, prompts } = given.store;
    for (const name of ["bad", "good"]) {
      await prompts.putDraft({ server: "s1", name, author: "mo", words: "w", at: noon });
      await audit.add({ server: name, who: "mo", what: "did", at: noon, detail: {} });
    }
    await given.spoil({ table: "prompt draft", id: "bad" });
    await given.spoil({ table: "audit", id: "bad" });
    const draft = (name: string) => prompts.draft({ server: "s1", name, author: "mo" });
    await expect(draft("bad")).rejects.toMatchObject({ code: "row-damaged" });
    expect(await draft("good")).toMatchObject({ words: "w" });
    expect(await audit.ofServer("bad", 9)).toEqual([]);
    expect(await audit.ofServer("good", 9)).toHaveLength(1);
  });
}
