import type { Article } from "../article/article.ts";
import { datelineLength } from "../reading/dateline.ts";
import type { LoadedWord, ReadSentence, Reading, Voice } from "../reading/reading.ts";
import { firstFrom, inside } from "../text/order.ts";
import { overlaps, slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { withoutClauses } from "./kept-words.ts";
import type { SummarySentence } from "./report.ts";
import { centrality, contentWords, wordWeights, type WordWeights } from "./word-weights.ts";

const sentencesMost = 3;

/**
 * The article's own least loaded central sentences, at most three, in the order of the text, attribution kept. No
 * sentence with the narrator's loaded words is chosen: a clause that holds them is cut, which "[…]" then shows. Where
 * several sides speak, a sentence that lets another one speak comes before one that says more of the same.
 */
export function summarise(article: Article, reading: Reading): readonly SummarySentence[] {
  const candidates = candidatesOf(article, reading);
  const plain = candidates.filter(({ loaded }) => !loaded);
  const accusations = reading.claims.filter(({ kind }) => kind === "allegation").length;
  const chosen = choose(plain.length > 0 ? plain : candidates, accusations >= contestedFrom);
  return chosen
    .toSorted((a, b) => a.sentence.id - b.sentence.id)
    .map(({ sentence, text }) => ({ text, sentences: [sentence.id] }));
}

type Candidate = {
  readonly sentence: ReadSentence;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly score: number;
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

const otherSide = 1.5;
const sameSide = 0.7;
const contestedFrom = 2; // accusations: from then on an answer is worth a sentence
const otherAnswer = 2;

/** Greedily: what is said already counts little, since three sentences should say three things. */
function choose(candidates: readonly Candidate[], contested: boolean): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  const heard = new Set<Voice>();
  const introduced = new Set<Voice>();
  while (chosen.length < sentencesMost) {
    const kept = new Set(chosen.map(({ sentence }) => sentence.id));
    let best: Candidate | null = null;
    let bestScore = 0;
    for (const candidate of candidates) {
      const { words, speakers, leans, sentence } = candidate;
      if (kept.has(sentence.id) || (leans && !kept.has(sentence.id - 1))) continue;
      let fresh = 0;
      for (const word of words) if (!covered.has(word)) fresh += 1;
      let score = candidate.score * (0.35 + (0.65 * fresh) / Math.max(1, words.size));
      if (chosen.length > 0 && speakers.length > 0)
        score *= speakers.some((one) => heard.has(one)) ? sameSide : sideWeight(speakers);
      // "Ms Domini": who that is was said elsewhere
      if (candidate.bySurname.some((one) => !introduced.has(one) && !candidate.inFull.includes(one))) score *= 0.7;
      if (contested && candidate.answers && !chosen.some(({ answers }) => answers)) score *= otherAnswer;
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (best === null) break;
    chosen.push(best);
    for (const word of best.words) covered.add(word);
    for (const voice of best.speakers) heard.add(voice);
    for (const voice of best.inFull) introduced.add(voice);
  }
  return chosen;
}

/** A side that the text gives many words, or names often, counts more than one that comes up once. */
function sideWeight(speakers: readonly Voice[]): number {
  const weight = Math.max(...speakers.map((voice) => Math.max(voice.words / 40, voice.mentions.length / 5)));
  return 1 + (otherSide - 1) * Math.min(1, weight);
}

type Given = {
  readonly article: Article;
  readonly reading: Reading;
  readonly weights: WordWeights;
  readonly voiceOf: ReadonlyMap<string, Voice>;
  readonly content: readonly { readonly span: Span; readonly voice: Voice | null; readonly source: Span | null }[];
  readonly named: readonly { readonly span: Span; readonly voice: Voice }[];
};

function candidatesOf(article: Article, reading: Reading): readonly Candidate[] {
  const voiceOf = new Map<string, Voice>(reading.voices.map((voice) => [voice.id, voice]));
  const given: Given = {
    article,
    reading,
    voiceOf,
    weights: wordWeights(article, reading),
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
    const loaded = inside(reading.loaded, sentence.span);
    const candidate = candidateOf(given, sentence, loaded);
    return candidate === null ? [] : [candidate];
  });
}

const figure = /(?<!\p{L})\d/u; // not the "N4"
const answer =
  /\b(?:den(?:y|ies|ied)|rejects?|rejected|disput(?:es|ed)|refut(?:es|ed)|for the defen[cs]e|not guilty|(?:his|her|their) lawyers?|innocen(?:t|ce))\b/;
const wordsLeast = 6;
// "has insisted on guarantees": a shade, which is not worth losing a side for
const mild = /^(?:insist|stress|point|emphasi|reiterat|maintain|underscor|not)/i;
const wordsMost = 45; // a longer sentence counts less, one much longer not at all

function candidateOf(given: Given, sentence: ReadSentence, loaded: readonly LoadedWord[]): Candidate | null {
  const { article, reading, weights } = given;
  const { text } = article;
  const own = loaded
    .filter(({ by, span }) => by === "article" && !mild.test(slice(text, span)))
    .map((word) => word.span);
  const said = around(given.content, sentence.span);
  const kept = withoutClauses(text, sentence.span, { unwanted: own, said: said.map(({ span }) => span) });
  const shown = kept.map((span) => slice(text, span).trim());
  const words = shown.join(" ");
  const length = countWords(words);
  if (length < wordsLeast || length > wordsMost * 1.4 || !isSentence(words, text, sentence)) return null;
  if (/^["“‘'«„]/.test(words) && !/["”’»][^"“”]{0,60}\p{Lu}\p{L}+/u.test(words.slice(1))) return null;
  const first = /\b(?:I|me|my|we|our|us)\b/i.test(unquoted(words)); // the writer, not the story
  if (first && reading.genre !== "opinion") return null;
  const content = new Set(contentWords(words));
  const left = own.some((word) => kept.some((span) => overlaps(span, word)));
  const theirs = loaded.filter(
    (word) => word.by !== "article" && kept.some((span) => overlaps(span, word.span)),
  ).length;
  const named = around(given.named, sentence.span);
  const names = new Set(named.map(({ voice }) => voice)).size;
  let score = centrality(content, weights);
  score *= positionWeight(reading, sentence.id);
  if (length > wordsMost) score *= 0.75;
  if (figure.test(words)) score *= 1.2;
  if (first) score *= 0.25;
  if (/^["“‘'«„]/.test(words) && countWords(unquoted(words)) > countWords(words) / 2) score *= 0.6; // "“Yes,” said …"
  if (/^(?:nobody|no one|none|there (?:is|are|was|were))\b/i.test(words)) score *= 0.6;
  if (!/\s\p{Lu}\p{Ll}/u.test(words) && !figure.test(words)) score *= 0.7; // no name, no day, no number
  score *= (1 + 0.15 * Math.min(3, names)) * 0.55 ** theirs * (left ? 0.3 : 1);
  return {
    sentence,
    text: withDots(text, sentence.span, kept),
    words: content,
    score,
    loaded: left,
    answers: answer.test(words),
    inFull: named.filter((one) => !isBareSurname(text, one)).map(({ voice }) => voice),
    bySurname: named.filter((one) => isBareSurname(text, one)).map(({ voice }) => voice),
    speakers: [...new Set(said.flatMap(({ voice }) => (voice === null ? [] : [voice])))],
    leans: leansBack(given, sentence, words) || namelessSpeaker(text, said, named),
  };
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
  if (count(words, /[“«]/g) !== count(words, /[”»]/g)) return false; // the quotation goes on in the next sentence
  return /[.!…]["”’)»]*$/.test(text.slice(span.start, span.end));
}

function count(words: string, mark: RegExp): number {
  return words.match(mark)?.length ?? 0;
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
function namelessSpeaker(
  text: string,
  said: Given["content"],
  named: readonly { readonly span: Span; readonly voice: Voice }[],
): boolean {
  return said.some(
    ({ voice, source }) =>
      source !== null && /^(?:he|she|it|they)$/i.test(slice(text, source)) && !named.some((one) => one.voice === voice),
  );
}

/** "Ms Domini" for Carla Domini. */
function isBareSurname(text: string, { span, voice }: { readonly span: Span; readonly voice: Voice }): boolean {
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
