import type { Clock } from "../src/clock.ts";

/** A clock that stands still until told otherwise, and on which every wait is over at once. `waits` lists them. */
export function fixedClock(
  start: number,
): Clock & { readonly waits: readonly number[]; readonly pass: (ms: number) => void } {
  let now = start;
  const waits: number[] = [];
  const pass = (ms: number): void => {
    now += ms;
  };
  return {
    now: () => now,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      pass(ms);
    },
    waits,
    pass,
  };
}
