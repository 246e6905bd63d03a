import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { slice } from "../text/span.ts";

/** How much of the story hangs on a word: how often it comes, more where title or opening have it. Lower case. */
export type WordWeights = ReadonlyMap<string, number>;

const openingSentences = 2;

export function wordWeights({ text, title }: Article, { sentences, genre }: Reading): WordWeights {
  const counts = new Map<string, number>();
  for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  // an opinion piece may open with a scene
  const opening = sentences.slice(0, genre === "opinion" ? 0 : openingSentences).map(({ span }) => slice(text, span));
  const first = new Set(contentWords([title ?? "", ...opening].join(" ")));
  return new Map([...counts].map(([word, count]) => [word, Math.log2(1 + count) * (first.has(word) ? 1.6 : 1)]));
}

/** The words of a text that carry its matter, in lower case: four letters and more, without the commonest. */
export function contentWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}[\p{L}\p{N}’'-]{3,40}/gu) ?? []).filter((word) => !common.has(word));
}

/** The mean weight of the words of a passage, so that long ones do not win by their length. */
export function centrality(words: ReadonlySet<string>, weights: WordWeights): number {
  let sum = 0;
  for (const word of words) sum += weights.get(word) ?? 0;
  return sum / (6 + words.size * 0.6);
}

const common = new Set(
  "that this with from have been were will would could should their there which what when where while after before about because than then them they these those into over under also more most some such only other said says told according between during against through being does made make many much very just like even still same your ours here whose until since each both".split(
    " ",
  ),
);
