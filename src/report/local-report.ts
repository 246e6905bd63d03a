import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { fold, findPassage } from "../text/match.ts";
import { slice } from "../text/span.ts";
import { listClaims } from "./claim-list.ts";
import type { HouseWords } from "./house-words.ts";
import { findPerspectives } from "./perspectives.ts";
import { perspectiveKinds, type Report } from "./report.ts";
import { summarise } from "./summary.ts";
import { wordWeights } from "./word-weights.ts";

/** The report made from the local reading alone; everything in it is the article's own words or a question about them. */
export function localReport(article: Article, reading: Reading, house: HouseWords | null = null): Report {
  const weights = wordWeights(article, reading);
  const refused = new Set(reading.voices.flatMap((voice) => (voice.refused === null ? [] : [voice.refused.sentence])));
  // a refusal is told as such, and not once more as a claim of the article's
  const claims = listClaims(article, reading, weights).filter(
    ({ claimer, evidence }) => claimer !== "article" || !evidence.some(({ sentence }) => refused.has(sentence)),
  );
  const perspectives = findPerspectives(article, reading, { house, weights });
  const points = [...claims.flatMap((claim) => claim.evidence), ...perspectives.flatMap((one) => one.trigger)];
  const folded = fold(article.text);
  const found = points.filter(({ span }) => findPassage(folded, slice(article.text, span), span) !== null).length;
  return {
    mode: "local",
    summary: summarise(article, reading, weights),
    claims,
    perspectives,
    refusals: reading.voices.flatMap((voice) =>
      voice.refused === null ? [] : [{ voice: voice.id, evidence: voice.refused }],
    ),
    withheld: [],
    checks: { quotes: { passed: found, of: points.length } },
  };
}

/** Whether these words change nothing of the local report: all kinds are asked about, and at the usual length. */
export function leavesLocalAlone(house: HouseWords | null): boolean {
  return house === null || (house.length !== "short" && perspectiveKinds.every((kind) => house.kinds.includes(kind)));
}
