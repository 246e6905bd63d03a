import type { Span } from "../text/span.ts";
import { phraseBefore, phraseSpan } from "./noun-phrases.ts";
import { itemAt, type Item, type Segment } from "./segments.ts";

/** "declined to comment", "did not respond": the voice was asked. `span` holds subject and refusal. */
export type FoundRefusal = {
  readonly source: Span;
  readonly span: Span;
  readonly sentence: number;
  readonly segment: number;
};

export function findRefusals(segments: readonly Segment[]): readonly FoundRefusal[] {
  const found: FoundRefusal[] = [];
  for (const [segment, { items }] of segments.entries()) {
    for (let at = 0; at < items.length; at += 1) {
      const end = refusalEnd(items, at);
      if (end === null) continue;
      let from = at;
      while (/^(?:AUX|ADV)$/.test(itemAt(items, from - 1).pos) && itemAt(items, from - 1).lower !== "not") from -= 1;
      // "reporters who asked were told" has no refuser here; "and declined to say" has the subject of its sentence
      const phrase = phraseBefore(items, from) ?? firstPhrase(items, from);
      if (phrase === null) continue;
      const source = phraseSpan(items, phrase);
      const span = { start: source.start, end: itemAt(items, end).span.end };
      found.push({ source, span, sentence: itemAt(items, at).sentence, segment });
      at = end;
    }
  }
  return found;
}

function firstPhrase(items: readonly Item[], before: number): ReturnType<typeof phraseBefore> {
  for (let at = 1; at < before; at += 1) {
    if (/^(?:VERB|AUX)$/.test(itemAt(items, at).pos)) return phraseBefore(items, at);
  }
  return null;
}

const answering =
  /^(?:comment|respond|reply|answer|speak|say|discuss|elaborate|confirm|disclose|reveal|explain|give|provide|return|talk)$/;
const answered = /^(?:comment|respond|reply|answer|return)$/;

/** The last item of a refusal that begins at `at`, or null. */
function refusalEnd(items: readonly Item[], at: number): number | null {
  const word = itemAt(items, at).lower;
  const next = itemAt(items, at + 1).lower;
  const third = itemAt(items, at + 2).lower;
  if (/^(?:declined|refused|declines|refuses|declining|refusing)$/.test(word)) {
    if (next === "to" && answering.test(third)) return objectEnd(items, at + 2);
    if (/^(?:comment|requests?|interviews?)$/.test(next)) return at + 1;
    if (/^(?:all|an|any)$/.test(next) && /^(?:comment|requests?|interviews?)$/.test(third)) return at + 2;
    return null;
  }
  if (/^(?:did|does|do|has|have|had|would|could|will|was|were|is|are)$/.test(word)) return negatedEnd(items, at);
  return null;
}

function negatedEnd(items: readonly Item[], at: number): number | null {
  const word = itemAt(items, at).lower;
  let verb = at + 1;
  if (/^(?:no|little)$/.test(itemAt(items, verb).lower) && itemAt(items, verb + 1).lower === "comment") return verb + 1;
  if (!/^(?:not|n't|n’t)$/.test(itemAt(items, verb).lower)) return null;
  verb += 1;
  while (/^(?:immediately|yet|be|been|directly|publicly|further|so|far|even)$/.test(itemAt(items, verb).lower))
    verb += 1;
  const lower = itemAt(items, verb).lower;
  if (/^(?:reached|available|respond|reply|responded|replied|answered)$/.test(lower)) return objectEnd(items, verb);
  if (/^(?:did|would|does|will)$/.test(word) && answered.test(lower)) return objectEnd(items, verb);
  if (word === "would" && /^(?:say|confirm|discuss|elaborate|disclose|reveal)$/.test(lower))
    return objectEnd(items, verb);
  if (
    (lower === "wish" || lower === "want") &&
    itemAt(items, verb + 1).lower === "to" &&
    answering.test(itemAt(items, verb + 2).lower)
  )
    return objectEnd(items, verb + 2);
  return null;
}

const objectMost = 14; // words

/** To the end of "… to a request for comment", "… whether he would resign": the rest of the clause. */
function objectEnd(items: readonly Item[], at: number): number {
  let end = at;
  while (
    end < at + objectMost &&
    !/^(?:[.,;:!?—–]|and|but|NONE)$/.test(itemAt(items, end + 1).lower) &&
    itemAt(items, end + 1).pos !== "NONE"
  )
    end += 1;
  return end;
}
