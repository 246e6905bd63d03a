import type { Article } from "../../article/article.ts";
import type { Reading } from "../../reading/reading.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";

const independent =
  /\b(?:not involved (?:in|with)|took no part|independent(?:ly)? (?:expert|researcher|test|verif|review|check)|who was not part|unaffiliated|peer[- ]reviewed by)\b/i;

/** A press release, or a story of claims to measure by: only those speak who gain by it. */
export function interestedOnly({ text }: Article, reading: Reading): readonly Candidate[] {
  if (reading.genre !== "press-release" || independent.test(text)) return [];
  const claim =
    reading.claims.find(({ evidence }) =>
      evidence.some(({ span }) =>
        /\d|\b(?:first|largest|best|most|cleanest|safest|leading|world)\b/i.test(text.slice(span.start, span.end)),
      ),
    ) ?? reading.claims[0];
  const trigger = claim?.evidence[0];
  if (trigger === undefined) return [];
  return [
    {
      weight: 5,
      perspective: {
        kind: "expert",
        who: "somebody independent of the sender",
        why: "A press release speaks for its sender; nobody in it could contradict.",
        question: "Who outside the sender has checked these figures, and with what result?",
        trigger: [trigger],
        checked: `${whoIsHeard(reading)}; no independent check is mentioned`,
        outside: null,
      },
    },
  ];
}
