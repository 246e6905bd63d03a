import { setImmediate } from "node:timers/promises";

/**
 * Lets one through in each turn of the event loop, in the order they came. What costs some milliseconds of thinking
 * and comes in bursts waits here, so that between any two the loop does what else is due.
 */
export function turnstile(): (signal: AbortSignal) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return async (signal) => {
    last = last.then(() => setImmediate());
    await last;
    signal.throwIfAborted();
  };
}
