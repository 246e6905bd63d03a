import { REST } from "@discordjs/rest";

/**
 * The way to Discord's API. A 5xx or a dropped connection is tried again by the library, also where a message was
 * posted all the same: whoever posts one gives it a nonce (see messenger.ts), and an interaction that is acknowledged
 * already counts as acknowledged.
 */
export function discordRest({ token, api }: { readonly token: string; readonly api: string | null }): REST {
  const rest = new REST({
    version: "10",
    ...(api === null ? {} : { api }),
    retries: 2,
    timeout: 15_000,
    // Ten thousand refusals in ten minutes, and Discord bans the address of this machine (topics/rate-limits).
    invalidRequestWarningInterval: 100,
  });
  return rest.setToken(token);
}

/** Whether so many requests were refused that no more should be sent for a while. */
export type Breaker = { readonly isOpen: () => boolean };

const refusedMost = 5000;
const windowMs = 10 * 60_000;

export function refusalBreaker(rest: REST, onOpen: (refused: number) => void): Breaker {
  let openUntil = 0;
  rest.on("invalidRequestWarning", ({ count, remainingTime }) => {
    if (count < refusedMost || openUntil > performance.now()) return;
    openUntil = performance.now() + Math.min(remainingTime, windowMs);
    onOpen(count);
  });
  return { isOpen: () => performance.now() < openUntil };
}
