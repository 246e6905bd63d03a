import { ChannelType, GatewayDispatchEvents, MessageType } from "discord-api-types/v10";
import { z } from "zod";
import { emptied } from "../gateway/intents.ts";
import { addMessage, changeMessage, channelPlace, dropMessage, messageIn, shownMessage } from "../state/messages.ts";
import { iso, isThread } from "../state/wire.ts";
import type { Channel, Stored, World } from "../state/world.ts";
import { bodyAs, channelOf, done, messageOf, need, ok, param, storedIn, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

export const messageRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/{channel_id}/messages", answer: list },
  { method: "POST", path: "/channels/{channel_id}/messages", answer: post },
  { method: "POST", path: "/channels/{channel_id}/messages/bulk-delete", answer: bulkDelete },
  { method: "GET", path: "/channels/{channel_id}/messages/{message_id}", answer: get },
  { method: "PATCH", path: "/channels/{channel_id}/messages/{message_id}", answer: edit },
  { method: "DELETE", path: "/channels/{channel_id}/messages/{message_id}", answer: remove },
  { method: "POST", path: "/channels/{channel_id}/typing", answer: typing },
];

/** A message as the application may read it over HTTP: the same exemptions as at the gateway. */
export function readable(world: World, stored: Stored) {
  const shown = shownMessage(world, stored);
  if (world.application.privileged.has("MessageContent")) return shown;
  return emptied(shown, world.channels.get(shown.channel_id)?.type === ChannelType.DM, world.application);
}

function list(call: Call) {
  const channel = channelOf(call);
  need(call.world, channel, "ReadMessageHistory");
  const limit = Number(call.query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new Refusal(refusals.invalidBody, [`limit is ${limit}; 1 to 100 are allowed.`]);
  }
  const bound = (name: string): bigint | null => {
    const value = call.query.get(name);
    return value === null ? null : BigInt(value);
  };
  const [before, after, around] = [bound("before"), bound("after"), bound("around")];
  const all = [...(call.world.messages.get(channel.id)?.values() ?? [])].filter(({ onlyFor }) => onlyFor === null);
  const id = ({ message }: Stored): bigint => BigInt(message.id);
  if (before !== null) return newestFirst(call.world, all.filter((one) => id(one) < before).slice(-limit));
  if (after !== null) return newestFirst(call.world, all.filter((one) => id(one) > after).slice(0, limit));
  if (around === null) return newestFirst(call.world, all.slice(-limit));
  const at = all.findIndex((one) => id(one) >= around);
  const first = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
  return newestFirst(call.world, all.slice(first, first + limit));
}

function newestFirst(world: World, messages: readonly Stored[]) {
  return ok(messages.toReversed().map((one) => readable(world, one)));
}

function get(call: Call) {
  const channel = channelOf(call);
  need(call.world, channel, "ReadMessageHistory");
  return ok(readable(call.world, storedIn(call, channel)));
}

/** What must be allowed where the bot writes, in the order in which Discord refuses. */
export function mayWrite(call: Call, channel: Channel): void {
  const noTalk: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildCategory];
  if (noTalk.includes(channel.type)) throw new Refusal(refusals.wrongPlace);
  need(call.world, channel, isThread(channel) ? "SendMessagesInThreads" : "SendMessages");
  if (call.uploads.length > 0) need(call.world, channel, "AttachFiles");
  if (channel.thread?.locked === true) need(call.world, channel, "ManageThreads");
}

function post(call: Call) {
  const { world, uploads } = call;
  const channel = channelOf(call);
  mayWrite(call, channel);
  const body = messageOf(call, null);
  const again = sentBefore(
    world,
    channel,
    body.enforce_nonce === true ? `${world.application.bot.id} ${String(body.nonce)}` : null,
  );
  if (again) return ok(shownMessage(world, again));
  const reference = body.message_reference;
  if (reference && reference.fail_if_not_exists !== false) {
    if (!messageIn(world, reference.channel_id ?? channel.id, reference.message_id))
      throw new Refusal(refusals.noReply, ["The message replied to is unknown."]);
    need(world, channel, "ReadMessageHistory");
  }
  wake(world, channel);
  const stored = addMessage(world, {
    channel,
    author: world.application.bot,
    body,
    uploads,
    onlyFor: null,
    interaction: null,
    type: reference ? MessageType.Reply : MessageType.Default,
    loading: false,
  });
  return ok(shownMessage(world, stored));
}

/** With enforce_nonce a second message of the same nonce is the first one again. */
function sentBefore(world: World, channel: Channel, nonce: string | null): Stored | null {
  if (nonce === null) return null;
  return [...(world.messages.get(channel.id)?.values() ?? [])].find(({ onceOnly }) => onceOnly === nonce) ?? null;
}

/** Sending wakes an archived thread, unless it is locked (topics/threads). */
function wake(world: World, channel: Channel): void {
  if (channel.thread?.archived !== true) return;
  channel.thread.archived = false;
  world.changes.tell();
}

function edit(call: Call) {
  const { world, uploads } = call;
  const channel = channelOf(call);
  const stored = storedIn(call, channel);
  if (channel.thread?.archived === true) throw new Refusal(refusals.archived);
  if (stored.message.author.id !== world.application.bot.id) throw new Refusal(refusals.cannotEditOthers);
  const body = messageOf(call, stored);
  changeMessage(world, stored, { body, uploads });
  return ok(shownMessage(world, stored));
}

function remove(call: Call) {
  const channel = channelOf(call);
  const stored = storedIn(call, channel);
  if (stored.message.author.id !== call.world.application.bot.id) need(call.world, channel, "ManageMessages");
  dropMessage(call.world, stored);
  return done;
}

function bulkDelete(call: Call) {
  const channel = channelOf(call);
  need(call.world, channel, "ManageMessages");
  const { messages } = bodyAs(call, z.object({ messages: z.array(z.string()).min(2).max(100) }));
  for (const id of messages) {
    const stored = messageIn(call.world, channel.id, id);
    if (stored) dropMessage(call.world, stored);
  }
  return done;
}

function typing(call: Call) {
  const { world } = call;
  const channel = channelOf(call);
  need(world, channel, isThread(channel) ? "SendMessagesInThreads" : "SendMessages");
  const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
  const timestamp = Math.floor(Date.parse(iso(world.time.now())) / 1000);
  const d = { channel_id: param(call, "channel_id"), user_id: world.application.bot.id, timestamp, ...guild };
  world.emit({ t: GatewayDispatchEvents.TypingStart, d }, channelPlace(channel));
  return done;
}
