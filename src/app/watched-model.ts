import type { Clock } from "../clock.ts";
import type { Model } from "../model/model.ts";
import { readDraft } from "../report/draft.ts";
import { itemsOfDraft, joinedItems, nothingSaid, type SaidItems } from "./said-items.ts";

/** A model with a note of what it first said and of how long it took. */
export type WatchedModel = {
  readonly model: Model;
  /** All items as they were given, before anything was held to the article; repairs are not among them. */
  readonly given: () => SaidItems;
  /** Milliseconds in which at least one call was under way. */
  readonly busyMs: () => number;
};

// What the stage calls the answers that a report is made from: whole, or in parts.
const drafts = /^(?:report|part|whole)_/;

export function watchedModel(model: Model, clock: Pick<Clock, "now">): WatchedModel {
  let given = nothingSaid;
  let busyMs = 0;
  let calls = 0;
  let since = 0;
  return {
    model: {
      ...model,
      complete: async (request, signal) => {
        if (calls === 0) since = clock.now();
        calls += 1;
        try {
          const completion = await model.complete(request, signal);
          const { outcome } = completion;
          if (outcome.kind === "answered" && drafts.test(request.schema.name))
            given = joinedItems(given, itemsOfDraft(readDraft(outcome.json)));
          return completion;
        } finally {
          calls -= 1;
          if (calls === 0) busyMs += clock.now() - since;
        }
      },
    },
    given: () => given,
    busyMs: () => busyMs,
  };
}
