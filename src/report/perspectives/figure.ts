import type { Claim } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";

const openingSentences = 5;

/**
 * The opening gives the cost of something as reckoned by one interested side, and nothing is set beside it:
 * "is costing the economy 18 million crowns a day, according to the chamber of commerce".
 */
export function figureOfOneSide(ledger: Ledger): readonly Candidate[] {
  const { reading, voiceOf } = ledger;
  for (const claim of reading.claims) {
    const point = claim.evidence[0];
    if (claim.claimer === "article" || point === undefined) continue;
    if (point.sentence > openingSentences) break;
    const side = voiceOf.get(claim.claimer);
    if (side === undefined || (side.role !== "business" && side.role !== "campaigner")) continue;
    const found = figureIn(ledger, claim);
    if (found === null) continue;
    return [
      {
        kind: "method",
        who: found.words,
        weight: 3.4,
        perspective: () => ({
          kind: "method",
          who: found.words,
          why: `“${found.words}” is the reckoning of one interested side, ${side.name}; the text sets nothing beside it.`,
          question: `How did ${side.name} arrive at “${found.words}”, and who else has reckoned it?`,
          trigger: [{ sentence: point.sentence, span: found.span }],
          checked: `S${point.sentence} and the sentences around it: no other source and no comparison for “${found.words}”`,
          outside: null,
        }),
      },
    ];
  }
  return [];
}

const money =
  /(?:[$€£]\s?\d[\d.,]{0,12}(?:\s?(?:million|billion|bn|m|k))?|\b\d[\d.,]{0,12} (?:thousand|million|billion|crowns|euros|dollars|pounds)(?: (?:crowns|euros|dollars|pounds))?)(?: (?:a|per|every) (?:day|week|month|year|hour))?/i;
const harm = /\b(?:cost(?:s|ing)?|los(?:e|es|ing|t|ses)|damage|hit|waste[sd]?|drain(?:s|ing)?|bill)\b/i;
const beside =
  /\b(?:than|compared|up from|down from|average|usual(?:ly)?|last year|a year (?:ago|earlier)|previous|half|double[ds]?|twice|per (?:head|person|capita)|out of|share|other estimates|disput(?:e|es|ed)|instead of)\b/i;

function figureIn(
  { article, reading }: Ledger,
  claim: Claim,
): { words: string; span: { start: number; end: number } } | null {
  for (const { span, sentence } of claim.evidence) {
    const words = slice(article.text, span);
    const match = money.exec(words);
    if (match === null || !harm.test(words)) continue;
    const next = sentenceSpan(reading, Math.min(reading.sentences.length, sentence + 1));
    if (beside.test(article.text.slice(sentenceSpan(reading, sentence).start, next.end))) continue;
    const start = span.start + match.index;
    // given again elsewhere, it may be compared there
    if (article.text.indexOf(match[0], start + 1) >= 0) continue;
    return { words: match[0], span: { start, end: start + match[0].length } };
  }
  return null;
}
