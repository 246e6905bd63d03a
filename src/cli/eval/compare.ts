import { gradeNames } from "../../app/grade.ts";
import { allRuns, mean, shareOf, sumOf, type EvalResult } from "./result.ts";

/** A figure of two runs. `worse`: by more than chance alone makes of it. */
export type Changed = {
  readonly what: string;
  readonly before: string;
  readonly now: string;
  readonly change: "better" | "worse" | "same" | "unlike";
};

const pointsLeast = 1; // per cent: less is no change

/** What changed since an older run, of the articles that both have. */
export function changesSince(old: EvalResult, now: EvalResult): readonly Changed[] {
  const names = new Set(old.articles.map(({ name }) => name));
  const both = now.articles.filter(({ name }) => names.has(name)).map(({ name }) => name);
  const [before, after] = [only(old, both), only(now, both)];
  const shares = (["given", "shown"] as const).flatMap((side) =>
    gradeNames.map((grade) =>
      higher(`${grade}, ${side}`, shareOf(allRuns(before), side, grade), shareOf(allRuns(after), side, grade)),
    ),
  );
  return [
    higher("reports that are the model’s", ofTheModel(before), ofTheModel(after)),
    higher("items shown, of those given", standing(before), standing(after)),
    ...shares,
    higher("the same in two runs", alike(before), alike(after)),
    told(
      "tokens a run",
      perRun(before, ({ tokens }) => tokens.prompt + tokens.answer),
      perRun(after, ({ tokens }) => tokens.prompt + tokens.answer),
    ),
    told(
      "milliseconds a run",
      perRun(before, ({ ms }) => ms.all),
      perRun(after, ({ ms }) => ms.all),
    ),
  ];
}

function ofTheModel(result: EvalResult): number | null {
  return mean(allRuns(result).map(({ local }) => (local === null ? 1 : 0)));
}

function standing(result: EvalResult): number | null {
  const given = sumOf(allRuns(result), (run) => run.given.items);
  return given === 0 ? null : sumOf(allRuns(result), (run) => run.shown?.items ?? 0) / given;
}

function alike({ articles }: EvalResult): number | null {
  return mean(articles.flatMap((one) => one.repeats ?? []));
}

function only(result: EvalResult, names: readonly string[]): EvalResult {
  return { ...result, articles: result.articles.filter(({ name }) => names.includes(name)) };
}

function perRun(result: EvalResult, what: Parameters<typeof sumOf>[1]): number {
  const runs = allRuns(result);
  return runs.length === 0 ? 0 : Math.round(sumOf(runs, what) / runs.length);
}

/** A figure that is better the higher it is, from 0 to 1. */
function higher(what: string, before: number | null, now: number | null): Changed {
  return { what, before: inPercent(before), now: inPercent(now), change: changeOf(before, now) };
}

function inPercent(share: number | null): string {
  return share === null ? "–" : (share * 100).toFixed(1);
}

function changeOf(before: number | null, now: number | null): Changed["change"] {
  if (before === null && now === null) return "same";
  if (before === null || now === null) return "unlike";
  const points = (now - before) * 100;
  if (Math.abs(points) < pointsLeast) return "same";
  return points > 0 ? "better" : "worse";
}

/** Told and never judged: another machine or server has others. */
function told(what: string, before: number, now: number): Changed {
  return { what, before: String(before), now: String(now), change: "same" };
}

/** The figures that are not as they were, then what is only told; in words for a terminal. */
export function changesTable(old: EvalResult, now: EvalResult): string {
  const changes = changesSince(old, now);
  const names = new Set(old.articles.map(({ name }) => name));
  const missing = [
    ...now.articles.filter(({ name }) => !names.has(name)),
    ...old.articles.filter(({ name }) => !now.articles.some((one) => one.name === name)),
  ].map(({ name }) => name);
  const shown = changes.filter(({ change, before, now: after }) => change !== "same" || /^\d+$/.test(before + after));
  const judged = shown.some(({ change }) => change !== "same");
  return [
    `since ${old.when}: ${old.model}, prompt ${old.prompt}`,
    ...(missing.length === 0 ? [] : [`left aside, in one of the runs alone: ${missing.join(", ")}`]),
    ...(judged ? [] : ["no grade changed"]),
    ...shown.map(({ what, before, now: after, change }) =>
      `  ${what.padEnd(30)}${before.padStart(9)} → ${after.padEnd(9)}${change === "same" ? "" : ` ${change}`}`.trimEnd(),
    ),
    "",
  ].join("\n");
}
