import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedArticlePath } from "../../src/seeds.ts";
import { startDouble } from "../double/discord.ts";
import { liveBot, type Double, type LiveBot } from "./live-bot.ts";
import { ended } from "./newsroom.ts";

const strike = readFileSync(seedArticlePath("harbour-strike-coast-wire.txt"), "utf8");
const otherStrike = readFileSync(seedArticlePath("harbour-strike-labour-daily.txt"), "utf8");
const page = `<!doctype html><html lang="en"><head><title>Ferry fares to rise</title></head><body><article>
<h1>Ferry fares to rise in March</h1>${otherStrike
  .split(/\n\n+/)
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join("\n")}</article></body></html>`;
const link = "https://news.example.org/2026/03/ferry-fares-rise";

let discord: Double;
let bot: LiveBot;

beforeAll(async () => {
  discord = await startDouble({
    privileged: ["MessageContent"],
    limits: { patienceMs: 20_000 },
    guilds: [
      {
        name: "Newsroom",
        owner: "mona",
        members: ["mona", "ann", "ben"],
        channels: [
          "news",
          "chat",
          "offers",
          { name: "press", kind: "category" },
          { name: "wire", in: "press" },
          { name: "posts", kind: "forum" },
        ],
      },
    ],
  });
  discord.serve(link, { body: page, type: "text/html; charset=utf-8" });
  bot = await liveBot(discord, { DISCORD_MESSAGE_CONTENT: "on" });
  await discord.ready();
}, 60_000);

afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord[Symbol.asyncDispose]();
}, 30_000);

/** The answer to a message: the bot's reply to it, once the report stands there. */
const cardFor = async (message: { readonly id: string; readonly channelId: string }) => {
  const reply = await discord.said(message.channelId, (seen) => repliesTo(seen.now()) === message.id);
  const card = await reply.until("the card", (seen) => seen.text().includes("read without a model"));
  // A few milliseconds after it is seen, the article can be talked about there.
  await ended(message, bot);
  return card;
};
const repliesTo = (message: { readonly message_reference?: { readonly message_id?: string } }): string | undefined =>
  message.message_reference?.message_id;
const botSaid = (channel: string): number =>
  discord.messages(channel).filter((seen) => seen.now().author.id === discord.botId).length;
/** Time for the bot to say something wrong; what it does say, it says within some hundred milliseconds. */
const aWhile = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1200));
/** As a client splits a long text: at paragraphs, each message nearly full. */
const pieces = (text: string): readonly string[] => {
  const messages: string[] = [];
  for (const paragraph of text.split(/\n\n+/)) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + paragraph.length < 1950)
      messages[messages.length - 1] += `\n\n${paragraph}`;
    else messages.push(paragraph);
  }
  return messages;
};

test("a mention with a link is answered with a card", async () => {
  const said = discord.member("ann").say("news", `what do you make of ${link}`, { mention: true });
  const card = await cardFor(said);
  expect(card.text()).toContain("Ferry fares to rise in March");
}, 30_000);

test("a mention with a file, and with a text that became message.txt", async () => {
  const file = { name: "story.md", type: "text/markdown", bytes: Buffer.from(strike) };
  const said = discord.member("ann").say("news", "", { mention: true, files: [file] });
  expect((await cardFor(said)).text()).toContain("quotes found word for word");
  const pasted = discord.member("ben").direct();
  const sent = discord.member("ben").say(pasted, strike);
  expect(sent.now().attachments[0]?.filename).toBe("message.txt");
  expect((await cardFor(sent)).text()).toContain("quotes found word for word");
}, 30_000);

test("a mention in reply to somebody’s link has that read", async () => {
  const shared = discord.member("ben").say("chat", `have you seen this? ${link}?utm_source=chat`);
  await aWhile();
  expect(botSaid("chat")).toBe(0);
  const said = discord.member("ann").say("chat", "read this please", { mention: true, replyTo: shared });
  expect((await cardFor(said)).text()).toContain("Ferry fares");
}, 30_000);

test("a mention with nothing to read is told how to ask, once in a while", async () => {
  const place = discord.member("mona").thread("news", "empty");
  discord.member("mona").say(place, "hello", { mention: true });
  discord.member("mona").say(place, "hello?", { mention: true });
  const told = await discord.said(place);
  expect(told.text()).toContain("I found no article in this");
  await aWhile();
  expect(botSaid(place)).toBe(1);
}, 30_000);

test("in the thread of an article questions are answered, follow-ups too, and talk is left alone", async () => {
  const thread = discord.member("ann").thread("news", "The strike");
  const file = { name: "story.txt", type: "text/plain; charset=utf-8", bytes: Buffer.from(strike) };
  await cardFor(discord.member("ann").say(thread, "", { mention: true, files: [file] }));
  await aWhile();
  const asked = discord.member("ben").say(thread, "Who is Viktor Salas?", { mention: true });
  const reply = await discord.said(thread, (seen) => repliesTo(seen.now()) === asked.id);
  const answer = await reply.until("an answer", (seen) => seen.text().includes("Salas"));
  expect(answer.text()).toMatch(/S\d+/);
  const further = discord.member("ben").say(thread, "And what did he say?", { replyTo: answer });
  const second = await discord.said(thread, (seen) => repliesTo(seen.now()) === further.id);
  expect((await second.until("an answer", (seen) => /S\d+/.test(seen.text()))).text()).toContain("Salas");
  const before = botSaid(thread);
  discord.member("ann").say(thread, "I knew it, he always says that when a strike comes.");
  discord.member("ben").say(thread, "Well. He has a point, hasn't he?", { replyTo: asked });
  await aWhile();
  expect(botSaid(thread)).toBe(before);
}, 40_000);

test("in the thread of an article a second article is noticed, and read once though it comes in pieces", async () => {
  const thread = discord.member("ann").thread("news", "Two articles");
  await cardFor(discord.member("ann").say(thread, link, { mention: true }));
  const before = botSaid(thread);
  const said = pieces(`${otherStrike}\n\n${strike}`).map((piece) => discord.member("ben").say(thread, piece));
  expect(said.length).toBeGreaterThan(2);
  const [first] = said;
  if (first === undefined) throw new Error("There is no first piece.");
  const card = await cardFor(first);
  expect(card.text()).toContain("Viktor Salas");
  await aWhile();
  expect(botSaid(thread)).toBe(before + 1);
}, 40_000);

test("in a channel where nobody switched it on, a pasted article is left alone", async () => {
  const before = botSaid("chat");
  for (const piece of pieces(strike)) discord.member("ben").say("chat", piece);
  discord.member("ben").say("chat", strike);
  discord.member("ben").say("chat", link);
  await aWhile();
  expect(botSaid("chat")).toBe(before);
}, 30_000);

test("“offer”: one quiet button, which has the article read, and one for a paste of several messages", async () => {
  const set = await discord.member("mona").slash("settings channel", { mode: "offer" }, { channel: "offers" }).reply();
  expect(set.isEphemeral()).toBe(true);
  expect(set.text()).toContain("When I speak in this channel: with one quiet button below an article.");
  const said = pieces(`${strike}\n\n${otherStrike}`).map((piece) => discord.member("ann").say("offers", piece));
  const offer = await discord.said("offers", (seen) => seen.buttons().length > 0);
  expect(repliesTo(offer.now())).toBe(said[0]?.id);
  await aWhile();
  expect(botSaid("offers")).toBe(1);
  const card = await offer.press("Read this article", "ben").reply();
  await card.until("the card", (seen) => seen.text().includes("quotes found word for word"));
}, 40_000);

test("“automatic”, set for a category’s channel or a thread, reads what looks like an article and nothing else", async () => {
  await discord.member("mona").slash("settings channel", { mode: "automatic" }, { channel: "wire" }).reply();
  const said = discord.member("ben").say("wire", strike);
  await cardFor(said);
  const before = botSaid("wire");
  discord.member("ann").say("wire", "lol");
  discord.member("ann").say("wire", "https://tenor.com/view/cat-typing-fast-gif-12345");
  discord.member("ann").say("wire", "I think that they should give up, honestly. You cannot win this. ".repeat(20));
  await aWhile();
  expect(botSaid("wire")).toBe(before);
}, 30_000);

test("a post in a forum that is read automatically gets its card, and is talked about", async () => {
  await discord.member("mona").slash("settings channel", { mode: "automatic" }, { channel: "news" }).reply();
  const forum = discord.channelId("posts");
  const post = discord.member("ann").post("posts", "The strike", "What about this one?");
  await discord.member("mona").slash("settings channel", { mode: "automatic" }, { channel: post.id }).reply();
  const said = discord.member("ann").say(post.id, link);
  await cardFor(said);
  expect(forum).not.toBe(post.id);
  const asked = discord.member("ben").say(post.id, "Who was arrested?", { mention: true });
  await discord.said(post.id, (seen) => repliesTo(seen.now()) === asked.id);
  await discord.member("mona").slash("settings channel", { mode: "asked" }, { channel: "news" }).reply();
}, 30_000);

test("a member’s change of the settings is refused, and nothing of all this was an error or against a rule", async () => {
  const set = discord.member("ann").slash("settings channel", { mode: "automatic" }, { channel: "chat" });
  expect((await set.reply()).text()).toContain("Only members with Manage Server");
  expect(bot.written()).not.toContain('"level":"error"');
  expect(discord.faults).toEqual([]);
}, 30_000);
