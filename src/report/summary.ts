import type { Article } from "../article/article.ts";
import type { Attribution, LoadedWord, ReadSentence, Reading } from "../reading/reading.ts";
import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import type { SummarySentence } from "./report.ts";

const sentencesMost = 3;
const wordsMost = 45; // a longer sentence is cut at a clause or left out

type Candidate = {
  readonly sentence: ReadSentence;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly score: number;
};

/**
 * The article's own least loaded central sentences, at most three, in the order of the text, attribution kept. A clause
 * in the narrator's loaded words is cut where the sentence can do without it; "[…]" then says so.
 */
export function summarise(article: Article, reading: Reading): readonly SummarySentence[] {
  const weights = wordWeights(article, reading);
  const loaded = Map.groupBy(
    reading.loaded.filter((word) => word.by === "article"),
    (word) => word.sentence,
  );
  const candidates = reading.sentences.flatMap((sentence) => {
    const candidate = candidateOf({ article, reading, weights }, sentence, loaded.get(sentence.id) ?? []);
    return candidate === null ? [] : [candidate];
  });
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  while (chosen.length < sentencesMost) {
    let best: Candidate | null = null;
    let bestScore = chosen.length === 0 ? -Infinity : 0;
    for (const candidate of candidates) {
      if (chosen.includes(candidate)) continue;
      const fresh = [...candidate.words].filter((word) => !covered.has(word));
      // what is said already counts little: three sentences should say three things
      const score = candidate.score * (0.35 + (0.65 * fresh.length) / Math.max(1, candidate.words.size));
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (best === null) break;
    chosen.push(best);
    for (const word of best.words) covered.add(word);
  }
  return chosen
    .toSorted((a, b) => a.sentence.id - b.sentence.id)
    .map(({ sentence, text }) => ({ text, sentences: [sentence.id] }));
}

/** How much of the story hangs on a word: how often it comes, more where title or opening have it. */
function wordWeights({ text, title }: Article, reading: Reading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const opening = new Set(
    contentWords(
      `${title ?? ""} ${reading.sentences
        .slice(0, 2)
        .map(({ span }) => slice(text, span))
        .join(" ")}`,
    ),
  );
  return new Map([...counts].map(([word, count]) => [word, Math.log2(1 + count) * (opening.has(word) ? 1.6 : 1)]));
}

function contentWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}[\p{L}\p{N}’'-]{3,}/gu) ?? []).filter((word) => !common.has(word));
}

const common = new Set(
  "that this with from have been were will would could should their there which what when where while after before about because than then them they these those into over under also more most some such only other said says told according between during against through being does made make many much very just like even still same".split(
    " ",
  ),
);

function candidateOf(
  given: { readonly article: Article; readonly reading: Reading; readonly weights: ReadonlyMap<string, number> },
  sentence: ReadSentence,
  own: readonly LoadedWord[],
): Candidate | null {
  const { article, reading, weights } = given;
  const span = keptSpan(article.text, sentence.span, own, reading.attributions);
  const words = slice(article.text, span);
  const left = own.filter((word) => word.span.start >= span.start && word.span.end <= span.end);
  const length = countWords(words);
  if (
    length < 6 ||
    length > wordsMost * 1.4 ||
    /[?:]["”’]?$/.test(words) ||
    (!/[.!…]["”’)»]*$/.test(words) && span.end === sentence.span.end)
  )
    return null;
  // a sentence whose subject is a pronoun needs the one before it
  if (
    /^(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|still|however|instead|meanwhile|yet)\b/i.test(
      words,
    )
  )
    return null;
  if (/^["“‘'«„]/.test(words) && !/["”»][^"“”]{0,60}\p{Lu}\p{L}+/u.test(words)) return null;
  const content = new Set(contentWords(words));
  let score = 0;
  for (const word of content) score += weights.get(word) ?? 0;
  score /= 6 + content.size * 0.6;
  score *= positionWeight(sentence.id, reading.sentences.length);
  if (length > wordsMost) score *= 0.75;
  if (/\d/.test(words)) score *= 1.1;
  if (sentence.subjective) score *= 0.7;
  score *= 0.45 ** left.length;
  const text = span.end < sentence.span.end ? `${words} […]` : words;
  return { sentence, text: withoutDateline(text), words: content, score };
}

/** News tells the most important first. */
function positionWeight(id: number, count: number): number {
  return 0.6 + 0.9 * Math.exp(-(id - 1) / Math.max(3, count / 6));
}

/** "LONDON (AP) — ", "Moscow — ": where it was written is no part of the sentence. */
function withoutDateline(text: string): string {
  const stripped = text.replace(/^[\p{Lu}][\p{L}. ]{1,30}(?:,[^—–]{1,25})?(?: \([^)]{2,20}\))? [—–-] (?=\p{Lu})/u, "");
  return countWords(stripped) >= 6 ? stripped : text;
}

/** The sentence up to a clause that holds the narrator's loaded words, where one can be cut off its end. */
function keptSpan(text: string, span: Span, loaded: readonly LoadedWord[], attributions: readonly Attribution[]): Span {
  const first = loaded[0];
  if (first === undefined) return span;
  const words = slice(text, { start: span.start, end: first.span.end });
  let cut = -1;
  for (const match of words.matchAll(
    /(?:,| —| –|;)? (?:and |but |while )?(?=\p{L}+ing\b)|,(?= (?:and|but|while|which|who|as|after|before|because|although|though|with)\b)|;| [—–] /gu,
  )) {
    if (match.index > 30) cut = match.index;
  }
  if (cut < 0 || countWords(words.slice(0, cut)) < 8) return span;
  const end = span.start + cut;
  // never inside somebody's words: half a statement is not theirs
  const splits = attributions.some((one) => one.content.some((part) => part.start < end && end < part.end));
  return splits ? span : { start: span.start, end };
}
