import type { Span } from "../text/span.ts";
import { itemAt, type Segment } from "./segments.ts";

/** `segment` is the index of the segment that the words begin in. */
export type PullQuote = { readonly source: Span; readonly content: readonly Span[]; readonly segment: number };

const wordsLeast = 8;
const sentencesMost = 3;
const nameMost = 4; // words

/**
 * Words set apart in a paragraph of their own, without marks, with the speaker's name behind them: "It is very bad for
 * our seniors. Rod Peters, mayor of Ostwick". The name has to turn out to be somebody of the story.
 */
export function findPullQuotes(segments: readonly Segment[]): readonly PullQuote[] {
  return segments.flatMap((signature, index): readonly PullQuote[] => {
    if (segments[index + 1]?.paragraph === signature.paragraph) return [];
    const source = signedBy(signature);
    if (source === null) return [];
    let first = index;
    while (first > 0 && segments[first - 1]?.paragraph === signature.paragraph) first -= 1;
    const said = segments.slice(first, index);
    if (said.length === 0 || said.length > sentencesMost) return [];
    const items = said.flatMap((segment) => segment.items);
    const plain = items.every(({ pos }) => pos !== "QUOTE") && items.some(({ pos }) => /^(?:VERB|AUX)$/.test(pos));
    if (!plain || items.length < wordsLeast || !said.every(endsAsSentence)) return [];
    return [{ source, content: said.map(wordsOf), segment: first }];
  });
}

/** "Rod Peters", "Rod Peters, mayor of Ostwick": a name that no full stop closes and no verb follows; null else. */
function signedBy({ items }: Segment): Span | null {
  const comma = items.findIndex(({ lower }) => lower === ",");
  const name = comma < 0 ? items : items.slice(0, comma);
  if (name.length < 2 || name.length > nameMost || !name.every(({ text }) => /^\p{Lu}[\p{L}.’'-]*$/u.test(text)))
    return null;
  if (
    items.some(({ pos }) => /^(?:VERB|AUX|QUOTE)$/.test(pos)) ||
    /^[.!?:;]$/.test(itemAt(items, items.length - 1).lower)
  )
    return null;
  const first = itemAt(name, 0);
  return { start: first.span.start, end: itemAt(name, name.length - 1).span.end };
}

function endsAsSentence({ items }: Segment): boolean {
  return /^[.!?…]+$/.test(itemAt(items, items.length - 1).lower);
}

/** A sentence without its stop. */
function wordsOf({ items }: Segment): Span {
  return { start: itemAt(items, 0).span.start, end: itemAt(items, Math.max(0, items.length - 2)).span.end };
}
