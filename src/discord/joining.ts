import { GatewayDispatchEvents as Event, ChannelType, type GatewayDispatchPayload } from "discord-api-types/v10";

/** A server that the bot has just joined, and the channel to say hello in. */
export type Joined = { readonly server: string; readonly channel: string };

const justNowMs = 5 * 60_000;

/** Tells servers that were joined from those that Discord names at each start, and after each trouble of its own. */
export function joinedServers(now: () => number): (event: GatewayDispatchPayload) => Joined | null {
  const known = new Set<string>();
  return (event) => {
    if (event.t === Event.Ready) for (const { id } of event.d.guilds) known.add(id);
    if (event.t === Event.GuildDelete && event.d.unavailable !== true) known.delete(event.d.id);
    if (event.t !== Event.GuildCreate || known.has(event.d.id)) return null;
    const { id, joined_at: joinedAt, system_channel_id: own, channels } = event.d;
    known.add(id);
    if (Date.parse(joinedAt) < now() - justNowMs) return null;
    const channel = own ?? channels.find(({ type }) => type === ChannelType.GuildText)?.id;
    return channel === undefined ? null : { server: id, channel };
  };
}
