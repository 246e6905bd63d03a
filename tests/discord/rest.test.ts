import { expect, test } from "vitest";
import { explained } from "../../src/discord/render/help.ts";
import { discordRest, refusalBreaker } from "../../src/discord/rest.ts";
import { discordWire } from "../../src/discord/wire.ts";
import { startDouble } from "../double/discord.ts";

const { signal } = new AbortController();

test("after thousands of refused requests nothing is sent but answers to interactions", async () => {
  await using discord = await startDouble();
  const rest = discordRest({ token: discord.token, api: discord.api });
  const told: number[] = [];
  const breaker = refusalBreaker(rest, (count) => told.push(count));
  const wire = discordWire(rest, async () => discord.applicationId, [breaker]);
  const say = async () =>
    wire.post({ channel: discord.channelId("news"), replyTo: null, nonce: "1" }, explained("nothing"), signal);
  rest.emit("invalidRequestWarning", { count: 4900, remainingTime: 60_000 });
  expect((await say()).kind).toBe("sent");
  rest.emit("invalidRequestWarning", { count: 5000, remainingTime: 60_000 });
  rest.emit("invalidRequestWarning", { count: 5100, remainingTime: 60_000 });
  expect(told).toEqual([5000]);
  expect(await say()).toEqual({ kind: "later", afterMs: 60_000 });
  expect(discord.messages("news")).toHaveLength(1);
  const answer = await wire.answer({ id: "1", token: "gone" }, { type: 5 }, signal);
  expect(answer.kind).toBe("lapsed");
});
