import type { BudgetFull, Budgets, Reservation, Spender } from "./budgets.ts";
import type { Completion, CompletionRequest, Model, Window } from "../model/model.ts";

/** Who pays for the same, in the order in which they are asked to: of several, each waits for what comes of it. */
export type Spenders = readonly [Spender, ...Spender[]];

/**
 * A model whose every call is paid for by somebody, the first who can. Where a budget of each of them is full nothing is
 * asked, and the outcome is "budget-spent", with what the first one has. A call that is given up keeps all that was set
 * aside: what it cost is not known.
 */
export function meteredModel(model: Model, by: { readonly budgets: Budgets; readonly spenders: Spenders }): Model {
  const { budgets, spenders } = by;
  return {
    ...model,
    complete: async (request, signal) => {
      const reserved = await reserve(spenders, mostSpent(request, await model.window(signal)), budgets);
      if (reserved.kind === "full") return refused(model, reserved);
      const completion = await model.complete(request, signal);
      const { prompt, answer } = completion.served.usage;
      await budgets.settle(reserved, prompt + answer);
      return completion;
    },
  };
}

async function reserve(spenders: Spenders, tokens: number, budgets: Budgets): Promise<Reservation | BudgetFull> {
  const [first, ...others] = spenders;
  const full = await budgets.reserve(first, tokens);
  if (full.kind === "reserved") return full;
  for (const other of others) {
    const reserved = await budgets.reserve(other, tokens);
    if (reserved.kind === "reserved") return reserved;
  }
  return full;
}

function mostSpent({ messages, maxTokens }: CompletionRequest, { tokensOf }: Window): number {
  return messages.reduce((sum, { text }) => sum + tokensOf(text), maxTokens);
}

function refused({ name }: Model, { scope, limit, spent }: BudgetFull): Completion {
  return {
    outcome: { kind: "budget-spent", scope, limit, spent },
    served: {
      model: name,
      answeredBy: null,
      rung: "json-schema-strict",
      quirks: [],
      calls: 0,
      usage: { prompt: 0, answer: 0, counted: "server" },
    },
  };
}
