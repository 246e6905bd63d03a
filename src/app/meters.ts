import type { BudgetScope } from "../model/model.ts";

/** What is counted while the bot runs. No label names a server, a member or an article. */
export type Meters = {
  readonly accepted: (kind: RequestKind, outcome: AcceptOutcome, ms: number) => void;
  /** A request is over; `ms` from when it was made. */
  readonly ended: (kind: RequestKind, outcome: EndOutcome, ms: number) => void;
  readonly read: (outcome: ReadOutcome, ms: number) => void;
  readonly cached: () => void;
  /** Tokens of one report or answer. */
  readonly spent: (model: string, tokens: { readonly prompt: number; readonly answer: number }) => void;
  readonly modelFailed: (model: string, outcome: string) => void;
  /** Nothing was asked of a model, for want of budget. */
  readonly budgetSpent: (scope: BudgetScope) => void;
  readonly retried: (job: string) => void;
  readonly dead: (job: string) => void;
};

export type RequestKind = "read" | "ask";
export type AcceptOutcome = "new" | "replay" | "flood" | "busy";
export type EndOutcome = "answered" | "refused" | "failed" | "expired" | "cancelled";
export type ReadOutcome = "local" | "model" | "refused";

/** For tests, and wherever nobody looks. */
export function noMeters(): Meters {
  return {
    accepted: nothing,
    ended: nothing,
    read: nothing,
    cached: nothing,
    spent: nothing,
    modelFailed: nothing,
    budgetSpent: nothing,
    retried: nothing,
    dead: nothing,
  };
}

function nothing(): void {}
