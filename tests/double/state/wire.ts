import {
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
  ThreadMemberFlags,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIRole,
  type APIThreadChannel,
  type APIThreadMember,
  type APIUser,
  type ThreadChannelType,
} from "discord-api-types/v10";
import { permissionsIn } from "./permissions.ts";
import type { Channel, Guild, Member, Thread, World } from "./world.ts";

/** A number rather than the literal: an enum of flags has no name for none. */
const none: number = 0;

export function makeUser(id: string, name: string, bot: boolean): APIUser {
  return {
    id,
    username: name,
    discriminator: "0",
    global_name: name,
    avatar: null,
    bot,
    public_flags: none,
    flags: none,
    primary_guild: null,
  } satisfies APIUser;
}

export function makeRole(id: string, name: string, permissions: bigint, position: number): APIRole {
  const color = { primary_color: 0, secondary_color: null, tertiary_color: null };
  return {
    id,
    name,
    color: 0,
    colors: color,
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: none,
  } satisfies APIRole;
}

export function wireMember({ user, joinedAt, roles }: Member): APIGuildMember {
  return { ...withoutUser({ user, joinedAt, roles }), user } satisfies APIGuildMember;
}

export function withoutUser({ joinedAt, roles }: Member) {
  return {
    avatar: null,
    banner: null,
    nick: null,
    roles: [...roles],
    joined_at: iso(joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: none,
    pending: false,
    communication_disabled_until: null,
  } satisfies Omit<APIGuildMember, "user">;
}

export function interactionMember(world: World, channel: Channel, member: Member): APIInteractionGuildMember {
  return { ...wireMember(member), permissions: String(permissionsIn(world, channel, member.user.id)) };
}

export function wireGuild(guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: none,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: GuildVerificationLevel.Low,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    mfa_level: GuildMFALevel.None,
    nsfw_level: GuildNSFWLevel.Default,
    premium_tier: GuildPremiumTier.None,
    premium_progress_bar_enabled: false,
    premium_subscription_count: 0,
    preferred_locale: Locale.EnglishUS,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    hub_type: null,
    incidents_data: null,
  } satisfies APIGuild;
}

export function isThread(channel: Channel): boolean {
  return channel.thread !== null;
}

type InGuild = Exclude<APIChannel, { type: ThreadChannelType | ChannelType.DM | ChannelType.GroupDM }>;

export function wireChannel(world: World, channel: Channel): APIChannel {
  if (channel.thread !== null) return wireThread(world, channel, channel.thread);
  if (channel.recipient !== null) {
    return {
      id: channel.id,
      type: ChannelType.DM,
      name: null,
      flags: none,
      last_message_id: channel.lastMessageId,
      recipients: [channel.recipient],
    } satisfies APIChannel;
  }
  return wireGuildChannel(channel);
}

export function wireGuildChannel(channel: Channel): InGuild & { guild_id: string } {
  const any = {
    id: channel.id,
    guild_id: channel.guildId ?? "0",
    name: channel.name,
    position: 0,
    flags: none,
    nsfw: false,
    parent_id: channel.parentId,
    permission_overwrites: [...channel.overwrites],
  };
  if (channel.type === ChannelType.GuildCategory) return { ...any, type: channel.type, parent_id: null };
  if (channel.type === ChannelType.GuildVoice) {
    return { ...any, type: channel.type, bitrate: 64_000, user_limit: 0, rtc_region: null };
  }
  const written = { ...any, topic: channel.topic, last_message_id: channel.lastMessageId };
  if (channel.type === ChannelType.GuildForum) {
    return {
      ...written,
      type: channel.type,
      available_tags: [...channel.tags],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    };
  }
  const type = channel.type === ChannelType.GuildAnnouncement ? channel.type : ChannelType.GuildText;
  return { ...written, type, rate_limit_per_user: 0 };
}

export function wireThread(world: World, channel: Channel, thread: Thread): APIThreadChannel {
  const mine = thread.members.get(world.application.bot.id);
  return {
    id: channel.id,
    type: channel.type === ChannelType.PrivateThread ? channel.type : ChannelType.PublicThread,
    guild_id: channel.guildId ?? "0",
    parent_id: channel.parentId ?? "0",
    name: thread.name,
    owner_id: thread.ownerId,
    flags: none,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: thread.slowmode,
    message_count: thread.sent,
    total_message_sent: thread.sent,
    member_count: thread.members.size,
    applied_tags: [...thread.appliedTags],
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: iso(thread.madeAt),
      auto_archive_duration: thread.autoArchive,
      locked: thread.locked,
      create_timestamp: iso(thread.madeAt),
    },
    ...(mine === undefined ? {} : { member: threadMember(channel.id, world.application.bot.id, mine) }),
  } satisfies APIThreadChannel;
}

export function threadMember(threadId: string, userId: string, joinedAt: number) {
  return {
    id: threadId,
    user_id: userId,
    join_timestamp: iso(joinedAt),
    flags: ThreadMemberFlags.HasInteracted,
  } satisfies APIThreadMember;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
