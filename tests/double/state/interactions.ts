import { MessageFlags, MessageType } from "discord-api-types/v10";
import type { MessageBody } from "../rules/message-body.ts";
import type { Upload } from "./attachments.ts";
import { addMessage } from "./messages.ts";
import type { Acknowledgement, Interaction, Stored, World } from "./world.ts";

/** Writes down how an interaction was acknowledged. */
export function acknowledge(
  world: World,
  interaction: Interaction,
  how: Pick<Acknowledgement, "kind"> & Partial<Acknowledgement>,
): void {
  const afterMs = world.time.now() - interaction.sentAt;
  interaction.acknowledgement = { ephemeral: false, choices: [], ...how, afterMs };
  world.changes.tell();
}

export function isLate({ time, limits }: World, { sentAt }: Interaction): boolean {
  return time.now() - sentAt > limits.acknowledgeMs;
}

export function isOver({ time, limits }: World, { sentAt }: Interaction): boolean {
  return time.now() - sentAt > limits.tokenMs;
}

/** A message made with an interaction's token. */
export function answerWith(
  world: World,
  interaction: Interaction,
  made: {
    readonly body: Partial<MessageBody>;
    readonly uploads: readonly Upload[];
    readonly loading: boolean;
    readonly followUp: boolean;
  },
): Stored {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw new Error("The channel of the interaction is gone.");
  const ephemeral = ((made.body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return addMessage(world, {
    channel,
    author: world.application.bot,
    body: made.body,
    uploads: made.uploads,
    onlyFor: ephemeral ? interaction.userId : null,
    interaction,
    type: made.followUp ? MessageType.Reply : MessageType.ChatInputCommand,
    loading: made.loading,
  });
}

/** Forgets the oldest interactions over the limit, with the messages that one person alone could see. */
export function forgetInteractions(world: World): void {
  for (const [id, old] of world.interactions) {
    if (world.interactions.size <= world.limits.interactionsKept) return;
    world.interactions.delete(id);
    const here = world.messages.get(old.channelId);
    for (const messageId of [old.originalId, ...old.followUps]) {
      const stored = messageId === null ? undefined : here?.get(messageId);
      if (stored && stored.onlyFor !== null && messageId !== null) {
        for (const file of stored.message.attachments) world.files.delete(file.id);
        here?.delete(messageId);
      }
    }
  }
}
