import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { affectedUnheard } from "./perspectives/affected.ts";
import { onlyOfficials } from "./perspectives/citizens.ts";
import { interestedOnly } from "./perspectives/expert.ts";
import { noBackground, numberAlone } from "./perspectives/history.ts";
import { unnamedSources } from "./perspectives/method.ts";
import { criticisedUnheard } from "./perspectives/reply.ts";
import type { Candidate, PerspectiveRule } from "./perspectives/rule.ts";
import type { Perspective } from "./report.ts";

/** Every rule that may ask for a point of view left out. Adding one: a file in perspectives/ and a line here. */
const rules: readonly PerspectiveRule[] = [
  criticisedUnheard,
  affectedUnheard,
  unnamedSources,
  onlyOfficials,
  interestedOnly,
  noBackground,
  numberAlone,
];

const perspectivesMost = 4;
const weightLeast = 3;

/**
 * The points of view left out, the weightiest first, at most four; none is a good answer. An opinion piece owes no
 * balance, and nothing is asked that the text answers: each rule refutes its own candidates against the reading.
 */
export function findPerspectives(article: Article, reading: Reading): readonly Perspective[] {
  if (reading.genre === "opinion") return [];
  const candidates = rules.flatMap((rule) => rule(article, reading)).filter(({ weight }) => weight >= weightLeast);
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.weight - a.weight)) {
    const sameKind = chosen.filter(({ perspective }) => perspective.kind === candidate.perspective.kind).length;
    const sameWho = chosen.some(({ perspective }) => perspective.who === candidate.perspective.who);
    if (sameKind < 2 && !sameWho && chosen.length < perspectivesMost) chosen.push(candidate);
  }
  return chosen.map(({ perspective }) => perspective);
}
