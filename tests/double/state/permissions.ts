import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Channel, Guild, World } from "./world.ts";

export type PermissionName = keyof typeof PermissionFlagsBits;

export const allPermissions = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What everybody may do in a new server. */
export const everyday = bitsOf([
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "ReadMessageHistory",
  "AddReactions",
  "AttachFiles",
  "EmbedLinks",
  "CreatePublicThreads",
  "UseApplicationCommands",
]);

export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** What somebody may do in a channel, by the algorithm of Discord's topics/permissions. A thread has its parent's. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  if (!guild) return allPermissions;
  const parent = channel.thread === null ? channel : world.channels.get(channel.parentId ?? "");
  return overwritten(guild, parent ?? channel, userId);
}

export function permissionsInGuild(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return allPermissions;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  const bits = [guild.id, ...member.roles].reduce(
    (all, role) => all | BigInt(guild.roles.get(role)?.permissions ?? 0),
    0n,
  );
  return (bits & PermissionFlagsBits.Administrator) === 0n ? bits : allPermissions;
}

function overwritten(guild: Guild, channel: Channel, userId: string): bigint {
  const base = permissionsInGuild(guild, userId);
  if (base === allPermissions) return base;
  const roles = guild.members.get(userId)?.roles ?? [];
  const groups = [[guild.id], roles, [userId]];
  const bits = groups.reduce((before, ids) => {
    const here = channel.overwrites.filter(({ id }) => ids.includes(id));
    const deny = here.reduce((all, one) => all | BigInt(one.deny), 0n);
    const allow = here.reduce((all, one) => all | BigInt(one.allow), 0n);
    return (before & ~deny) | allow;
  }, base);
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits;
}

export function mayIn(world: World, channel: Channel, userId: string, name: PermissionName): boolean {
  return (permissionsIn(world, channel, userId) & PermissionFlagsBits[name]) !== 0n;
}
