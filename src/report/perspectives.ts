import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { affectedUnheard } from "./perspectives/affected.ts";
import { centralUnheard } from "./perspectives/central.ts";
import { onlyOfficials } from "./perspectives/citizens.ts";
import { oneCause } from "./perspectives/counter.ts";
import { interestedOnly } from "./perspectives/expert.ts";
import { figureOfOneSide } from "./perspectives/figure.ts";
import { sideLeftAlone } from "./perspectives/frame.ts";
import { noBackground, untoldCause } from "./perspectives/history.ts";
import { involvedUnheard } from "./perspectives/involved.ts";
import { ledgerOf } from "./perspectives/ledger.ts";
import { unnamedSources } from "./perspectives/method.ts";
import { elsewhereUnheard } from "./perspectives/places.ts";
import { oneRemedy } from "./perspectives/remedy.ts";
import { criticisedUnheard } from "./perspectives/reply.ts";
import type { Candidate, PerspectiveRule } from "./perspectives/rule.ts";
import { keptFromSpeaking } from "./perspectives/silenced.ts";
import { moreCertain } from "./perspectives/unknown.ts";
import type { HouseWords } from "./house-words.ts";
import type { Perspective } from "./report.ts";

/** Every rule that may ask for a point of view left out. Adding one: a file in perspectives/ and a line here. */
const rules: readonly PerspectiveRule[] = [
  criticisedUnheard,
  keptFromSpeaking,
  affectedUnheard,
  centralUnheard,
  involvedUnheard,
  unnamedSources,
  onlyOfficials,
  interestedOnly,
  figureOfOneSide,
  noBackground,
  untoldCause,
  oneCause,
  oneRemedy,
  elsewhereUnheard,
  sideLeftAlone,
  moreCertain,
];

const perspectivesMost = 4;
const shortMost = 2;
const weightLeast = 3;
const sameKindMost = 2;

/**
 * The points of view left out, at most four; none is a good answer. An opinion piece owes no balance, and nothing is
 * asked that the text answers: each rule refutes its own candidates against the reading. The weightiest of each kind
 * comes first, so that four questions about one thing do not crowd out another. `house`: asks only about the kinds that
 * matter there.
 */
export function findPerspectives(
  article: Article,
  reading: Reading,
  house: HouseWords | null = null,
): readonly Perspective[] {
  if (reading.genre === "opinion") return [];
  const ledger = ledgerOf(article, reading);
  const candidates = rules
    .flatMap((rule) => rule(ledger))
    .filter(({ kind, weight }) => weight >= weightLeast && (house === null || house.kinds.includes(kind)))
    .toSorted((a, b) => b.weight - a.weight);
  const most = house?.length === "short" ? shortMost : perspectivesMost;
  const chosen: Candidate[] = [];
  for (const sameMost of Array.from({ length: sameKindMost }, (_, round) => round + 1)) {
    for (const candidate of candidates) {
      if (chosen.length === most) break;
      const sameKind = chosen.filter(({ kind }) => kind === candidate.kind).length;
      if (sameKind < sameMost && !chosen.some(({ who }) => who === candidate.who)) chosen.push(candidate);
    }
  }
  return chosen.toSorted((a, b) => b.weight - a.weight).map(({ perspective }) => perspective());
}
