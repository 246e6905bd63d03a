import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Seen } from "../double/people/seen.ts";
import {
  disposal,
  doingIn,
  ended,
  isCard,
  market,
  openNewsroom,
  settled,
  storyOf,
  strike,
  textFile,
  type Newsroom,
} from "./newsroom.ts";

vi.setConfig({ testTimeout: 60_000 }); // the machine may be busy with other tests

let room: Newsroom;
beforeAll(async () => {
  const env = { DISCORD_MESSAGE_CONTENT: "on", MEMBER_OPEN_REQUESTS: "1000" };
  room = await openNewsroom(env, { privileged: ["MessageContent"] });
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const { set, read, replyTo } = doingIn(() => room);

describe("/settings sections: answers in a thread for each article", () => {
  beforeAll(async () => {
    await set("sections", { answers: "thread" }, "four");
  });

  /** The card in the thread below a message that says so. */
  async function cardBelow(pointer: Seen): Promise<Seen> {
    await pointer.until("the way to the thread", (seen) => seen.text().includes("in the thread below"));
    expect(pointer.buttons()).toEqual([]);
    return room.discord.said(pointer.id, isCard);
  }

  test("by /read; there people go on, by button, mention and reply, and Delete takes both away", async () => {
    const { discord, bot } = room;
    const asked = discord.member("ann").slash("read", { file: textFile(strike) }, { channel: "four" });
    const pointer = await settled(asked);
    const card = await cardBelow(pointer);
    await ended(asked, bot);
    expect(pointer.text()).toContain("Port Ellery dock strike goes into second day");
    const threads = discord.threads("four").filter(({ id }) => id === pointer.id);
    expect(threads.map(({ name }) => name)).toEqual(["Port Ellery dock strike goes into second day as mayor offers mediation"]); // prettier-ignore

    const form = await card.press("Ask", "ben").form();
    const answer = await settled(form.submit({ "Your question": "How many ships are waiting?" }));
    expect([answer.channelId, answer.text()]).toEqual([pointer.id, expect.stringContaining("Fourteen ships")]);
    const said = discord.member("mia").say(pointer.id, "Who is Viktor Salas?", { mention: true });
    await (await replyTo(said)).until("an answer", (seen) => /S\d+/.test(seen.text()));
    const page = await card.press("All claims", "ben").reply();
    expect([page.isEphemeral(), page.text()]).toEqual([true, expect.stringContaining("Viktor Salas")]);

    await card.press("Delete", "ann").acknowledged();
    await card.gone();
    await pointer.gone();
  });

  test("by the menu of a message, by a mention, and by a text that is read unasked", async () => {
    const { discord } = room;
    const shared = discord.member("ben").say("four", market);
    const byMenu = await settled(discord.member("ann").menu("Read this article", shared));
    expect((await cardBelow(byMenu)).text()).toContain("City clears");
    const said = discord.member("mia").say("four", "", { mention: true, files: [textFile(strike)] });
    expect((await cardBelow(await replyTo(said))).text()).toContain("Port Ellery");
    await set("channel", { mode: "automatic", pause: 0 }, "four");
    const pasted = discord.member("ben").say("four", storyOf("rent-cap-balanced"));
    await cardBelow(await replyTo(pasted));
    await set("channel", { mode: "offer" }, "four");
    const offered = discord.member("ben").say("four", storyOf("harbour-strike-labour-daily"));
    const offer = await replyTo(offered);
    await cardBelow(await settled(offer.press("Read this article", "ann")));
    await set("channel", { reset: true }, "four");
  });

  test("questions asked in the channel, in reply to what led to the card, are answered in its thread", async () => {
    const { discord, bot } = room;
    const asked = discord.member("ann").slash("read", { file: textFile(strike) }, { channel: "four" });
    const pointer = await settled(asked);
    await ended(asked, bot);
    const said = discord.member("ben").say("four", "How many ships are waiting?", { replyTo: pointer });
    const told = await replyTo(said);
    await told.until("where the answer is", (seen) => seen.text().includes("in the thread below the report"));
    const answer = await discord.said(pointer.id, (seen) => seen.text().includes("Fourteen ships"));
    expect(answer.text()).toMatch(/Question:.*How many ships are waiting\?/);
  });

  test("in private, in a thread and in a post of a forum it stands where it was asked for", async () => {
    const { discord } = room;
    const hidden = await settled(discord.member("ann").slash("read", { file: textFile(market), private: true }, { channel: "four" })); // prettier-ignore
    expect([hidden.isEphemeral(), isCard(hidden)]).toEqual([true, true]);
    const thread = discord.member("ann").thread("four", "Talk");
    expect(isCard(await read(thread, market))).toBe(true);
    const { id } = discord.member("ann").post("posts", "The market", "What is it about?");
    await set("sections", { answers: "thread" }, id);
    const card = await read(id, market);
    expect([card.channelId, isCard(card), card.text()]).toEqual([id, true, expect.not.stringContaining("thread")]);
  });
});

describe("where there can be no thread, the answer stands where it was asked for and names what is missing", () => {
  test("the right to open one, which the setting names already", async () => {
    const { discord, bot } = room;
    const told = await set("sections", { answers: "thread" }, "no-threads");
    expect(told).toContain("Give me: Create Public Threads.");
    const card = await read("no-threads", strike);
    expect([isCard(card), card.text()]).toEqual([true, expect.stringContaining("give me “Create Public Threads”")]);
    const said = discord.member("ben").say("no-threads", "", { mention: true, files: [textFile(market)] });
    const reply = await replyTo(said);
    await reply.until("the card", isCard);
    await ended(said, bot);
    expect(reply.text()).toContain("give me “Create Public Threads”");
    const form = await card.press("Ask", "ben").form();
    const answer = await settled(form.submit({ "Your question": "How many ships are waiting?" }));
    expect(answer.text()).toMatch(/give me “Create Public Threads”[^]*Fourteen ships/);
    // What was shown in place is talked about in place.
    const asked = discord.member("mia").say("no-threads", "Who is Tina Alvarez?", { mention: true });
    const second = await replyTo(asked);
    await second.until("an answer", (seen) => /S\d+/.test(seen.text()));
  });

  test("the right to write in one; with it, the next one has its thread", async () => {
    const { discord } = room;
    await set("sections", { answers: "thread" }, "five");
    discord.permit("five", { of: "bot", deny: ["SendMessagesInThreads"] });
    const card = await read("five", strike);
    expect([isCard(card), card.text()]).toEqual([true, expect.stringContaining("give me “Send Messages in Threads”")]);
    discord.permit("five", { of: "bot" });
    const pointer = await read("five", strike);
    expect(pointer.text()).toContain("in the thread below");
    expect(isCard(await discord.said(pointer.id, isCard))).toBe(true);
  });

  test("a thread that is locked", async () => {
    const { discord } = room;
    const card = await read("six", strike);
    discord.member("mia").thread("six", "closed", card);
    discord.archive(card.id, { locked: true });
    const form = await card.press("Ask", "ben").form();
    const answer = await settled(form.submit({ "Your question": "How many ships are waiting?" }));
    expect([answer.channelId, answer.text()]).toEqual([card.channelId, expect.stringContaining("which is locked")]);
    expect(answer.text()).toContain("Fourteen ships");
  });

  test("threads, which a channel of its kind does not have", async () => {
    const { discord } = room;
    discord.addChannel("Newsroom", { name: "studio", kind: "voice" });
    await set("sections", { answers: "thread" }, "studio");
    const card = await read("studio", market);
    expect([isCard(card), card.text()]).toEqual([true, expect.stringContaining("none in this kind of channel")]);
  });
});

test("/settings sections: answers where they are asked for, those of the button, too", async () => {
  const card = await read("seven", strike);
  await set("sections", { answers: "place" }, "seven");
  const form = await card.press("Ask", "ben").form();
  const answer = await settled(form.submit({ "Your question": "What does Pavel Reiss say?" }));
  expect([answer.channelId, answer.isEphemeral()]).toEqual([card.channelId, false]);
  expect(answer.text()).toContain("ready to talk");
  expect(room.discord.threads("seven")).toEqual([]);
  const on = await settled(room.discord.member("ann").slash("ask", { question: "What else does he say?" }, { channel: "seven" })); // prettier-ignore
  expect(on.text()).toContain("“he” is taken as Pavel Reiss");
});

test("killed on the way, the bot brings the card to its thread all the same, once", async () => {
  const { discord, bot } = room;
  await set("sections", { answers: "thread" }, "eight");
  for (const at of ["acknowledged", "pointed"] as const) {
    const asked = discord.member("ben").slash("read", { file: textFile(strike) }, { channel: "eight" });
    await asked.acknowledged();
    if (at === "pointed") await settled(asked);
    await bot.kill();
    await bot.restart();
    const pointer = await settled(asked);
    await discord.said(pointer.id, isCard);
    await ended(asked, bot);
    expect(discord.messages(pointer.id).filter(isCard)).toHaveLength(1);
    expect(pointer.text()).toContain("in the thread below");
  }
});

test("no payload broke a rule of Discord’s, and nothing failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"error"/);
});
