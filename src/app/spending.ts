import { z } from "zod";
import type { Completion, Message, Model, Progress } from "../model/model.ts";

/** Tokens of all calls together, and how many calls were made. */
export type Spent = {
  readonly tokens: { readonly prompt: number; readonly answer: number };
  readonly calls: number;
};

export type Spending = { readonly add: (completion: Completion) => void; readonly spent: () => Spent };

export function newSpending(): Spending {
  let spent: Spent = { tokens: { prompt: 0, answer: 0 }, calls: 0 };
  return {
    add: ({ served: { usage, calls } }) => {
      const { prompt, answer } = spent.tokens;
      const tokens = { prompt: prompt + usage.prompt, answer: answer + usage.answer };
      spent = { tokens, calls: spent.calls + calls };
    },
    spent: () => spent,
  };
}

/** A model with what one report spends on it. */
export type Calling = {
  readonly model: Model;
  readonly spending: Spending;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

export type Ask = {
  readonly messages: readonly Message[];
  readonly answer: { readonly name: string; readonly schema: z.ZodObject };
  readonly maxTokens: number;
  readonly sentences: { readonly first: number; readonly last: number } | null;
};

/** One call, counted. */
export async function ask(
  { messages, answer, maxTokens, sentences }: Ask,
  calling: Calling,
): Promise<Completion["outcome"]> {
  const { model, spending, signal, onProgress } = calling;
  const schema = { name: answer.name, json: z.toJSONSchema(answer.schema) };
  const completion = await model.complete({ messages, schema, maxTokens, sentences, onProgress }, signal);
  spending.add(completion);
  return completion.outcome;
}
