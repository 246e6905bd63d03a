import {
  ApplicationIntegrationType,
  ChannelType,
  EmbedType,
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  type APIMessage,
  type APIUser,
  type GatewayMessageCreateDispatchData,
  type MessageType,
  type TextChannelType,
} from "discord-api-types/v10";
import type { MessageBody } from "../rules/message-body.ts";
import type { Drafted } from "../rules/message.ts";
import { attach, forgetFiles, refreshed, type Upload } from "./attachments.ts";
import { mentionsOf } from "./mentions.ts";
import { shownComponents } from "./shown-components.ts";
import { iso, withoutUser } from "./wire.ts";
import type { Channel, Interaction, Stored, World } from "./world.ts";

export type NewMessage = {
  /** The id to take: a forum post's first message has its thread's. */
  readonly id?: string;
  readonly channel: Channel;
  readonly author: APIUser;
  readonly body: Partial<MessageBody>;
  readonly uploads: readonly Upload[];
  readonly onlyFor: string | null;
  readonly interaction: Interaction | null;
  readonly type: MessageType;
  /** Shows “is thinking” until it is edited. */
  readonly loading: boolean;
};

/** The flags a sender may set. */
const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications;

/** The message as it would stand, to be judged before anything is stored. */
export function draftOf(body: Partial<MessageBody>, uploads: readonly Upload[], before: Stored | null): Drafted {
  return {
    content: body.content === undefined ? (before?.message.content ?? "") : (body.content ?? ""),
    embeds: body.embeds === undefined ? (before?.message.embeds ?? []) : (body.embeds ?? []),
    components: body.components === undefined ? (before?.components ?? []) : (body.components ?? []),
    flags: body.flags ?? before?.message.flags ?? 0,
    filenames: [...kept(body, before), ...uploads].map((one) => ("name" in one ? one.name : one.filename)),
    hasOther: (body.sticker_ids ?? []).length > 0 || (body.poll !== undefined && body.poll !== null),
  };
}

function kept(body: Partial<MessageBody>, before: Stored | null): APIMessage["attachments"] {
  const attachments = before?.message.attachments ?? [];
  if (body.attachments === undefined) return attachments;
  return attachments.filter(({ id }) => body.attachments?.some((one) => one.id === id));
}

export function addMessage(world: World, made: NewMessage): Stored {
  const { channel, author, body, onlyFor, interaction } = made;
  const attachments = attachAll(world, made);
  const components = body.components ?? [];
  const flags: number =
    ((body.flags ?? 0) & settable) |
    (onlyFor === null ? 0 : MessageFlags.Ephemeral) |
    (made.loading ? MessageFlags.Loading : 0);
  const message = {
    id: made.id ?? world.newId(),
    channel_id: channel.id,
    type: made.type,
    author,
    content: body.content ?? "",
    timestamp: iso(world.time.now()),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    ...mentionsOf(world, channel, author, body, interaction !== null),
    attachments,
    embeds: shownEmbeds(body),
    components: shownComponents(components, attachments),
    flags,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...replyOf(world, channel, body),
    ...(author.bot === true ? { application_id: world.application.id } : {}),
    ...(interaction === null
      ? {}
      : { webhook_id: world.application.id, interaction_metadata: metadata(world, interaction) }),
  } satisfies APIMessage;
  const stored: Stored = {
    message,
    components,
    onlyFor,
    interactionId: interaction?.id ?? null,
    onceOnly: body.enforce_nonce === true ? `${author.id} ${String(body.nonce)}` : null,
    edits: 0,
    reactions: new Map(),
  };
  keep(world, channel, stored);
  return stored;
}

function keep(world: World, channel: Channel, stored: Stored): void {
  const here = world.messages.get(channel.id) ?? new Map<string, Stored>();
  world.messages.set(channel.id, here);
  here.set(stored.message.id, stored);
  if (stored.onlyFor === null) {
    channel.lastMessageId = stored.message.id;
    if (channel.thread !== null) channel.thread.sent += 1;
  }
  for (const [id, old] of here) {
    if (here.size <= world.limits.messagesKept) break;
    here.delete(id);
    forgetFiles(world, old);
  }
  if (stored.onlyFor === null) {
    world.emit({ t: GatewayDispatchEvents.MessageCreate, d: asEvent(world, stored.message) }, channelPlace(channel));
  }
  world.changes.tell();
}

/** An edit: what the body does not name stays. The double keeps no older version. */
export function changeMessage(world: World, stored: Stored, change: Pick<NewMessage, "body" | "uploads">): void {
  const { body } = change;
  const { message } = stored;
  const channel = world.channels.get(message.channel_id);
  if (!channel) return;
  const gone = message.attachments.filter((one) => !kept(body, stored).includes(one));
  for (const { id } of gone) world.files.delete(id);
  const attachments = [
    ...kept(body, stored).map((one) => refreshed(world, one)),
    ...attachAll(world, { ...change, channel, onlyFor: stored.onlyFor }),
  ];
  if (body.components !== undefined) stored.components = body.components ?? [];
  const content = body.content === undefined ? message.content : (body.content ?? "");
  const asked: number = body.flags ?? message.flags ?? 0;
  const ends = world.loadingStays ? 0 : MessageFlags.Loading;
  const held: number = (message.flags ?? 0) & ~settable & ~ends;
  stored.message = {
    ...message,
    content,
    ...mentionsOf(
      world,
      channel,
      message.author,
      { ...body, content, components: [...stored.components] },
      stored.interactionId !== null,
    ),
    embeds: body.embeds === undefined ? message.embeds : shownEmbeds(body),
    attachments,
    components: shownComponents(stored.components, attachments),
    flags: held | (asked & settable),
    edited_timestamp: iso(world.time.now()),
  };
  stored.edits += 1;
  tellOfEdit(world, stored, channel);
}

export function tellOfEdit(world: World, stored: Stored, channel: Channel): void {
  if (stored.onlyFor === null) {
    world.emit({ t: GatewayDispatchEvents.MessageUpdate, d: asEvent(world, stored.message) }, channelPlace(channel));
  }
  world.changes.tell();
}

export function dropMessage(world: World, stored: Stored): void {
  const { id, channel_id: channelId } = stored.message;
  const channel = world.channels.get(channelId);
  if (!world.messages.get(channelId)?.delete(id) || !channel) return;
  forgetFiles(world, stored);
  if (stored.onlyFor === null) {
    const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
    world.emit(
      { t: GatewayDispatchEvents.MessageDelete, d: { id, channel_id: channelId, ...guild } },
      channelPlace(channel),
    );
  }
  world.changes.tell();
}

export function messageIn(world: World, channelId: string, id: string): Stored | null {
  return world.messages.get(channelId)?.get(id) ?? null;
}

/** A message as an answer gives it: with addresses that are fresh. */
export function shownMessage(world: World, { message, components }: Stored): APIMessage {
  if (message.attachments.length === 0) return message;
  const attachments = message.attachments.map((one) => refreshed(world, one));
  return { ...message, attachments, components: shownComponents(components, attachments) };
}

export function channelPlace({ id, guildId }: Channel): {
  readonly guildId: string | null;
  readonly channelId: string;
} {
  return { guildId, channelId: id };
}

function asEvent(world: World, message: APIMessage): GatewayMessageCreateDispatchData {
  const guild = world.guilds.get(world.channels.get(message.channel_id)?.guildId ?? "");
  const mentions = message.mentions.map((user) => {
    const member = guild?.members.get(user.id);
    return member ? { ...user, member: withoutUser(member) } : user;
  });
  const author = guild?.members.get(message.author.id);
  return {
    ...message,
    mentions,
    ...channelType(world, message),
    ...(guild ? { guild_id: guild.id } : {}),
    ...(author ? { member: withoutUser(author) } : {}),
  } satisfies GatewayMessageCreateDispatchData;
}

/** What a client that does not know the channel makes one from. */
function channelType(world: World, { channel_id: id }: APIMessage): { readonly channel_type?: TextChannelType } {
  const type = world.channels.get(id)?.type;
  const found = textTypes.find((one) => one === type);
  return found === undefined ? {} : { channel_type: found };
}

const textTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.DM,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const satisfies readonly TextChannelType[];

function attachAll(
  world: World,
  { channel, uploads, body, onlyFor }: Pick<NewMessage, "channel" | "uploads" | "body" | "onlyFor">,
): APIMessage["attachments"] {
  return uploads.map((upload, at) => {
    const description = body.attachments?.find(({ id }) => id === String(at))?.description ?? null;
    return attach(world, channel.id, { ...upload, description }, onlyFor !== null);
  });
}

function shownEmbeds(body: Partial<MessageBody>): APIMessage["embeds"] {
  return (body.embeds ?? []).map(({ title, description, url, color }) => ({
    type: EmbedType.Rich,
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof description === "string" ? { description } : {}),
    ...(typeof url === "string" ? { url } : {}),
    ...(typeof color === "number" ? { color } : {}),
  }));
}

function replyOf(world: World, channel: Channel, { message_reference: reference }: Partial<MessageBody>) {
  if (!reference) return {};
  const channelId = reference.channel_id ?? channel.id;
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: reference.message_id,
      channel_id: channelId,
      ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
    },
    referenced_message: messageIn(world, channelId, reference.message_id)?.message ?? null,
  };
}

function metadata(world: World, { id, type, userId, guildId, messageId }: Interaction) {
  const user = world.users.get(userId) ?? world.application.bot;
  const owners = { [ApplicationIntegrationType.GuildInstall]: guildId ?? "0" };
  const any = { id, user, authorizing_integration_owners: owners };
  if (type !== InteractionType.MessageComponent || messageId === null) {
    return { ...any, type: InteractionType.ApplicationCommand } as const;
  }
  return { ...any, type, interacted_message_id: messageId };
}
