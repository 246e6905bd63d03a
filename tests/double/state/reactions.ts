import { GatewayDispatchEvents, ReactionType, type APIReaction } from "discord-api-types/v10";
import { channelPlace } from "./messages.ts";
import { wireMember } from "./wire.ts";
import type { Stored, World } from "./world.ts";

export function react(world: World, stored: Stored, userId: string, emoji: string): void {
  const users = stored.reactions.get(emoji) ?? new Set<string>();
  if (users.has(userId)) return;
  users.add(userId);
  stored.reactions.set(emoji, users);
  changed(world, stored, { userId, emoji, added: true });
}

export function unreact(world: World, stored: Stored, userId: string, emoji: string): void {
  if (stored.reactions.get(emoji)?.delete(userId) !== true) return;
  changed(world, stored, { userId, emoji, added: false });
}

type Reaction = { readonly userId: string; readonly emoji: string; readonly added: boolean };

function changed(world: World, stored: Stored, { userId, emoji, added }: Reaction): void {
  const channel = world.channels.get(stored.message.channel_id);
  if (!channel) return;
  stored.message = { ...stored.message, reactions: shown(world, stored) };
  const d = {
    user_id: userId,
    channel_id: channel.id,
    message_id: stored.message.id,
    emoji: { id: null, name: emoji },
    burst: false,
    type: ReactionType.Normal,
    ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
  };
  const place = channelPlace(channel);
  const member = world.guilds.get(channel.guildId ?? "")?.members.get(userId);
  if (added) {
    const more = {
      message_author_id: stored.message.author.id,
      burst_colors: [],
      ...(member ? { member: wireMember(member) } : {}),
    };
    world.emit({ t: GatewayDispatchEvents.MessageReactionAdd, d: { ...d, ...more } }, place);
  } else world.emit({ t: GatewayDispatchEvents.MessageReactionRemove, d }, place);
  world.changes.tell();
}

function shown(world: World, { reactions }: Stored): APIReaction[] {
  return [...reactions]
    .filter(([, users]) => users.size > 0)
    .map(([name, users]) => ({
      emoji: { id: null, name },
      count: users.size,
      count_details: { burst: 0, normal: users.size },
      me: users.has(world.application.bot.id),
      me_burst: false,
      burst_colors: [],
    }));
}
