import type { Sentence } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import type { Quotation } from "./quotations.ts";
import type { Token } from "./tokens.ts";

/** A word outside all quotations, or a whole quotation standing in for one word (`pos` "QUOTE"). */
export type Item = Token & { readonly quotation: Quotation | null };

/** A sentence as attribution sees it: sentences that one quotation spans are one segment; an endless one is several. */
export type Segment = { readonly span: Span; readonly paragraph: number; readonly items: readonly Item[] };

export function segmentsOf(given: {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
}): readonly Segment[] {
  const segments: Segment[] = [];
  let nextToken = 0;
  let nextQuotation = 0;
  for (const { span, paragraph } of joined(given.sentences, given.quotations)) {
    let items: Item[] = [];
    let { start: from } = span;
    while (nextToken < given.tokens.length) {
      const token = given.tokens[nextToken];
      if (token === undefined || token.span.start >= span.end) break;
      if (items.length === itemsMost) {
        segments.push({ span: { start: from, end: token.span.start }, paragraph, items });
        items = [];
        from = token.span.start;
      }
      const quotation = given.quotations[nextQuotation];
      if (quotation !== undefined && token.span.start >= quotation.span.start) {
        const { start, end } = quotation.span;
        const words = given.text.slice(start, end);
        items.push({
          span: { start, end },
          text: words,
          lower: "“”",
          pos: "QUOTE",
          sentence: token.sentence,
          quotation,
        });
        nextQuotation += 1;
        while ((given.tokens[nextToken]?.span.start ?? end) < end) nextToken += 1;
        continue;
      }
      items.push({ ...token, quotation: null });
      nextToken += 1;
    }
    segments.push({ span: { start: from, end: span.end }, paragraph, items });
  }
  return segments;
}

// Rules look from a word to both ends of its segment; no sentence of a newspaper is as long as this.
const itemsMost = 200;

/** Sentences, with those joined whose border lies inside a quotation. */
function joined(
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
): readonly { readonly span: Span; readonly paragraph: number }[] {
  const segments: { span: { start: number; end: number }; paragraph: number }[] = [];
  let next = 0;
  for (const { span, paragraph } of sentences) {
    while ((quotations[next]?.span.end ?? Infinity) <= span.start) next += 1;
    const last = segments.at(-1);
    const quotation = quotations[next];
    const inside = quotation !== undefined && quotation.span.start < span.start && span.start < quotation.span.end;
    if (last && inside && last.paragraph === paragraph) last.span.end = span.end;
    else segments.push({ span: { ...span }, paragraph });
  }
  return segments;
}

const nothing: Item = {
  span: { start: 0, end: 0 },
  text: "",
  lower: "",
  pos: "NONE",
  sentence: 0,
  quotation: null,
};

/** The item at an index, or an empty one with `pos` "NONE" outside the segment. */
export function itemAt(items: readonly Item[], index: number): Item {
  return items[index] ?? nothing;
}

/** The index of the first comma from one item to another, or null. */
export function nextComma(items: readonly Item[], from: number, last: number): number | null {
  for (let at = from; at <= last; at += 1) if (itemAt(items, at).lower === ",") return at;
  return null;
}
