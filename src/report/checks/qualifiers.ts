import { sentenceText } from "../facts.ts";
import { coverage, stemsOf } from "../stems.ts";
import type { Check, Resting } from "./check.ts";
import { usedClauses, type UsedClause } from "./used-clauses.ts";

/** A word that limits, and the words any of which keep it. */
type Qualifier = { readonly lost: string; readonly said: RegExp; readonly kept: RegExp };

const english: readonly Qualifier[] = [
  {
    lost: "only",
    said: /(?<!not )\b(?:only|merely|barely|hardly|scarcely)\b(?! (?:an?|one|two|three|half|\d+) \p{L}+s? (?:ago|before|earlier|later|after)\b)(?! (?:if|after|when|once|until|to)\b)/iu,
    kept: /\b(?:only|just|single|merely|mere|barely|hardly|scarcely|sole|solely|alone|no more|at most|few|little|limited|nothing but|no other|exclusive\w*|unique\w*|the one|without|last)\b/i,
  },
  {
    lost: "only after or only if",
    said: /\bonly (?:if|after|when|once|until)\b/i,
    kept: /\b(?:only|once|until|not before|first|condition\w*|if)\b/i,
  },
  {
    lost: "the condition",
    said: /\b(?:subject to|provided that|on condition|conditional on|pending)\b/i,
    kept: /\b(?:subject|provid\w*|condition\w*|pending|if|once|unless|until|needs?|requir\w*|still|depend\w*|await\w*|only)\b/i,
  },
  {
    lost: "most, mainly or partly",
    said: /\b(?:most(?! (?:\w+ly )?[a-z]+(?:ed|ing|ful|ous|al|ive|ant|ent)\b)|mostly|mainly|largely|partly|usually|often|sometimes|generally|in part)\b/i,
    kept: /\b(?:most\w*|main\w*|larg\w+|part\w*|usual\w*|often|some|sometimes|many|general\w*|typical\w*|major\w*|half|tend\w*|several|frequent\w*|number of|more than (?:an?|one|once)|as a rule|normal\w*|at times|occasion\w*|share)\b/i,
  },
  {
    lost: "under what guise (disguised as, dressed up as, so-called)",
    said: /\b(?:disguised as|dressed up as|posing as|masquerading as|presented as|under the (?:guise|cover|pretext) of|in the name of|pretending to)\b/i,
    kept: /\b(?:disguis\w+|dress\w*|pos(?:e|es|ing)|masquerad\w*|present\w*|guise|cover|pretext|in the name|pretend\w*|as)\b/i,
  },
  {
    lost: "as what (“as a …”)",
    // "as a regular offender": what somebody is; "as a prerequisite" limits nobody
    said: /\bas an? (?:\p{L}+ ){0,2}?\p{L}{2,}(?:er|or|ist|ian|ee|man|woman|expert|victim|suspect|minor)\b(?! \p{L}+ed\b)/iu,
    kept: /\bas\b/i,
  },
];

/** A word of the article that limits what is said is kept: only, most, disguised as, as a. */
export const qualifiersKept: Check<Resting> = {
  name: "qualifiers",
  reason: "a word that limits what the article says is lost",
  find: (item, facts) => {
    if (!facts.english) return null;
    const stems = new Set(stemsOf(item.text));
    for (const clause of usedClauses(item, facts)) {
      for (const { lost, said, kept } of english) {
        const match = said.exec(clause.text);
        if (match === null || kept.test(item.text) || isBesideUse(clause, match, stems)) continue;
        return `the article limits this: keep ${lost}`;
      }
    }
    return null;
  },
};

/** Whether the words that the qualifier limits are themselves not used, or said in full: "as a lasher", "a lasher". */
function isBesideUse(clause: UsedClause, match: RegExpExecArray, used: ReadonlySet<string>): boolean {
  const matter = stemsOf(match[0]);
  const before = stemsOf(clause.text.slice(0, match.index)).at(-1);
  if (/^as /i.test(match[0]) && before !== undefined && !used.has(before)) return true;
  if (matter.length > 0) return matter.some((stem) => used.has(stem));
  const after = stemsOf(clause.text.slice(match.index + match[0].length, match.index + match[0].length + 60)).slice(
    0,
    3,
  );
  return after.length > 0 && !after.some((stem) => used.has(stem));
}

/** What is said before "but", "although" or "unless" is not told without what comes after it. */
export const limitsFollow: Check<Resting> = {
  name: "qualifiers",
  reason: "a word that limits what the article says is lost",
  find: (item, facts) => {
    if (!facts.sameWords) return null;
    const told = new Set(stemsOf(item.told));
    for (const { next, sentence } of usedClauses(item, facts)) {
      if (next === null || !next.limits || coverage(next.stems, told) >= 0.3) continue;
      if (contrast.test(item.text) && (item.carried || coverage(next.stems, told) > 0)) continue;
      if (isAnothers(next.text, sentenceText(facts, sentence))) continue;
      return `S${sentence} goes on “${next.text.trim().slice(0, 60)}”: do not leave that out`;
    }
    return null;
  },
};

const contrast = /\b(?:but|though|although|however|yet|while|unless|if|only|aber|jedoch|mais|pero)\b/i;
const saying = /\b(?:said|says|say|told|adds|added|argued|argues|warned|warns)\b/;

/** "…, although Salas said …": another's words limit nothing of the first one's. */
function isAnothers(clause: string, sentence: string): boolean {
  return saying.test(clause) && saying.test(sentence.replace(clause, ""));
}
