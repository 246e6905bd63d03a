import { expect, test } from "vitest";
import type { Setting } from "../../../src/store/rows.ts";
import type { MakeStore } from "../store.ts";
import { noon } from "./rows.ts";

const setting: Setting = {
  scope: { kind: "channel", id: "c1", server: "s1" },
  value: { language: "de", claims: 6, quiet: true, none: null, words: ["“a”", "\u0000"] },
  updatedAt: noon,
};

export function settingLaws(make: MakeStore): void {
  test("comes back as it was set last", async () => {
    await using given = await make();
    const { settings } = given.store;
    expect(await settings.get(setting.scope)).toBeNull();
    await settings.set({ ...setting, value: "first", updatedAt: 1 });
    await settings.set(setting);
    expect(await settings.get(setting.scope)).toEqual(setting);
  });

  test("holds in its own scope: a thread is not the channel of the same number", async () => {
    await using given = await make();
    const { settings } = given.store;
    await settings.set(setting);
    expect(await settings.get({ ...setting.scope, kind: "thread" })).toBeNull();
    expect(await settings.get({ ...setting.scope, id: "c2" })).toBeNull();
  });

  test("cannot be seen, changed or deleted under the name of another server", async () => {
    await using given = await make();
    const { settings } = given.store;
    const scope = { ...setting.scope, server: "s2" };
    await settings.set(setting);
    expect(await settings.get(scope)).toBeNull();
    await settings.set({ scope, value: "theirs", updatedAt: noon });
    expect(await settings.get(setting.scope)).toEqual(setting);
    expect(await settings.delete(scope)).toBe(true);
    expect(await settings.delete(scope)).toBe(false);
    expect(await settings.get(setting.scope)).toEqual(setting);
  });

  test("is listed with the others of its server", async () => {
    await using given = await make();
    const { settings } = given.store;
    const whole: Setting = { ...setting, scope: { kind: "server", id: "s1", server: "s1" } };
    await settings.set(setting);
    await settings.set(whole);
    await settings.set({ ...setting, scope: { kind: "server", id: "s2", server: "s2" } });
    const listed = await settings.ofServer("s1");
    expect(listed).toHaveLength(2);
    expect(listed).toEqual(expect.arrayContaining([setting, whole]));
  });

  test("tells in which servers something is set for the whole of them", async () => {
    await using given = await make();
    const { settings } = given.store;
    await settings.set(setting);
    expect(await settings.servers()).toEqual([]);
    for (const server of ["s3", "s1"])
      await settings.set({ ...setting, scope: { kind: "server", id: server, server } });
    expect(await settings.servers()).toEqual(["s1", "s3"]);
  });

  test("is gone when it is deleted", async () => {
    await using given = await make();
    const { settings } = given.store;
    await settings.set(setting);
    expect(await settings.delete(setting.scope)).toBe(true);
    expect(await settings.delete(setting.scope)).toBe(false);
    expect(await settings.get(setting.scope)).toBeNull();
  });
}

const prompt = { server: "s1", name: "lens", words: "Look\nat “it” \u{1f50d}", author: "mo", why: "try", at: noon };

export function promptLaws(make: MakeStore): void {
  test("is published in versions that never change, counted from 1", async () => {
    await using given = await make();
    const { prompts } = given.store;
    const published = await Promise.all(["a", "b", "c"].map((words) => prompts.publish({ ...prompt, words })));
    expect(published.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(await prompts.publish({ ...prompt, name: "other" })).toBe(1);
    expect(await prompts.publish({ ...prompt, server: "s2" })).toBe(1);
    const { rows: versions } = await prompts.versions("s1", "lens");
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions.map(({ words }) => words).toSorted()).toEqual(["a", "b", "c"]);
    expect(await prompts.versions("s2", "lens")).toEqual({
      rows: [{ ...prompt, server: "s2", version: 1 }],
      damaged: [],
    });
    expect(await prompts.versions("s1", "none")).toEqual({ rows: [], damaged: [] });
    expect([await prompts.next("s1", "lens"), await prompts.next("s1", "none")]).toEqual([4, 1]);
  });

  test("is listed with its server’s others by name, each in its newest version", async () => {
    await using given = await make();
    const { prompts } = given.store;
    for (const name of ["b", "a", "b"]) await prompts.publish({ ...prompt, name });
    await prompts.publish({ ...prompt, server: "s2", name: "c" });
    const listed = await prompts.ofServer("s1");
    expect(listed.rows.map(({ name, version }) => [name, version])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test("has a draft for each moderator", async () => {
    await using given = await make();
    const { prompts } = given.store;
    const { server, name, words, at } = prompt;
    const mine = { server, name, author: "mo", words, at };
    const yours = { ...mine, author: "jo", words: "yours" };
    expect(await prompts.draft(mine)).toBeNull();
    await prompts.putDraft({ ...mine, words: "first" });
    await prompts.putDraft(mine);
    await prompts.putDraft(yours);
    await prompts.putDraft({ ...mine, name: "a new set" });
    await prompts.putDraft({ ...mine, server: "s2", name: "of another server" });
    expect(await prompts.draft({ server, name, author: "mo" })).toEqual(mine);
    expect(await prompts.draftsBy({ server, author: "mo" })).toEqual(["a new set", name].toSorted());
    expect(await prompts.deleteDraft(mine)).toBe(true);
    expect(await prompts.deleteDraft(mine)).toBe(false);
    expect(await prompts.draft(mine)).toBeNull();
    expect(await prompts.draft(yours)).toEqual(yours);
  });

  test("is assigned to a server or a channel, one at each place", async () => {
    await using given = await make();
    const { prompts } = given.store;
    const everywhere = { server: "s1", channel: null, name: "lens" };
    const here = { server: "s1", channel: "c1", name: "other" };
    for (const one of [{ ...everywhere, name: "old" }, everywhere, here, { ...here, server: "s2" }])
      await prompts.assign(one);
    const assigned = await prompts.assignments("s1");
    expect(assigned).toHaveLength(2);
    expect(assigned).toEqual(expect.arrayContaining([everywhere, here]));
    expect(await prompts.unassign({ server: "s1", channel: null })).toBe(true);
    expect(await prompts.unassign({ server: "s1", channel: null })).toBe(false);
    expect(await prompts.assignments("s1")).toEqual([here]);
  });
}

export function auditLaws(make: MakeStore): void {
  const entry = { server: "s1", who: "mo", what: "prompt published", at: noon, detail: { name: "lens", version: 2 } };

  test("tells who did what in a server, the newest first, so many at most", async () => {
    await using given = await make();
    const { audit } = given.store;
    await audit.add(entry);
    await audit.add({ ...entry, at: noon + 2 });
    await audit.add({ ...entry, at: noon + 1, detail: {} });
    await audit.add({ ...entry, server: "s2" });
    expect(await audit.ofServer("s1", 2)).toEqual([
      { ...entry, at: noon + 2 },
      { ...entry, at: noon + 1, detail: {} },
    ]);
    expect(await audit.ofServer("s1", 9)).toHaveLength(3);
  });

  test("finds the newest of a kind, at a time or with a detail, however much came after it", async () => {
    await using given = await make();
    const { audit } = given.store;
    await audit.add({ ...entry, detail: { pair: "a b" } });
    await audit.add({ ...entry, at: noon + 1, detail: { pair: '"' } });
    for (let after = 2; after < 600; after += 1) await audit.add({ ...entry, what: "else", at: noon + after });
    await audit.add({ ...entry, server: "s2", at: noon + 9 });
    const { what } = entry;
    expect(await audit.newest("s1", { what })).toMatchObject({ at: noon + 1 });
    expect(await audit.newest("s1", { what, at: noon })).toMatchObject({ detail: { pair: "a b" } });
    expect(await audit.newest("s1", { what, detail: { pair: "a b" } })).toMatchObject({ at: noon });
    expect(await audit.newest("s1", { what, detail: { pair: '"' } })).toMatchObject({ at: noon + 1 });
    expect(await audit.newest("s1", { what, at: noon + 9 })).toBeNull();
    expect(await audit.newest("s1", { what, detail: { pair: "c" } })).toBeNull();
  });

  test("keeps two that happened at the same time", async () => {
    await using given = await make();
    await given.store.audit.add(entry);
    await given.store.audit.add(entry);
    expect(await given.store.audit.ofServer("s1", 9)).toEqual([entry, entry]);
  });

  test("is deleted after some time", async () => {
    await using given = await make();
    const { audit } = given.store;
    await audit.add(entry);
    await audit.add({ ...entry, at: noon + 1 });
    expect(await audit.deleteBefore(noon + 1)).toBe(1);
    expect(await audit.ofServer("s1", 9)).toEqual([{ ...entry, at: noon + 1 }]);
  });
}
