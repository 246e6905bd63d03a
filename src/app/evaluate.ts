import type { Article } from "../article/article.ts";
import type { Clock } from "../clock.ts";
import type { Reading } from "../reading/reading.ts";
import type { Withheld } from "../report/report.ts";
import { grade, type Grades } from "./grade.ts";
import { reportOn, type LocalReason, type ModelStage, type Provenance } from "./model-stage.ts";
import { countItems, itemsOfReport, nothingSaid, type SaidItems } from "./said-items.ts";
import { watchedModel } from "./watched-model.ts";

/** An article to try a model on. `points`: what a careful reader expects in its summary, where somebody wrote it down. */
export type Trial = {
  readonly name: string;
  readonly article: Article;
  readonly points: readonly (readonly string[])[];
};

/** One run of one article. `given`: as the model gave it; `shown`: what is left of it; null where the report is local. */
export type Run = {
  readonly local: LocalReason | null;
  readonly given: { readonly items: number; readonly grades: Grades };
  readonly shown: { readonly items: number; readonly grades: Grades } | null;
  readonly withheld: readonly Withheld[];
  readonly repaired: Provenance["repaired"];
  readonly unread: number;
  readonly calls: number;
  readonly tokens: Provenance["tokens"];
  /** Of all, and of the model's calls alone. */
  readonly ms: { readonly all: number; readonly model: number };
};

/** `repeats`: how much of what is shown is the same in two runs, 0 to 1 (Jaccard); null for fewer than two. */
export type Tried = { readonly name: string; readonly runs: readonly Run[]; readonly repeats: number | null };

export type Trying = {
  readonly stage: ModelStage;
  readonly clock: Pick<Clock, "now">;
  /** BCP 47; null for each article's own. */
  readonly language: string | null;
  readonly repeat: number;
  /** Told each run as it ends; answers whether to go on. */
  readonly onRun: (run: Run) => "go on" | "stop";
};

/** Runs an article through the whole stage, as often as asked, and grades what comes. Rejects with the signal's reason. */
export async function tryArticle(trial: Trial, trying: Trying, signal: AbortSignal): Promise<Tried> {
  const reading = trying.stage.read(trial.article);
  const runs: Run[] = [];
  const shown: SaidItems[] = [];
  for (let nth = 0; nth < trying.repeat; nth += 1) {
    const { run, items } = await runOnce(trial, { ...trying, reading }, signal);
    runs.push(run);
    if (items !== null) shown.push(items);
    if (trying.onRun(run) === "stop") break;
  }
  return { name: trial.name, runs, repeats: sameness(shown) };
}

async function runOnce(
  { article, points }: Trial,
  { stage, clock, language, reading }: Trying & { readonly reading: Reading },
  signal: AbortSignal,
): Promise<{ readonly run: Run; readonly items: SaidItems | null }> {
  const asked = language ?? (article.language === "und" ? "en" : article.language);
  const watched = stage.model === null ? null : watchedModel(stage.model, clock);
  const start = clock.now();
  const request = { article, reading, language: asked, house: null, outside: true };
  const staged = await reportOn(request, { ...stage, model: watched?.model ?? null }, signal);
  const all = clock.now() - start;

  const { local, calls, tokens, repaired, unread } = staged.provenance;
  const measure = { article, reading: staged.reading, language: asked, points };
  const given = watched?.given() ?? nothingSaid;
  const items = local === null ? itemsOfReport(staged.report, article) : null;
  const run: Run = {
    local,
    given: { items: countItems(given), grades: grade(given, measure) },
    shown: items === null ? null : { items: countItems(items), grades: grade(items, measure) },
    withheld: staged.report.withheld,
    repaired,
    unread,
    calls,
    tokens,
    ms: { all, model: watched?.busyMs() ?? 0 },
  };
  return { run, items };
}

/** The mean over all pairs of runs of what both have, of what either has. */
function sameness(runs: readonly SaidItems[]): number | null {
  const keys = runs.map(keysOf);
  const pairs = keys.flatMap((one, at) => keys.slice(at + 1).map((two) => [one, two] as const));
  if (pairs.length === 0) return null;
  const shares = pairs.map(([one, two]) => {
    const either = one.union(two).size;
    return either === 0 ? 1 : one.intersection(two).size / either;
  });
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

/** Items by what they rest on: their words may differ. */
function keysOf({ claims, summary, perspectives }: SaidItems): ReadonlySet<string> {
  return new Set([
    ...claims.map(({ claimer, sentence }) => `claim of ${claimer} in ${sentence}`),
    ...summary.flatMap(({ sentences }) => sentences.map((id) => `summary of ${id}`)),
    ...perspectives.map(({ kind, sentence }) => `${kind} at ${sentence}`),
  ]);
}
