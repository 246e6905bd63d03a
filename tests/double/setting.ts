import { ChannelType, OverwriteType, type APIUser } from "discord-api-types/v10";
import { changes } from "./state/changes.ts";
import { bitsOf, everyday, type PermissionName } from "./state/permissions.ts";
import { blankChannel } from "./state/places.ts";
import { movingTime, snowflakes } from "./state/time.ts";
import { makeRole, makeUser } from "./state/wire.ts";
import type { Application, Channel, Guild, Limits, World } from "./state/world.ts";

/** The servers, channels and people that a test wants. Names are how it speaks of them, so they differ. */
export type Setting = {
  readonly guilds?: readonly GuildSetting[];
  readonly token?: string;
  readonly botName?: string;
  /** Privileged intents switched on in the portal; none by default. */
  readonly privileged?: readonly ("GuildMembers" | "GuildPresences" | "MessageContent")[];
  readonly limits?: Partial<Limits>;
  /** What is edited without its token goes on saying “is thinking”; Discord’s documentation leaves that open. */
  readonly loadingStays?: true;
};

export type GuildSetting = {
  readonly name: string;
  /** The first member by default. */
  readonly owner?: string;
  readonly members?: readonly (string | { readonly name: string; readonly roles?: readonly string[] })[];
  readonly roles?: readonly { readonly name: string; readonly permissions?: readonly PermissionName[] }[];
  readonly channels?: readonly (string | ChannelSetting)[];
  /** What the bot may do; the everyday permissions by default. */
  readonly botMay?: readonly PermissionName[];
  /** What everybody may do; the everyday permissions by default. */
  readonly everyoneMay?: readonly PermissionName[];
};

export type ChannelSetting = {
  readonly name: string;
  readonly kind?: "text" | "announcement" | "forum" | "voice" | "category";
  /** The name of the category it is in. */
  readonly in?: string;
  readonly permissions?: readonly {
    /** “everyone”, a role, a member, or “bot”. */
    readonly of: string;
    readonly allow?: readonly PermissionName[];
    readonly deny?: readonly PermissionName[];
  }[];
};

const usual: readonly GuildSetting[] = [{ name: "Newsroom", members: ["ann", "ben"], channels: ["news"] }];

const usualLimits: Limits = {
  acknowledgeMs: 3000,
  tokenMs: 15 * 60_000,
  attachmentLifeMs: 24 * 3_600_000,
  attachmentBytes: 10 * 1024 * 1024,
  messagesKept: 200,
  threadsKept: 300,
  interactionsKept: 500,
  patienceMs: 4000,
  identifies: 1000,
};

export function worldOf(setting: Setting, emit: World["emit"]): World {
  const time = movingTime();
  const newId = snowflakes(time);
  const id = newId();
  const application: Application = {
    id,
    token: setting.token ?? `${Buffer.from(id).toString("base64url")}.double.${"d".repeat(38)}`,
    bot: makeUser(id, setting.botName ?? "Out of Frame", true),
    privileged: new Set(setting.privileged),
  };
  const world: World = {
    application,
    time,
    newId,
    limits: { ...usualLimits, ...setting.limits },
    loadingStays: setting.loadingStays ?? false,
    users: new Map([[id, application.bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: new Map(),
    files: new Map(),
    faults: [],
    changes: changes(),
    emit,
  };
  for (const guild of setting.guilds ?? usual) addGuild(world, guild);
  return world;
}

/** A new server with all that is in it, the bot included. */
export function addGuild(world: World, setting: GuildSetting): Guild {
  const { newId, application } = world;
  const id = newId();
  const people = (setting.members ?? []).map((one) => (typeof one === "string" ? { name: one, roles: [] } : one));
  const users = new Map(people.map(({ name }) => [name, userNamed(world, name)]));
  const owner = users.get(setting.owner ?? people[0]?.name ?? "");
  const guild: Guild = {
    id,
    name: setting.name,
    ownerId: owner?.id ?? newId(),
    roles: new Map([[id, makeRole(id, "@everyone", permitted(setting.everyoneMay), 0)]]),
    members: new Map(),
    joinedAt: world.time.now(),
    present: true,
  };
  const roleIds = new Map<string, string>();
  const addRole = (name: string, permissions: bigint): string => {
    const role = makeRole(newId(), name, permissions, guild.roles.size);
    guild.roles.set(role.id, role);
    roleIds.set(name, role.id);
    return role.id;
  };
  for (const { name, permissions } of setting.roles ?? []) addRole(name, bitsOf(permissions ?? []));
  const botRole = addRole(application.bot.username, permitted(setting.botMay));
  const join = (user: APIUser, roles: readonly string[]): void => {
    guild.members.set(user.id, { user, joinedAt: world.time.now(), roles });
  };
  join(application.bot, [botRole]);
  for (const { name, roles = [] } of people) {
    join(
      userNamed(world, name),
      roles.flatMap((role) => roleIds.get(role) ?? []),
    );
  }
  world.guilds.set(id, guild);
  for (const channel of setting.channels ?? []) {
    addChannel(world, guild, typeof channel === "string" ? { name: channel } : channel);
  }
  return guild;
}

function permitted(names: readonly PermissionName[] | undefined): bigint {
  return names === undefined ? everyday : bitsOf(names);
}

function userNamed(world: World, name: string): APIUser {
  const known = [...world.users.values()].find(({ username }) => username === name);
  const user = known ?? makeUser(world.newId(), name, false);
  world.users.set(user.id, user);
  return user;
}

const kinds = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
  category: ChannelType.GuildCategory,
} as const;

export function addChannel(world: World, guild: Guild, setting: ChannelSetting): Channel {
  const parent = [...world.channels.values()].find(({ name, guildId }) => name === setting.in && guildId === guild.id);
  const channel: Channel = {
    ...blankChannel(world.newId(), kinds[setting.kind ?? "text"], setting.name, null),
    guildId: guild.id,
    parentId: parent?.id ?? null,
    overwrites: (setting.permissions ?? []).map(({ of, allow, deny }) => ({
      ...whose(world, guild, of),
      allow: String(bitsOf(allow ?? [])),
      deny: String(bitsOf(deny ?? [])),
    })),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Whom an overwrite is about. */
export function whose(world: World, guild: Guild, name: string): { readonly id: string; readonly type: OverwriteType } {
  if (name === "everyone") return { id: guild.id, type: OverwriteType.Role };
  if (name === "bot") return { id: world.application.bot.id, type: OverwriteType.Member };
  const role = [...guild.roles.values()].find((one) => one.name === name);
  if (role) return { id: role.id, type: OverwriteType.Role };
  const member = [...guild.members.values()].find(({ user }) => user.username === name);
  if (!member) throw new Error(`“${name}” is no role or member of ${guild.name}.`);
  return { id: member.user.id, type: OverwriteType.Member };
}
