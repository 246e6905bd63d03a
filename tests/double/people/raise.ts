import { randomBytes } from "node:crypto";
import {
  ApplicationIntegrationType,
  ChannelType,
  GatewayDispatchEvents,
  InteractionContextType,
  Locale,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIUser,
  type InteractionType,
  type ThreadChannelType,
} from "discord-api-types/v10";
import { forgetInteractions } from "../state/interactions.ts";
import { permissionsIn } from "../state/permissions.ts";
import { interactionMember, wireChannel } from "../state/wire.ts";
import type { Channel, Interaction, World } from "../state/world.ts";

export type Raised = {
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly channel: Channel;
  /** What people call it: the command, or the custom_id. */
  readonly name: string;
  readonly messageId: string | null;
};

/** Makes an interaction, gives it to the program, and keeps it for the answers. */
export function raise(
  world: World,
  raised: Raised,
  fill: (frame: ReturnType<typeof frameOf>) => APIInteraction,
): Interaction {
  const id = world.newId();
  const token = `${id}.${randomBytes(24).toString("base64url")}`;
  const interaction: Interaction = {
    id,
    token,
    type: raised.type,
    userId: raised.user.id,
    channelId: raised.channel.id,
    guildId: raised.channel.guildId,
    sentAt: world.time.now(),
    messageId: raised.messageId,
    name: raised.name,
    acknowledgement: null,
    originalId: null,
    modal: null,
    followUps: [],
  };
  world.interactions.set(id, interaction);
  forgetInteractions(world);
  const d = fill(frameOf(world, raised, { id, token }));
  world.emit({ t: GatewayDispatchEvents.InteractionCreate, d }, { guildId: raised.channel.guildId, channelId: null });
  return interaction;
}

function frameOf(world: World, { user, channel }: Raised, { id, token }: Pick<Interaction, "id" | "token">) {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const member = guild?.members.get(user.id);
  const common = {
    id,
    token,
    version: 1 as const,
    application_id: world.application.id,
    channel_id: channel.id,
    channel: wireChannel(world, channel),
    app_permissions: String(permissionsIn(world, channel, world.application.bot.id)),
    locale: Locale.EnglishGB,
    entitlements: [],
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: guild?.id ?? "0" },
    attachment_size_limit: world.limits.attachmentBytes,
  };
  if (!guild || !member) return { ...common, user, context: InteractionContextType.BotDM };
  return {
    ...common,
    member: interactionMember(world, channel, member),
    guild_id: guild.id,
    guild: { id: guild.id, locale: Locale.EnglishUS, features: [] },
    guild_locale: Locale.EnglishUS,
    context: InteractionContextType.Guild,
  };
}

/** The people, roles and channels that values name, as the interaction resolves them. */
export function resolve(world: World, channel: Channel, ids: readonly string[]): APIInteractionDataResolved {
  const resolved: APIInteractionDataResolved = {};
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  for (const id of ids) {
    const user = world.users.get(id);
    const member = guild?.members.get(id);
    const role = guild?.roles.get(id);
    const place = world.channels.get(id);
    if (user) resolved.users = { ...resolved.users, [id]: user };
    if (member) {
      const { user: _, ...rest } = interactionMember(world, channel, member);
      resolved.members = { ...resolved.members, [id]: rest };
    }
    if (role) resolved.roles = { ...resolved.roles, [id]: role };
    if (place && place.thread === null && !isThreadType(place.type)) {
      const permissions = String(permissionsIn(world, place, world.application.bot.id));
      resolved.channels = { ...resolved.channels, [id]: { id, type: place.type, name: place.name, permissions } };
    }
  }
  return resolved;
}

function isThreadType(type: ChannelType): type is ThreadChannelType {
  const threads = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];
  return threads.includes(type);
}

/** The id of a person, role or channel that is named, or an id itself. */
export function idNamed(world: World, channel: Channel, name: string): string {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const user = [...world.users.values()].find(({ username }) => username === name);
  const role = [...(guild?.roles.values() ?? [])].find((one) => one.name === name);
  const place = [...world.channels.values()].find((one) => one.name === name && one.guildId === channel.guildId);
  return user?.id ?? role?.id ?? place?.id ?? name;
}
