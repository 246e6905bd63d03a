import type { Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import type { ProgressStep } from "./messenger.ts";
import { placesFor } from "./places.ts";

/** Tells how far a reading is, to all who wait for it. Best effort: nothing waits for it, and no fault of it matters. */
export type Telling = AsyncDisposable & { readonly tell: (step: ProgressStep) => void };

const quietMs = 1500; // a quick answer needs no progress, and a chat limits how often a message may be edited

/**
 * Disposed of, it is silent for good: what it was just sending has arrived, so that it cannot take an answer's place.
 * Steps that come too fast are left out but for the last.
 */
export function tellProgress(reading: string, flow: Flow, signal: AbortSignal): Telling {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  let next: ProgressStep | null = null;

  const send = async (step: ProgressStep, request: Request): Promise<void> => {
    // Only what is there already is changed: a new message is for the answer.
    const place = placesFor(request, flow.clock.now()).find(({ kind }) => kind !== "post");
    if (request.ackedAt === null || place === undefined) return;
    // Not ended by `stop`: what is half sent may arrive after the answer.
    await flow.messenger.show(place, { kind: "progress", step }, signal).catch(() => null);
  };

  const run = async (): Promise<void> => {
    while (!stop.aborted) {
      await flow.clock.wait(quietMs, stop).catch(() => null);
      const step = next;
      next = null;
      if (step === null || stop.aborted) continue;
      const { rows } = await flow.store.requests.waitingFor(reading);
      await Promise.all(rows.map((request) => send(step, request)));
    }
  };
  const running = run().catch((error: unknown) => flow.log.error("progress not told", { reading }, error));

  return {
    tell: (step) => {
      next = step;
    },
    [Symbol.asyncDispose]: async () => {
      over.abort(new Error("The reading is over"));
      await running;
    },
  };
}
