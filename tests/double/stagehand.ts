import { GatewayDispatchEvents } from "discord-api-types/v10";
import { bitsOf, type PermissionName } from "./state/permissions.ts";
import { dropChannel, tellOfThread } from "./state/threads.ts";
import { guildCreate } from "./gateway/server.ts";
import { wireGuildChannel } from "./state/wire.ts";
import { addChannel, addGuild, whose, type ChannelSetting, type GuildSetting } from "./setting.ts";
import type { Channel, Guild, World } from "./state/world.ts";

export type Permitting = {
  /** “everyone”, a role, a member, or “bot”. */
  readonly of: string;
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
};

/** What happens to a server while a test runs; the program is told of it. Channels by name or id. */
export type Stagehand = {
  /** Sets what somebody may do in a channel, in place of what was set for them before. */
  readonly permit: (channel: string, permitting: Permitting) => void;
  readonly archive: (thread: string, how?: { readonly locked?: boolean }) => void;
  readonly deleteChannel: (channel: string) => void;
  readonly addChannel: (guild: string, setting: ChannelSetting) => string;
  /** The bot comes into a new server. */
  readonly addGuild: (setting: GuildSetting) => string;
  /** The bot is thrown out. */
  readonly kick: (guild: string) => void;
};

export function stagehand(world: World): Stagehand {
  const guildOf = (name: string): Guild => {
    const guild = [...world.guilds.values()].find((one) => one.name === name || one.id === name);
    if (!guild) throw new Error(`There is no server “${name}”.`);
    return guild;
  };
  const channelOf = (name: string): Channel => {
    const channel = world.channels.get(name) ?? [...world.channels.values()].find((one) => one.name === name);
    if (!channel) throw new Error(`There is no channel “${name}”.`);
    return channel;
  };
  const tell = (
    t: GatewayDispatchEvents.ChannelCreate | GatewayDispatchEvents.ChannelUpdate | GatewayDispatchEvents.ChannelDelete,
    channel: Channel,
  ): void => {
    world.emit({ t, d: wireGuildChannel(channel) }, { guildId: channel.guildId, channelId: null });
    world.changes.tell();
  };
  return {
    permit: (name, { of, allow = [], deny = [] }) => {
      const channel = channelOf(name);
      const target = whose(world, guildOf(channel.guildId ?? ""), of);
      const overwrite = { ...target, allow: String(bitsOf(allow)), deny: String(bitsOf(deny)) };
      channel.overwrites = [...channel.overwrites.filter(({ id }) => id !== target.id), overwrite];
      tell(GatewayDispatchEvents.ChannelUpdate, channel);
    },
    archive: (name, { locked = false } = {}) => {
      const channel = channelOf(name);
      if (channel.thread === null) throw new Error(`“${name}” is no thread.`);
      channel.thread.archived = true;
      channel.thread.locked = locked;
      tellOfThread(world, channel, GatewayDispatchEvents.ThreadUpdate);
    },
    deleteChannel: (name) => {
      const channel = channelOf(name);
      const threads = [...world.channels.values()].filter(({ parentId }) => parentId === channel.id);
      for (const thread of threads) dropChannel(world, thread);
      dropChannel(world, channel);
      if (channel.thread === null) tell(GatewayDispatchEvents.ChannelDelete, channel);
    },
    addChannel: (name, setting) => {
      const channel = addChannel(world, guildOf(name), setting);
      tell(GatewayDispatchEvents.ChannelCreate, channel);
      return channel.id;
    },
    addGuild: (setting) => {
      const guild = addGuild(world, setting);
      world.emit(
        { t: GatewayDispatchEvents.GuildCreate, d: guildCreate(world, guild) },
        { guildId: guild.id, channelId: null },
      );
      return guild.id;
    },
    kick: (name) => {
      const guild = guildOf(name);
      guild.present = false;
      world.emit({ t: GatewayDispatchEvents.GuildDelete, d: { id: guild.id } }, { guildId: guild.id, channelId: null });
    },
  };
}
