import { afterAll, beforeAll, expect, test } from "vitest";
import type { Trouble } from "../double/rest/troubles.ts";
import {
  acknowledgeMs,
  disposal,
  ended,
  market,
  openNewsroom,
  settled,
  storyOf,
  strike,
  textFile,
  type Newsroom,
} from "./newsroom.ts";

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom({}, { limits: { interactionsKept: 3000 } });
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const answering = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const posting = "POST /channels/{channel_id}/messages";

const cardsIn = (channel: string): number =>
  room.discord.messages(channel).filter((seen) => seen.text().includes("machine reading, may be wrong")).length;

function read(channel: string, text = strike, by = "ann") {
  return room.discord.member(by).slash("read", { file: textFile(text) }, { channel });
}

const troubles: readonly (readonly [string, string, Trouble])[] = [
  ["the acknowledgement is limited", callback, { kind: "rate limited", retryAfterMs: 100, scope: "shared" }],
  ["the acknowledgement comes through and seems to fail", callback, { kind: "bad gateway", when: "after" }],
  ["the acknowledgement’s connection breaks", callback, { kind: "dropped", when: "before" }],
  ["the acknowledgement comes through and its connection breaks", callback, { kind: "dropped", when: "after" }],
  ["the answer is limited", answering, { kind: "rate limited", retryAfterMs: 100, scope: "user" }],
  ["the answer fails", answering, { kind: "bad gateway", when: "before" }],
  ["the answer comes through and seems to fail", answering, { kind: "bad gateway", when: "after" }],
  ["the answer’s connection breaks", answering, { kind: "dropped", when: "before" }],
];

test.each(troubles)("%s: the card comes, once", async (_, route, trouble) => {
  const { discord } = room;
  const before = discord.messages("one").length;
  discord.trouble(route, trouble);
  const asked = read("one");
  const card = await settled(asked);
  await ended(asked, room.bot);
  expect(card.text()).toContain("Port Ellery");
  expect(discord.messages("one")).toHaveLength(before + 1);
});

test("a message that was posted and seemed to fail is not posted twice", async () => {
  const { discord } = room;
  const card = await settled(read("two"));
  discord.trouble(posting, { kind: "bad gateway", when: "after" });
  const form = await card.press("Ask", "ben").form();
  const asked = form.submit({ "Your question": "How many ships are waiting?" });
  await discord.said(card.id, (seen) => seen.text().includes("Fourteen ships"));
  await ended(asked, room.bot);
  expect(discord.messages(card.id)).toHaveLength(1);
});

test("a thread that Discord refuses after all: the answer comes in place", async () => {
  const { discord } = room;
  const card = await settled(read("two"));
  discord.trouble("POST /channels/{channel_id}/messages/{message_id}/threads", {
    kind: "refused",
    as: "missingPermissions",
  });
  const form = await card.press("Ask", "ben").form();
  const answer = await settled(form.submit({ "Your question": "How many ships are waiting?" }));
  expect(answer.channelId).toBe(discord.channelId("two"));
});

test("what was acknowledged too late is answered with a message in the channel", async () => {
  const { discord } = room;
  const asked = read("three");
  discord.pass(acknowledgeMs + 500);
  const card = await discord.said("three", (seen) => seen.text().includes("Port Ellery"));
  await ended(asked, room.bot);
  expect(cardsIn("three")).toBe(1);
  expect((await card.press("All claims", "ben").reply()).text()).toContain("Viktor Salas");
  await card.press("Delete", "ann").acknowledged();
  await card.gone();
});

test("… and where the bot may not write any more, it is let be", async () => {
  const { discord, bot } = room;
  discord.permit("four", { of: "bot", deny: ["SendMessages"] });
  const asked = read("four");
  discord.pass(acknowledgeMs + 500);
  await ended(asked, bot);
  expect(discord.messages("four")).toEqual([]);
  expect(bot.written()).toMatch(new RegExp(`"request":"${asked.id}"[^\\n]*"code":"forbidden"`));
});

test("an answer that comes after the token’s time takes the place of its acknowledgement all the same", async () => {
  const { discord, bot } = room;
  discord.trouble(answering, { kind: "rate limited", retryAfterMs: 400, scope: "user" });
  const asked = read("five");
  await asked.acknowledged();
  discord.pass(15 * 60_000 + 1000);
  await ended(asked, bot);
  expect(cardsIn("five")).toBe(1);
  expect(discord.messages("five")).toHaveLength(1);
});

test("an acknowledgement that somebody deletes, and a channel that goes: nothing is posted in their place", async () => {
  const { discord, bot } = room;
  const hold: Trouble = { kind: "rate limited", retryAfterMs: 400, scope: "user" };
  discord.trouble(answering, hold);
  const deleted = read("six");
  discord.member("mia").delete(await deleted.placeholder());
  await ended(deleted, bot);
  discord.trouble(answering, hold);
  const dropped = read("seven");
  await dropped.acknowledged();
  discord.deleteChannel("seven");
  await ended(dropped, bot);
  expect(discord.messages("six")).toEqual([]);
  const codes = [deleted, dropped].map(({ id }) => new RegExp(`"request":"${id}"[^\\n]*"code":"deleted"`));
  for (const code of codes) expect(bot.written()).toMatch(code);
});

test("whoever asks about a card the moment they see it is answered, though Discord has not told the bot that it stands", async () => {
  const { discord, bot } = room;
  for (const how of ["in reply to it", "by a mention"]) {
    const thread = discord.member("ann").thread("two", `Asked at once ${how}`);
    discord.trouble(answering, { kind: "slow", ms: 2500, when: "after" });
    const asked = discord.member("ann").slash("read", { file: textFile(strike) }, { channel: thread });
    const card = await settled(asked);
    const to = how === "by a mention" ? { mention: true } : { replyTo: card };
    const said = discord.member("ben").say(thread, "How many ships are waiting?", to);
    const told = await discord.said(thread, (seen) => seen.now().message_reference?.message_id === said.id);
    const answer = await told.until("an answer", (seen) => !/^-# [\w ]+ …$/.test(seen.text()));
    expect(answer.text()).toContain("Fourteen ships");
    await ended(asked, bot);
  }
});

test("a member who asks a thousand times at once is told so, and the others are served", async () => {
  const { discord } = room;
  const flood = Array.from({ length: 1000 }, (_, at) =>
    discord.member("zoe").slash("read", { text: `${market}\n\nNo ${at}.` }, { channel: "lobby" }),
  );
  const asked = read("eight", storyOf("rent-cap-balanced"), "ben");
  expect((await asked.acknowledged()).kind).toBe("thinking");
  expect((await settled(asked)).text()).toContain("machine reading, may be wrong");
  const told = await flood[10]?.reply();
  expect([told?.isEphemeral(), told?.text()]).toEqual([true, expect.stringContaining("several articles open")]);
  expect(discord.log.invalid).toBeLessThan(20);
});

test("killed after it took a request on, and started again, it answers once", async () => {
  const { discord, bot } = room;
  discord.trouble(answering, { kind: "rate limited", retryAfterMs: 2000, scope: "user" });
  const asked = read("nine", storyOf("night-buses-opinion"));
  await asked.acknowledged();
  await bot.kill();
  const meanwhile = read("nine", storyOf("mussels-science"), "ben");
  await bot.restart();
  const card = await settled(asked);
  expect(card.text()).toContain("machine reading, may be wrong");
  await ended(asked, bot);
  await ended(meanwhile, bot);
  expect(discord.messages("nine").map((seen) => seen.text().includes("machine reading"))).toEqual([true, true]);
});

test("no payload broke a rule of Discord’s, and no call failed", () => {
  expect(room.discord.faults).toEqual([]);
  expect(room.bot.written()).not.toMatch(/"level":"error"/);
});
