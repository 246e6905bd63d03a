import type { ReadSentence, Reading } from "../reading/reading.ts";
import { overlaps, type Span } from "../text/span.ts";

/** The sentences that a span touches, in order. They follow each other in the text, so the first is halved for. */
export function sentencesAt(span: Span, { sentences }: Pick<Reading, "sentences">): readonly ReadSentence[] {
  const touched: ReadSentence[] = [];
  for (let at = firstEndingAfter(span.start, sentences); at < sentences.length; at += 1) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.span.start > span.end) break;
    if (overlaps(sentence.span, span)) touched.push(sentence);
  }
  return touched;
}

function firstEndingAfter(start: number, sentences: readonly ReadSentence[]): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.span.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
