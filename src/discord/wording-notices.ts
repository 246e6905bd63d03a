import type { LocalReason } from "../app/model-stage.ts";

/** What the bot says when there is no report to show, or not yet. */

type OutcomeKind = Extract<LocalReason, { kind: "outcome" }>["outcome"]["kind"];

/** Why a report was made without the model that is set; null where none is. In words that fit behind a colon. */
export function whyLocal(reason: LocalReason): string | null {
  switch (reason.kind) {
    case "no-model":
      return null;
    case "not-borne-out":
      return "the article bears out too little of what the model said";
    case "outcome":
      return outcomes[reason.outcome.kind];
  }
}

const outcomes: Readonly<Record<OutcomeKind, string>> = {
  refused: "the model declined",
  length: "the model’s answer was too long",
  "content-filter": "the model’s filter stopped it",
  empty: "the model gave no answer",
  malformed: "the model’s answer could not be read",
  "truncated-input": "the model did not get the whole article",
  "context-too-small": "the article is too long for the model",
  "bad-request": "the model’s server did not take the request",
  auth: "the model’s server did not accept the key",
  "out-of-credit": "the credit with the model’s server is spent",
  "model-missing": "the model’s server does not know the model",
  "wrong-address": "no model answers at the address that is set",
  "rate-limited": "the model’s server had too many requests",
  "server-error": "the model’s server had a fault",
  unreachable: "the model’s server was not to be reached",
  timeout: "the model took too long",
  "too-large": "the model’s answer was too long",
  "cut-stream": "the model’s answer broke off",
  "budget-spent": "the model’s budget is spent for now",
};
