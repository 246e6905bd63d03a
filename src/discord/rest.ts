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
  rest.setToken(token);
  // The library forgets the token at the first 401, and from then on sends nothing that needs one. Whether the token
  // still holds is found out by tokenWatch; until then it is the one there is.
  rest.setToken = () => rest;
  return rest;
}

/** For how long no more requests should be sent; 0 for none. */
export type Halt = { readonly haltedMs: () => number };

const haltedMs = 60_000;
const refusedMost = 5000;
const windowMs = 10 * 60_000;

/** Halts where so many requests were refused that more would get this machine banned. */
export function refusalBreaker(rest: REST, onOpen: (refused: number) => void): Halt {
  let openUntil = 0;
  rest.on("invalidRequestWarning", ({ count, remainingTime }) => {
    if (count < refusedMost || openUntil > performance.now()) return;
    openUntil = performance.now() + Math.min(remainingTime, windowMs);
    onOpen(count);
  });
  return { haltedMs: () => (performance.now() < openUntil ? haltedMs : 0) };
}
