import type { BudgetFull, Budgets, Spender } from "./budgets.ts";
import type { Completion, CompletionRequest, Model, Window } from "../model/model.ts";

/**
 * A model whose every call is paid for by somebody. Where a budget is full nothing is asked, and the outcome is
 * "budget-spent". A call that is given up keeps all that was set aside: what it cost is not known.
 */
export function meteredModel(model: Model, by: { readonly budgets: Budgets; readonly spender: Spender }): Model {
  const { budgets, spender } = by;
  return {
    ...model,
    complete: async (request, signal) => {
      const reserved = await budgets.reserve(spender, mostSpent(request, await model.window(signal)));
      if (reserved.kind === "full") return refused(model, reserved);
      const completion = await model.complete(request, signal);
      const { prompt, answer } = completion.served.usage;
      await budgets.settle(reserved, prompt + answer);
      return completion;
    },
  };
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
