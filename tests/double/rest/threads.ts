import { ChannelType, GatewayDispatchEvents, MessageType, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { z } from "zod";
import { addMessage, shownMessage } from "../state/messages.ts";
import { addThread } from "../state/threads.ts";
import { isThread, threadMember, wireChannel } from "../state/wire.ts";
import type { Channel } from "../state/world.ts";
import {
  bodyAs,
  botMay,
  channelOf,
  done,
  messageOf,
  need,
  ok,
  param,
  storedIn,
  type Answer,
  type Call,
  type Route,
} from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

const one = "/channels/{channel_id}/thread-members";

export const threadRoutes: readonly Route[] = [
  { method: "POST", path: "/channels/{channel_id}/messages/{message_id}/threads", answer: fromMessage },
  { method: "POST", path: "/channels/{channel_id}/threads", answer: alone },
  { method: "GET", path: one, answer: members },
  { method: "GET", path: `${one}/{user_id}`, answer: member },
  { method: "PUT", path: `${one}/@me`, answer: join },
  { method: "DELETE", path: `${one}/@me`, answer: leave },
  { method: "PUT", path: `${one}/{user_id}`, answer: add },
  { method: "DELETE", path: `${one}/{user_id}`, answer: drop },
];

const any = {
  name: z.string().min(1).max(100),
  auto_archive_duration: z.enum(ThreadAutoArchiveDuration).nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
};

function fromMessage(call: Call): Answer {
  const { world } = call;
  const parent = channelOf(call);
  const from = storedIn(call, parent);
  need(world, parent, "CreatePublicThreads");
  if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement)
    throw new Refusal(refusals.wrongPlace);
  if (world.channels.has(from.message.id)) throw new Refusal(refusals.threadExists);
  const body = bodyAs(call, z.object(any));
  return made(call, parent, { ...body, isPrivate: false, from, tags: [] });
}

/** A thread without a message, or a post in a forum, which carries its first message with it. */
function alone(call: Call): Answer {
  const { world } = call;
  const parent = channelOf(call);
  if (parent.type === ChannelType.GuildForum) return forumPost(call, parent);
  const body = bodyAs(call, z.object({ ...any, type: z.enum(ChannelType).nullish() }));
  const isPrivate = (body.type ?? ChannelType.PrivateThread) === ChannelType.PrivateThread;
  if (isThread(parent) || (isPrivate && parent.type !== ChannelType.GuildText)) throw new Refusal(refusals.wrongPlace);
  need(world, parent, isPrivate ? "CreatePrivateThreads" : "CreatePublicThreads");
  return made(call, parent, { ...body, isPrivate, from: null, tags: [] });
}

function forumPost(call: Call, parent: Channel): Answer {
  const { world, uploads } = call;
  need(world, parent, "SendMessages");
  const body = bodyAs(
    call,
    z.object({
      ...any,
      message: z.unknown(),
      applied_tags: z.array(z.string()).max(5, "A post has five tags at most.").nullish(),
    }),
  );
  const message = messageOf({ body: body.message, uploads, world }, null);
  const thread = addThread(world, {
    parent,
    ownerId: world.application.bot.id,
    name: body.name,
    isPrivate: false,
    from: null,
    autoArchive: body.auto_archive_duration ?? null,
    tags: body.applied_tags ?? [],
  });
  const stored = addMessage(world, {
    id: thread.id,
    channel: thread,
    author: world.application.bot,
    body: message,
    uploads,
    onlyFor: null,
    interaction: null,
    type: MessageType.Default,
    loading: false,
  });
  return { status: 201, body: { ...wireChannel(world, thread), message: shownMessage(world, stored) } };
}

function made(
  { world }: Call,
  parent: Channel,
  how: Pick<Parameters<typeof addThread>[1], "name" | "isPrivate" | "from" | "tags"> & {
    readonly auto_archive_duration?: ThreadAutoArchiveDuration | null | undefined;
  },
): Answer {
  const thread = addThread(world, {
    parent,
    ownerId: world.application.bot.id,
    name: how.name,
    isPrivate: how.isPrivate,
    from: how.from,
    autoArchive: how.auto_archive_duration ?? null,
    tags: how.tags,
  });
  return { status: 201, body: wireChannel(world, thread) };
}

function threadOf(call: Call) {
  const channel = channelOf(call);
  if (channel.thread === null) throw new Refusal(refusals.wrongPlace);
  return { channel, thread: channel.thread };
}

function members(call: Call): Answer {
  const { channel, thread } = threadOf(call);
  return ok([...thread.members].map(([id, joinedAt]) => threadMember(channel.id, id, joinedAt)));
}

function member(call: Call): Answer {
  const { channel, thread } = threadOf(call);
  const id = param(call, "user_id");
  const joinedAt = thread.members.get(id === "@me" ? call.world.application.bot.id : id);
  if (joinedAt === undefined) throw new Refusal(refusals.unknownMember);
  return ok(threadMember(channel.id, id, joinedAt));
}

function join(call: Call): Answer {
  return enter(call, call.world.application.bot.id);
}

function add(call: Call): Answer {
  return enter(call, param(call, "user_id"));
}

function enter(call: Call, userId: string): Answer {
  const { channel, thread } = threadOf(call);
  if (thread.archived) throw new Refusal(refusals.archived);
  if (!thread.members.has(userId)) {
    thread.members.set(userId, call.world.time.now());
    membersChanged(call, channel, { added: [userId], removed: [] });
  }
  return done;
}

function leave(call: Call): Answer {
  return exit(call, call.world.application.bot.id);
}

function drop(call: Call): Answer {
  const { channel } = threadOf(call);
  if (!botMay(call.world, channel, "ManageThreads")) throw new Refusal(refusals.missingPermissions);
  return exit(call, param(call, "user_id"));
}

function exit(call: Call, userId: string): Answer {
  const { channel, thread } = threadOf(call);
  if (thread.members.delete(userId)) membersChanged(call, channel, { added: [], removed: [userId] });
  return done;
}

function membersChanged(
  { world }: Call,
  { id, guildId, thread }: Channel,
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): void {
  const d = {
    id,
    guild_id: guildId ?? "0",
    member_count: thread?.members.size ?? 0,
    added_members: added.map((userId) => ({ ...threadMember(id, userId, world.time.now()), presence: null })),
    removed_member_ids: [...removed],
  };
  world.emit({ t: GatewayDispatchEvents.ThreadMembersUpdate, d }, { guildId, channelId: id });
  world.changes.tell();
}
