import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDouble } from "../double/discord.ts";
import type { Seen } from "../double/people/seen.ts";
import { liveBot, type Double, type LiveBot } from "./live-bot.ts";

let discord: Double;
let bot: LiveBot;

beforeAll(async () => {
  discord = await startDouble({
    limits: { acknowledgeMs: 12_000, patienceMs: 20_000 },
    guilds: [
      {
        name: "Newsroom",
        owner: "mona",
        roles: [{ name: "editors" }],
        members: ["mona", { name: "edda", roles: ["editors"] }],
        channels: ["news", "gone"],
      },
    ],
  });
  bot = await liveBot(discord);
  await discord.ready();
  const roles = await discord.member("mona").slash("settings roles").form();
  await roles.submit({ rolesEdit: ["editors"] }).reply();
}, 60_000);

afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord[Symbol.asyncDispose]();
}, 30_000);

const files = (seen: Seen): readonly string[] => seen.now().attachments.map(({ filename }) => filename);

test("two moderators with the same form of settings: the second sees the difference, and chooses", async () => {
  const [hers, his] = [await discord.member("mona").slash("settings sites").form(), await discord.member("edda").slash("settings sites").form()]; // prettier-ignore
  await hers.submit({ sitesRefused: "hers.example.org" }).reply();
  const told = await his.submit({ sitesRefused: "his.example.org" }).reply();
  expect(told.text()).toContain("Somebody has changed this since your form was opened.");
  expect(told.text()).toMatch(/Now: [^.]+hers\.example\.org\. Yours: [^.]+his\.example\.org\./);
  const again = await told.press("Back to the form").form();
  expect(again.fields.find(({ customId }) => customId === "sitesRefused")?.value).toBe("his.example.org");
  expect((await again.submit({}).reply()).text()).toContain("his.example.org");
});

test("two moderators with drafts of the same words: the second sees the difference, and chooses", async () => {
  const drafts: Seen[] = [];
  for (const [who, tone] of [
    ["mona", "Hers."],
    ["edda", "Theirs."],
  ] as const) {
    const form = await discord.member(who).slash("prompts edit", { name: "classroom" }).form();
    drafts.push(await form.submit({ tone }).reply());
  }
  const told: Seen[] = [];
  for (const card of drafts) told.push(await (await card.press("Publish …").form()).submit({ why: "mine" }).reply());
  expect(told[0]?.text()).toContain("“classroom” is now version 1");
  expect(told[1]?.text()).toContain("Somebody has published since you began");
  expect(told[1]?.text()).toMatch(/− Hers\.\n.*\+ Theirs\./);
  const over = await told[1]?.press("Publish over it …").form();
  expect((await over?.submit({ why: "all the same" }).reply())?.text()).toContain("“classroom” is now version 2");
});

test("a form whose member may not do it any more gives back what was typed, as a file", async () => {
  const words = await discord.member("edda").slash("prompts edit", { name: "neutral" }).form();
  const sites = await discord.member("edda").slash("settings sites").form();
  const roles = await discord.member("mona").slash("settings roles").form();
  const told = await roles.submit({ rolesEdit: [] }).reply();
  const late = await words.submit({ tone: "Long thought about." }).reply();
  expect(late.text()).toContain("Only members with Manage Server");
  expect(files(late)).toEqual(["neutral.md"]);
  const refused = await sites.submit({ sitesRefused: "thought.example.org" }).reply();
  expect(refused.text()).toContain("thought.example.org");
  await told.press("Undo").reply();
});

test("words that were chosen for a channel that is gone are listed with it, and can be chosen elsewhere", async () => {
  const mona = discord.member("mona");
  await mona.slash("prompts assign", { name: "science-and-health" }, { channel: "gone" }).reply();
  discord.deleteChannel("gone");
  const list = await mona.slash("prompts list", {}, { channel: "news" }).reply();
  expect(list.text()).toMatch(/science-and-health\*\* \(as shipped; in .*gone/);
  const here = await mona.slash("prompts assign", { name: "science-and-health" }, { channel: "news" }).reply();
  expect(here.text()).toContain("“science-and-health” holds in \\#news from the next article on.");
});

test("a form over which Discord’s answer is lost is taken all the same, once", async () => {
  const form = await discord.member("mona").slash("prompts edit", { name: "neutral" }).form();
  discord.trouble("POST /interactions/{interaction_id}/{interaction_token}/callback", { kind: "bad gateway", when: "after" }); // prettier-ignore
  const card = await form.submit({ tone: "Kept." }).reply();
  expect(card.text()).toContain("your draft, not published");
  const again = await discord.member("mona").slash("prompts edit", { name: "neutral" }).form();
  expect(again.fields.find(({ customId }) => customId === "tone")?.value).toBe("Kept.");
});

test("nothing of all this was an error, or against Discord’s rules", () => {
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain('"level":"error"');
});

test("what was typed into a form over which the program breaks comes back as a file", async () => {
  const form = await discord.member("mona").slash("prompts edit", { name: "neutral" }).form();
  const beside = new DatabaseSync(join(bot.folder, "bot.sqlite"));
  beside.exec("alter table prompt_draft rename to lost");
  const told = await form.submit({ tone: "Long thought about." }).reply();
  beside.exec("alter table lost rename to prompt_draft");
  beside.close();
  expect(told.text()).toContain("by a fault of the program");
  expect(told.text()).toContain("What you typed is in the file.");
  expect(files(told)).toEqual(["what-you-typed.txt"]);
  expect(bot.written()).toContain('"call failed"');
});
