import { judgedAnswer } from "./answer.ts";
import { itemCounter } from "./count-items.ts";
import { estimatedTokens, promptTokens } from "./estimate.ts";
import { mostTokens, nothingLearned } from "./learned.ts";
import type { Completion, CompletionRequest, Model, Outcome } from "./model.ts";

/** What a scripted model answers: an object, words as a model may write them, or a trouble. */
export type Scripted =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly text: string }
  | { readonly outcome: Outcome };

/**
 * A model that answers from a script: what a function makes of each request, or answers in turn, after which it is
 * silent ("empty"). Its words are parsed and checked as a real model's are.
 */
export function scriptedModel(script: Script, options: { readonly contextTokens?: number } = {}): Model {
  const next = typeof script === "function" ? script : inTurn(script);
  return {
    name: scriptedName,
    window: async (signal) => {
      signal.throwIfAborted();
      const learned = nothingLearned(0);
      return { tokens: options.contextTokens ?? 32_768, tokensOf: (text) => mostTokens(text, learned) };
    },
    complete: async (request, signal) => {
      signal.throwIfAborted();
      return completion(request, next(request));
    },
  };
}

export type Script = readonly Scripted[] | ((request: CompletionRequest) => Scripted);

const scriptedName = "scripted";

function inTurn(answers: readonly Scripted[]): (request: CompletionRequest) => Scripted {
  const left = [...answers];
  return () => left.shift() ?? { text: "" };
}

function completion(request: CompletionRequest, scripted: Scripted): Completion {
  const text = textOf(scripted);
  const counter = itemCounter();
  if (counter.add(text)) request.onProgress?.({ items: counter.counts() });
  return {
    outcome: "outcome" in scripted ? scripted.outcome : judgedAnswer(text, request),
    served: {
      model: scriptedName,
      answeredBy: scriptedName,
      rung: "json-schema-strict",
      quirks: [],
      calls: 1,
      usage: { prompt: promptTokens(request.messages), answer: estimatedTokens(text), counted: "estimate" },
    },
  };
}

function textOf(scripted: Scripted): string {
  if ("json" in scripted) return JSON.stringify(scripted.json);
  return "text" in scripted ? scripted.text : "";
}
