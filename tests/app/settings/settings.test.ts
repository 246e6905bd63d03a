import { describe, expect, test } from "vitest";
import { changeSettings, undoSettings, type ScopeHere, type Wish } from "../../../src/app/settings/change-settings.ts";
import { settingsIn } from "../../../src/app/settings/settings-in.ts";
import { settingCalled, settingWords } from "../../../src/app/settings/setting-wording.ts";
import { forManagers, settingNames, usualSettings, type SettingName } from "../../../src/app/settings/settings.ts";
import type { Moderator } from "../../../src/app/moderator.ts";
import { codeOf, moderator, office, type Office } from "../moderators.ts";

const server: ScopeHere = { kind: "server", id: "s1" };
const category: ScopeHere = { kind: "category", id: "news" };
const channel: ScopeHere = { kind: "channel", id: "c1" };
const thread: ScopeHere = { kind: "thread", id: "t1" };
const inThread = { server: "s1", within: ["t1", "c1", "news"] };

async function set(
  at: Office,
  scope: ScopeHere,
  values: Readonly<Record<string, unknown>>,
  by: Moderator = moderator(),
) {
  const wishes = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: "set", value } as const]),
  );
  return await changeSettings(by, { scope, wishes }, at);
}

async function clear(at: Office, scope: ScopeHere, name: SettingName) {
  const wishes: Readonly<Record<string, Wish>> = { [name]: { kind: "inherit" } };
  return await changeSettings(moderator(), { scope, wishes }, at);
}

async function here(at: Office, name: SettingName, within = inThread.within) {
  const { values, from } = await settingsIn({ server: "s1", within }, at.store);
  const where = from.get(name);
  return [values[name], where === "usual" ? where : where?.kind];
}

describe("the nearest value wins", () => {
  test("and each is known by where it was set", async () => {
    await using at = await office();
    expect(await here(at, "mode")).toEqual(["asked", "usual"]);
    await set(at, server, { mode: "offer", minimumWords: 200 });
    expect(await here(at, "mode")).toEqual(["offer", "server"]);
    await set(at, category, { mode: "automatic" });
    expect(await here(at, "mode")).toEqual(["automatic", "category"]);
    await set(at, channel, { mode: "asked" });
    await set(at, thread, { language: "de" });
    expect(await here(at, "mode")).toEqual(["asked", "channel"]);
    expect(await here(at, "minimumWords")).toEqual([200, "server"]);
    expect(await here(at, "language")).toEqual(["de", "thread"]);
    expect(await here(at, "mode", ["c2", "news"])).toEqual(["automatic", "category"]);
    expect(await here(at, "mode", ["c3"])).toEqual(["offer", "server"]);
  });

  test("and what holds around a place holds in it again once its own is taken away", async () => {
    await using at = await office();
    await set(at, server, { discussion: false });
    await set(at, channel, { discussion: true });
    await clear(at, channel, "discussion");
    expect(await here(at, "discussion")).toEqual([false, "server"]);
    expect(await at.store.settings.get({ ...channel, server: "s1" })).toBeNull();
  });
});

describe("a change", () => {
  test("tells in a line what is different, and is noted with who did it", async () => {
    await using at = await office();
    const told = await set(at, channel, { mode: "offer", sections: ["left-out", "summary"] });
    expect(told).toMatchObject({
      kind: "changed",
      lines: [
        "When I speak in this channel: with one quiet button below an article.",
        "Sections in this channel: left-out, summary.",
      ],
      logChannel: null,
    });
    expect(await at.store.audit.ofServer("s1", 9)).toMatchObject([
      { who: "mona", what: "settings-changed", detail: { kind: "channel", id: "c1" } },
    ]);
  });

  test("that changes nothing is none", async () => {
    await using at = await office();
    await set(at, channel, { mode: "offer" });
    expect(await set(at, channel, { mode: "offer" })).toEqual({ kind: "same" });
    expect(await at.store.audit.ofServer("s1", 9)).toHaveLength(1);
  });

  test("names the channel that is to be told of it", async () => {
    await using at = await office();
    await set(at, server, { logChannel: "c9" });
    expect(await set(at, channel, { mode: "offer" })).toMatchObject({ logChannel: "c9" });
  });

  test("with one value that cannot be had changes nothing, and each fault is named", async () => {
    await using at = await office();
    const wrong = set(at, channel, { mode: "loud", minimumWords: 3, discussion: false, colour: "red" });
    await expect(wrong).rejects.toMatchObject({
      code: "bad-setting",
      message:
        "When I speak: it is none of asked, offer and automatic. Shortest article: it is under 50 words. There is no setting “colour”.",
    });
    expect(await here(at, "discussion")).toEqual([true, "usual"]);
  });

  test.each([
    ["sitesAllowed", ["https://www.Example.org/news", "example.org"], ["example.org"]],
    ["sitesRefused", ["news.example.co.uk"], ["news.example.co.uk"]],
  ])("%s are kept as host names", async (name, given, kept) => {
    await using at = await office();
    await set(at, server, { [name]: given });
    const { values } = await settingsIn(inThread, at.store);
    expect(values).toMatchObject({ [name]: kept });
  });

  test.each([
    ["sitesAllowed", ["not a site"]],
    ["sections", []],
    ["sections", ["summary", "summary"]],
    ["language", "English, please"],
    ["memberTokens", -1],
    ["keepReportsDays", 0],
    ["rolesEdit", "everyone"],
  ])("%s cannot be %j", async (name, value) => {
    await using at = await office();
    expect(await codeOf(set(at, server, { [name]: value }))).toBe("bad-setting");
  });

  test("of the whole server cannot be made for a channel", async () => {
    await using at = await office();
    expect(await codeOf(set(at, channel, { rolesEdit: ["r1"] }))).toBe("bad-setting");
  });
});

describe("a change is taken back", () => {
  test("to what was there before, and that can be taken back as well", async () => {
    await using at = await office();
    await set(at, channel, { mode: "offer" });
    await set(at, channel, { mode: "automatic", discussion: false });
    await undoSettings(moderator(), { at: null }, at);
    expect(await here(at, "mode")).toEqual(["offer", "channel"]);
    expect(await here(at, "discussion")).toEqual([true, "usual"]);
    await undoSettings(moderator(), { at: null }, at);
    expect(await here(at, "mode")).toEqual(["automatic", "channel"]);
  });

  test("by its name, and only while nobody has changed it again", async () => {
    await using at = await office();
    const first = await set(at, channel, { mode: "offer" });
    await set(at, server, { mode: "automatic" });
    const when = first.kind === "changed" ? first.at : 0;
    expect(await undoSettings(moderator(), { at: when }, at)).toMatchObject({ kind: "changed" });
    expect(await here(at, "mode")).toEqual(["automatic", "server"]);
    expect(await codeOf(undoSettings(moderator(), { at: when }, at))).toBe("nothing-there");
    expect(await codeOf(undoSettings(moderator(), { at: 7 }, at))).toBe("nothing-there");
  });

  test("however much was noted down since", async () => {
    await using at = await office();
    const first = await set(at, channel, { mode: "offer" });
    for (let nth = 0; nth < 600; nth += 1)
      await at.store.audit.add({
        server: "s1",
        who: "mo",
        what: "words-checked",
        at: at.clock.now() + 5 + nth,
        detail: {},
      });
    const when = first.kind === "changed" ? first.at : 0;
    expect(await undoSettings(moderator(), { at: when }, at)).toMatchObject({ kind: "changed" });
    expect(await undoSettings(moderator(), { at: null }, at)).toMatchObject({ kind: "changed" });
    expect(await here(at, "mode")).toEqual(["offer", "channel"]);
  });
});

describe("who may change what", () => {
  const editor = moderator({ user: "ed", manages: false, roles: ["editors"] });
  const member = moderator({ user: "eve", manages: false, roles: ["friends"] });
  const values: { readonly [Name in SettingName]?: unknown } = { mode: "offer", minimumWords: 99, coolDownSeconds: 1, forumFirstPosts: true, discussion: false, outside: false, language: "de", answersIn: "thread", sections: ["summary"], sitesAllowed: ["a.org"], sitesRefused: ["a.org"], logChannel: "c1", memberTokens: 1, serverTokens: 1, keepArticlesDays: 1, keepReportsDays: 1, keepRequestsDays: 1 }; // prettier-ignore

  test.each(settingNames)("%s", async (name) => {
    await using at = await office();
    await set(at, server, { rolesEdit: ["editors"] });
    const change = { [name]: values[name] ?? ["r1"] };
    expect(await codeOf(set(at, server, change, member))).toBe("not-allowed");
    expect(await codeOf(set(at, server, change, editor))).toBe(forManagers.has(name) ? "not-allowed" : "none");
    expect(await codeOf(set(at, server, change, { ...editor, server: "s2" }))).not.toBe("none");
    expect(await codeOf(set(at, server, change))).toBe("none");
  });

  test("an editor cannot take back what only Manage Server may change", async () => {
    await using at = await office();
    await set(at, server, { rolesEdit: ["editors"] });
    await set(at, server, { memberTokens: 10 });
    expect(await codeOf(undoSettings(editor, { at: null }, at))).toBe("not-allowed");
    expect(await codeOf(undoSettings(member, { at: null }, at))).toBe("not-allowed");
  });

  test("a role stops counting with the next change", async () => {
    await using at = await office();
    await set(at, server, { rolesEdit: ["editors"] });
    await set(at, server, { rolesEdit: [] });
    expect(await codeOf(set(at, channel, { mode: "offer" }, editor))).toBe("not-allowed");
  });
});

describe("another server’s settings", () => {
  const other = moderator({ user: "otto", server: "s2" });

  test("stay as they are when somebody gives its ids", async () => {
    await using at = await office();
    await set(at, channel, { mode: "automatic" });
    expect(await codeOf(set(at, server, { mode: "offer" }, other))).toBe("bad-setting");
    await set(at, channel, { mode: "offer" }, other);
    await changeSettings(other, { scope: channel, wishes: { mode: { kind: "inherit" } } }, at);
    expect(await here(at, "mode")).toEqual(["automatic", "channel"]);
    const { values } = await settingsIn({ server: "s2", within: ["c1"] }, at.store);
    expect(values.mode).toBe("asked");
  });

  test("cannot be taken back from here, though the change is named", async () => {
    await using at = await office();
    const change = await set(at, channel, { mode: "automatic" });
    const when = change.kind === "changed" ? change.at : 0;
    expect(await codeOf(undoSettings(other, { at: when }, at))).toBe("nothing-there");
  });
});

test("settings that cannot be read stop what they might forbid, and can be set anew", async () => {
  await using at = await office();
  const scope = { ...channel, server: "s1" };
  await at.store.settings.set({ scope, value: { mode: 7 }, updatedAt: 1 });
  expect(await codeOf(settingsIn(inThread, at.store))).toBe("row-damaged");
  expect(await codeOf(settingsIn({ server: "s1", within: ["c2"] }, at.store))).toBe("none");
  await set(at, channel, { mode: "offer" });
  expect(await here(at, "mode")).toEqual(["offer", "channel"]);
});

test("a setting that only a newer program knows outlasts a change", async () => {
  await using at = await office();
  const scope = { ...channel, server: "s1" };
  await at.store.settings.set({ scope, value: { mode: "offer", tone: "calm" }, updatedAt: 1 });
  await set(at, channel, { mode: "automatic" });
  expect((await at.store.settings.get(scope))?.value).toEqual({ mode: "automatic", tone: "calm" });
});

test("every setting has a name and words for people", () => {
  for (const name of settingNames) {
    expect(settingCalled[name]).toMatch(/^\p{Lu}/u);
    expect(settingWords(name, usualSettings)).toMatch(/\w/);
  }
});
