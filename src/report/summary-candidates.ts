import type { Article } from "../article/article.ts";
import { datelineLength } from "../reading/dateline.ts";
import type { LoadedWord, ReadSentence, Reading, Voice } from "../reading/reading.ts";
import { firstFrom, inside } from "../text/order.ts";
import { overlaps, slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { withoutClauses } from "./kept-words.ts";
import { centrality, contentWords, type WordWeights } from "./word-weights.ts";

/** A sentence that a summary could be made of, with what is to be known for choosing among them. */
export type SummaryCandidate = {
  readonly id: number;
  /** What would be shown: the article's own slices, "[…]" between them. */
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** How central and how concrete it is. */
  readonly score: number;
  /** Loaded words of the narrator's stand in it that no cut could take out. */
  readonly loaded: boolean;
  /** Those whose words it gives. */
  readonly speakers: readonly Voice[];
  /** Gives the answer to an accusation. */
  readonly answers: boolean;
  readonly inFull: readonly Voice[];
  readonly bySurname: readonly Voice[];
  /** Begins with "they" or "the company", or "she said" it: needs the sentence before. */
  readonly leans: boolean;
};

/** The sentences that can stand in a summary, in order: whole ones, not too long, that are not about their writer. */
export function summaryCandidates(
  article: Article,
  reading: Reading,
  weights: WordWeights,
): readonly SummaryCandidate[] {
  const voiceOf = new Map<string, Voice>(reading.voices.map((voice) => [voice.id, voice]));
  const given: Given = {
    article,
    reading,
    weights,
    content: reading.attributions
      .flatMap(({ content, voice, source }) =>
        content.map((span) => ({ span, voice: voiceOf.get(voice ?? "") ?? null, source })),
      )
      .toSorted((a, b) => a.span.start - b.span.start),
    named: reading.voices
      .flatMap((voice) => voice.mentions.map(({ span }) => ({ span, voice })))
      .toSorted((a, b) => a.span.start - b.span.start),
  };
  return reading.sentences.flatMap((sentence) => {
    const candidate = candidateOf(given, sentence, inside(reading.loaded, sentence.span));
    return candidate === null ? [] : [candidate];
  });
}

type Said = { readonly span: Span; readonly voice: Voice | null; readonly source: Span | null };
type Named = { readonly span: Span; readonly voice: Voice };
type Given = {
  readonly article: Article;
  readonly reading: Reading;
  readonly weights: WordWeights;
  readonly content: readonly Said[];
  readonly named: readonly Named[];
};

const answer =
  /\b(?:den(?:y|ies|ied)|rejects?|rejected|disput(?:es|ed)|refut(?:es|ed)|for the defen[cs]e|not guilty|(?:his|her|their) lawyers?|innocen(?:t|ce))\b/;
const wordsLeast = 6;
const wordsMost = 60;
// "has insisted on guarantees": a shade, which is not worth losing a side for
const mild = /^(?:insist|stress|point|emphasi|reiterat|maintain|underscor|not)/i;

const charsMost = 2_400; // some 400 words: no cut makes a summary's sentence of more

function candidateOf(given: Given, sentence: ReadSentence, loaded: readonly LoadedWord[]): SummaryCandidate | null {
  if (sentence.span.end - sentence.span.start > charsMost) return null;
  const { text } = given.article;
  const own = loaded
    .filter(({ by, span }) => by === "article" && !mild.test(slice(text, span)))
    .map(({ span }) => span);
  const said = around(given.content, sentence.span);
  const kept = withoutClauses(text, sentence.span, { unwanted: own, said: said.map(({ span }) => span) });
  const words = kept.map((span) => slice(text, span).trim()).join(" ");
  const length = countWords(words);
  if (length < wordsLeast || length > wordsMost || !isSentence(words, text, sentence) || isLoneQuotation(words))
    return null;
  const personal = firstPerson.test(unquoted(words));
  if (personal && given.reading.genre !== "opinion") return null;
  const stands = (word: LoadedWord | { readonly span: Span }): boolean =>
    kept.some((span) => overlaps(span, word.span));
  const named = around(given.named, sentence.span);
  const content = new Set(contentWords(words));
  return {
    id: sentence.id,
    text: withDots(text, sentence.span, kept),
    words: content,
    score:
      centrality(content, given.weights) *
      positionWeight(given.reading, sentence.id) *
      concreteness(words, { length, voices: new Set(named.map(({ voice }) => voice)).size }) *
      theirSlant ** loaded.filter((word) => word.by !== "article" && stands(word)).length *
      (personal ? writers : 1),
    loaded: own.some((span) => stands({ span })),
    answers: answer.test(words),
    inFull: named.filter((one) => !isBareSurname(text, one)).map(({ voice }) => voice),
    bySurname: named.filter((one) => isBareSurname(text, one)).map(({ voice }) => voice),
    speakers: [...new Set(said.flatMap(({ voice }) => (voice === null ? [] : [voice])))],
    leans: leansBack(given, sentence, words) || namelessSpeaker(text, said, named),
  };
}

const firstPerson = /\b(?:I|me|my|we|our|us)\b/i; // the writer, not the story
const writers = 0.25;
const theirSlant = 0.55; // a loaded word of somebody quoted: theirs, but a plainer sentence serves better

const longFrom = 45; // words
const figure = /(?<!\p{L})\d/u; // not the "N4"

/** Numbers, names and days make a sentence worth more; a scene, a negation or a mere quotation less. */
function concreteness(words: string, { length, voices }: { readonly length: number; readonly voices: number }): number {
  let weight = 1 + 0.15 * Math.min(3, voices);
  const hasFigure = figure.test(words);
  if (hasFigure) weight *= 1.2;
  if (!hasFigure && !/\s\p{Lu}\p{Ll}/u.test(words)) weight *= 0.7; // no name, no day, no number
  if (length > longFrom) weight *= 0.75;
  if (/^["“‘'«„]/.test(words) && countWords(unquoted(words)) > length / 2) weight *= 0.6; // “Yes,” said …
  if (/^(?:nobody|no one|none|there (?:is|are|was|were))\b/i.test(words)) weight *= 0.6;
  return weight;
}

/** Those of an ordered list that lie in a sentence, one that began before it included. */
function around<Thing extends { readonly span: Span }>(
  ordered: readonly Thing[],
  { start, end }: Span,
): readonly Thing[] {
  const found: Thing[] = [];
  for (let at = Math.max(0, firstFrom(ordered, start) - 1); at < ordered.length; at += 1) {
    const thing = ordered[at];
    if (thing === undefined || thing.span.start >= end) break;
    if (thing.span.end > start) found.push(thing);
  }
  return found;
}

/** Neither a question nor a heading, a time stamp or a line that introduces the next. */
function isSentence(words: string, text: string, { span }: ReadSentence): boolean {
  if (/[?:]["”’]?$/.test(words) || !/^\P{Ll}/u.test(words)) return false;
  if (isHeadline(words)) return false;
  if (count(words, /[“«]/g) !== count(words, /[”»]/g)) return false; // the quotation goes on in the next sentence
  return /[.!…]["”’)»]*$/.test(text.slice(span.start, span.end));
}

/** "GOP Rep Announces Bill Revoking Clearance": most longer words are capitalised. */
function isHeadline(words: string): boolean {
  const long = words.match(/\p{L}{4,40}/gu) ?? [];
  return long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.7;
}

function count(words: string, mark: RegExp): number {
  return words.match(mark)?.length ?? 0;
}

/** "“In ten years people will wonder.”": nobody is named who says it. */
function isLoneQuotation(words: string): boolean {
  return /^["“‘'«„]/.test(words) && !/["”’»][^"“”]{0,60}\p{Lu}\p{L}+/u.test(words.slice(1));
}

function unquoted(words: string): string {
  return words.replace(/[“"][^”"]{0,400}[”"]?/g, " ");
}

const pronounFirst =
  /^(?:["“‘'])?(?:(?:but|and|so|still|yet|then|however|instead|meanwhile|also)\b,? )?(?:he|she|it|they|this|that|these|those|such|his|her|its|their|both|neither|one of (?:them|those)|some of them|another|others|the (?:two|three|latter|former|other))\b/i;

/** Whether a sentence cannot be understood without the one before: "They are resisting a plan", "The company claims". */
function leansBack({ article, named }: Given, { span }: ReadSentence, words: string): boolean {
  if (pronounFirst.test(words) || /^(?:but|and|so|still|yet|then|instead)\b/i.test(words)) return true;
  const first = named[firstFrom(named, span.start)];
  if (first === undefined || first.span.start > span.start + 4) return false;
  const called = slice(article.text, first.span);
  // "The union", for a body that has a name
  return (
    first.voice.kind === "organisation" &&
    !/^\P{Lu}*$/u.test(first.voice.name) &&
    /^(?:the )?\p{Ll}+$/u.test(called.replace(/^The /, "the "))
  );
}

/** "…, he said": whoever speaks is not named in the sentence. */
function namelessSpeaker(text: string, said: readonly Said[], named: readonly Named[]): boolean {
  return said.some(
    ({ voice, source }) =>
      source !== null && /^(?:he|she|it|they)$/i.test(slice(text, source)) && !named.some((one) => one.voice === voice),
  );
}

/** "Ms Domini" for Carla Domini. */
function isBareSurname(text: string, { span, voice }: Named): boolean {
  const called = slice(text, span);
  return voice.kind === "person" && !called.includes(" ") && voice.name.includes(" ") && /^\p{Lu}/u.test(called);
}

/** News tells the most important first; an opinion piece may lead up to it. */
function positionWeight({ genre, sentences }: Reading, id: number): number {
  const early = Math.exp(-(id - 1) / Math.max(3, sentences.length / 6));
  return genre === "opinion" ? 0.8 + 0.7 * early : 0.6 + 0.9 * early;
}

/** The kept slices, with "[…]" where words are left out. */
function withDots(text: string, sentence: Span, kept: readonly Span[]): string {
  const parts = kept.map((span) => slice(text, span).trim().replace(/\s+/g, " "));
  const cutEnd = (kept.at(-1)?.end ?? sentence.end) < sentence.end;
  return withoutDateline(`${parts.join(" […] ")}${cutEnd ? " […]" : ""}`);
}

/** Where it was written is no part of the sentence. */
function withoutDateline(text: string): string {
  const stripped = text.slice(datelineLength(text));
  return countWords(stripped) >= wordsLeast ? stripped : text;
}
