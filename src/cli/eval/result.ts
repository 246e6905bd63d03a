import { z } from "zod";
import { gradeNames, type GradeName } from "../../app/grade.ts";
import type { Tried } from "../../app/evaluate.ts";
import { localReason } from "./wording.ts";

const count = z.int().min(0);
const share = z.object({ passed: count, of: count });
const graded = z.object({ items: count, grades: z.record(z.enum(gradeNames), share) });

const run = z.object({
  /** Why the report is the local one, in words; null where it is the model's. */
  local: z.string().nullable(),
  given: graded,
  shown: graded.nullable(),
  withheld: z.array(z.object({ what: z.string(), reason: z.string() })),
  repaired: z.object({ asked: count, stood: count }),
  unread: count,
  calls: count,
  tokens: z.object({ prompt: z.number(), answer: z.number() }),
  ms: z.object({ all: z.number(), model: z.number() }),
});

/** A whole run as it is kept, for people's scripts and for `--compare`. */
export const evalResult = z.object({
  format: z.literal("out-of-frame eval 1"),
  /** ISO 8601. */
  when: z.string(),
  /** The address without its query. */
  server: z.string(),
  model: z.string(),
  /** The prompt's name and version. */
  prompt: z.string(),
  language: z.string().nullable(),
  articles: z.array(z.object({ name: z.string(), runs: z.array(run), repeats: z.number().nullable() })),
});

export type EvalResult = z.infer<typeof evalResult>;
export type EvalArticle = EvalResult["articles"][number];
export type EvalRunResult = z.infer<typeof run>;

/** What was tried, in the form that is kept. */
export function articleResult({ name, runs, repeats }: Tried): EvalArticle {
  return {
    name,
    repeats,
    runs: runs.map(({ local, given, shown, withheld, repaired, unread, calls, tokens, ms }) => ({
      local: local === null ? null : localReason(local),
      given: { items: given.items, grades: { ...given.grades } },
      shown: shown === null ? null : { items: shown.items, grades: { ...shown.grades } },
      withheld: [...withheld],
      repaired: { ...repaired },
      unread,
      calls,
      tokens: { ...tokens },
      ms: { all: Math.round(ms.all), model: Math.round(ms.model) },
    })),
  };
}

/** Of some runs: how much of a grade, 0 to 1; null where nothing was asked. */
export function shareOf(runs: readonly EvalRunResult[], side: "given" | "shown", name: GradeName): number | null {
  const checks = runs.flatMap((one) => one[side]?.grades[name] ?? []);
  const of = checks.reduce((sum, one) => sum + one.of, 0);
  return of === 0 ? null : checks.reduce((sum, one) => sum + one.passed, 0) / of;
}

/** Why items were withheld, most frequent first. */
export function reasonsOf(runs: readonly EvalRunResult[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { reason } of runs.flatMap(({ local, withheld }) => (local === null ? withheld : [])))
    for (const one of reason.split("; ")) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

export function allRuns({ articles }: EvalResult): readonly EvalRunResult[] {
  return articles.flatMap(({ runs }) => runs);
}

export function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

export function sumOf(runs: readonly EvalRunResult[], what: (run: EvalRunResult) => number): number {
  return runs.reduce((sum, one) => sum + what(one), 0);
}
