import type { GradeName } from "../../app/grade.ts";
import { displayWidth } from "../wrap.ts";
import {
  allRuns,
  mean,
  reasonsOf,
  shareOf,
  sumOf,
  type EvalArticle,
  type EvalResult,
  type EvalRunResult,
} from "./result.ts";

const nameWidth = 28;
const columnWidth = 8;
/** Each with its heading; as many as a line of 100 has room for beside the name. */
const columns: readonly (readonly [heading: string, grade: GradeName])[] = [
  ["quotes", "quotes"],
  ["claimer", "claimers"],
  ["numbers", "numbers"],
  ["names", "names"],
  ["slant", "slant"],
  ["verdict", "verdicts"],
  ["unheard", "unheard"],
  ["voices", "voices"],
];

/** A run as a table for a terminal of 100 columns, with what lies behind the figures below it. */
export function evalTable(result: EvalResult): string {
  const runs = allRuns(result);
  const rows = [
    rowOf("", ["items", ...columns.map(([heading]) => heading)]),
    ...result.articles.map(articleRow),
    rowOf("all", cellsOf(runs)),
  ];
  return [
    `${result.model} at ${result.server}, prompt ${result.prompt}`,
    "per cent right, as the model gave it › as it is shown (one figure: both alike); items are counted",
    "",
    ...rows,
    "",
    ...below(result, runs),
    "",
  ].join("\n");
}

function articleRow({ name, runs }: EvalArticle): string {
  const row = rowOf(name, cellsOf(runs));
  const fallen = runs.filter(({ local }) => local !== null);
  const [first] = fallen;
  if (first === undefined) return row;
  const times = runs.length === 1 ? "" : ` ${fallen.length} of ${runs.length} times`;
  return `${row}\n  ↳ the local report${times}: ${first.local}`;
}

function rowOf(name: string, cells: readonly string[]): string {
  return `${fitted(name, nameWidth)}${cells.map((cell) => cell.padStart(columnWidth)).join("")}`.trimEnd();
}

function cellsOf(runs: readonly EvalRunResult[]): readonly string[] {
  const items = both(
    String(sumOf(runs, (one) => one.given.items)),
    String(sumOf(runs, (one) => one.shown?.items ?? 0)),
  );
  const grades = columns.map(([, grade]) =>
    both(percent(shareOf(runs, "given", grade)), percent(shareOf(runs, "shown", grade))),
  );
  return [items, ...grades];
}

/** As given, and as shown where that is another figure. */
export function both(given: string, shown: string): string {
  return given === shown ? given : `${given}›${shown}`;
}

/** 0 to 1 as whole per cents; never 100 where anything is wrong. */
export function percent(share: number | null): string {
  if (share === null) return "–";
  return String(share < 1 ? Math.min(99, Math.round(share * 100)) : 100);
}

function fitted(name: string, width: number): string {
  const short = displayWidth(name) < width ? name : `${name.slice(0, width - 2).toWellFormed()}…`;
  return short + " ".repeat(Math.max(0, width - displayWidth(short)));
}

/** What else is told of a run, one fact a line. */
export function below({ articles }: EvalResult, runs: readonly EvalRunResult[]): readonly string[] {
  const repeats = mean(articles.flatMap((one) => one.repeats ?? []));
  const asked = sumOf(runs, (one) => one.repaired.asked);
  const fallen = runs.filter(({ local }) => local !== null).length;
  const unread = sumOf(runs, (one) => one.unread);
  const seconds = (ms: number): string => (ms / 1000 / Math.max(1, runs.length)).toFixed(2);
  const all = sumOf(runs, ({ ms }) => ms.all);
  const model = sumOf(runs, ({ ms }) => ms.model);
  const points = shareOf(runs, "shown", "points");
  const reasons = reasonsOf(runs).map(([reason, count]) => `  ${String(count).padStart(3)} × ${reason}`);
  return [
    `reports    ${runs.length - fallen} of ${runs.length} are the model’s; the others are the local ones`,
    ...(points === null
      ? []
      : [
          `points     ${percent(shareOf(runs, "given", "points"))}›${percent(points)} % of what a careful reader expects in the summary`,
        ]),
    ...(repeats === null ? [] : [`repeats    ${percent(repeats)} % of what is shown is the same in two runs`]),
    `repair     ${asked} items asked for again, ${sumOf(runs, (one) => one.repaired.stood)} then stood`,
    ...(unread === 0 ? [] : [`unread     ${unread} sentences there was no room for`]),
    `tokens     ${sumOf(runs, ({ tokens }) => tokens.prompt)} in, ${sumOf(runs, ({ tokens }) => tokens.answer)} out, ${sumOf(runs, ({ calls }) => calls)} calls`,
    `seconds    ${seconds(all)} a run, of which the model took ${seconds(model)}`,
    ...(reasons.length === 0
      ? ["withheld   nothing"]
      : ["withheld or put in the article’s words, because", ...reasons]),
  ];
}
