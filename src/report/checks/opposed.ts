import type { Span } from "../../text/span.ts";
import { clausesOf } from "../clauses.ts";
import { sentenceText, type Facts } from "../facts.ts";
import { shared, stemsOf } from "../stems.ts";
import type { Check, Resting } from "./check.ts";
import { denialsIn, notsIn, weightOf } from "./negative-words.ts";
import { bareNot, besideOf, saidIn, saidThere, type Said } from "./polarity.ts";
import { usedClauses } from "./used-clauses.ts";

/**
 * What the cited sentences deny is not said, and what they say is not denied: word by word, and by pairs of opposites
 * ("accepted" for “turned down”). A word that leaves open how far a "not" reaches decides nothing.
 */
export const notOpposed: Check<Resting> = {
  name: "negation",
  reason: "it says the opposite of the sentences it rests on",
  find: (item, facts) => {
    if (!facts.english) return null;
    const there = saidThere(item.cited, facts);
    const said = saidIn(clausesOf(item.text));
    for (const own of said) {
      // "rose before falling" says both
      const isBoth = said.some(({ key, says }) => key === own.key && says !== own.says);
      const against = own.says === null || own.planned || isBoth ? null : opposed(own, there);
      if (against !== null) return `the article says the opposite: “${against.clause.text.trim().slice(0, 60)}”`;
    }
    return isUnanswered(item, facts) ? "it leaves out a “not” of the cited sentences" : null;
  },
};

/** A "not" of what a sentence tells, where the sentence has no word that denies anything. */
function isUnanswered(item: Resting & { readonly quote?: Span }, facts: Facts): boolean {
  if (item.quote !== undefined) return false; // its quotation stands beside it
  if (!item.cited.some((id) => notsIn(sentenceText(facts, id), "en").length > 0)) return false;
  const stems = new Set(stemsOf(item.text));
  return usedClauses(item, facts).some(
    ({ text, next }) =>
      // “Asked whether she had seen a bill, the nurse conceded that she had not”
      (next !== null && bareNot.test(next.text) && weightOf(item.text, "", "en") === 0) ||
      notsIn(text, "en").some(({ end, ofThing }) => {
        const before = ofThing ? [] : stemsOf(text.slice(0, end).replace(/\S+$/, "")).slice(-1);
        const around = [...before, ...stemsOf(text.slice(end)).slice(0, 2)].filter((stem) => stem !== "until");
        return shared(around, stems) > 0 && weightOf(item.text, text, "en") === 0;
      }),
  );
}

/** What says the opposite, where of all that speak of the matter those most like it do. */
function opposed(own: Said, there: readonly Said[]): Said | null {
  const alike = there.filter(({ key }) => key === own.key);
  if (!alike.some(({ says }) => says === !own.says)) return null;
  const matter = new Set(own.clause.stems);
  const scores = alike.map(({ clause }) => shared(clause.stems, matter));
  const best = Math.max(...scores);
  const nearest = alike.filter((_, at) => scores[at] === best);
  const against = nearest.every(({ says }) => says === !own.says) ? nearest[0] : undefined;
  if (against === undefined || shared(besideOf(own), new Set(besideOf(against))) === 0) return null;
  return isOnce(own, against) || isBorneOut(own, against) ? null : against;
}

/** "Opens once it is repaired", for “stays closed until it is repaired”. */
function isOnce(own: Said, against: Said): boolean {
  return (
    /\b(?:once|when|after|only|if|unless|without)\b/i.test(own.clause.text) &&
    /\b(?:until|till|before|unless|as long as|not|without|if)\b/i.test(against.clause.text)
  );
}

/** A word of denial beside it that a "not" of the other may stand for: "missed the deadline for publishing". */
function isBorneOut(own: Said, against: Said): boolean {
  const denied = against.planned ? own.within : own.clause.text;
  const saying = own.says === true ? denied : withContrast(against);
  return denialsIn(saying, "en").size > 0 || notsIn(saying, "en").length > 0;
}

/** "Not only the find but also the lack of one": what is told in the same breath. */
function withContrast({ clause, within }: Said): string {
  const behind = within.slice(within.indexOf(clause.text) + clause.text.length);
  return /^[\s,;—–]*but\b/.test(behind) ? within : clause.text;
}
