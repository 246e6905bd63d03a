import { overlaps, slice, type Span } from "../../text/span.ts";
import { clausesOf, uses, type Clause } from "../clauses.ts";
import { sentenceText, type Facts } from "../facts.ts";
import { stemsOf } from "../stems.ts";
import type { Resting } from "./check.ts";

/** A clause of the article that an item makes use of, with the one after it in the same sentence. */
export type UsedClause = Clause & { readonly sentence: number; readonly next: Clause | null };

/**
 * The clauses of the cited sentences that an item uses: for a claim those its quotation touches, for a sentence those
 * whose matter it holds.
 */
export function usedClauses(
  item: Resting & { readonly quote?: Span; readonly limit?: Span | null },
  facts: Facts,
): readonly UsedClause[] {
  const stems = new Set(stemsOf(item.text));
  return item.cited.flatMap((id) => {
    const sentence = facts.reading.sentences[id - 1];
    if (sentence === undefined) return [];
    const clauses = clausesOf(sentenceText(facts, id));
    let start = sentence.span.start;
    return clauses.flatMap((clause, index): readonly UsedClause[] => {
      const span = { start, end: start + clause.text.length };
      start = span.end;
      const next = clauses[index + 1] ?? null;
      if (item.quote === undefined) return uses(stems, clause) ? [{ ...clause, sentence: id, next }] : [];
      const limit = item.limit ?? null;
      const text = quotedPart(span, item.quote, facts) ?? (limit === null ? null : quotedPart(span, limit, facts));
      return text === null ? [] : [{ ...clause, text, sentence: id, next }];
    });
  });
}

/** What of a clause is quoted; null for a quotation that ends with the comma before it. */
function quotedPart(clause: Span, quote: Span, { article }: Facts): string | null {
  if (!overlaps(clause, quote)) return null;
  const common = { start: Math.max(clause.start, quote.start), end: Math.min(clause.end, quote.end) };
  const words = slice(article.text, common);
  return /\p{L}/u.test(words) ? words : null;
}
