import type { Check } from "../../report/report.ts";
import type { GradeName } from "../grade.ts";
import type { Moderator } from "../moderator.ts";
import { parseWords } from "../../report/parse-words.ts";
import { noteCheck } from "./check-notes.ts";
import { latestArticle } from "./trial-articles.ts";
import { pairOf, runSide, type Side, type TrialTools } from "./try-words.ts";

/** What is compared, and what people call it. */
export const checkedGrades = {
  quotes: "quotations word for word",
  claimers: "claims filed under whoever makes them",
  slant: "sentences without the article’s loaded words",
  verdicts: "sentences without a verdict",
  unheard: "perspectives that the article does not answer",
} as const satisfies Partial<Record<GradeName, string>>;
export type CheckedGrade = keyof typeof checkedGrades;

export type CheckedRow = { readonly grade: CheckedGrade; readonly before: Check; readonly after: Check };

/** Three articles, before and after. `worse`: a sentence for each thing that is; empty: nothing is. */
export type WordsCheck = {
  readonly articles: readonly string[];
  readonly rows: readonly CheckedRow[];
  readonly worse: readonly string[];
  readonly tokens: { readonly before: number; readonly after: number };
};

const seedsTried = 2;

/**
 * Tries a draft on two sample articles and the server's latest (or a third sample), against the words that hold, and
 * notes what came of it: `publishDraft` goes by that note, not by what a button says. Fails as `tryDraft` does.
 */
export async function checkDraft(
  by: Moderator,
  { name }: { readonly name: string },
  tools: TrialTools,
  signal: AbortSignal,
): Promise<WordsCheck> {
  const { file, linted, named, live, outside, language } = await pairOf(by, name, tools);
  const latest = await tools.store.transaction(async (tx) => await latestArticle(by, tx));
  const articles = [...tools.seeds.slice(0, seedsTried), ...(latest === null ? [] : [latest])];
  const third = latest === null ? tools.seeds.slice(seedsTried, seedsTried + 1) : [];
  const pairs = await Promise.all(
    [...articles, ...third].map(async ({ article }) => {
      const reading = await tools.readLocally(article, signal);
      const run = { by, article, reading, outside, language };
      const [before, after] = await Promise.all([
        runSide({ ...run, house: parseWords(live.words).words }, tools, signal),
        runSide({ ...run, house: linted.words }, tools, signal),
      ]);
      return { before, after };
    }),
  );
  const [before, after] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  const rows = gradeNames.map((grade) => ({ grade, before: sumOf(before, grade), after: sumOf(after, grade) }));
  const worse = [...rows.flatMap(worseLine), ...localLines(pairs)];
  const isTried = pairs.every((both) => !hasFailed(both.before) && !hasFailed(both.after));
  await tools.store.transaction(
    async (tx) =>
      await noteCheck(by, { pair: { draft: file, live: named }, worse, isTried }, { tx, clock: tools.clock }),
  );
  return {
    articles: [...articles, ...third].map((one) => one.name),
    rows,
    worse,
    tokens: { before: tokensOf(before), after: tokensOf(after) },
  };
}

const gradeNames = ["quotes", "claimers", "slant", "verdicts", "unheard"] as const;
// Of the share that is right: the same words asked for twice differ by as much.
const tolerance = 0.02;

function worseLine({ grade, before, after }: CheckedRow): readonly string[] {
  const more = after.of - after.passed > before.of - before.passed;
  if (!more || shareOf(after) >= shareOf(before) - tolerance) return [];
  return [`${checkedGrades[grade]}: ${after.passed} of ${after.of}, and ${before.passed} of ${before.of} before`];
}

/** Reports that the model no longer makes with the draft, or that nobody could try. */
function localLines(pairs: readonly Pair[]): readonly string[] {
  const lost = pairs.filter(
    ({ before, after }) => before.local === null && after.local?.kind === "not-borne-out",
  ).length;
  const failed = pairs.filter(({ before, after }) => hasFailed(before) || hasFailed(after)).length;
  const isNoneBorneOut = pairs.every(({ before, after }) => before.local !== null && after.local !== null);
  const untried = isNoneBorneOut ? pairs.length : failed;
  return [
    ...(lost === 0 ? [] : [`with the draft the model gave no report of ${articlesOf(lost)} that the text bears out`]),
    ...(untried === 0 ? [] : [`the model gave none of ${articlesOf(untried)}, so the words were not tried there`]),
  ];
}

type Pair = { readonly before: Side; readonly after: Side };

/** There was no answer of the model’s to judge. */
function hasFailed({ local }: Side): boolean {
  return local !== null && local.kind !== "not-borne-out";
}

function articlesOf(count: number): string {
  return count === 1 ? "one article" : `${count} articles`;
}

function sumOf(sides: readonly Side[], name: CheckedGrade): Check {
  const checks = sides.map(({ grades }) => grades[name]);
  return {
    passed: checks.reduce((sum, { passed }) => sum + passed, 0),
    of: checks.reduce((sum, { of }) => sum + of, 0),
  };
}

function shareOf({ passed, of }: Check): number {
  return of === 0 ? 1 : passed / of;
}

function tokensOf(sides: readonly Side[]): number {
  return sides.reduce((sum, { tokens }) => sum + tokens.prompt + tokens.answer, 0);
}
