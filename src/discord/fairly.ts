import type { Call } from "./call.ts";

type Handle = (call: Call, signal: AbortSignal) => Promise<void>;

const inHandMost = 10;
const patienceMs = 2500; // Discord waits 3 s

/**
 * Takes on so many calls of a member at once; what is over that is turned away, one after the other, and let be once
 * nobody waits for it any more. So a member with a thousand calls takes neither the store nor the way to Discord from
 * the others. Rejects with whatever `handle` or `turnAway` reject with.
 */
export function fairly(handle: Handle, turnAway: Handle): Handle {
  const inHand = new Map<string, number>();
  let turnedAway: Promise<void> = Promise.resolve();

  return async (call, signal) => {
    const { user } = call.caller;
    const before = inHand.get(user) ?? 0;
    if (before >= inHandMost) {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      const turn = turnedAway.then(async () => (patience.aborted ? undefined : turnAway(call, patience)));
      turnedAway = turn.catch(() => undefined);
      return turn;
    }
    inHand.set(user, before + 1);
    try {
      await handle(call, signal);
    } finally {
      const left = (inHand.get(user) ?? 1) - 1;
      if (left > 0) inHand.set(user, left);
      else inHand.delete(user);
    }
  };
}
