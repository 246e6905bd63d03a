import { InteractionResponseType, InteractionType, MessageFlags } from "discord-api-types/v10";
import { z } from "zod";
import { modal, modalFaults } from "../rules/modal.ts";
import { acknowledge, answerWith, isLate } from "../state/interactions.ts";
import { changeMessage, messageIn, shownMessage } from "../state/messages.ts";
import type { Interaction, Stored, World } from "../state/world.ts";
import { bodyAs, done, messageOf, ok, param, type Answer, type Call, type Route } from "./call.ts";
import { Refusal, refusals } from "./refusal.ts";

export const interactionRoutes: readonly Route[] = [
  { method: "POST", path: "/interactions/{interaction_id}/{interaction_token}/callback", open: true, answer: callback },
];

const envelope = z.object({ type: z.enum(InteractionResponseType), data: z.unknown().optional() });
const choices = z.object({
  choices: z
    .array(z.object({ name: z.string().min(1).max(100), value: z.union([z.string().max(100), z.number()]) }))
    .max(25),
});
const kinds = InteractionResponseType;

/** The first answer to an interaction: within three seconds, and once. */
function callback(call: Call): Answer {
  const { world } = call;
  const interaction = world.interactions.get(param(call, "interaction_id"));
  if (interaction?.token !== param(call, "interaction_token")) throw new Refusal(refusals.unknownInteraction);
  if (interaction.acknowledgement) throw new Refusal(refusals.alreadyAcknowledged);
  if (isLate(world, interaction)) throw new Refusal(refusals.unknownInteraction);
  const { type, data } = bodyAs(call, envelope);
  const misused = misuse(interaction, type);
  if (misused !== null) throw new Refusal(refusals.invalidBody, [misused]);
  const message = respond({ ...call, body: data }, interaction, type);
  if (call.query.get("with_response") !== "true") return done;
  return ok(callbackResponse(interaction, type, message ? shownMessage(world, message) : null));
}

/** Which answers fit which interaction (receiving-and-responding: Interaction Callback Type). */
function misuse({ type, messageId }: Interaction, answer: InteractionResponseType): string | null {
  const completing = type === InteractionType.ApplicationCommandAutocomplete;
  if (completing !== (answer === kinds.ApplicationCommandAutocompleteResult)) {
    return completing
      ? "An autocomplete interaction takes choices."
      : "Only an autocomplete interaction takes choices.";
  }
  const updates = answer === kinds.DeferredMessageUpdate || answer === kinds.UpdateMessage;
  if (updates && messageId === null) return "Only what began at a component can update its message.";
  if (answer === kinds.Modal && type === InteractionType.ModalSubmit) return "A form cannot be answered with a form.";
  return answer === kinds.Pong ? "PONG answers only a PING." : null;
}

function respond(call: Call, interaction: Interaction, type: InteractionResponseType): Stored | null {
  const { world, uploads } = call;
  switch (type) {
    case kinds.ChannelMessageWithSource: {
      const body = messageOf(call, null);
      const stored = answerWith(world, interaction, { body, uploads, loading: false, followUp: false });
      interaction.originalId = stored.message.id;
      acknowledge(world, interaction, { kind: "reply", ephemeral: stored.onlyFor !== null });
      return stored;
    }
    case kinds.DeferredChannelMessageWithSource: {
      const { flags } = bodyAs(call, deferral);
      const stored = answerWith(world, interaction, {
        body: { flags: flags ?? 0 },
        uploads: [],
        loading: true,
        followUp: false,
      });
      interaction.originalId = stored.message.id;
      acknowledge(world, interaction, { kind: "thinking", ephemeral: stored.onlyFor !== null });
      return stored;
    }
    case kinds.DeferredMessageUpdate:
      interaction.originalId = interaction.messageId;
      acknowledge(world, interaction, { kind: "silent" });
      return pressedMessage(world, interaction);
    case kinds.UpdateMessage: {
      const stored = pressedMessage(world, interaction);
      const body = messageOf(call, stored);
      interaction.originalId = interaction.messageId;
      changeMessage(world, stored, { body, uploads });
      acknowledge(world, interaction, { kind: "update" });
      return stored;
    }
    case kinds.Modal: {
      const faults = modalFaults(call.body);
      if (faults.length > 0) throw new Refusal(refusals.invalidBody, faults);
      interaction.modal = bodyAs(call, modal);
      acknowledge(world, interaction, { kind: "form" });
      return null;
    }
    case kinds.ApplicationCommandAutocompleteResult:
      acknowledge(world, interaction, { kind: "choices", ...bodyAs(call, choices) });
      return null;
    case kinds.Pong:
    case kinds.LaunchActivity:
    case kinds.PremiumRequired:
      throw new Refusal(refusals.invalidBody, [`The double knows no answer of type ${type}.`]);
  }
}

/** A deferred reply may be ephemeral, and no other flag has a meaning yet. */
const deferral = z.object({
  flags: z
    .int()
    .refine((flags) => (flags & ~MessageFlags.Ephemeral) === 0, "A deferred reply carries no flag but EPHEMERAL.")
    .nullish(),
});

function pressedMessage(world: World, { channelId, messageId }: Interaction): Stored {
  const stored = messageId === null ? null : messageIn(world, channelId, messageId);
  if (!stored) throw new Refusal(refusals.unknownMessage);
  return stored;
}

function callbackResponse(
  interaction: Interaction,
  type: InteractionResponseType,
  message: ReturnType<typeof shownMessage> | null,
) {
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      response_message_id: interaction.originalId ?? undefined,
      response_message_loading: type === kinds.DeferredChannelMessageWithSource,
      response_message_ephemeral: interaction.acknowledgement?.ephemeral ?? false,
      channel_id: interaction.channelId,
      guild_id: interaction.guildId ?? undefined,
    },
    ...(message === null ? {} : { resource: { type, message } }),
  };
}
