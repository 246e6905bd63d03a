import type { Claim, ClaimKind, Voice } from "../../reading/reading.ts";
import { overlaps, slice } from "../../text/span.ts";
import type { Facts } from "../facts.ts";
import { bare } from "../names.ts";
import { coverage, stemsOf } from "../stems.ts";
import type { Check, PlacedSentence } from "./check.ts";

const somebodys: ReadonlySet<ClaimKind> = new Set([
  "allegation",
  "interpretation",
  "prediction",
  "demand",
  "intention",
  "judgement",
]);

/** What somebody alleges, foretells, demands or judges is told as theirs, in the same sentence. */
export const claimerCarried: Check<PlacedSentence> = {
  name: "claimer carried",
  reason: "somebody’s view or allegation is told as if it were so",
  find: ({ text, cited, answer }, facts) => {
    if (!facts.english) return null;
    const stems = new Set(stemsOf(text));
    for (const claim of facts.reading.claims) {
      const voice = facts.reading.voices.find(({ id }) => id === claim.claimer);
      if (voice === undefined || !somebodys.has(claim.kind) || !isIn(claim, cited, facts)) continue;
      const words = claim.evidence.map(({ span }) => slice(facts.article.text, span)).join(" ");
      if (coverage(stemsOf(words), stems) < 0.5) continue;
      if (toCome.has(claim.kind) && !ahead.test(text)) continue;
      if (answer.said.length > 0 || names(text, voice, facts) || gives.test(text)) continue;
      return `${voice.name} says this (S${claim.evidence[0]?.sentence}); say so in the sentence`;
    }
    return null;
  },
};

// Of a sentence with what will be and what has been, a summary may use the latter.
const toCome: ReadonlySet<ClaimKind> = new Set(["prediction", "demand", "intention"]);
const ahead =
  /\b(?:will|would|shall|should|must|may|might|could|can|is to|are to|to be|going to|expected|due|set to|until|by \d{4}|plans?|needs?)\b/i;

// "The plan is said to …", "critics of the plan", "is accused of", "wants", "according to": the sentence gives it to somebody.
const gives =
  /\b(?:accord\w+ to|alleg\w+|accus\w+|charg(?:e|es|ed) with|said|says?|told|want(?:s|ed)?|ask(?:s|ed|ing)?|demand\w*|offer\w*|plan(?:s|ned)? to|intends?|aims? to|propos\w+|expect\w*|believ\w+|argu\w+|warn\w*|call(?:s|ed|ing)? (?:it|the|for)|describ\w+|den(?:y|ies|ied)|reject\w*|promis\w+|pledg\w+|would|vow\w*|suggest\w*|advis\w*|recommend\w*|urg(?:e|es|ed)|appeal\w*|put at|estimat\w+)\b/i;

function isIn({ evidence }: Claim, cited: readonly number[], { reading }: Facts): boolean {
  return cited.some((id) => {
    const sentence = reading.sentences[id - 1];
    return sentence !== undefined && evidence.some(({ span }) => overlaps(span, sentence.span));
  });
}

function names(text: string, { id }: Voice, { called }: Facts): boolean {
  const words = new Set(text.split(/[^\p{L}’'.]+/u).map(bare));
  const known = called.get(id);
  if (known === undefined) return false;
  return [...known.names].some((name) => words.has(name)) || coverage(stemsOf(text), known.words) > 0;
}
