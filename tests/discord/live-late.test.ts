import { MessageFlags } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { disposal, ended, openNewsroom, strike, textFile, type Newsroom } from "./newsroom.ts";

vi.setConfig({ testTimeout: 40_000 }); // the machine may be busy with other tests

/** A Discord whose “is thinking” does not end with an edit after its 15 minutes. */
let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom({}, { loadingStays: true });
}, 30_000);
afterAll(async () => disposal(room), 30_000);

const answering = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";

test("an answer after 15 minutes that would stay behind “is thinking” is posted below it, and that goes", async () => {
  const { discord, bot } = room;
  discord.trouble(answering, { kind: "rate limited", retryAfterMs: 400, scope: "user" });
  const asked = discord.member("ann").slash("read", { file: textFile(strike) }, { channel: "one" });
  await asked.acknowledged();
  discord.pass(15 * 60_000 + 1000);
  await ended(asked, bot);
  const [card, ...others] = discord.messages("one");
  if (card === undefined) throw new Error("There is no card.");
  expect(others).toEqual([]);
  expect(card.text()).toContain("Port Ellery");
  expect((card.now().flags ?? 0) & MessageFlags.Loading).toBe(0);
  const question = discord.member("ben").say("one", "How many ships are waiting?", { replyTo: card });
  const answer = await discord.said("one", (seen) => seen.now().message_reference?.message_id === question.id);
  await answer.until("the answer", (seen) => seen.text().includes("Fourteen ships"));
  expect(discord.faults).toEqual([]);
});

test("… and where the bot may not post, the edit has to do", async () => {
  const { discord, bot } = room;
  discord.trouble(answering, { kind: "rate limited", retryAfterMs: 400, scope: "user" });
  const asked = discord.member("ann").slash("read", { file: textFile(strike) }, { channel: "two" });
  await asked.acknowledged();
  discord.permit("two", { of: "bot", deny: ["SendMessages"] });
  discord.pass(15 * 60_000 + 1000);
  await ended(asked, bot);
  expect(discord.messages("two").map((seen) => seen.text().includes("Port Ellery"))).toEqual([true]);
});
