import type { Genre, Speaker } from "../reading/reading.ts";
import type { ReportClaim } from "./report.ts";
import { pickInRounds } from "./rounds.ts";

/** What one speaker claims, in the order of the report, and how many more there are of this speaker. */
export type ClaimGroup = { readonly by: Speaker; readonly claims: readonly ReportClaim[]; readonly hidden: number };

/** In a piece of opinion its writer is the one to hear: so many places are the writer's before the others have one. */
const writerFirst = 3;

/**
 * At most `most` claims, one of each speaker's in turn, grouped by who makes them: the article's own last, unless it is
 * a piece of opinion. A speaker for whom there is no place is there with none.
 */
export function claimsInTurn(claims: readonly ReportClaim[], genre: Genre, most: number): readonly ClaimGroup[] {
  const isOpinion = genre === "opinion";
  const own = claims.filter(({ claimer }) => claimer === "article");
  const others = claims.filter(({ claimer }) => claimer !== "article");
  const first = isOpinion ? own.slice(0, Math.min(writerFirst, most)) : [];
  const rest = [...own.slice(first.length), ...others].map((claim) => ({ by: claim.claimer, claim }));
  // The article has its turn before the others, so that however many speak its own claims are seen.
  const picked = pickInRounds(rest, most - first.length).map(({ by, shown, all }) => ({
    by,
    claims: shown.map(({ claim }) => claim),
    hidden: all - shown.length,
  }));
  const ownRest = picked.find(({ by }) => by === "article") ?? { claims: [], hidden: 0 };
  const ownGroup: ClaimGroup = { by: "article", claims: [...first, ...ownRest.claims], hidden: ownRest.hidden };
  const otherGroups = picked.filter(({ by }) => by !== "article");
  if (own.length === 0) return otherGroups;
  return isOpinion ? [ownGroup, ...otherGroups] : [...otherGroups, ownGroup];
}
