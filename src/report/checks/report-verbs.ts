import { textOf } from "../facts.ts";
import type { Check, Resting } from "./check.ts";

/** A verb that says more than "said", and the words of the article any of which bear it. */
type Verb = { readonly verb: RegExp; readonly borne: RegExp };

/** What bears "insists" and "demands". */
export const insisting =
  /\b(?:demand|insist|must|have to|condition|until|rule[sd]? out|ultimatum|require|guarantee|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed)|no |will not|would not|won[’']t)/i;

/** What bears "admits". */
export const pleading = /\bplead(?:s|ed|ing)? guilty\b/i;

const verbs: readonly Verb[] = [
  {
    verb: /\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?)\b/i,
    borne: insisting,
  },
  {
    verb: /(?<!\bnot )\b(?:agree[sd]?|aligned)\b/i,
    borne: /\b(?:agree|align|accept|both sides|deal|would come|backed|in favour|unanim)/i,
  },
  {
    verb: /\baccus(?:e|es|ed|ing)\b/i,
    borne: /\b(?:accus|alleg|charg|blam|claim|prosecut|without telling|denounc|fault|indict)/i,
  },
  { verb: /\b(?:threaten(?:s|ed|ing)?)\b/i, borne: /\b(?:threat|or else|warn)/i },
  {
    verb: /\b(?:vow(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)) (?:to|that|not)\b/i,
    borne: /\b(?:vow|pledg|promis|will|would|guarantee|assur)/i,
  },
  {
    verb: /\bblam(?:es|ed|ing)\b|(?<!\bto )\bblame\b/i,
    borne: /\b(?:blam|fault|because|caus|responsib|accus|let down|due to)/i,
  },
  {
    verb: /\b(?:condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|slam(?:s|med)?|attack(?:s|ed) the)\b/i,
    borne: /\b(?:condemn|denounc|slam|attack|eyesore|shame|outrag|disgrac|wrong|criti)/i,
  },
  {
    verb: /\b(?:refus(?:e|es|ed|ing) to)\b/i,
    borne:
      /(?:\b(?:refus|den(?:y|ies|ied) (?:(?:an?|the|his|her|its|their|our) )?(?:\p{L}+ ){0,2}(?:request|application|permission|appeal|motion|petition)|would not|will not|declin|reject|threw|thrown?|turned down|no )|won[’']t|not go back|not be let|not say)/iu,
  },
];

/** A report verb no stronger than the article's: hopes do not become demands, nor "aligned" "agreed". */
export const verbsNoStronger: Check<Resting> = {
  name: "report verbs",
  reason: "a verb says more than the article’s",
  find: ({ text, cited }, facts) => {
    if (!facts.english) return null;
    const there = textOf(facts, cited);
    const stronger = verbs.find(({ verb, borne }) => verb.test(text) && !borne.test(there));
    return stronger === undefined ? null : `“${stronger.verb.exec(text)?.[0]}” says more than the article does`;
  },
};
