import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { affectedUnheard } from "./perspectives/affected.ts";
import { answeredVoices } from "./perspectives/answered.ts";
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
import { toldOf } from "./perspectives/told-of.ts";
import { moreCertain } from "./perspectives/unknown.ts";
import type { HouseWords } from "./house-words.ts";
import type { Perspective } from "./report.ts";
import type { WordWeights } from "./word-weights.ts";

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
  toldOf,
  moreCertain,
];

const perspectivesMost = 4;
const shortMost = 2;
const weightLeast = 3;
const sameKindMost = 2;

type Found = Candidate & { readonly rule: PerspectiveRule };

/**
 * The points of view left out, at most four; none is a good answer. An opinion piece owes no balance, and nothing is
 * asked that the text answers: each rule refutes its own candidates against the reading. The weightiest of each kind
 * comes first, so that four questions about one thing do not crowd out another; only where room is left, a third of a
 * kind is asked, from another rule. `house`: asks only about the kinds that
 * matter there.
 */
export function findPerspectives(
  article: Article,
  reading: Reading,
  { house, weights }: { readonly house: HouseWords | null; readonly weights: WordWeights },
): readonly Perspective[] {
  if (reading.genre === "opinion") return [];
  const told = ledgerOf(article, reading);
  const ledger = { ...told, weights, answered: answeredVoices(told) };
  const candidates = rules
    .flatMap((rule) => rule(ledger).map((candidate): Found => ({ ...candidate, rule })))
    .filter(({ kind, weight }) => weight >= weightLeast && (house === null || house.kinds.includes(kind)))
    .toSorted((a, b) => b.weight - a.weight)
    // of each whom the weightiest question
    .filter(({ who }, at, all) => all.findIndex((one) => one.who === who) === at);
  const most = house?.length === "short" ? shortMost : perspectivesMost;
  const chosen: Found[] = [];
  const fill = (fits: (candidate: Found, one: Found) => boolean, sameMost: number): void => {
    for (const candidate of candidates) {
      if (chosen.length === most) break;
      const same = chosen.filter((one) => fits(candidate, one)).length;
      if (same < sameMost && !chosen.includes(candidate)) chosen.push(candidate);
    }
  };
  for (let sameMost = 1; sameMost <= sameKindMost; sameMost += 1) fill((a, b) => a.kind === b.kind, sameMost);
  // what is left free may go to a third of a kind, where it comes from a rule that has none yet
  fill((a, b) => a.rule === b.rule, 1);
  return chosen.toSorted((a, b) => b.weight - a.weight).map(({ perspective }) => perspective());
}
