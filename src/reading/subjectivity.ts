import type { Sentence } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import type { LoadedKind, LoadedWord } from "./reading.ts";
import type { Row } from "./table.ts";
import { findTerms, guardsOf, indexTerms, partOfSpeech, wordsOf, type TermIndex } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** seeds/lexicon/en/subjective.tsv, ready to be found; each term with its weight. */
export type SubjectiveLexicon = TermIndex<number>;

/**
 * The ids of the sentences that give an opinion or a judgement, whoever's. Every cue adds its weight: slanted words,
 * words of obligation, stance and evaluation, exclamations, superlatives. Figures and past events count against it. So
 * does a report of speech, where a weak cue makes no judgement: “‘We may open in May,’ he said.”
 */
export function subjectiveSentences(
  given: {
    readonly text: string;
    readonly tokens: readonly Token[];
    readonly sentences: readonly Sentence[];
    readonly loaded: readonly LoadedWord[];
    /** Spans inside quotation marks, in order. */
    readonly quotations: readonly Span[];
  },
  lexicon: SubjectiveLexicon,
): ReadonlySet<number> {
  const scores = new Map<number, number>();
  const add = (sentence: number, weight: number): void => {
    scores.set(sentence, (scores.get(sentence) ?? 0) + weight);
  };
  for (const { sentence, kind } of given.loaded) add(sentence, weightOfLoaded[kind]);
  const words = wordsOf(given.tokens);
  for (const { first, term } of findTerms(words, lexicon)) add(words[first]?.sentence ?? 0, term.kept);
  for (const [sentence, form] of formsOf(given)) add(sentence, weightOfForm(form));
  const subjective = given.sentences.filter(({ id }) => (scores.get(id) ?? 0) >= enough);
  return new Set(subjective.map(({ id }) => id));
}

/** Reads the rows of subjective.tsv. Throws where a weight or part of speech is unknown: the file is ours. */
export function subjectiveLexicon(rows: readonly Row[]): SubjectiveLexicon {
  return indexTerms(
    rows.map((row) => {
      const { term = "" } = row;
      const weight = Number(row["weight"]);
      if (!Number.isInteger(weight)) throw new Error(`not a weight: ${term}`);
      return { term, pos: partOfSpeech(row), guards: guardsOf(row), kept: weight };
    }),
  );
}

const enough = 2;

const weightOfLoaded: Readonly<Record<LoadedKind, number>> = {
  verdict: 4,
  "one-sided": 4,
  intensifier: 4,
  metaphor: 2,
  epithet: 2,
  presupposing: 1,
};

/** What a sentence looks like outside quotation marks; counts are of words. */
type Form = {
  reports: boolean;
  figures: number;
  pastVerbs: number;
  quotedWords: number;
  ownWords: number;
  exclaims: boolean;
  asks: boolean;
  hasSuperlative: boolean;
  hasScareQuote: boolean;
};

function weightOfForm(form: Form): number {
  let weight = 0;
  if (form.exclaims) weight += 4;
  if (form.asks) weight += 1;
  if (form.hasSuperlative) weight += 1;
  if (form.hasScareQuote) weight += 1;
  if (form.reports || form.quotedWords > form.ownWords) weight -= 2;
  return weight - 2 * Math.min(2, form.figures) - Math.min(2, form.pastVerbs);
}

const reportingVerb =
  /^(?:said|says|told|tells|added|according|wrote|announced|reported|confirmed|explained|noted|stated|asked|replied)$/;
const superlative = /^(?:most|least|best|worst)$/;
const scareQuoteWordsMost = 3;

function formsOf(given: {
  readonly tokens: readonly Token[];
  readonly quotations: readonly Span[];
}): ReadonlyMap<number, Form> {
  const forms = new Map<number, Form>();
  let next = 0;
  let inQuotation = 0;
  for (const token of given.tokens) {
    const form = forms.get(token.sentence) ?? emptyForm();
    forms.set(token.sentence, form);
    while ((given.quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= token.span.start) {
      if (inQuotation > 0 && inQuotation <= scareQuoteWordsMost) form.hasScareQuote = true;
      inQuotation = 0;
      next += 1;
    }
    if (token.text === "!") form.exclaims = true;
    if (token.text === "?") form.asks = true;
    if (!/[\p{L}\p{N}]/u.test(token.text)) continue;
    if ((given.quotations[next]?.start ?? Number.POSITIVE_INFINITY) <= token.span.start) {
      inQuotation += 1;
      form.quotedWords += 1;
      continue;
    }
    form.ownWords += 1;
    if (/\p{N}/u.test(token.text)) form.figures += 1;
    if (reportingVerb.test(token.lower)) form.reports = true;
    if (token.pos === "VERB" && token.lower.endsWith("ed")) form.pastVerbs += 1;
    if (superlative.test(token.lower) || (token.pos === "ADJ" && /[a-z]est$/.test(token.lower)))
      form.hasSuperlative = true;
  }
  return forms;
}

function emptyForm(): Form {
  return {
    reports: false,
    figures: 0,
    pastVerbs: 0,
    quotedWords: 0,
    ownWords: 0,
    exclaims: false,
    asks: false,
    hasSuperlative: false,
    hasScareQuote: false,
  };
}
