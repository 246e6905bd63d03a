import type { Span } from "../text/span.ts";
import type { FoundAttribution } from "./attributions.ts";
import { endsSentence } from "./content.ts";
import type { NameMention } from "./names.ts";
import type { Item, Segment } from "./segments.ts";

const wordsLeast = 4; // fewer, and it is a term or a title
const nearWithin = 80; // characters between a quotation and the name of who speaks

/**
 * Direct quotations by their marks alone, for languages whose verbs are not known here: the speaker is the person named
 * nearest in the same sentence, or else whoever spoke last.
 */
export function findQuotedOnly(
  segments: readonly Segment[],
  names: readonly NameMention[],
): readonly FoundAttribution[] {
  const people = names.filter((name) => name.kind === "person");
  const found: FoundAttribution[] = [];
  let from = 0;
  for (const [index, segment] of segments.entries()) {
    while ((people[from]?.span.end ?? Infinity) <= segment.span.start) from += 1;
    const here: Span[] = [];
    for (let at = from; (people[at]?.span.start ?? Infinity) < segment.span.end; at += 1) {
      const name = people[at];
      if (name !== undefined) here.push(name.span);
    }
    for (const item of segment.items) {
      if (item.quotation === null || (!endsSentence(item) && item.text.split(/\s+/).length < wordsLeast)) continue;
      const source = nearest(item, here, segment);
      found.push({
        source,
        cue: null,
        content: [item.span],
        kind: "direct",
        act: "speech",
        segment: index,
        follows: source === null ? "previous" : null,
        tentative: false,
        voiced: false,
      });
    }
  }
  return found;
}

function nearest(item: Item, names: readonly Span[], segment: Segment): Span | null {
  let best: Span | null = null;
  let bestGap = nearWithin;
  for (const name of names) {
    if (
      segment.items.some(
        (other) => other.quotation !== null && other.span.start <= name.start && name.end <= other.span.end,
      )
    )
      continue;
    const gap = name.start >= item.span.end ? name.start - item.span.end : item.span.start - name.end;
    if (gap >= 0 && gap < bestGap) [best, bestGap] = [name, gap];
  }
  return best;
}
