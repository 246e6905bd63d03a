import type { Clock } from "../../src/clock.ts";

type Wait = { readonly until: number; readonly resolve: () => void };

/** A clock whose time passes when it is told, and then ends the waits that are over by then. */
export function manualClock(start: number): Clock & {
  readonly pass: (ms: number) => void;
  /** Sets the time, back too, and ends no wait. */
  readonly set: (now: number) => void;
} {
  let now = start;
  let waits: readonly Wait[] = [];
  const drop = (wait: Wait): void => {
    waits = waits.filter((one) => one !== wait);
  };
  return {
    now: () => now,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      const over = Promise.withResolvers<void>();
      const wait = { until: now + ms, resolve: over.resolve };
      const abort = (): void => over.reject(signal.reason);
      waits = [...waits, wait];
      signal.addEventListener("abort", abort, { once: true });
      try {
        await over.promise;
      } finally {
        signal.removeEventListener("abort", abort);
        drop(wait);
      }
    },
    pass: (ms) => {
      now += ms;
      for (const wait of waits.filter(({ until }) => until <= now)) wait.resolve();
    },
    set: (time) => {
      now = time;
    },
  };
}
