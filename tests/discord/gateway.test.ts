import { GatewayCloseCodes } from "discord-api-types/v10";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedArticlePath } from "../../src/seeds.ts";
import { startDouble, type DoubleOptions } from "../double/discord.ts";
import { beginBot, liveBot, type Double } from "./live-bot.ts";

const story = readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8").slice(0, 5900);

async function double(differs: Partial<DoubleOptions> = {}): Promise<Double> {
  const guilds = [{ name: "Newsroom", members: ["ann", "ben"], channels: ["news"] }];
  return await startDouble({ guilds, limits: { patienceMs: 20_000 }, ...differs });
}

const cardFor = async (discord: Double): Promise<void> => {
  const card = await discord.member("ann").slash("read", { text: story }, { channel: "news" }).reply();
  await card.until("the card", (seen) => seen.text().includes("read without a model"));
};
const botSaid = (discord: Double): number =>
  discord.messages("news").filter((seen) => seen.now().author.id === discord.botId).length;
const acceptedAgain = (written: string): number => written.split("accepts it again").length - 1;
const aWhile = async (ms = 700): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("a connection that is lost is resumed, and what was asked meanwhile is answered once", async () => {
  await using discord = await double();
  await using bot = await liveBot(discord);
  await discord.ready();
  const losses = [
    () => discord.gateway.close(4000),
    () => discord.gateway.askToReconnect(),
    () => discord.gateway.invalidate(true),
  ];
  for (const lose of losses) {
    const before = botSaid(discord);
    const resumes = discord.gateway.counts.resumes;
    lose();
    const card = cardFor(discord);
    await discord.until("a resume", () => discord.gateway.counts.resumes > resumes);
    await card;
    expect(botSaid(discord)).toBe(before + 1);
  }
  expect(discord.gateway.counts.identifies).toBe(1);
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain('"level":"error"');
}, 60_000);

test("events that come twice are answered once", async () => {
  await using discord = await double();
  await using bot = await liveBot(discord);
  await discord.ready();
  await cardFor(discord);
  const said = discord.member("ben").say("news", "hello", { mention: true });
  await discord.said("news", (seen) => seen.now().message_reference?.message_id === said.id);
  const before = botSaid(discord);
  discord.gateway.replay(20);
  await aWhile(1500);
  expect(botSaid(discord)).toBe(before);
  expect(discord.faults).toEqual([]);
  expect(bot.written()).not.toContain('"level":"error"');
}, 60_000);

test("a session that Discord gave up is begun anew", async () => {
  await using discord = await double();
  await using bot = await liveBot(discord);
  await discord.ready();
  discord.gateway.invalidate(false);
  await discord.until("a second identification", () => discord.gateway.counts.identifies === 2);
  await cardFor(discord);
  expect(bot.written()).not.toContain('"level":"error"');
}, 60_000);

test("a gateway that answers no heartbeat is left, and resumed", async () => {
  await using discord = await double({ heartbeatMs: 400 });
  await using bot = await liveBot(discord);
  await discord.ready();
  discord.gateway.acknowledgeHeartbeats(false);
  await discord.until("a resume", () => discord.gateway.counts.resumes > 0);
  discord.gateway.acknowledgeHeartbeats(true);
  await aWhile(1500);
  await cardFor(discord);
  expect(discord.gateway.counts.identifies).toBe(1);
  expect(bot.written()).toContain('"ready"');
}, 60_000);

test("a restart resumes the session, and is told of what came in between", async () => {
  await using discord = await double();
  await using bot = await liveBot(discord);
  await discord.ready();
  await cardFor(discord);
  const { status, afterMs } = await bot.stop();
  expect(status).toBe(0);
  expect(afterMs).toBeLessThan(8000);
  const said = discord.member("ben").say("news", "are you there?", { mention: true });
  await bot.restart();
  await discord.said("news", (seen) => seen.now().message_reference?.message_id === said.id);
  expect(discord.gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
  await bot.kill();
  await bot.restart();
  await cardFor(discord);
  expect(discord.faults).toEqual([]);
}, 60_000);

test("a start with other intents begins a session anew, for a resumed one has those it began with", async () => {
  await using discord = await double({ privileged: ["MessageContent"] });
  await using before = await liveBot(discord);
  await discord.ready();
  await before.stop();
  const sameFile = { DATABASE_FILE: join(before.folder, "bot.sqlite") };
  await using after = await liveBot(discord, { ...sameFile, DISCORD_MESSAGE_CONTENT: "on" });
  await discord.until("a second identification", () => discord.gateway.counts.identifies === 2);
  expect(discord.gateway.counts.resumes).toBe(0);
  expect(after.written()).not.toContain('"level":"error"');
}, 60_000);

test("a token that Discord does not take ends the program with a sentence and status 2", async () => {
  await using discord = await double();
  const { bot } = await beginBot(discord, { DISCORD_TOKEN: `${"a".repeat(24)}.bbbbbb.${"c".repeat(38)}` });
  await using _ = bot;
  expect((await bot.ended()).status).toBe(2);
  expect(bot.written()).toContain("Discord does not accept the token.");
}, 30_000);

test("so do a token that the gateway refuses, also later, and an intent that is not switched on", async () => {
  await using discord = await double();
  const { bot } = await beginBot(discord, { DISCORD_MESSAGE_CONTENT: "on" });
  await using _ = bot;
  expect((await bot.ended()).status).toBe(2);
  expect(bot.written()).toContain("Message Content Intent");
  await using later = await liveBot(discord);
  discord.gateway.refuseIdentify(GatewayCloseCodes.AuthenticationFailed);
  discord.gateway.invalidate(false);
  expect((await later.ended()).status).toBe(2);
  expect(later.written()).toContain("Discord does not accept the token.");
  expect(discord.gateway.counts.identifies).toBeLessThan(5);
}, 60_000);

test("one request that Discord does not take the token of does not silence the bot, also at the start", async () => {
  await using discord = await double();
  const mistake = { kind: "refused", as: "unauthorized" } as const;
  discord.trouble("GET /gateway/bot", mistake);
  await using bot = await liveBot(discord);
  await discord.ready();
  for (const accepted of [1, 2]) {
    while (acceptedAgain(bot.written()) < accepted) await aWhile(50);
    discord.trouble("POST /channels/{channel_id}/messages", mistake);
    const asked = discord.member("ben").say("news", story.slice(0, 1800), { mention: true });
    await discord.said("news", (seen) => seen.now().message_reference?.message_id === asked.id);
  }
  expect(discord.gateway.counts.identifies).toBe(1);
}, 60_000);

test("a token that is taken back while the bot runs ends it with a sentence and status 2", async () => {
  await using discord = await double();
  await using bot = await liveBot(discord);
  await discord.ready();
  discord.trouble("any", { kind: "refused", as: "unauthorized" }, 1000);
  discord.member("ben").say("news", story, { mention: true });
  expect((await bot.ended()).status).toBe(2);
  expect(bot.written()).toContain("Discord does not accept the token.");
}, 60_000);

test("while Discord cannot be reached at the start it is waited for, and that is told", async () => {
  await using discord = await double();
  discord.trouble("any", { kind: "bad gateway", when: "before" }, 4);
  const { bot, ready } = await beginBot(discord);
  await using _ = bot;
  await ready;
  expect(bot.written()).toContain("the gateway has trouble");
  await discord.until("somebody to log in", () => discord.gateway.isConnected());
}, 60_000);

test("a bot that is still trying to connect can be ended", async () => {
  await using discord = await double();
  discord.trouble("any", { kind: "bad gateway", when: "before" }, 10_000);
  const { bot } = await beginBot(discord);
  await using _ = bot;
  while (!bot.written().includes("the gateway has trouble")) await aWhile(50);
  const { status, afterMs } = await bot.stop();
  expect(status).toBe(0);
  expect(afterMs).toBeLessThan(5000);
}, 60_000);
