import { listClaims } from "./claim-list.ts";
import { wordWeights } from "./word-weights.ts";
import type { Facts } from "./facts.ts";
import type { ReportClaim } from "./report.ts";

const wordsLeast = 10; // a voice heard with fewer is no side of its own
const addedMost = 3;

/**
 * Claims in the article's own words of the voices that are missing, where an answer takes its claims from one voice
 * alone and the article hears others; empty where it has two.
 */
export function otherSides(claims: readonly ReportClaim[], { article, reading }: Facts): readonly ReportClaim[] {
  if (reading.genre === "opinion") return [];
  const heard = new Set(claims.flatMap(({ claimer }) => (claimer === "article" ? [] : [claimer])));
  const others = reading.voices.filter(({ id, words }) => !heard.has(id) && words >= wordsLeast);
  if (heard.size > 1 || others.length === 0 || (heard.size === 0 && others.length < 2)) return [];
  const listed = listClaims(article, reading, wordWeights(article, reading));
  return others
    .toSorted((a, b) => b.words - a.words)
    .slice(0, addedMost)
    .flatMap(({ id }) => listed.find(({ claimer }) => claimer === id) ?? []);
}
