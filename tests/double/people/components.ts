import {
  ButtonStyle,
  ComponentType,
  InteractionType,
  type APIMessageComponentInteractionData,
} from "discord-api-types/v10";
import { allPieces, type Piece, type Select } from "../rules/components.ts";
import { shownMessage } from "../state/messages.ts";
import type { Channel, Interaction, Stored, World } from "../state/world.ts";
import { idNamed, raise, resolve } from "./raise.ts";

type Gesture = { readonly userId: string; readonly name: string; readonly values: readonly string[] | null };

/** Presses a button or chooses in a menu, where the client would let somebody. */
export function useComponent(world: World, stored: Stored, { userId, name, values }: Gesture): Interaction {
  const channel = world.channels.get(stored.message.channel_id);
  const user = world.users.get(userId);
  if (!channel || !user) throw new Error("The channel or the person is gone.");
  const pieces = allPieces(stored.components).filter((piece) => isSelect(piece) === (values !== null));
  const piece = pieces.find((one) => namesOf(one).includes(name));
  if (!piece) throw new Error(`There is no “${name}” here, only: ${pieces.flatMap(namesOf).join(", ")}.`);
  if ("disabled" in piece && piece.disabled) throw new Error(`“${name}” is disabled.`);
  const data = dataOf(world, channel, piece, values ?? []);
  return raise(
    world,
    { type: InteractionType.MessageComponent, user, channel, name: data.custom_id, messageId: stored.message.id },
    (frame) => ({ ...frame, type: InteractionType.MessageComponent, data, message: shownMessage(world, stored) }),
  );
}

function isSelect(piece: Piece): piece is Select {
  return "max_values" in piece || "placeholder" in piece || [3, 5, 6, 7, 8].includes(piece.type);
}

function namesOf(piece: Piece): readonly string[] {
  if (isSelect(piece)) return [piece.custom_id, ...(piece.placeholder === undefined ? [] : [piece.placeholder])];
  if (piece.type !== ComponentType.Button || piece.style === ButtonStyle.Premium || piece.style === ButtonStyle.Link)
    return [];
  return [piece.label, piece.emoji?.name, piece.custom_id].filter((one) => one !== undefined);
}

function dataOf(
  world: World,
  channel: Channel,
  piece: Piece,
  named: readonly string[],
): APIMessageComponentInteractionData {
  if (piece.type === ComponentType.Button && "custom_id" in piece && piece.custom_id !== undefined) {
    return { component_type: piece.type, custom_id: piece.custom_id };
  }
  if (!isSelect(piece)) throw new Error("This cannot be used.");
  const { custom_id, min_values: least = 1, max_values: most = 1 } = piece;
  if (named.length < least || named.length > most) {
    throw new Error(`“${custom_id}” takes ${least} to ${most} values, not ${named.length}.`);
  }
  if (piece.type === ComponentType.StringSelect) {
    const values = named.map((one) => optionNamed(piece, one));
    return { component_type: piece.type, custom_id, values };
  }
  const values = named.map((one) => idNamed(world, channel, one));
  const { users = {}, members = {}, roles = {}, channels = {} } = resolve(world, channel, values);
  switch (piece.type) {
    case ComponentType.UserSelect:
      return { component_type: piece.type, custom_id, values, resolved: { users, members } };
    case ComponentType.RoleSelect:
      return { component_type: piece.type, custom_id, values, resolved: { roles } };
    case ComponentType.ChannelSelect:
      return { component_type: piece.type, custom_id, values, resolved: { channels } };
    case ComponentType.MentionableSelect:
      return { component_type: piece.type, custom_id, values, resolved: { users, members, roles } };
  }
}

/** The value of the option of this label or value. */
export function optionNamed(
  {
    custom_id,
    options,
  }: { readonly custom_id: string; readonly options: readonly { readonly label: string; readonly value: string }[] },
  name: string,
): string {
  const option = options.find(({ label, value }) => label === name || value === name);
  if (!option) throw new Error(`“${custom_id}” has no option “${name}”.`);
  return option.value;
}
