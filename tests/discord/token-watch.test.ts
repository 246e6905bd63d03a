import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { discordRest } from "../../src/discord/rest.ts";
import { tokenWatch } from "../../src/discord/token-watch.ts";
import { startDouble, type Double } from "../double/discord.ts";
import type { Trouble } from "../double/rest/troubles.ts";

const channel = "GET /channels/{channel_id}";
const application = "GET /applications/@me";
const refused: Trouble = { kind: "refused", as: "unauthorized" };

let discord: Double;
beforeAll(async () => {
  discord = await startDouble();
}, 20_000);
afterAll(async () => discord[Symbol.asyncDispose]());

let rest: REST;
beforeEach(() => {
  rest = discordRest({ token: discord.token, api: discord.api });
});

/** A watch that waits for nothing, and the first thing that it tells. */
function watched() {
  const first = Promise.withResolvers<"accepted" | "refused">();
  const waits: number[] = [];
  const { haltedMs } = tokenWatch(rest, {
    wait: async (ms) => void waits.push(ms),
    onAccepted: () => first.resolve("accepted"),
    onRefused: () => first.resolve("refused"),
  });
  return { told: first.promise, waits, haltedMs };
}

const ask = async (): Promise<unknown> => rest.get(Routes.channel(discord.channelId("news")));

test("one refusal is a mistake of Discord’s: the token is not forgotten, and all goes on", async () => {
  const { told, haltedMs } = watched();
  discord.trouble(channel, refused);
  await expect(ask()).rejects.toMatchObject({ status: 401 });
  await expect(ask()).resolves.toMatchObject({ id: discord.channelId("news") });
  expect(await told).toBe("accepted");
  expect(haltedMs()).toBe(0);
});

test("until that is known nothing more is to be sent", async () => {
  const { told, haltedMs } = watched();
  expect(haltedMs()).toBe(0);
  discord.trouble(application, { kind: "slow", ms: 300, when: "before" });
  discord.trouble(channel, refused);
  await ask().catch(() => null);
  expect(haltedMs()).toBeGreaterThan(0);
  await told;
  expect(haltedMs()).toBe(0);
});

test("a token that is refused each time is of no use any more", async () => {
  const { told, waits } = watched();
  discord.trouble(channel, refused);
  discord.trouble(application, refused, 4);
  await ask().catch(() => null);
  expect(await told).toBe("refused");
  expect(waits).toEqual([500, 1500, 4000, 8000]);
});

test("that Discord fails meanwhile says nothing about the token", async () => {
  const { told } = watched();
  discord.trouble(application, refused, 3);
  discord.trouble(application, { kind: "bad gateway", when: "before" }, 9);
  discord.trouble(application, { kind: "dropped", when: "before" }, 3);
  discord.trouble(channel, refused);
  await ask().catch(() => null);
  expect(await told).toBe("accepted");
});

test("an interaction whose token is over says nothing about the bot’s", async () => {
  const { told } = watched();
  discord.trouble("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", {
    kind: "refused",
    as: "invalidToken",
  });
  const answer = rest.patch(Routes.webhookMessage(discord.applicationId, "over"), { body: {}, auth: false });
  await expect(answer).rejects.toMatchObject({ status: 401 });
  await ask();
  expect(await Promise.race([told, ask().then(() => "silent")])).toBe("silent");
});
