import type { Model } from "../model/model.ts";
import type { Budgets } from "./budgets.ts";
import { meteredModel, type Spenders } from "./metered-model.ts";
import { turnstile } from "./turnstile.ts";

/** The operator's model, for whoever pays; null where none is set. */
export type PaidModel = (...spenders: Spenders) => Model | null;

export function paidModel(model: Model | null, budgets: Budgets): PaidModel {
  if (model === null) return () => null;
  const turn = turnstile();
  return (...spenders) => {
    const metered = meteredModel(model, { budgets, spenders });
    return {
      ...metered,
      complete: async (request, signal) => {
        const completion = await metered.complete(request, signal);
        // To hold an answer to the text takes as long as to read it.
        await turn(signal);
        return completion;
      },
    };
  };
}
