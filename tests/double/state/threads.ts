import {
  ChannelType,
  GatewayDispatchEvents,
  MessageFlags,
  ThreadAutoArchiveDuration,
  type GatewayThreadCreateDispatchData,
} from "discord-api-types/v10";
import { channelPlace, tellOfEdit } from "./messages.ts";
import { wireThread } from "./wire.ts";
import type { Channel, Stored, World } from "./world.ts";

export type NewThread = {
  readonly parent: Channel;
  readonly ownerId: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** The message it starts from, whose id it then shares. */
  readonly from: Stored | null;
  readonly autoArchive: ThreadAutoArchiveDuration | null;
  readonly tags: readonly string[];
};

export function addThread(world: World, made: NewThread): Channel {
  const { parent, from, ownerId, name } = made;
  const now = world.time.now();
  const channel: Channel = {
    id: from?.message.id ?? world.newId(),
    type: made.isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    guildId: parent.guildId,
    parentId: parent.id,
    name,
    topic: null,
    tags: [],
    recipient: null,
    overwrites: [],
    lastMessageId: null,
    thread: {
      ownerId,
      madeAt: now,
      members: new Map([[ownerId, now]]),
      appliedTags: made.tags,
      name,
      archived: false,
      locked: false,
      autoArchive: made.autoArchive ?? ThreadAutoArchiveDuration.OneDay,
      slowmode: 0,
      sent: 0,
    },
  };
  world.channels.set(channel.id, channel);
  forgetThreads(world);
  tellOfThread(world, channel, GatewayDispatchEvents.ThreadCreate);
  if (from !== null && channel.thread !== null) {
    from.message = {
      ...from.message,
      flags: (from.message.flags ?? 0) | MessageFlags.HasThread,
      thread: wireThread(world, channel, channel.thread),
    };
    tellOfEdit(world, from, parent);
  }
  return channel;
}

/** The oldest over the limit, without a word: they are not deleted, the double just knows them no more. */
function forgetThreads({ channels, messages, files, limits }: World): void {
  const threads = [...channels.values()].filter(({ thread }) => thread !== null);
  for (const { id } of threads.slice(0, Math.max(0, threads.length - limits.threadsKept))) {
    for (const { message } of messages.get(id)?.values() ?? []) {
      for (const attachment of message.attachments) files.delete(attachment.id);
    }
    messages.delete(id);
    channels.delete(id);
  }
}

type ThreadEvent = GatewayDispatchEvents.ThreadCreate | GatewayDispatchEvents.ThreadUpdate;

export function tellOfThread(world: World, channel: Channel, event: ThreadEvent): void {
  if (channel.thread === null) return;
  const thread = wireThread(world, channel, channel.thread);
  if (event === GatewayDispatchEvents.ThreadCreate) {
    const d = { ...thread, newly_created: true } satisfies GatewayThreadCreateDispatchData;
    world.emit({ t: event, d }, channelPlace(channel));
  } else world.emit({ t: event, d: thread }, channelPlace(channel));
  world.changes.tell();
}

export function dropChannel(world: World, channel: Channel): void {
  const { id, guildId, parentId, type } = channel;
  world.channels.delete(id);
  for (const stored of world.messages.get(id)?.values() ?? []) {
    for (const file of stored.message.attachments) world.files.delete(file.id);
  }
  world.messages.delete(id);
  const place = { guildId, channelId: parentId };
  if (type === ChannelType.PublicThread || type === ChannelType.PrivateThread) {
    const d = { id, guild_id: guildId ?? "0", parent_id: parentId ?? "0", type };
    world.emit({ t: GatewayDispatchEvents.ThreadDelete, d }, place);
  }
  world.changes.tell();
}
