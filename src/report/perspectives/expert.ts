import { slice, type Span } from "../../text/span.ts";
import type { Claim } from "../../reading/reading.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whoIsHeard, type Candidate } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

const independent =
  /\b(?:not involved (?:in|with)|took no part|independent(?:ly)? (?:expert|researcher|test|verif|review|check)|who was not part|unaffiliated|peer[- ]reviewed by)/i;

/** A press release speaks for its sender: what it measures or ranks has been checked by nobody else. */
export function interestedOnly(ledger: Ledger): readonly Candidate[] {
  const { article, reading } = ledger;
  if (reading.genre !== "press-release" || independent.test(article.text)) return [];
  const claim = reading.claims.toSorted((a, b) => worth(article.text, b) - worth(article.text, a))[0];
  const trigger = claim?.evidence[0];
  if (claim === undefined || trigger === undefined) return [];
  return [
    {
      kind: "expert",
      who: "independent experts",
      weight: 4.5,
      perspective: () => ({
        kind: "expert",
        who: "independent experts",
        why: "A press release speaks for its sender; nobody in it could contradict.",
        question: `Who outside ${senderOf(ledger)} has checked ${quote(article.text, clauseAt(article.text, core(article.text, trigger.span), sentenceSpan(reading, trigger.sentence)))}?`,
        trigger: [trigger],
        checked: `${whoIsHeard(reading)}; no independent check is mentioned`,
        outside: null,
      }),
    },
  ];
}

const measured =
  /\b\d[\d.,]{0,12} (?:per ?cent|percent|times) (?:less|more|fewer|lower|higher|cheaper|faster)\b|\d ?% (?:less|more|fewer|lower|higher|cheaper|faster)/i;
const ranked = /\b(?:first|largest|best|most|cleanest|safest|fastest|cheapest|leading|only)\b/i;

/** A comparison with a figure is what most needs a second pair of eyes, then a superlative, then any figure. */
function worth(text: string, { evidence, kind }: Claim): number {
  const words = evidence.map(({ span }) => slice(text, span)).join(" ");
  if (measured.test(words)) return 3;
  if (kind !== "statement" && kind !== "judgement") return 0;
  if (ranked.test(words)) return 2;
  return /\d/.test(words) ? 1 : 0;
}

/** From the figure on: "40 per cent less energy than conventional production". */
function core(text: string, span: Span): Span {
  const match = measured.exec(slice(text, span));
  return match === null ? span : { start: span.start + match.index, end: span.end };
}

function senderOf({ reading }: Ledger): string {
  const bodies = reading.voices.filter((voice) => voice.kind === "organisation" && voice.role !== "media");
  return bodies.toSorted((a, b) => b.mentions.length - a.mentions.length)[0]?.name ?? "the sender";
}
