import { overlaps, slice, type Span } from "../text/span.ts";
import type { Row } from "./table.ts";
import type { LoadedKind, LoadedWord, Speaker } from "./reading.ts";
import {
  findTerms,
  guardsOf,
  indexTerms,
  partOfSpeech,
  wordsOf,
  type Found,
  type TermIndex,
  type Word,
} from "./terms.ts";
import type { Token } from "./tokens.ts";

/** seeds/lexicon/en/loaded.tsv, ready to be found in a text. */
export type LoadedLexicon = TermIndex<LoadedEntry>;
type LoadedEntry = { readonly neutral: string | null; readonly kind: LoadedKind; readonly reason: string };

/**
 * The words of a text that slant it, in order (lexical bias: Recasens et al. 2013; Fan et al. 2019). Whoever's words
 * they are, they are listed; `by` tells whose. A word inside a name, in a literal use the lexicon knows, negated, or
 * put in quotation marks by the narrator (“so-called”) does not count.
 */
export function findLoadedWords(
  given: {
    readonly text: string;
    readonly tokens: readonly Token[];
    readonly names: readonly Span[];
    /** Spans inside quotation marks, in order. */
    readonly quotations: readonly Span[];
    readonly speakerAt: (offset: number) => Speaker;
  },
  lexicon: LoadedLexicon,
): readonly LoadedWord[] {
  const words = wordsOf(given.tokens);
  const titled = headlineSentences(words);
  const isName = nameTest(given.text, given.names);
  const inQuotation = covering(given.quotations);
  const loaded: LoadedWord[] = [];
  for (const found of findTerms(words, lexicon)) {
    const { first, span } = found;
    const sentence = words[first]?.sentence ?? 0;
    const begins = words[first - 1]?.sentence !== sentence;
    if (isName(found, begins) || (!titled.has(sentence) && looksLikeName(words, found))) continue;
    if (isNegated(words, found)) continue;
    const quotation = inQuotation(span);
    // in reported speech "so-called" is the writer's distance, not the speaker's
    const distanced = quotation === null && /^so-called$/i.test(given.text.slice(span.start, span.end));
    const by = distanced ? "article" : given.speakerAt(span.start);
    if (by === "article" && quotation !== null && isScareQuote(given.text, quotation)) continue;
    const { neutral, kind, reason } = found.term.kept;
    loaded.push({ span, sentence, neutral, by, kind, reason });
  }
  return loaded;
}

/** Reads the rows of loaded.tsv. Throws where a kind or part of speech is unknown: the file is ours. */
export function loadedLexicon(rows: readonly Row[]): LoadedLexicon {
  return indexTerms(
    rows.map((row) => {
      const { term = "", neutral = "", reason = "" } = row;
      const kind = kinds.find((known) => known === row["kind"]);
      if (kind === undefined) throw new Error(`unknown kind: ${term}`);
      return {
        term,
        pos: partOfSpeech(row),
        guards: guardsOf(row),
        kept: { neutral: neutral === "" ? null : neutral, kind, reason },
      };
    }),
  );
}

const kinds: readonly LoadedKind[] = ["one-sided", "epithet", "intensifier", "presupposing", "metaphor", "verdict"];

/** The first of these spans, which come in order, that overlaps a given one; asked in order, so each is passed once. */
function covering(spans: readonly Span[]): (span: Span) => Span | null {
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  let at = 0;
  return (span) => {
    while ((ordered[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const next = ordered[at];
    return next !== undefined && overlaps(next, span) ? next : null;
  };
}

/**
 * Whether a term is a name, or part of one. A capital that begins a sentence may be no name's ("Extremists said …"), so
 * there the word must also stand in a longer name of the text ("Dan Savage … Savage said"). A term written with a
 * capital ("Big Tech", "Orwellian") may be taken for a name itself; only a longer one holds it.
 */
function nameTest(text: string, names: readonly Span[]): (found: Found<LoadedEntry>, begins: boolean) => boolean {
  const inName = covering(names);
  const partsOfNames = new Set(
    names.flatMap((name) => {
      const parts = slice(text, name).toLowerCase().split(" ");
      return parts.length > 1 ? parts : [];
    }),
  );
  return ({ span, term }, begins) => {
    const name = inName(span);
    if (name === null) return false;
    if (name.end - name.start > span.end - span.start) return true;
    if (hasCapital(term.term)) return false;
    return !begins || partsOfNames.has(slice(text, span).toLowerCase());
  };
}

/** Sentences in which most longer words are capitalised, as in headlines: there a capital tells nothing. */
function headlineSentences(words: readonly Word[]): ReadonlySet<number> {
  const counts = new Map<number, { long: number; capital: number }>();
  for (const { span, sentence, capital } of words) {
    if (span.end - span.start < 4) continue;
    const count = counts.get(sentence) ?? { long: 0, capital: 0 };
    counts.set(sentence, { long: count.long + 1, capital: count.capital + (capital ? 1 : 0) });
  }
  return new Set([...counts].filter(([, { long, capital }]) => capital / long > 0.7).map(([sentence]) => sentence));
}

/** "Radical Republicans", "the Massive Attack concert": a capital inside a sentence, beside another one. */
function looksLikeName(words: readonly Word[], { first, last, term }: Found<LoadedEntry>): boolean {
  const word = words[first];
  if (word === undefined || !word.capital || hasCapital(term.term)) return false;
  const before = words[first - 1];
  const after = words[last + 1];
  const starts = before === undefined || before.sentence !== word.sentence;
  if (after?.capital === true && after.joined && (!starts || words[last]?.pos === "PROPN")) return true;
  return !starts && before.capital && word.joined;
}

function hasCapital(term: string): boolean {
  return /\p{Lu}/u.test(term);
}

const negations = new Set("not n't never nor hardly neither without cannot nobody".split(" "));
const between = new Set("a an the so very quite that be been being at all in any".split(" "));

/** "The plan is not reckless": who says so does not use the word against anybody. */
function isNegated(words: readonly Word[], { first, term }: Found<LoadedEntry>): boolean {
  if (term.kept.kind === "presupposing") return false;
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const word = words[at];
    if (word === undefined || words[at + 1]?.joined !== true) return false;
    if (negations.has(word.lower)) return true;
    if (!between.has(word.lower)) return false;
  }
  return false;
}

const scareQuoteWordsMost = 3;

function isScareQuote(text: string, quotation: Span): boolean {
  const words = text.slice(quotation.start, Math.min(quotation.end, quotation.start + 80)).match(/[\p{L}\p{N}]+/gu);
  return (words?.length ?? 0) <= scareQuoteWordsMost;
}
