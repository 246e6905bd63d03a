import type { Article } from "../article/article.ts";
import type { Attribution, Reading, Voice } from "../reading/reading.ts";
import { quantitiesIn } from "../report/quantities.ts";
import type { Check } from "../report/report.ts";
import { fold, findPassage, normalise } from "../text/match.ts";
import { slice, type Span } from "../text/span.ts";
import type { SaidItems } from "./said-items.ts";

/**
 * What is graded. Of so many how many are right: quotations, claimers, numbers, names; items that do not slant and do
 * not judge; perspectives that the ledger does not refute; voices of the ledger that a claim is given of; points that a
 * careful reader expects in the summary.
 */
export const gradeNames = [
  "quotes",
  "claimers",
  "numbers",
  "names",
  "slant",
  "verdicts",
  "unheard",
  "voices",
  "points",
] as const;
export type GradeName = (typeof gradeNames)[number];
export type Grades = Readonly<Record<GradeName, Check>>;

/** What items are graded by. `points`: each a list of words any of which will do; empty where nobody wrote them down. */
export type Measure = {
  readonly article: Article;
  /** With the voices that only the model found. */
  readonly reading: Reading;
  /** BCP 47: of the items. */
  readonly language: string;
  readonly points: readonly (readonly string[])[];
};

/**
 * Grades items by the article and its reading alone. On purpose nothing here asks the rules that an answer is grounded
 * by (report/checks): their verdict is what is measured. Plainer than they are, so a figure may be a little too strict.
 */
export function grade(items: SaidItems, measure: Measure): Grades {
  return {
    quotes: share(
      [...items.claims.map(({ quote }) => quote), ...items.perspectives.map(({ trigger }) => trigger)],
      exactIn(measure.article.text),
    ),
    claimers: claimers(items, measure),
    numbers: numbers(items, measure),
    names: names(items, measure),
    slant: share(narrated(items), unslanted(measure)),
    verdicts: share([...narrated(items), ...items.claims.map(({ text }) => text)], (text) => !verdict.test(text)),
    unheard: share(items.perspectives, (one) => !isRefuted(one, measure.reading)),
    voices: voices(items, measure.reading),
    points: points(items, measure),
  };
}

function share<Item>(items: readonly Item[], right: (item: Item) => boolean): Check {
  return { passed: items.filter(right).length, of: items.length };
}

/** Word for word, after the one normalisation; the marks that a model puts around a quotation are its own. */
function exactIn(text: string): (quote: string) => boolean {
  const folded = fold(text);
  return (quote) => findPassage(folded, bareQuote(quote)) !== null;
}

function bareQuote(quote: string): string {
  return quote.replaceAll(/^["“”„«‘'’.…\s]+|["“”»‘'’.,;:…\s]+$/gu, "");
}

/** Where the reading knows who speaks: the claim is filed under that voice, and the narrator's under the article. */
function claimers({ claims }: SaidItems, { article, reading }: Measure): Check {
  const folded = fold(article.text);
  let [passed, of] = [0, 0];
  for (const { quote, claimer } of claims) {
    const span = findPassage(folded, bareQuote(quote));
    const said = span === null ? null : spokenBy(span, reading);
    if (span === null || said === null || (said.kind === "article" && isUnread(claimer, span, { article, reading })))
      continue;
    of += 1;
    if (isSame(claimer, said, { article, reading })) passed += 1;
  }
  return { passed, of };
}

type Spoken = { readonly kind: "article" } | { readonly kind: "voice"; readonly attribution: Attribution };

/** The innermost attribution that holds most of the words; null where the reading finds a speaker and cannot name it. */
function spokenBy(span: Span, { attributions }: Reading): Spoken | null {
  const length = span.end - span.start;
  const holding = attributions
    .filter(({ content }) => content.reduce((sum, one) => sum + commonOf(one, span), 0) >= length / 2)
    .toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const [innermost] = holding;
  if (innermost === undefined) return { kind: "article" };
  return innermost.voice === null ? null : { kind: "voice", attribution: innermost };
}

/** Where the reading finds nobody and may have missed whom the claim names: in another language, or beside the words. */
function isUnread(claimer: string, span: Span, { article, reading }: Pick<Measure, "article" | "reading">): boolean {
  if (!/^(?:en|und)\b/.test(article.language)) return true;
  const meant = voiceOf(claimer, reading);
  if (meant === undefined) return false;
  const here = new Set(reading.sentences.filter((one) => commonOf(one.span, span) > 0).map(({ id }) => id));
  const speaks = reading.attributions.some(
    ({ voice, cue, content }) =>
      voice === meant.id &&
      [cue, ...content].some(
        (one) => one !== null && reading.sentences.some((s) => here.has(s.id) && commonOf(s.span, one) > 0),
      ),
  );
  return speaks || meant.mentions.some(({ sentence }) => here.has(sentence));
}

function commonOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function sizeOf({ content }: Attribution): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}

function isSame(claimer: string, said: Spoken, { article, reading }: Pick<Measure, "article" | "reading">): boolean {
  const narrator = /^(?:the )?(?:article|narrator|author)$/i.test(claimer);
  if (said.kind === "article") return narrator;
  const voice = reading.voices.find(({ id }) => id === said.attribution.voice);
  const meant = voiceOf(claimer, reading);
  if (narrator || voice === undefined) return false;
  if (meant?.id === voice.id) return true;
  const source = said.attribution.source === null ? "" : slice(article.text, said.attribution.source);
  return bare(source) === bare(meant?.name ?? claimer) || bare(voice.name).endsWith(bare(meant?.name ?? claimer));
}

/** "V3", "[V3] Pavel Reiss", "Pavel Reiss". */
function voiceOf(words: string, { voices: known }: Reading): Voice | undefined {
  const id = /^\[?(V\d+)\]?(?!\d)/.exec(words)?.[1];
  return known.find((voice) => (id === undefined ? bare(voice.name) === bare(words) : voice.id === id));
}

function bare(words: string): string {
  return normalise(words).replace(/^(?:the|an?|mr|mrs|ms|dr|councillor) /, "");
}

function textOf({ article, reading }: Measure, ids: readonly number[]): string {
  const near = new Set(ids.flatMap((id) => [id - 1, id, id + 1]));
  return reading.sentences
    .filter(({ id }) => near.has(id))
    .map(({ span }) => slice(article.text, span))
    .join("\n");
}

/** By value, in the cited sentences or beside them; a sum or difference of two, and a rounding that says "about", count. */
function numbers({ claims, summary }: SaidItems, measure: Measure): Check {
  const cited = [
    ...summary.map(({ text, sentences }) => ({ text, sentences })),
    ...claims.map(({ text, sentence }) => ({ text, sentences: [sentence] })),
  ];
  let [passed, of] = [0, 0];
  for (const { text, sentences } of cited) {
    const there = quantitiesIn(textOf(measure, sentences), measure.article.language).flatMap(({ values }) => values);
    for (const { values, hedge } of quantitiesIn(text, measure.language)) {
      of += 1;
      if (values.some((value) => isThere(value, there, hedge === null ? 0.006 : 0.1))) passed += 1;
    }
  }
  return { passed, of };
}

function isThere(value: number, there: readonly number[], within: number): boolean {
  const near = (other: number): boolean => Math.abs(other - value) <= Math.abs(other) * within;
  // "83 %" for "five in six": a part of one and of a hundred
  if (there.some((one) => near(one) || near(one * 100) || near(one / 100))) return true;
  return there.some((one, at) =>
    there.slice(at + 1).some((two) => one + two === value || Math.abs(one - two) === value),
  );
}

/** Words with a capital inside a sentence stand in the article; not asked of German, which writes all nouns so. */
function names({ claims, summary }: SaidItems, { article, language }: Measure): Check {
  if (language.startsWith("de")) return { passed: 0, of: 0 };
  const there = plain(`${article.text}\n${article.title ?? ""}\n${article.outlet ?? ""}`);
  const words = [...claims, ...summary].flatMap(({ text }) =>
    [...text.matchAll(/(?<=[\p{Ll}\p{N},;’”] )\p{Lu}\p{Ll}[\p{L}-]+/gu)].map(([word]) => plain(word)),
  );
  return share(
    words.filter((word) => !calendar.test(word)),
    (word) => there.includes(word.length > 6 ? word.slice(0, -2) : word),
  );
}

const calendar =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:jan|febr|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*$/u;

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** What is said in the narrator's voice: summary and questions, without what stands in quotation marks. */
function narrated({ summary, perspectives }: SaidItems): readonly string[] {
  return [...summary, ...perspectives].map(({ text }) => text.replaceAll(/[“"„«][^”“"»]*[”“"»]/gu, " "));
}

/** Whether a text takes over none of the words by which the article's narrator slants. */
function unslanted({ article, reading }: Measure): (text: string) => boolean {
  const loaded = reading.loaded
    .filter(({ by }) => by === "article")
    .map(({ span }) => ` ${plain(slice(article.text, span))}`);
  return (text) => {
    const words = ` ${plain(text).replaceAll(/[^\p{L}\p{N}'’-]+/gu, " ")} `;
    return !loaded.some((one) => words.includes(`${one} `));
  };
}

// Of the outlet, the author or a side.
const verdict =
  /\b(?:bias(?:ed)?|propagand\p{L}*|mislead\p{L}*|misinform\p{L}*|one-sided|unfair(?:ly)?|dishonest\p{L}*|manipulat\p{L}*|slanted|fake news|lies|lying|liars?|hypocri\p{L}*|shameful\p{L}*|disgraceful\p{L}*|rightly|wrongly|parteiisch|einseitig)\b/iu;

/** Said to be left out, though the ledger has it quoted, or has it refusing to speak. */
function isRefuted({ kind, who }: SaidItems["perspectives"][number], reading: Reading): boolean {
  if (!/^(?:affected|reply|citizens|expert|counter)$/.test(kind)) return false;
  const voice = voiceOf(who, reading);
  return voice !== undefined && (voice.heard === "quoted" || voice.refused !== null);
}

const wordsLeast = 10; // heard with fewer, a voice owes no claim

function voices({ claims }: SaidItems, reading: Reading): Check {
  const heard = reading.voices.filter(({ words }) => words >= wordsLeast);
  const given = new Set(claims.map(({ claimer }) => voiceOf(claimer, reading)?.id));
  return share(heard, ({ id }) => given.has(id));
}

/** Asked only of a summary in the article's own language, in which the points are written down. */
function points({ summary }: SaidItems, { article, language, points: wanted }: Measure): Check {
  if (language.slice(0, 2) !== article.language.slice(0, 2)) return { passed: 0, of: 0 };
  const told = plain(summary.map(({ text }) => text).join("\n"));
  return share(wanted, (words) => words.some((word) => told.includes(plain(word))));
}
