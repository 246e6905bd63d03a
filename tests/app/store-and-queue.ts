import type { Clock } from "../../src/clock.ts";
import { localQueue } from "../../src/queue/local.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { SqliteStore } from "../../src/store/sqlite.ts";

export type StoreAndQueue = AsyncDisposable & { readonly store: SqliteStore; readonly queue: Queue };

/** A store and a queue that are forgotten with the test. */
export async function storeAndQueue(clock: Clock): Promise<StoreAndQueue> {
  const store = await memoryStore({ clock, seal: { seal: (secret) => secret, open: (sealed) => sealed } });
  return {
    store,
    queue: localQueue(store.queueSide, { clock }),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
