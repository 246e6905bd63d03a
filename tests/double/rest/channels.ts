import { GatewayDispatchEvents, OverwriteType, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { z } from "zod";
import { dropChannel, tellOfThread } from "../state/threads.ts";
import { wireChannel } from "../state/wire.ts";
import { bodyAs, channelOf, done, need, ok, param, type Answer, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

export const channelRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/{channel_id}", answer: get },
  { method: "PATCH", path: "/channels/{channel_id}", answer: edit },
  { method: "DELETE", path: "/channels/{channel_id}", answer: remove },
  { method: "PUT", path: "/channels/{channel_id}/permissions/{overwrite_id}", answer: permit },
  { method: "DELETE", path: "/channels/{channel_id}/permissions/{overwrite_id}", answer: unpermit },
];

function get(call: Call): Answer {
  return ok(wireChannel(call.world, channelOf(call)));
}

const threadChange = z.object({
  name: z.string().min(1).max(100).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  auto_archive_duration: z.enum(ThreadAutoArchiveDuration).nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
});

/** The double lets threads be edited; servers' channels belong to their moderators. */
function edit(call: Call): Answer {
  const { world } = call;
  const channel = channelOf(call);
  if (channel.thread === null) throw new Refusal(refusals.missingPermissions);
  const body = bodyAs(call, threadChange);
  if (channel.thread.ownerId !== world.application.bot.id || body.locked !== undefined) {
    need(world, channel, "ManageThreads");
  }
  if (channel.thread.archived && body.archived !== false) throw new Refusal(refusals.archived);
  channel.thread.name = body.name ?? channel.thread.name;
  channel.thread.archived = body.archived ?? channel.thread.archived;
  channel.thread.locked = body.locked ?? channel.thread.locked;
  channel.thread.autoArchive = body.auto_archive_duration ?? channel.thread.autoArchive;
  channel.thread.slowmode = body.rate_limit_per_user ?? channel.thread.slowmode;
  tellOfThread(world, channel, GatewayDispatchEvents.ThreadUpdate);
  return ok(wireChannel(world, channel));
}

function remove(call: Call): Answer {
  const channel = channelOf(call);
  need(call.world, channel, channel.thread === null ? "ManageChannels" : "ManageThreads");
  const body = wireChannel(call.world, channel);
  dropChannel(call.world, channel);
  return ok(body);
}

const bits = z.union([z.string(), z.int()]).nullish();

function permit(call: Call): Answer {
  const channel = channelOf(call);
  need(call.world, channel, "ManageRoles");
  const id = param(call, "overwrite_id");
  const body = bodyAs(call, z.object({ type: z.enum(OverwriteType), allow: bits, deny: bits }));
  const overwrite = { id, type: body.type, allow: String(body.allow ?? 0), deny: String(body.deny ?? 0) };
  channel.overwrites = [...channel.overwrites.filter((other) => other.id !== id), overwrite];
  return done;
}

function unpermit(call: Call): Answer {
  const channel = channelOf(call);
  need(call.world, channel, "ManageRoles");
  channel.overwrites = channel.overwrites.filter(({ id }) => id !== param(call, "overwrite_id"));
  return done;
}
