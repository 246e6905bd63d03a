import { react, unreact } from "../state/reactions.ts";
import { channelOf, done, need, ok, param, storedIn, type Answer, type Call, type Route } from "./call.ts";

const base = "/channels/{channel_id}/messages/{message_id}/reactions";

export const reactionRoutes: readonly Route[] = [
  { method: "PUT", path: `${base}/{emoji_name}/@me`, answer: add },
  { method: "DELETE", path: `${base}/{emoji_name}/@me`, answer: removeMine },
  { method: "DELETE", path: `${base}/{emoji_name}/{user_id}`, answer: removeTheirs },
  { method: "GET", path: `${base}/{emoji_name}`, answer: list },
];

function add(call: Call): Answer {
  const channel = channelOf(call);
  const stored = storedIn(call, channel);
  need(call.world, channel, "ReadMessageHistory", "AddReactions");
  react(call.world, stored, call.world.application.bot.id, param(call, "emoji_name"));
  return done;
}

function removeMine(call: Call): Answer {
  unreact(call.world, storedIn(call, channelOf(call)), call.world.application.bot.id, param(call, "emoji_name"));
  return done;
}

function removeTheirs(call: Call): Answer {
  const channel = channelOf(call);
  need(call.world, channel, "ManageMessages");
  unreact(call.world, storedIn(call, channel), param(call, "user_id"), param(call, "emoji_name"));
  return done;
}

function list(call: Call): Answer {
  const stored = storedIn(call, channelOf(call));
  const users = stored.reactions.get(param(call, "emoji_name")) ?? new Set();
  return ok([...users].flatMap((id) => call.world.users.get(id) ?? []));
}
