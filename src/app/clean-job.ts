import type { Handler } from "../queue/queue.ts";
import { dayOf } from "./budgets.ts";
import { dayMs, minuteMs, type Flow } from "./flow.ts";
import { oldIn } from "./settings/retention.ts";

/** Whoever waits for a reading may be told of it for so long after it has expired. */
const tellingMs = 60 * minuteMs;

/**
 * Deletes what has been kept for as long as the operator has set, or the moderators of a server where that is shorter,
 * and all of a server that the bot left long ago.
 */
export function cleanJob(flow: Flow): Handler {
  const { store, clock, log, limits } = flow;
  const { articles, reports, requests, leftServers } = limits.retention;
  return {
    run: async (job, signal) => {
      const now = clock.now();
      const before = (days: number): number => now - days * dayMs;
      const steps: readonly (readonly [string, () => Promise<number>])[] = [
        ["requests", () => store.requests.deleteEnded(before(requests))],
        ["readings", () => store.readings.deleteExpired(now - tellingMs)],
        ["discussions", () => store.discussions.deleteUnused(before(reports))],
        ["articles", () => store.articles.deleteUnused(before(articles))],
        ["usage", () => store.usage.deleteBefore(dayOf(before(requests)))],
        ["usage of the forgotten", () => store.usage.deleteForgotten(dayOf(now))],
        ["audit", () => store.audit.deleteBefore(before(requests))],
        ["dead jobs", () => store.jobs.deleteDead(before(requests))],
        ["of servers that keep less", async () => await deleteOldOfServers(flow, signal)],
        ["left servers", async () => await forgetLeft(flow, before(leftServers))],
      ];
      for (const [kind, deleteOld] of steps) {
        signal.throwIfAborted();
        const count = await deleteOld();
        if (count > 0) log.info("deleted what was old", { kind, count });
      }
      await store.jobs.complete(job);
    },
    giveUp: async (_, { code, cause }) => log.error("old rows were not deleted", { code }, cause),
  };
}

/** As moderators have set it, server by server, in short transactions: others wait meanwhile. */
async function deleteOldOfServers({ store, clock, limits }: Flow, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const server of await store.settings.servers()) {
    const before = await oldIn(server, { store, limits }, clock.now());
    if (before === null) continue;
    for (let some = 1; some > 0; count += some) {
      signal.throwIfAborted();
      const deleted = await store.servers.deleteOld(server, before);
      some = Object.values(deleted).reduce((sum, one) => sum + one, 0);
    }
  }
  return count;
}

async function forgetLeft({ store }: Flow, before: number): Promise<number> {
  const servers = await store.servers.leftBefore(before);
  for (const server of servers) await store.servers.forget(server);
  return servers.length;
}
