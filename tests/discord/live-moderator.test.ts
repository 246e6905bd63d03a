import { afterAll, beforeAll, expect, test } from "vitest";
import { startDouble } from "../double/discord.ts";
import { liveBot, type Double, type LiveBot } from "./live-bot.ts";
import { pageOf, strike } from "./newsroom.ts";

let discord: Double;
let bot: LiveBot;

beforeAll(async () => {
  discord = await startDouble({
    limits: { patienceMs: 20_000 },
    guilds: [
      {
        name: "Newsroom",
        owner: "mona",
        roles: [{ name: "editors" }],
        members: ["mona", { name: "edda", roles: ["editors"] }, "ben"],
        channels: ["news", "log", "closed"],
      },
      { name: "Elsewhere", members: ["zoe"], channels: ["lobby"] },
    ],
  });
  bot = await liveBot(discord);
  await discord.ready();
}, 60_000);

afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord[Symbol.asyncDispose]();
}, 30_000);

test("a moderator answers three questions, and has a sample read for nobody else", async () => {
  const form = await discord.member("mona").slash("settings start").form();
  expect(form.fields.map(({ label }) => label)).toEqual(["When shall I speak?", "What shall I look for?", "In which language shall I answer?"]); // prettier-ignore
  const done = await form.submit({ mode: "asked", words: "classroom", language: ["en"] }).reply();
  expect(done.text()).toContain("“classroom” holds in the whole server");
  const card = await done.press("Read a sample").reply();
  await card.until("the card", (seen) => seen.text().includes("read without a model"));
  expect(card.isEphemeral()).toBe(true);
}, 30_000);

test("words are edited, tried, published, and taken back; the log is told; a named role may do it, others may not", async () => {
  const mona = discord.member("mona");
  await mona.slash("settings log", { channel: "log" }).reply();
  const roles = await mona.slash("settings roles").form();
  await roles.submit({ rolesEdit: ["editors"] }).reply();
  const form = await discord.member("edda").slash("prompts edit", { name: "neutral" }).form();
  const card = await form.submit({ tone: "Calm and short." }).reply();
  expect(card.text()).toContain("your draft, not published");
  await card.choose("How long an answer is", ["short"]).reply();
  const trial = await card.press("Try").reply();
  expect(trial.text()).toContain("the words themselves were not tried");
  const why = await card.press("Publish …").form();
  const published = await why.submit({ why: "shorter" }).reply();
  expect(published.text()).toContain("“neutral” is now version 1");
  const told = await discord.said("log", (seen) => seen.text().includes("version 1"));
  expect(told.text()).toContain("“neutral” is now version 1");
  const back = await published.press("Back to the shipped words").reply();
  expect(back.text()).toContain("“neutral” is now version 2");
  const refused = await discord.member("ben").slash("prompts edit", { name: "neutral" }).reply();
  expect(refused.text()).toContain("Only members with Manage Server");
}, 30_000);

test("what the bot lacks in the channel for the log is named when it is chosen, and when it is lost or the channel is gone", async () => {
  const mona = discord.member("mona");
  discord.permit("closed", { of: "bot", deny: ["SendMessages"] });
  const chosen = await mona.slash("settings log", { channel: "closed" }).reply();
  expect(chosen.text()).toContain("In that channel, give me: Send Messages.");
  const change = mona.slash("settings channel", { pause: 7 });
  await change.reply();
  expect((await change.followUp()).text()).toContain("I may not write in the channel for the log.");
  discord.permit("closed", { of: "bot", deny: ["ViewChannel"] });
  await mona.slash("settings log", { reset: true }).reply();
  expect((await mona.slash("settings log", { channel: "closed" }).reply()).text()).toContain("View Channels, Send");
  discord.deleteChannel("closed");
  const later = mona.slash("settings channel", { pause: 8 });
  await later.reply();
  expect((await later.followUp()).text()).toContain("The channel for the log is gone");
  expect((await mona.slash("settings log", { channel: "log" }).reply()).text()).not.toContain("give me");
}, 30_000);

test("a set of words leaves as a file and comes back from one", async () => {
  const mona = discord.member("mona");
  const exported = await mona.slash("prompts export", { name: "classroom" }).reply();
  expect(exported.now().attachments.map(({ filename }) => filename)).toEqual(["classroom.md"]);
  const words = "---\nid: city-council\nversion: 1\npurpose: Ours\n---\n\n## Tone\n\nDry.\n\n## Colour\n\nBlue\n";
  const file = { name: "words.md", type: "text/markdown", bytes: Buffer.from(words) };
  const imported = await mona.slash("prompts import", { file }).reply();
  expect(imported.text()).toContain("Colour” is not a heading I know.");
  expect(imported.text()).toContain("Dry.");
}, 30_000);

test("a setting holds with the next command, for where a link leads, too, and in its server alone", async () => {
  const sites = await discord.member("mona").slash("settings sites").form();
  await sites.submit({ sitesRefused: "example.org" }).reply();
  const refused = await discord
    .member("ben")
    .slash("read", { link: "https://news.example.org/story-of-the-day" })
    .reply();
  expect(refused.text()).toContain("do not have pages of news.example.org read here");
  discord.serve("https://short.example.net/s", { type: "text/html", body: "", status: 302, location: "https://news.example.org/s" }); // prettier-ignore
  discord.serve("https://news.example.org/s", pageOf(strike));
  const led = discord.member("ben").slash("read", { link: "https://short.example.net/s" });
  const told = await (await led.reply()).until("why not", (seen) => seen.text().includes("leads to news.example.org"));
  expect(told.text()).toContain("/settings sites");
  expect(discord.fetched).not.toContain("news.example.org/s");
  const elsewhere = discord.member("zoe").slash("read", { link: "https://short.example.net/s" }, { channel: "lobby" });
  await (await elsewhere.reply()).until("the card", (seen) => seen.text().includes("Port Ellery"));
  const shown = await discord.member("mona").slash("settings show").reply();
  expect(shown.text()).toContain("example.org");
  expect(shown.text()).toContain("@editors");
}, 30_000);

test("a server that the bot joins is told how to begin, once; one that it was in is not", async () => {
  discord.addGuild({ name: "Class 7b", owner: "tess", members: ["tess", "pip"], channels: ["school"] });
  const hello = await discord.said("school");
  expect(hello.text()).toContain("three questions");
  expect((await hello.press("Set me up", "pip").reply()).text()).toContain("Only members with Manage Server");
  expect((await hello.press("Set me up", "tess").form()).title).toBe("Set me up");
  expect(discord.messages("news").filter((seen) => seen.text().includes("three questions"))).toEqual([]);
}, 30_000);

test("nothing of all this was an error, or against Discord’s rules", () => {
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain('"level":"error"');
});
