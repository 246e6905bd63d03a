import { noMeters, type Meters } from "./app/meters.ts";
import type { RunningConfig } from "./config/running.ts";
import type { JobCounts } from "./metrics.ts";

/** Metrics and health checks that are loaded when they are opened; requests need not wait for what counts them. */
export type LateHealth = AsyncDisposable & {
  /** They count from the first request on: what comes before they are loaded is counted then. */
  readonly meters: Meters;
  /** Once. Resolves with the port, null where it is switched off; fails with "port-taken". */
  readonly open: () => Promise<number | null>;
};

type Tells = {
  readonly jobs: () => Promise<JobCounts>;
  /** Null where requests are taken, else why not. */
  readonly unready: () => Promise<string | null>;
};

export function lateHealth(at: RunningConfig["health"], { jobs, unready }: Tells): LateHealth {
  if (at === null) return { meters: noMeters(), open: async () => null, [Symbol.asyncDispose]: async () => undefined };
  const loaded = Promise.withResolvers<Meters>();
  let opened: Promise<AsyncDisposable & { readonly port: number }> | null = null;
  const open = async () => {
    const { prometheusMetrics, serveHealth } = await import("./metrics.ts");
    const { meters, registry } = prometheusMetrics(jobs);
    loaded.resolve(meters);
    return await serveHealth(at, { registry, unready });
  };
  return {
    meters: metersOf(loaded.promise),
    open: async () => (await (opened ??= open())).port,
    [Symbol.asyncDispose]: async () => (await opened?.catch(() => null))?.[Symbol.asyncDispose](),
  };
}

function metersOf(loaded: Promise<Meters>): Meters {
  const count = (one: (meters: Meters) => void): void => void loaded.then(one);
  return {
    accepted: (...told) => count((meters) => meters.accepted(...told)),
    ended: (...told) => count((meters) => meters.ended(...told)),
    read: (...told) => count((meters) => meters.read(...told)),
    cached: () => count((meters) => meters.cached()),
    spent: (...told) => count((meters) => meters.spent(...told)),
    modelFailed: (...told) => count((meters) => meters.modelFailed(...told)),
    budgetSpent: (...told) => count((meters) => meters.budgetSpent(...told)),
    retried: (...told) => count((meters) => meters.retried(...told)),
    dead: (...told) => count((meters) => meters.dead(...told)),
  };
}
