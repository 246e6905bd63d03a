import { clausesOf, type Clause } from "../clauses.ts";
import { sentenceText, type Facts } from "../facts.ts";
import { coverage, shared, stemsOf } from "../stems.ts";
import type { Check, Resting } from "./check.ts";
import { denialEnds, denialsIn, notsIn, type Not } from "./negative-words.ts";

/** A "not" that the article has is not lost, and one that it has not is not put in. */
export const negationKept: Check<Resting> = {
  name: "negation",
  reason: "a “not” is lost or put in",
  find: (item, facts) => {
    const there = withNext(
      item.cited.flatMap((id) => clausesOf(sentenceText(facts, id))),
      denying,
    );
    const own = withNext(clausesOf(item.text), denying);
    if (/\b(?:not|n[’']t) not\b/iu.test(item.text) || isPutIn(own, there, facts))
      return "it says “not” where the cited sentences do not";
    if (facts.sameWords && own.some((clause) => isLost(clause, own, there, facts)))
      return "it leaves out a “not” of the cited sentences";
    return null;
  },
};

/** More nots in a clause than its like in the article has, counting there the words that a "not" may stand for. */
function isPutIn(own: readonly Clause[], there: readonly Clause[], facts: Facts): boolean {
  const { answer, article } = facts.languages;
  if (!facts.sameWords) {
    const nots = own.reduce((sum, { text }) => sum + notsIn(text, answer).length, 0);
    const denials = there.reduce((sum, { text }) => sum + weightOf(text, "", article), 0);
    return nots > denials;
  }
  return own.some((clause) => {
    const nots = notsIn(clause.text, answer).filter((not) => !isCondition(not, clause, there));
    return nots.some((not) => {
      const like = said(clause, not, there);
      // "not unused" is used: only a "not" bears it
      if (deniesDenial(clause.text, not, answer) && notsIn(like, article).length === 0) return true;
      if (takesBack(clause.text, not, like)) return true;
      if (nobodyNot.test(clause.text) && notsIn(like, article).length < 2) return true;
      const borne = weightOf(like, clause.text, article) - strayIn(like, clause, article);
      // "nobody was told" for “they opened the gates without telling anybody”
      const beside = not.ofVerb ? 0 : weightOf(nearest(clause, withNext(there, without)), clause.text, article);
      return nots.length > Math.max(borne, beside);
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

const nobodyNot = /\b(?:nobody|no one|none|nothing)\b[^,;]{0,30}\b(?:not|cannot)\b/i;

function deniesDenial(text: string, { end }: Not, language: string): boolean {
  const behind = /^(?: \p{L}+){1,2}/u.exec(text.slice(end))?.[0] ?? "";
  return denialsIn(behind, language).size > 0;
}

/**
 * The article's clauses that hold what a "not" denies; where none does, those that hold all of whom it is denied of, and
 * else those that are most like the clause.
 */
function said(clause: Clause, { end }: Not, there: readonly Clause[]): string {
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

/** The nots of a text, and its words of denial that are not in `beside`: "exempt" bears no "not exempt". */
function weightOf(text: string, beside: string, language: string): number {
  const again = denialsIn(beside, language);
  const denials = [...denialsIn(text, language)].filter((denial) => !again.has(denial)).length;
  return notsIn(text, language).length + denials;
}

/** A "not" in the like clause of the article, with what it denies used and itself gone. */
function isLost(clause: Clause, own: readonly Clause[], there: readonly Clause[], facts: Facts): boolean {
  const { answer, article } = facts.languages;
  const stems = new Set(clause.stems);
  for (const like of new Set([...likest(clause, there), ...there.filter((one) => shared(one.stems, stems) >= 2)])) {
    const nots = notsIn(like.text, article).filter((not) => isDenied(like.text, not, stems));
    if (nots.length === 0) continue;
    const beside = nearest(like, own);
    if (nots.length > weightOf(`${clause.text}\n${beside}`, like.text, answer)) return true;
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
