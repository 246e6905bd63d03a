import type { Sentence } from "./sentences.ts";
import type { Span } from "./span.ts";

/** The index of the first that begins at `offset` or behind it; all of them come in the order of the text. */
export function firstFrom(ordered: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of an ordered list that lie inside a stretch. */
export function inside<Thing extends { readonly span: Span }>(
  ordered: readonly Thing[],
  { start, end }: Span,
): Thing[] {
  const found: Thing[] = [];
  for (let at = firstFrom(ordered, start); at < ordered.length; at += 1) {
    const thing = ordered[at];
    if (thing === undefined || thing.span.start >= end) break;
    if (thing.span.end <= end) found.push(thing);
  }
  return found;
}

/** The id of the sentence that an offset lies in; sentences are numbered from 1 in order. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  return sentences[Math.max(0, firstFrom(sentences, offset + 1) - 1)]?.id ?? 1;
}
