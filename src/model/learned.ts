import { estimatedTokens } from "./estimate.ts";
import type { Quirk, Rung } from "./model.ts";
import { keyOf, type Plan } from "./plan.ts";

/** What experience has taught about one model at one server. Plain data, so that it can be stored as JSON. */
export type Learned = {
  readonly rung: Rung;
  readonly quirks: readonly Quirk[];
  /** The context as a refusal of the server gave it. */
  readonly contextTokens: number | null;
  /** The most that the server counts for one token of our estimate. */
  readonly ratio: number;
  /** Milliseconds since 1970 of the first lesson; all is forgotten a week later, as servers and models get better. */
  readonly since: number;
};

/** Where it is kept. `server` is the address without its query, which may hold a key. */
export type ModelMemory = {
  readonly recall: (server: string, model: string) => Promise<Learned | null>;
  readonly keep: (server: string, model: string, learned: Learned) => Promise<void>;
};

/** Remembers as long as the process lives. */
export function shortMemory(): ModelMemory {
  const kept = new Map<string, Learned>();
  return {
    recall: async (server, model) => kept.get(`${server} ${model}`) ?? null,
    keep: async (server, model, learned) => {
      kept.set(`${server} ${model}`, learned);
    },
  };
}

/** Of a model never met: the best rung, and an estimate that may be a quarter short. */
export function nothingLearned(now: number): Learned {
  return {
    rung: "json-schema-strict",
    quirks: [],
    contextTokens: null,
    ratio: 1.25,
    since: now,
  };
}

export function isStale({ since }: Learned, now: number): boolean {
  return now - since > weekMs;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** After a reply to a plan; the very same object where it teaches nothing. `counted`: tokens of a prompt read whole. */
export function learnedFrom(
  before: Learned,
  reply: { readonly plan: Plan; readonly counted: number | null; readonly estimate: number },
): Learned {
  const { plan, counted, estimate } = reply;
  const ratio = counted === null ? before.ratio : calibrated(before.ratio, { tokens: counted, estimate });
  if (ratio === before.ratio && keyOf(plan) === keyOf(before)) return before;
  return { ...before, rung: plan.rung, quirks: plan.quirks, ratio };
}

/** The most that a text may take. */
export function mostTokens(text: string, { ratio }: Pick<Learned, "ratio">): number {
  return Math.ceil(estimatedTokens(text) * ratio);
}

/**
 * The ratio after one more count: it rises at once and falls by a tenth, so that a text of another language is not
 * forgotten with the next one. Short prompts teach nothing: what servers add around them weighs too much.
 */
function calibrated(ratio: number, counted: { readonly tokens: number; readonly estimate: number }): number {
  if (counted.estimate < 1000) return ratio;
  const seen = counted.tokens / counted.estimate;
  return Math.max(seen, ratio + (seen - ratio) / 10);
}
