import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Seen } from "../double/people/seen.ts";
import {
  disposal,
  doingIn,
  isCard,
  market,
  openNewsroom,
  pageOf,
  repliesTo,
  strike,
  type Newsroom,
} from "./newsroom.ts";

vi.setConfig({ testTimeout: 60_000 }); // the machine may be busy with other tests

let room: Newsroom;
beforeAll(async () => {
  const env = { DISCORD_MESSAGE_CONTENT: "on", MEMBER_OPEN_REQUESTS: "1000" };
  room = await openNewsroom(env, { privileged: ["MessageContent"] });
  room.discord.serve(link, pageOf(market));
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const link = "https://news.example.org/2026/08/canal-street-market-cleared";

const { set, read, replyTo } = doingIn(() => room);

/** The sections of a card or a page, in their order. */
function sectionsOf(seen: Pick<Seen, "text">): readonly string[] {
  const names = [
    ["summary", "City crews took down"],
    ["claims", "Who claims what"],
    ["left-out", "Left out"],
  ] as const;
  const text = seen.text();
  const there = names.map(([name, begins]) => [name, text.indexOf(begins)] as const).filter(([, at]) => at >= 0);
  return there.toSorted(([, one], [, other]) => one - other).map(([name]) => name);
}

describe("/settings sections: which, and in which order", () => {
  test("holds for the next card, also of an article that was read before, and for the pages behind old cards", async () => {
    const before = await read("one", link);
    expect(sectionsOf(before)).toEqual(["summary", "claims", "left-out"]);
    expect(await set("sections", { order: "left-out summary" }, "one")).toContain("left-out, summary");
    const card = await read("one", link, "ben");
    expect(sectionsOf(card)).toEqual(["left-out", "summary"]);
    expect(card.text()).toContain("read before");
    expect(card.text()).toMatch(/22 of 22 quotes found word for word · read without a model/i);
    const [, ...own] = card.buttons().map(({ label }) => label);
    expect(own).toEqual(["Evidence", "Voices", "Wording", "Ask", "Delete"]);
    const page = await card.press("Evidence", "ben").reply();
    expect(page.text()).toMatch(/^(?:## )?Left out/);
    const old = await before.press("All claims", "ben").reply();
    expect(old.text()).toMatch(/^(?:## )?Left out/);
    expect((await old.press("Next").reply()).text()).toContain("Summary, and the sentences it rests on");
  });

  test("is inherited from around, and the nearest wins; what is taken back holds no more", async () => {
    const { discord } = room;
    const mayor = discord.member("owner");
    await set("sections", { order: "claims", where: "server" }, "two");
    expect(sectionsOf(await read("two", market))).toEqual(["claims"]);
    const thread = discord.member("ann").thread("two", "Talk");
    expect(sectionsOf(await read(thread, market))).toEqual(["claims"]);
    await set("sections", { order: "left-out claims" }, thread);
    expect(sectionsOf(await read(thread, market))).toEqual(["left-out", "claims"]);
    expect(sectionsOf(await read("two", market))).toEqual(["claims"]);
    expect(sectionsOf(await read("one", market))).toEqual(["left-out", "summary"]);
    await set("sections", { reset: true, where: "server" }, "two");
    expect(sectionsOf(await read("two", market))).toEqual(["summary", "claims", "left-out"]);
    await mayor.slash("settings undo", {}, { channel: "two" }).reply();
    expect(sectionsOf(await read("two", market))).toEqual(["claims"]);
    await set("sections", { reset: true, where: "server" }, "two");
  });
});

describe("/settings sections: questions", () => {
  test("are refused by each way where they are switched off, before anything was written, and answered again", async () => {
    const { discord } = room;
    const off = "Questions about an article are not answered here";
    const before = await read("three", strike);
    expect(await set("sections", { questions: false }, "three")).toContain("are not answered");
    const card = await read("three", strike);
    expect(card.buttons().map(({ label }) => label)).not.toContain("Ask");
    const pressed = await before.press("Ask", "ben").reply();
    expect([pressed.isEphemeral(), pressed.text()]).toEqual([true, expect.stringContaining(off)]);
    const asked = await discord.member("ben").slash("ask", { question: "Who is Viktor Salas?" }, { channel: "three" }).reply(); // prettier-ignore
    expect([asked.isEphemeral(), asked.text()]).toEqual([true, expect.stringContaining(off)]);
    const said = discord.member("ben").say("three", "Who is Viktor Salas?", { mention: true });
    const told = await replyTo(said);
    expect(told.text()).toContain(off);
    await set("sections", { questions: true }, "three");
    // Whoever was refused is answered once it is right.
    const again = discord.member("ben").say("three", "Who is Viktor Salas?", { mention: true });
    const reply = await replyTo(again);
    await reply.until("an answer", (seen) => /S\d+/.test(seen.text()));
    expect((await before.press("Ask", "ben").form()).title).toContain("Ask");
  });
});

describe("/settings channel", () => {
  /** Whether the bot says anything to a message, once it has read another one in another channel. */
  const answeredIn = (channel: string): readonly (string | undefined)[] =>
    room.discord.messages(channel).map((seen) => repliesTo(seen));

  test("the shortest article: what is shorter is left alone, a link is read all the same, and then it holds no more", async () => {
    const { discord } = room;
    await set("channel", { mode: "automatic", pause: 0, shortest: 5000 }, "eight");
    const piece = strike.slice(0, strike.lastIndexOf("\n\n", 1900));
    const short = [strike, piece].map((text) => discord.member("ben").say("eight", text));
    expect(short.map((one) => one.now().attachments.length)).toEqual([1, 0]);
    const linked = discord.member("ann").say("eight", link);
    await (await replyTo(linked)).until("the card", isCard);
    for (const { id } of short) expect(answeredIn("eight")).not.toContain(id);
    await set("channel", { shortest: 60 }, "eight");
    for (const text of [strike, piece, strike.split("\n\n").slice(0, 3).join("\n\n")]) {
      const long = discord.member("ben").say("eight", text);
      await (await replyTo(long)).until("the card", isCard);
    }
  });

  test("the pause between two unasked answers; whoever asks is answered in it", async () => {
    const { discord } = room;
    await set("channel", { mode: "automatic", pause: 86_400 }, "nine");
    const first = discord.member("ben").say("nine", strike);
    await (await replyTo(first)).until("the card", isCard);
    const second = discord.member("ben").say("nine", link);
    const asked = discord.member("ann").say("nine", link, { mention: true });
    await (await replyTo(asked)).until("the card", isCard);
    await set("channel", { pause: 0 }, "nine");
    const third = discord.member("ben").say("nine", `${link}?utm_source=chat`);
    await (await replyTo(third)).until("the card", isCard);
    expect(answeredIn("nine")).not.toContain(second.id);
  });

  test("first posts of a forum: read unasked, and only these, where they are switched on", async () => {
    const { discord } = room;
    const before = discord.member("ann").post("posts", "Seen this?", "The market is gone.");
    const told = await set("channel", { forum: true, where: "channel" }, before.id);
    expect(told).toContain("First posts of a forum in this channel: are read unasked.");
    const post = discord.member("ben").post("posts", "And this?", link);
    const card = await discord.said(post.id, isCard);
    expect(repliesTo(card)).toBe(post.message.id);
    expect(card.text()).toContain("City clears");
    const after = discord.member("ben").post("posts", "Talk", "What do you think of the market?");
    discord.member("ann").say(after.id, link);
    const asked = discord.member("ann").say(after.id, link, { mention: true });
    await (await replyTo(asked)).until("the card", isCard);
    expect(discord.messages(after.id).filter(isCard)).toHaveLength(1);
    await set("channel", { reset: true, where: "channel" }, before.id);
    const off = discord.member("ben").post("posts", "Off again", link);
    const last = discord.member("ben").say(off.id, link, { mention: true });
    await (await replyTo(last)).until("the card", isCard);
    expect(discord.messages(off.id).filter(isCard)).toHaveLength(1);
  });
});

test("no payload broke a rule of Discord’s, and nothing failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"error"/);
});
