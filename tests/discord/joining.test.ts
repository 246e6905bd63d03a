import { ChannelType, GatewayDispatchEvents as Event } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { joinedServers, type ServerEvent } from "../../src/discord/joining.ts";

const now = Date.UTC(2026, 10, 22);

function told(events: readonly ServerEvent[]): readonly string[] {
  const joined = joinedServers(() => now);
  return events.flatMap(joined).map(({ server }) => server);
}

const ready = (...ids: readonly string[]): ServerEvent => ({
  t: Event.Ready,
  d: { guilds: ids.map((id) => ({ id })) },
});
const resumed: ServerEvent = { t: Event.Resumed };
const gone = (id: string, unavailable = false): ServerEvent => ({ t: Event.GuildDelete, d: { id, unavailable } });
const created = (
  id: string,
  joinedAt = now - 1000,
  channels = [{ id: "5", type: ChannelType.GuildText }],
): ServerEvent => ({
  t: Event.GuildCreate,
  d: { id, joined_at: new Date(joinedAt).toISOString(), system_channel_id: null, channels },
});

test("a server that comes after the start was joined, once", () => {
  expect(told([ready("1"), created("1"), created("2"), created("2")])).toEqual(["2"]);
});

test("servers that overtake the list they are on were not joined", () => {
  expect(told([created("1"), created("2"), ready("1")])).toEqual(["2"]);
});

test("after a resumption nothing lists the servers, and one that comes was joined", () => {
  expect(told([created("2"), resumed])).toEqual(["2"]);
});

test("a server that was joined long ago, or has no channel to say hello in, is not told of", () => {
  expect(told([ready(), created("1", now - 3_600_000), created("2", now, [])])).toEqual([]);
});

test("a server that comes back from trouble was not joined; one that sent the bot away and lets it in again was", () => {
  expect(told([ready("1"), gone("1", true), created("1")])).toEqual([]);
  expect(told([ready("1"), gone("1"), created("1")])).toEqual(["1"]);
});
