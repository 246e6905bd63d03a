import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { disposal, ended, market, openNewsroom, pageOf, settled, strike, textFile, type Newsroom } from "./newsroom.ts";
import type { Seen } from "../double/people/seen.ts";

vi.setConfig({ testTimeout: 40_000 }); // the machine may be busy with other tests

/** The bot without the intent to read what is not meant for it, as it is set up first. */
let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const menu = "Read this article";
const partly = "one piece of a longer paste";
const isCard = (seen: Seen): boolean => seen.text().includes("machine reading, may be wrong");
const first = strike.slice(0, strike.lastIndexOf("\n\n", 1950));
const rest = strike.slice(first.length).trim();

/** The card in reply to a message, once it can be talked about. */
async function cardFor(message: { readonly id: string; readonly channelId: string }): Promise<Seen> {
  const { discord, bot } = room;
  const reply = await discord.said(
    message.channelId,
    (seen) => seen.now().message_reference?.message_id === message.id && isCard(seen),
  );
  await ended(message, bot);
  return reply;
}

test("commands read links, files and texts, and answer questions", async () => {
  const { discord, bot } = room;
  discord.serve("https://news.example.org/market", pageOf(market));
  const ann = discord.member("ann");
  const link = await settled(ann.slash("read", { link: "https://news.example.org/market" }, { channel: "news" }));
  expect(link.text()).toContain("City clears Canal Street market");
  const asked = ann.slash("read", { file: textFile(strike) }, { channel: "one" });
  expect((await settled(asked)).text()).toContain("Port Ellery");
  await ended(asked, bot);
  const question = ann.slash("ask", { question: "How many ships are waiting?" }, { channel: "one" });
  expect((await settled(question)).text()).toContain("Fourteen ships");
});

describe("Read this article", () => {
  test("reads a message of somebody else’s whole", async () => {
    const { discord } = room;
    const whole = discord.member("ben").say("two", market.slice(0, 1990));
    discord.member("mia").say("two", "Thanks!");
    const card = await settled(discord.member("ann").menu(menu, whole));
    expect(isCard(card)).toBe(true);
    expect(card.text()).not.toContain(partly);
  });

  test("says of a piece of a paste that it may not see the others", async () => {
    const { discord } = room;
    const pieces = [first, rest].map((text) => discord.member("ben").say("three", text));
    for (const piece of pieces.slice(0, 1)) {
      const card = await settled(discord.member("ann").menu(menu, piece));
      expect(isCard(card)).toBe(true);
      expect(
        card
          .text()
          .split("\n")
          .filter((line) => line.includes(partly)),
      ).toHaveLength(1);
    }
    expect(discord.faults).toEqual([]);
  });

  test("finds the links and the files of a message", async () => {
    const { discord } = room;
    discord.serve("https://news.example.org/market", pageOf(market));
    const shared = discord.member("ben").say("four", "Seen? https://news.example.org/market");
    expect((await settled(discord.member("ann").menu(menu, shared))).text()).toContain("City clears");
    const long = discord.member("ben").say("four", strike);
    expect((await settled(discord.member("ann").menu(menu, long))).text()).toContain("Port Ellery");
  });
});

describe("a mention", () => {
  test("with a text, a file or a link is answered, and so is a reply to the bot", async () => {
    const { discord } = room;
    const told = await cardFor(discord.member("ann").say("five", "", { mention: true, files: [textFile(strike)] }));
    expect(told.text()).not.toContain(partly);
    const asked = discord.member("ben").say("five", "How many ships are waiting?", { replyTo: told });
    const answer = await discord.said("five", (seen) => seen.now().message_reference?.message_id === asked.id);
    await answer.until("the answer", (seen) => seen.text().includes("Fourteen ships"));
  });

  test("on a paste that goes on without one says that it may not see the rest", async () => {
    const { discord } = room;
    const mentioned = discord.member("ben").say("six", first, { mention: true });
    discord.member("ben").say("six", rest);
    expect((await cardFor(mentioned)).text()).toContain(partly);
  });

  test("in reply to somebody’s article is told that its words cannot be seen, and how to go on", async () => {
    const { discord } = room;
    const shared = discord.member("ben").say("seven", market.slice(0, 1990));
    const said = discord.member("ann").say("seven", "read this please", { mention: true, replyTo: shared });
    const told = await discord.said("seven", (seen) => seen.now().message_reference?.message_id === said.id);
    expect(told.text()).toContain(menu);
  });
});

test("a channel that is to be read by itself is not, and who sets it is told why", async () => {
  const { discord } = room;
  const set = discord.member("owner").slash("settings channel", { mode: "automatic" }, { channel: "eight" });
  expect((await set.reply()).text()).toContain("Message Content Intent");
  discord.member("ben").say("eight", market.slice(0, 1990));
  // What is said after it and answered shows that the bot has let the one before it be.
  await cardFor(discord.member("ben").say("eight", "", { mention: true, files: [textFile(market)] }));
  expect(discord.messages("eight").filter(isCard)).toHaveLength(1);
});

test("no payload broke a rule of Discord’s, and nothing failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"(?:warn|error)"/);
});
