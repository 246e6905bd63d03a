import type { Clock } from "../../../src/clock.ts";

/** The double's own time: the machine's, and what a test let pass at once. */
export type MovingTime = Pick<Clock, "now"> & { readonly pass: (ms: number) => void };

export function movingTime(): MovingTime {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    pass: (ms) => {
      ahead += ms;
    },
  };
}

const discordEpoch = 1_420_070_400_000;

/** Snowflakes that rise: milliseconds since 2015 above 22 bits, of which the double counts twelve. */
export function snowflakes({ now }: Pick<Clock, "now">): () => string {
  let last = 0n;
  return () => {
    const next = BigInt(Math.floor(now()) - discordEpoch) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
}

/** When a snowflake was made, in milliseconds since 1970. */
export function madeAt(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}
