import { isLate } from "../state/interactions.ts";
import { messageIn } from "../state/messages.ts";
import type { Acknowledgement, Interaction, Stored, World } from "../state/world.ts";
import { formOf, type Form } from "./form.ts";
import { faultsOf, isLoading, seen, type Seen } from "./seen.ts";

/** What somebody did with the bot, and what comes of it. */
export type Use = {
  readonly id: string;
  /** How it was acknowledged and how soon; throws when it was not within the three seconds. */
  readonly acknowledged: () => Promise<Acknowledgement>;
  /** The answer, once it no longer says “is thinking”; for an update the message that was updated. */
  readonly reply: () => Promise<Seen>;
  /** The answer as soon as there is one, “is thinking” included. */
  readonly placeholder: () => Promise<Seen>;
  /** A later message of the same interaction, counted from 0. */
  readonly followUp: (nth?: number) => Promise<Seen>;
  readonly form: () => Promise<Form>;
  readonly choices: () => Promise<Acknowledgement["choices"]>;
  /** Waits out the time for an acknowledgement: “The application did not respond”. */
  readonly unanswered: () => Promise<true>;
};

export function use(world: World, interaction: Interaction): Use {
  const { limits, changes } = world;
  const stored = (id: string | null): Stored | null =>
    id === null ? null : messageIn(world, interaction.channelId, id);
  const follow = (raised: Interaction): Use => use(world, raised);
  const view = (one: Stored): Seen => seen(world, one, interaction.userId, follow);
  const wait = <T>(what: string, look: () => T | null): Promise<T> =>
    changes.until(look, () => `${what} to “${interaction.name}”\n${faultsOf(world)}`, limits.patienceMs);
  const acknowledged = (): Promise<Acknowledgement> =>
    wait("an acknowledgement", () => interaction.acknowledgement ?? neverSince(world, interaction));
  return {
    id: interaction.id,
    acknowledged,
    reply: async () => {
      await acknowledged();
      return wait("an answer", () => {
        const original = stored(interaction.originalId);
        return original === null || isLoading(original) ? null : view(original);
      });
    },
    placeholder: async () => {
      await acknowledged();
      return wait("an answer", () => {
        const original = stored(interaction.originalId);
        return original && view(original);
      });
    },
    followUp: (nth = 0) =>
      wait("a further message", () => {
        const one = stored(interaction.followUps[nth] ?? null);
        return one && view(one);
      }),
    form: () => wait("a form", () => interaction.modal && formOf(world, interaction, interaction.modal, follow)),
    choices: async () => (await acknowledged()).choices,
    unanswered: async () => {
      const timer = setTimeout(changes.tell, limits.acknowledgeMs + 5);
      try {
        return await changes.until(
          () => (interaction.acknowledgement === null && isLate(world, interaction) ? true : null),
          () => `silence on “${interaction.name}”`,
          limits.acknowledgeMs + limits.patienceMs,
        );
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function neverSince(world: World, interaction: Interaction): null {
  if (!isLate(world, interaction)) return null;
  throw new Error(`“${interaction.name}” was not acknowledged in time.\n${faultsOf(world)}`);
}
