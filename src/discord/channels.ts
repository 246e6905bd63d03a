import { GatewayDispatchEvents as Event, type APIChannel, type GatewayDispatchPayload } from "discord-api-types/v10";
import type { Named } from "../app/settings/setting-wording.ts";
import type { Asking } from "./asking.ts";
import { isThread, type Channel } from "./call.ts";

/**
 * Where channels and threads belong, and what language a server speaks. A message says neither, and settings are
 * inherited from server to category to channel to thread. Kept of every channel: four short values.
 */
export type Channels = {
  readonly note: (event: GatewayDispatchPayload) => void;
  /** Asks Discord where it was never heard of; null where it cannot be seen. */
  readonly find: (id: string, signal: AbortSignal) => Promise<Channel | null>;
  /** A place and what it inherits from: a thread's channel, a channel's category. */
  readonly withParents: (id: string, signal: AbortSignal) => Promise<readonly Channel[]>;
  /** BCP 47; null where it is not known. */
  readonly languageOf: (server: string) => string | null;
  /** Roles and channels as members know them: “@Editors”, “#news”. */
  readonly named: Named;
};

export function channelsHeardOf({ channel: ask }: Pick<Asking, "channel">): Channels {
  const channels = new Map<string, Channel>();
  const languages = new Map<string, string>();
  const names = new Map<string, string>();
  const keep = (channel: APIChannel): void => {
    const parent = "parent_id" in channel ? (channel.parent_id ?? null) : null;
    channels.set(channel.id, { id: channel.id, isThread: isThread(channel.type), parent });
    if (channel.name !== null) names.set(channel.id, `#${channel.name}`);
  };

  const find = async (id: string, signal: AbortSignal): Promise<Channel | null> => {
    const known = channels.get(id);
    if (known) return known;
    const asked = await ask(id, signal);
    if (asked) channels.set(id, asked);
    return asked;
  };

  return {
    find,
    withParents: async (id, signal) => {
      const places: Channel[] = [];
      for (let next: string | null = id; next !== null && places.length < 3;) {
        const place: Channel | null = await find(next, signal);
        if (place === null) break;
        places.push(place);
        next = place.parent;
      }
      return places;
    },
    note: (event) => {
      if (event.t === Event.GuildCreate) {
        for (const channel of [...event.d.channels, ...event.d.threads]) keep(channel);
        for (const { id, name } of event.d.roles) names.set(id, `@${name}`);
      }
      if (event.t === Event.GuildCreate || event.t === Event.GuildUpdate) {
        languages.set(event.d.id, event.d.preferred_locale);
      }
      if (event.t === Event.ChannelCreate || event.t === Event.ChannelUpdate) keep(event.d);
      if (event.t === Event.ThreadCreate || event.t === Event.ThreadUpdate) keep(event.d);
      if (event.t === Event.GuildRoleCreate || event.t === Event.GuildRoleUpdate)
        names.set(event.d.role.id, `@${event.d.role.name}`);
      if (event.t === Event.ChannelDelete || event.t === Event.ThreadDelete) channels.delete(event.d.id);
    },
    languageOf: (server) => languages.get(server) ?? null,
    named: {
      role: (id) => names.get(id) ?? `role ${id}`,
      channel: (id) => names.get(id) ?? `channel ${id}`,
    },
  };
}
