import { clausesOf, type Clause } from "../clauses.ts";
import { sentenceText, type Facts } from "../facts.ts";
import { coverage, shared, stemsOf } from "../stems.ts";
import type { Check, Resting } from "./check.ts";
import { saidIn, saidThere } from "./polarity.ts";
import { denialEnds, denialsIn, notsIn, weightOf, type Not } from "./negative-words.ts";

/** A "not" that the article has is not lost, and one that it has not is not put in. */
export const negationKept: Check<Resting & { readonly quote?: unknown }> = {
  name: "negation",
  reason: "a “not” is lost or put in",
  find: (item, facts) => {
    const there = withNext(
      item.cited.flatMap((id) => clausesOf(sentenceText(facts, id))),
      denying,
    );
    const denied = (): ReadonlySet<string> => deniedIn(item.cited, facts);
    const own = withNext(clausesOf(item.text), denying);
    const beside = item.quote !== undefined;
    if (/\b(?:not|n[’']t) not\b/iu.test(item.text) || isPutIn(own, { there, denied, beside }, facts))
      return "it says “not” where the cited sentences do not";
    if (facts.sameWords && own.some((clause) => isLost(clause, own, { there, denied, beside }, facts)))
      return "it leaves out a “not” of the cited sentences";
    return null;
  },
};

/** The clauses of the cited sentences, and what they deny: “uninsured” bears "not insured". */
type There = {
  readonly there: readonly Clause[];
  readonly denied: () => ReadonlySet<string>;
  /** Whether its quotation stands beside it: then only the "not" of a verb is weighed. */
  readonly beside: boolean;
};

const none: ReadonlySet<string> = new Set();

function deniedIn(cited: readonly number[], facts: Facts): ReadonlySet<string> {
  if (!facts.english) return none;
  return new Set(saidThere(cited, facts).flatMap(({ key, says }) => (says === false ? [key] : [])));
}

/** How many words of a clause it denies and the cited sentences deny as well. */
function deniedAgain(clause: Clause, denied: ReadonlySet<string>): number {
  if (denied.size === 0) return 0;
  const again = saidIn([clause]).filter(({ key, says }) => says === false && denied.has(key));
  return new Set(again.map(({ word }) => word)).size;
}

/** More nots in a clause than its like in the article has, counting there the words that a "not" may stand for. */
function isPutIn(own: readonly Clause[], { there, denied, beside: hasQuote }: There, facts: Facts): boolean {
  const { answer, article } = facts.languages;
  if (!facts.sameWords) {
    const nots = own.reduce((sum, { text }) => sum + notsIn(text, answer).length, 0);
    const denials = there.reduce((sum, { text }) => sum + weightOf(text, "", article), 0);
    return nots > denials;
  }
  const notsThere = there.reduce((sum, { text }) => sum + notsIn(text, article).length, 0);
  return own.some((clause) => {
    const nots = notsIn(clause.text, answer).filter((not) => !isCondition(not, clause, there));
    return nots.some((not) => {
      const like = likeDenied(clause, not, there);
      // "not unused" is used: only a "not" bears it
      if (deniesDenial(clause.text, not, answer) && notsIn(like, article).length === 0) return true;
      if (takesBack(clause.text, not, like)) return true;
      if (onlyIn.test(like) && besidesIn.test(clause.text)) return false;
      if (!not.ofVerb && inTurn.test(clause.text) && inTurn.test(like)) return false;
      if (!not.ofVerb && facts.english && (hasQuote ? nots.length === 1 : nots.length <= notsThere)) return false;
      if (nobodyNot.test(clause.text) && notsIn(like, article).length < 2) return true;
      const borne = weightOf(like, clause.text, article) - strayIn(like, clause, article);
      // "nobody was told" for “they opened the gates without telling anybody”
      const beside = not.ofVerb ? 0 : weightOf(nearest(clause, withNext(there, without)), clause.text, article);
      return nots.length > Math.max(borne, beside) && nots.length > deniedAgain(clause, denied());
    });
  });
}

/** "Without the bus she would have to leave", for “if the bus goes, I go”; “without asking” is no condition. */
function isCondition({ end }: Not, { text }: Clause, there: readonly Clause[]): boolean {
  if (!/\bwithout$/i.test(text.slice(0, end)) || /^ \p{L}+ing\b/u.test(text.slice(end))) return false;
  return /\b(?:would|could|will|can)\b/i.test(text) && there.some((one) => /\b(?:if|unless)\b/i.test(one.text));
}

// Denials with an object; "closed" and "exempt" have none.
const ofSomething: ReadonlySet<string> = new Set(["rejected", "prevented", "withdrawn", "against", "out"]);

/** Denials there of something that the clause does not speak of: "stayed off work" bears no "not on strike". */
function strayIn(text: string, { text: own, stems }: Clause, language: string): number {
  const again = denialsIn(own, language);
  const used = new Set(stems);
  return [...denialEnds(text, language)].filter(([kind, end]) => {
    if (again.has(kind) || !ofSomething.has(kind)) return false;
    if (text.slice(end).startsWith(" to ")) return false; // "refused to leave" is "would not go"
    const [next] = stemsOf(/^[^,;.:“”\n]*/u.exec(text.slice(end))?.[0] ?? "");
    return next !== undefined && !used.has(next);
  }).length;
}

/** "Not untested", where the article has "not tested". */
function takesBack(text: string, { end }: Not, like: string): boolean {
  const root = /^ un(?<root>\p{L}{4})/iu.exec(text.slice(end))?.groups?.["root"];
  return root !== undefined && new RegExp(`\\b${root}`, "i").test(like);
}

// "Without the money the port has no future", for “the only way to keep it alive”.
const onlyIn = /\b(?:only|sole|need(?:s|ed)?|necessary|essential|require[sd]?)\b/i;
// "No contract before a trial", for “a trial before anybody signs”.
const inTurn = /\b(?:before|until|first)\b/i;
const besidesIn = /\b(?:without|no other|none but|nobody else|nothing else)\b/i;

const nobodyNot = /\b(?:nobody|no one|none|nothing)\b[^,;]{0,30}\b(?:not|cannot)\b/i;

function deniesDenial(text: string, { end }: Not, language: string): boolean {
  const behind = /^(?: \p{L}+){1,2}/u.exec(text.slice(end))?.[0] ?? "";
  return denialsIn(behind, language).size > 0;
}

/**
 * The article's clauses that hold what a "not" denies; where none does, those that hold all of whom it is denied of, and
 * else those that are most like the clause.
 */
function likeDenied(clause: Clause, { end }: Not, there: readonly Clause[]): string {
  const denied = stemsOf(clause.text.slice(end)).slice(0, 3);
  const most = Math.max(1, ...there.map(({ stems }) => shared(denied, new Set(stems))));
  const holding = there.filter(({ stems }) => shared(denied, new Set(stems)) === most);
  if (holding.length > 0) return holding.map(({ text }) => text).join("\n");
  const before = stemsOf(clause.text.slice(0, end)).slice(-2);
  const ofThem = there.filter(({ stems }) => before.length === 2 && before.every((stem) => stems.includes(stem)));
  return ofThem.length > 0 ? ofThem.map(({ text }) => text).join("\n") : nearest(clause, there);
}

/** Each clause with the one behind it, where that is of a kind that belongs to it. */
function withNext(clauses: readonly Clause[], kind: RegExp): readonly Clause[] {
  return clauses.map((clause, at) => {
    const next = clauses[at + 1];
    return next !== undefined && kind.test(next.text)
      ? { ...clause, text: `${clause.text}${next.text}`, stems: [...clause.stems, ...next.stems] }
      : clause;
  });
}

const without = /^\s*without\b/i;
// “Asked whether she had ever seen a bill, the nurse conceded that she had not.”
const denying = /\b(?:had|has|have|did|does|do|was|were|is|are|could|can|would|will) ?(?:not|n[’']t)["”’.,;\s]*$/i;

/** A "not" in the like clause of the article, with what it denies used and itself gone. */
function isLost(
  clause: Clause,
  own: readonly Clause[],
  { there, denied, beside: hasQuote }: There,
  facts: Facts,
): boolean {
  const { answer, article } = facts.languages;
  const stems = new Set(clause.stems);
  for (const like of new Set([...likest(clause, there), ...there.filter((one) => shared(one.stems, stems) >= 2)])) {
    const nots = notsIn(like.text, article).filter((not) => isDenied(like.text, not, stems));
    if (nots.length === 0) continue;
    const beside = hasQuote ? own.map(({ text }) => text).join("\n") : nearest(like, own);
    const weight = weightOf(`${clause.text}\n${beside}`, like.text, answer);
    if (nots.length > weight && nots.length > deniedAgain(clause, denied())) return true;
  }
  return false;
}

/** Whether what a "not" denies is used: the verb behind it, or the thing and what it does. */
function isDenied(text: string, { end, ofThing }: Not, used: ReadonlySet<string>): boolean {
  const behind = stemsOf(text.slice(end)).slice(0, ofThing ? 2 : 1);
  return behind.some((stem) => used.has(stem));
}

/** The words of the clauses that are most like one; of all of them where none is. */
function nearest(clause: Clause, among: readonly Clause[]): string {
  const like = likest(clause, among);
  return (like.length > 0 ? like : among).map(({ text }) => text).join("\n");
}

function likest(clause: Clause, among: readonly Clause[]): readonly Clause[] {
  const matter = new Set(clause.stems);
  const scored = among.map((one) => ({ one, score: shared(one.stems, matter) + coverage(one.stems, matter) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best < 1 ? [] : scored.filter(({ score }) => score >= best * 0.75).map(({ one }) => one);
}
