import {
  ChannelType,
  GatewayDispatchEvents as Event,
  type APIUnavailableGuild,
  type GatewayDispatchPayload,
  type GatewayGuildCreateDispatchData as Created,
} from "discord-api-types/v10";

/** A server that the bot has just joined, and the channel to say hello in. */
export type Joined = { readonly server: string; readonly channel: string };

const justNowMs = 5 * 60_000;

type ListedServer = Pick<APIUnavailableGuild, "id">;
type CreatedServer = Pick<Created, "id" | "joined_at" | "system_channel_id"> & {
  readonly channels: readonly { readonly id: string; readonly type: ChannelType }[];
};

/** What is looked at of the events of a gateway. */
export type ServerEvent =
  | { readonly t: Event.Ready; readonly d: { readonly guilds: readonly ListedServer[] } }
  | { readonly t: Event.Resumed }
  | { readonly t: Event.GuildCreate; readonly d: CreatedServer }
  | { readonly t: Event.GuildDelete; readonly d: { readonly id: string; readonly unavailable?: boolean } }
  | { readonly t: Exclude<GatewayDispatchPayload["t"], Looked> };

type Looked = Event.Ready | Event.Resumed | Event.GuildCreate | Event.GuildDelete;

/**
 * Tells servers that were joined from those that Discord names at each start, and after each trouble of its own. The
 * library gives READY, which lists the latter, at times after the servers themselves: until it or RESUMED has come,
 * nothing is told.
 */
export function joinedServers(now: () => number): (event: ServerEvent) => readonly Joined[] {
  const known = new Set<string>();
  let isTold = false;
  let waiting: readonly CreatedServer[] = [];
  const joined = (created: CreatedServer): readonly Joined[] => {
    const { id, joined_at: joinedAt, system_channel_id: own, channels } = created;
    if (known.has(id)) return [];
    known.add(id);
    if (Date.parse(joinedAt) < now() - justNowMs) return [];
    const channel = own ?? channels.find(({ type }) => type === ChannelType.GuildText)?.id;
    return channel === undefined ? [] : [{ server: id, channel }];
  };
  return (event) => {
    if (event.t === Event.GuildDelete && event.d.unavailable !== true) known.delete(event.d.id);
    if (event.t === Event.Ready) for (const { id } of event.d.guilds) known.add(id);
    if (event.t === Event.Ready || event.t === Event.Resumed) isTold = true;
    if (event.t === Event.GuildCreate) waiting = [...waiting, event.d];
    if (!isTold) return [];
    const told = waiting.flatMap(joined);
    waiting = [];
    return told;
  };
}
