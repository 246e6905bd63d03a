import { sql } from "kysely";
import type { Clock } from "../../src/clock.ts";
import { localQueue } from "../../src/queue/local.ts";
import type { QueueSide, SqliteStore } from "../../src/store/sqlite.ts";
import type { QueueGiven } from "../laws/queue.ts";

/** What the laws ask for, of the queue in a store's own file. */
export function queueGivenOn(store: SqliteStore, clock: Clock, folder: AsyncDisposable | null): QueueGiven {
  return {
    store,
    start: (limits) => {
      const { side, die } = mortal(store.queueSide);
      return { queue: localQueue(side, { clock, limits }), die };
    },
    spoilJob: async (key) => {
      await store.queueSide.transaction((db) => sql`update job set data = '{"url": [' where key = ${key}`.execute(db));
    },
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await folder?.[Symbol.asyncDispose]();
    },
  };
}

/** A way to the store that ends as a process does that is killed: nothing it asked for comes back. */
function mortal({ transaction, onJobs, nextJobId }: QueueSide): { readonly side: QueueSide; readonly die: () => void } {
  let dead = false;
  const never = new Promise<never>(() => undefined);
  return {
    side: {
      transaction: async (work) => {
        if (dead) return await never;
        const result = await transaction(work);
        return dead ? await never : result;
      },
      onJobs: (listener) => {
        onJobs((changes) => {
          if (!dead) listener(changes);
        });
      },
      nextJobId,
    },
    die: () => {
      dead = true;
    },
  };
}
