import type { ReadSentence, Reading } from "../reading/reading.ts";

/** The parts of an article that a model reads one by one, and the sentences for which there was no room. */
export type Parts = {
  readonly parts: readonly (readonly ReadSentence[])[];
  readonly unread: readonly ReadSentence[];
};

/**
 * Cuts an article into parts of at most `room` tokens, at the ends of paragraphs; only a paragraph that is itself too
 * long is cut at a sentence. At most `most` parts: what comes after them is unread, and said to be.
 */
export function partsOf(
  { sentences }: Reading,
  given: { readonly room: number; readonly most: number; readonly tokensOf: (sentence: ReadSentence) => number },
): Parts {
  const { room, most, tokensOf } = given;
  const parts: ReadSentence[][] = [];
  let filled = Infinity;
  for (const paragraph of Map.groupBy(sentences, (one) => one.paragraph).values()) {
    const whole = paragraph.reduce((sum, sentence) => sum + tokensOf(sentence), 0);
    if (filled + whole > room) filled = Infinity;
    for (const sentence of paragraph) {
      const tokens = tokensOf(sentence);
      if (filled + tokens > room) {
        parts.push([]);
        filled = 0;
      }
      parts.at(-1)?.push(sentence);
      filled += tokens;
    }
  }
  return { parts: parts.slice(0, most), unread: parts.slice(most).flat() };
}
