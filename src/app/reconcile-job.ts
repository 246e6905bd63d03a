import type { Handler } from "../queue/queue.ts";
import { minuteMs, type Flow } from "./flow.ts";
import { addJobFor } from "./jobs.ts";
import { readingOwner } from "./reading-key.ts";

const waitedMs = 2 * minuteMs;
const most = 200; // at once: rows may hold a pasted article

/**
 * Each minute: whoever has been waiting for two minutes gets the job that is needed next, should it have been lost.
 * Where it is live, adding it changes nothing.
 */
export function reconcileJob(flow: Flow): Handler {
  const { store, clock, log } = flow;
  return {
    run: async (job, signal) => {
      const { rows, damaged } = await store.requests.waitingSince(clock.now() - waitedMs, most);
      for (const id of damaged) {
        log.warn("a request cannot be read any more", { request: id, code: "row-damaged" });
        await store.requests.end(id, { state: "failed", outcome: "damaged", replyId: null, at: clock.now() });
      }
      for (const request of rows) {
        signal.throwIfAborted();
        const wanted = request.reading === null ? null : { key: request.reading, owner: readingOwner(request) };
        await store.transaction(async (tx) => {
          const isLive = (await tx.jobs.isLive("deliver", request.id)) || (await tx.jobs.isLive("answer", request.id));
          if (!isLive) await addJobFor(request, wanted, { tx, at: clock.now() });
        });
      }
      await store.jobs.complete(job);
    },
    giveUp: async (_, { code, cause }) => log.error("waiting requests were not looked through", { code }, cause),
  };
}
