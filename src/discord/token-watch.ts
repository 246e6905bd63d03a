import { DiscordAPIError, type REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import type { Halt } from "./rest.ts";

export type TokenWatchOptions = {
  /** Rejects once nobody wants to know any more. */
  readonly wait: (ms: number) => Promise<void>;
  /** It was a mistake: the token is accepted as before. */
  readonly onAccepted: () => void;
  /** Each time it was asked Discord refused it. */
  readonly onRefused: () => void;
};

const haltedMs = 2000;
const pausesMs: readonly number[] = [500, 1500, 4000, 8000];

/**
 * Asks Discord anew, some times and ever later, when it answers a request with 401. One such answer may be a mistake of
 * Discord's, or of a proxy in between, and must not end the bot; a token that was reset is refused each time. What
 * cannot be asked, because Discord fails or cannot be reached, counts for nothing. Halts until it is known.
 */
export function tokenWatch(rest: REST, { wait, onAccepted, onRefused }: TokenWatchOptions): Halt {
  let isDoubted = false;

  const isMistake = async (): Promise<boolean> => {
    for (let refused = 0; refused < pausesMs.length;) {
      await wait(pausesMs[refused] ?? 0);
      const answer = await asked(rest);
      if (answer === "accepted") return true;
      if (answer === "refused") refused += 1;
    }
    return false;
  };

  const find = async (): Promise<void> => {
    const tell = (await isMistake()) ? onAccepted : onRefused;
    isDoubted = false;
    tell();
  };

  rest.on("response", ({ data }, { status }) => {
    // Requests that carry no token (answers to interactions) say nothing of it.
    if (status !== 401 || data.auth === false || isDoubted) return;
    isDoubted = true;
    find().catch(() => undefined); // nobody wants to know any more
  });
  return { haltedMs: () => (isDoubted ? haltedMs : 0) };
}

async function asked(rest: REST): Promise<"accepted" | "refused" | "unknown"> {
  try {
    await rest.get(Routes.currentApplication());
    return "accepted";
  } catch (error) {
    return error instanceof DiscordAPIError && error.status === 401 ? "refused" : "unknown";
  }
}
