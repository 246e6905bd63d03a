import type { Article } from "../../article/article.ts";
import type { Reading } from "../../reading/reading.ts";
import { reportWishes } from "../../report/house-lines.ts";
import type { HouseWords } from "../../report/house-words.ts";
import { parseWords, type WordsFault } from "../../report/parse-words.ts";
import { reportMessages } from "../../report/prompt.ts";
import type { Report } from "../../report/report.ts";
import { diffWords, type FieldDiff } from "../../report/words-diff.ts";
import { allowanceOf } from "../as-settled.ts";
import { grade, type Grades } from "../grade.ts";
import { reportOn, type ModelStage, type Provenance } from "../model-stage.ts";
import type { Moderator } from "../moderator.ts";
import type { PaidModel } from "../paid-model.ts";
import { modelFor } from "../payers.ts";
import { countItems, itemsOfReport, nothingSaid } from "../said-items.ts";
import { settingsIn } from "../settings/settings-in.ts";
import { watchedModel } from "../watched-model.ts";
import { openDraft } from "./drafts.ts";
import { trialArticle, type Seeds, type TrialArticle, type TrialOn } from "./trial-articles.ts";
import { edited, liveOf, noSuchWords, type Live, type WordsOffice } from "./words-office.ts";

/** What it takes to try words. `readLocally`: where a long text does not hold up everybody. */
export type TrialTools = WordsOffice & {
  readonly stage: ModelStage;
  readonly paid: PaidModel;
  readonly readLocally: (article: Article, signal: AbortSignal) => Promise<Reading>;
  readonly seeds: Seeds;
};

/** An article read with one set of words. */
export type Side = {
  readonly report: Report;
  readonly reading: Reading;
  /** Of what the model gave, before anything was held to the article; of what is shown, where there was none. */
  readonly grades: Grades;
  readonly tokens: Provenance["tokens"];
  /** Why it is the local report; null: it is the model's. */
  readonly local: Provenance["local"];
  /** Milliseconds, with the model's. */
  readonly ms: number;
};

/** What only one of two reports has, in words. */
export type Differs = { readonly gone: readonly string[]; readonly new: readonly string[] };

export type WordsTrial = {
  readonly article: TrialArticle;
  readonly before: Side;
  readonly after: Side;
  readonly differs: Record<"summary" | "claims" | "perspectives", Differs>;
  readonly words: readonly FieldDiff[];
  readonly faults: readonly WordsFault[];
  /** Whether a model was asked with the words; otherwise the reports differ by kinds and length alone. */
  readonly tried: boolean;
  /** The rules, the words and the wishes as they would be sent before the article, and are not changed by anybody. */
  readonly prompt: string;
};

/**
 * Reads one article with the words that hold and with the moderator's draft. Nothing is stored, and what the model takes
 * is paid from the moderator's budget. Fails with "nothing-there", "not-kept" or "not-allowed"; rejects with the signal's
 * reason.
 */
export async function tryDraft(
  by: Moderator,
  { name, on }: { readonly name: string; readonly on: TrialOn },
  tools: TrialTools,
  signal: AbortSignal,
): Promise<WordsTrial> {
  const { file, linted, live, outside, language } = await pairOf(by, name, tools);
  const article = await tools.store.transaction(async (tx) => await trialArticle(by, on, { tx, seeds: tools.seeds }));
  const reading = await tools.readLocally(article.article, signal);
  const run = { by, article: article.article, reading, outside, language };
  const [before, after] = await Promise.all([
    runSide({ ...run, house: parseWords(live.words).words }, tools, signal),
    runSide({ ...run, house: linted.words }, tools, signal),
  ]);
  return {
    article,
    before,
    after,
    differs: differencesOf(before, after),
    words: diffWords(parseWords(live.words).fields, parseWords(file).fields),
    faults: linted.faults,
    tried: before.local === null && after.local === null,
    prompt: promptFor(linted.words, { ...run, stage: tools.stage }),
  };
}

/** A draft, the words that hold in its place, and how they are read with in the server. */
export async function pairOf(by: Moderator, name: string, tools: WordsOffice) {
  const { file, linted } = await openDraft(by, { name }, tools);
  return await edited(by, tools, async (tx) => {
    const named = await liveOf(by, name, { tx, presets: tools.presets });
    const live: Live | null = named ?? (await liveOf(by, tools.presets[0].id, { tx, presets: tools.presets }));
    if (live === null) throw noSuchWords(name);
    const { values } = await settingsIn({ server: by.server, within: [] }, tx);
    return { file, linted, named, live, outside: values.outside, language: values.language };
  });
}

export type Running = {
  readonly by: Moderator;
  readonly article: Article;
  readonly reading: Reading;
  readonly house: HouseWords;
  readonly outside: boolean;
  /** BCP 47: of the answers; null for the article's own. */
  readonly language: string | null;
};

export async function runSide(running: Running, tools: TrialTools, signal: AbortSignal): Promise<Side> {
  const { by, article, reading, house, outside } = running;
  const language = languageOf(running);
  const began = tools.clock.now();
  const { values } = await settingsIn({ server: by.server, within: [] }, tools.store);
  const payer = { ...by, allowance: allowanceOf(by.roles, values) };
  const paid = modelFor(`trial of ${by.user} at ${began}`, [payer], tools.paid);
  const watched = paid === null ? null : watchedModel(paid, tools.clock);
  const request = { article, reading, language, house, outside };
  const staged = await reportOn(request, { ...tools.stage, model: watched?.model ?? null }, signal);
  const { tokens } = staged.provenance;
  const isBarred = tools.stage.model !== null && paid === null;
  const local = isBarred ? ({ kind: "not-allowed" } as const) : staged.provenance.local;
  const given = watched?.given() ?? nothingSaid;
  const items = countItems(given) > 0 ? given : itemsOfReport(staged.report, article);
  return {
    report: staged.report,
    reading: staged.reading,
    grades: grade(items, { article, reading: staged.reading, language, points: [] }),
    tokens,
    local,
    ms: tools.clock.now() - began,
  };
}

function languageOf({ article, language }: Pick<Running, "article" | "language">): string {
  return language ?? (article.language === "und" ? "en" : article.language);
}

function promptFor(
  house: HouseWords,
  { article, reading, outside, language, stage }: Omit<Running, "house"> & Pick<TrialTools, "stage">,
): string {
  const asking = {
    words: stage.words.report,
    house: reportWishes(house),
    marker: stage.marker(),
    language: languageOf({ article, language }),
    outside,
  };
  return reportMessages(article, reading, asking)[0]?.text ?? "";
}

function differencesOf(before: Side, after: Side): WordsTrial["differs"] {
  return {
    summary: differ(before, after, ({ report }) => report.summary.map(({ text }) => ({ key: text, text }))),
    claims: differ(before, after, ({ report }) =>
      report.claims.map(({ text, claimer, evidence: [first] }) => ({ key: `${claimer} ${first?.sentence}`, text })),
    ),
    perspectives: differ(before, after, ({ report }) =>
      report.perspectives.map(({ kind, question, trigger: [first] }) => ({
        key: `${kind} ${first?.sentence}`,
        text: question,
      })),
    ),
  };
}

/** By what an item rests on: its words may differ from one answer of a model to the next. */
function differ(
  before: Side,
  after: Side,
  itemsOf: (side: Side) => readonly { readonly key: string; readonly text: string }[],
): Differs {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  return {
    gone: old.filter(({ key }) => !now.some((one) => one.key === key)).map(({ text }) => text),
    new: now.filter(({ key }) => !old.some((one) => one.key === key)).map(({ text }) => text),
  };
}
