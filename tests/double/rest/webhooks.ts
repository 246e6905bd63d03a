import { MessageFlags } from "discord-api-types/v10";
import { answerWith, isOver } from "../state/interactions.ts";
import { changeMessage, dropMessage, messageIn, shownMessage } from "../state/messages.ts";
import type { Interaction, Stored } from "../state/world.ts";
import { done, messageOf, ok, param, type Answer, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

const base = "/webhooks/{webhook_id}/{webhook_token}";

/** Later answers to an interaction, by its token, for fifteen minutes. */
export const webhookRoutes: readonly Route[] = [
  { method: "POST", path: base, open: true, answer: followUp },
  { method: "GET", path: `${base}/messages/{message_id}`, open: true, answer: get },
  { method: "PATCH", path: `${base}/messages/{message_id}`, open: true, answer: edit },
  { method: "DELETE", path: `${base}/messages/{message_id}`, open: true, answer: remove },
];

function interactionOf(call: Call): Interaction {
  const { world } = call;
  const token = param(call, "webhook_token");
  const found = world.interactions.get(token.split(".").at(0) ?? "");
  if (param(call, "webhook_id") !== world.application.id) throw new Refusal(refusals.unknownWebhook);
  if (!found || found.token !== token || isOver(world, found)) throw new Refusal(refusals.invalidToken);
  if (!found.acknowledgement) throw new Refusal(refusals.unknownWebhook);
  return found;
}

function messageBy(call: Call, interaction: Interaction): Stored {
  const asked = param(call, "message_id");
  const id = asked === "@original" ? interaction.originalId : asked;
  const stored = id === null ? null : messageIn(call.world, interaction.channelId, id);
  const its = stored && (stored.interactionId === interaction.id || stored.message.id === interaction.originalId);
  if (!stored || !its) throw new Refusal(refusals.unknownMessage);
  return stored;
}

function followUp(call: Call): Answer {
  const { world, uploads } = call;
  const interaction = interactionOf(call);
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw new Refusal(refusals.unknownChannel);
  const original = interaction.originalId === null ? null : messageIn(world, channel.id, interaction.originalId);
  // A follow-up sent while the reply still says “is thinking” takes its place, and stays as private as that was.
  if (original && interaction.acknowledgement?.kind === "thinking" && original.edits === 0) {
    return change(call, original);
  }
  const body = messageOf(call, null);
  const stored = answerWith(world, interaction, { body, uploads, loading: false, followUp: true });
  interaction.followUps.push(stored.message.id);
  world.changes.tell();
  return ok(shownMessage(world, stored));
}

function get(call: Call): Answer {
  return ok(shownMessage(call.world, messageBy(call, interactionOf(call))));
}

function edit(call: Call): Answer {
  return change(call, messageBy(call, interactionOf(call)));
}

function change(call: Call, stored: Stored): Answer {
  const { world, uploads } = call;
  if (world.channels.get(stored.message.channel_id)?.thread?.archived === true) throw new Refusal(refusals.archived);
  const body = messageOf(call, stored);
  stored.message = { ...stored.message, flags: (stored.message.flags ?? 0) & ~MessageFlags.Loading };
  changeMessage(world, stored, { body, uploads });
  return ok(shownMessage(world, stored));
}

function remove(call: Call): Answer {
  dropMessage(call.world, messageBy(call, interactionOf(call)));
  return done;
}
