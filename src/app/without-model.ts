import type { BudgetScope, Outcome } from "../model/model.ts";
import { mending } from "./mending.ts";
import type { LocalReason } from "./model-stage.ts";

/** Why something was read without the model: one sentence for whoever asked, which tells nothing of the server. */
export function withoutModel(reason: LocalReason): string {
  switch (reason.kind) {
    case "no-model":
      return "No model is set.";
    case "not-allowed":
      return "Only some roles may have the model asked here.";
    case "not-borne-out":
      return "Too little of what the model said is borne out by the article.";
    case "outcome":
      return reason.outcome.kind === "budget-spent" ? spent[reason.outcome.scope] : troubles[reason.outcome.kind];
  }
}

/** The same for the operator's log, with what to do about it: one line without keys, article or answer. Null: nothing to do. */
export function operatorLine(reason: LocalReason): string | null {
  switch (reason.kind) {
    case "no-model":
    case "not-allowed":
      return null;
    case "not-borne-out":
      return `The article bears out ${reason.passed} of the ${reason.of} sentences that the model gave. If that happens often, a larger model (OPENAI_MODEL) will do better.`;
    case "outcome":
      return mending(reason.outcome);
  }
}

const spent: Readonly<Record<BudgetScope, string>> = {
  request: "The model would have cost more than one article may.",
  user: "Your share of the model is spent for today; it is there again at midnight UTC.",
  server: "This server’s share of the model is spent for today; it is there again at midnight UTC.",
  bot: "What the model may cost in a day is spent; it is there again at midnight UTC.",
};

const cannot = "The model cannot be used until the operator has looked at its settings.";
const later = "The model’s server has trouble; a little later it may work.";
const noAnswer = "The model gave no answer that can be used.";

const troubles: Readonly<Record<Exclude<Outcome["kind"], "answered" | "budget-spent">, string>> = {
  refused: "The model declined to answer.",
  "content-filter": "The model’s content filter stopped the answer.",
  length: noAnswer,
  empty: noAnswer,
  malformed: noAnswer,
  "too-large": noAnswer,
  "truncated-input": "The article is too long for the model as it is set up.",
  "context-too-small": "The article is too long for the model as it is set up.",
  "bad-request": cannot,
  auth: cannot,
  "out-of-credit": cannot,
  "model-missing": cannot,
  "wrong-address": cannot,
  "rate-limited": "The model is asked too often at the moment; a little later it works.",
  "server-error": later,
  "cut-stream": later,
  unreachable: "The model’s server could not be reached.",
  timeout: "The model took too long.",
};
