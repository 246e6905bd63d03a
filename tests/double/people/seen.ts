import { ButtonStyle, ComponentType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { allPieces, type Piece } from "../rules/components.ts";
import { textOf } from "../state/mentions.ts";
import { messageIn, shownMessage } from "../state/messages.ts";
import type { Interaction, Stored, World } from "../state/world.ts";
import { useComponent } from "./components.ts";
import type { Use } from "./use.ts";

/** A message as somebody has it before their eyes. */
export type Seen = {
  readonly id: string;
  readonly channelId: string;
  /** As it stands now; throws once it is deleted. */
  readonly now: () => APIMessage;
  /** All that is written in it: content, embeds and text displays, a line each. */
  readonly text: () => string;
  readonly isEphemeral: () => boolean;
  readonly isGone: () => boolean;
  /** How often it was edited. */
  readonly edits: () => number;
  readonly buttons: () => readonly ShownButton[];
  /** Waits until it is so; `what` names it where the wait is in vain. */
  readonly until: (what: string, isSo: (seen: Seen) => boolean) => Promise<Seen>;
  /** Waits until it is deleted. */
  readonly gone: () => Promise<true>;
  /** Presses the button of this label, emoji or custom_id; as whoever it was shown to unless another name is given. */
  readonly press: (button: string, by?: string) => Use;
  /** Chooses in the select menu of this placeholder or custom_id; people, roles and channels by name or id. */
  readonly choose: (menu: string, values: readonly string[], by?: string) => Use;
};

export type ShownButton = { readonly label: string; readonly disabled: boolean; readonly url: string | null };

export function seen(world: World, stored: Stored, viewerId: string, follow: (raised: Interaction) => Use): Seen {
  const { id, channel_id: channelId } = stored.message;
  const isGone = (): boolean => messageIn(world, channelId, id) !== stored;
  const standing = (): Stored => {
    if (isGone()) throw new Error("The message is deleted.");
    return stored;
  };
  const userIdOf = (by: string | undefined): string => {
    if (by === undefined && viewerId === world.application.bot.id) throw new Error("Say who does this.");
    if (by === undefined) return viewerId;
    const user = [...world.users.values()].find(({ username }) => username === by);
    if (!user) throw new Error(`Nobody is called “${by}”.`);
    if (stored.onlyFor !== null && stored.onlyFor !== user.id) throw new Error(`${by} does not see this message.`);
    return user.id;
  };
  const wait = (what: string): string =>
    `${what}; the message says:\n${isGone() ? "(deleted)" : view.text()}\n${faultsOf(world)}`;
  const view: Seen = {
    id,
    channelId,
    now: () => shownMessage(world, standing()),
    text: () => {
      const { message, components } = standing();
      const embeds = message.embeds.flatMap(({ title, description }) => [title ?? "", description ?? ""]);
      return [textOf({ content: message.content, components: [...components] }), ...embeds]
        .filter((one) => one !== "")
        .join("\n")
        .trim();
    },
    isEphemeral: () => stored.onlyFor !== null,
    isGone,
    edits: () => stored.edits,
    buttons: () => allPieces(standing().components).flatMap(shownButton),
    until: (what, isSo) =>
      world.changes.until(
        () => (isSo(view) ? view : null),
        () => wait(what),
        world.limits.patienceMs,
      ),
    gone: () =>
      world.changes.until(
        () => (isGone() ? true : null),
        () => wait("the message to go"),
        world.limits.patienceMs,
      ),
    press: (button, by) =>
      follow(useComponent(world, standing(), { userId: userIdOf(by), name: button, values: null })),
    choose: (menu, values, by) => follow(useComponent(world, standing(), { userId: userIdOf(by), name: menu, values })),
  };
  return view;
}

function shownButton(piece: Piece): readonly ShownButton[] {
  if (piece.type !== ComponentType.Button || piece.style === ButtonStyle.Premium) return [];
  const label = piece.label ?? piece.emoji?.name ?? "";
  return [{ label, disabled: piece.disabled ?? false, url: piece.style === ButtonStyle.Link ? piece.url : null }];
}

export function isLoading({ message }: Stored): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** The broken rules so far, to say in an error. */
export function faultsOf({ faults }: World): string {
  return faults.map(({ route, whose, sentence }) => `${whose}, ${route}: ${sentence}`).join("\n");
}
