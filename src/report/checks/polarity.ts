import { clausesOf, type Clause } from "../clauses.ts";
import { sentenceText, type Facts } from "../facts.ts";
import { stemOf } from "../stems.ts";
import { phrases, rootOfDenied, sidesOf } from "./opposites.ts";

/**
 * Whether a clause says something or denies it. `key`: the stem of a word, or a pair of opposites ("=open"); `says`: null
 * where the words leave open how far a "not" reaches.
 */
export type Said = {
  readonly key: string;
  readonly says: boolean | null;
  readonly word: string;
  /** The whole sentence. */
  readonly within: string;
  readonly clause: Clause;
  /** Whether it is denied as what somebody planned: "threw out a plan to reopen". */
  readonly planned: boolean;
  /** The sentence's words of matter, and its place among them. */
  readonly matter: readonly string[];
  readonly at: number;
};

type Denial = { readonly start: number; readonly end: number; readonly of: "verb" | "thing" | "that" | "plan" };
/** `key`: what it is compared by; null for one that says nothing by itself. */
type Word = { readonly text: string; readonly start: number; readonly end: number; readonly key: string | null };

/** What each clause says and denies. English only. */
export function saidIn(clauses: readonly Clause[]): readonly Said[] {
  // “Asked whether she had seen a bill, she said that she had not”: the “not” is of another clause
  const isElsewhere = clauses.some(({ text }) => bareNot.test(text));
  const within = clauses.map(({ text }) => text).join("");
  const all = clauses.map((clause) => ({ clause, ...wordsOf(clause) }));
  const matter = all.flatMap(({ words }) => words.flatMap(({ key }) => key ?? []));
  let before = 0;
  return all.flatMap((one) => {
    const sentence = { within, matter, before, isElsewhere };
    before += one.words.filter(({ key }) => key !== null).length;
    return saidInClause(one, sentence);
  });
}

/** The same of the article's sentences; each is looked at once. */
export function saidThere(cited: readonly number[], facts: Facts): readonly Said[] {
  const known = read.get(facts) ?? new Map<number, readonly Said[]>();
  read.set(facts, known);
  return cited.flatMap((id) => {
    const said = known.get(id) ?? saidIn(clausesOf(sentenceText(facts, id)));
    known.set(id, said);
    return said;
  });
}

const read = new WeakMap<Facts, Map<number, readonly Said[]>>();

/** What the words around one are compared by, three on either side. */
export function besideOf({ matter, at }: Said): readonly string[] {
  return [...matter.slice(Math.max(0, at - 3), at), ...matter.slice(at + 1, at + 4)];
}

type Sentence = {
  readonly within: string;
  readonly matter: readonly string[];
  readonly before: number;
  readonly isElsewhere: boolean;
};

type Cut = { readonly clause: Clause; readonly text: string; readonly words: readonly Word[] };

function wordsOf({ text: written }: Clause): Omit<Cut, "clause"> {
  const text = written
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(idioms, (words) => " ".repeat(words.length));
  const words = [...text.matchAll(word)]
    .filter(({ index }) => !isName(written, index))
    .map(({ 0: found, index }) => ({ text: found, start: index, end: index + found.length, key: keyOf(found) }));
  return { text, words };
}

/** A "not" at the end, of what stands before. */
export const bareNot =
  /\b(?:had|has|have|did|does|do|was|were|is|are|could|can|would|will) ?(?:not|n[’']t)["”’.,;\s]*$|\bnone["”’.,;\s]*$|(?:^|[,;] *)but ["“]?not\b(?! (?:yet|been|be|have)\b)/i;

function saidInClause(
  { clause, text, words }: Cut,
  { within, matter, before, isElsewhere }: Sentence,
): readonly Said[] {
  const denials = denialsOf(text);
  const denied = headsOf(denials, text, words);
  let at = before - 1;
  return words.flatMap((one): readonly Said[] => {
    if (one.key !== null) at += 1;
    const own = denials.find(({ start, end }) => start <= one.start && one.end <= end);
    const times = denied.get(one.start) ?? 0;
    const isNear = denials.some((denial) => denial !== own && reaches(denial, one, text));
    const planned = denials.some(({ end, of }) => of === "plan" && text.slice(end, one.start).trim() === "");
    const found: Said[] = [];
    const add = (key: string | null, says: boolean | null): void => {
      if (key !== null)
        found.push({ key, says: isElsewhere ? null : says, word: one.text, within, clause, planned, matter, at });
    };
    for (const { key, says } of sidesOf(one.text)) add(key, inPair(says, times, isNear));
    const root = rootOfDenied(one.text);
    if (root !== null) add(keyOf(root), times > 0 || isNear ? null : false);
    if (own?.of === "verb") return found;
    if (times > 0) add(one.key, times % 2 === 0);
    else add(one.key, isNear ? null : true);
    return found;
  });
}

/** A pair's word, turned round by a "not"; "did not reject" is no "accepted", and leaves it open. */
function inPair(says: boolean, times: number, isNear: boolean): boolean | null {
  if (times % 2 === 1) return says ? false : null;
  return times === 0 && isNear ? null : says;
}

/** Whether it is open if a denial is of a word: not of one before it that another clause or a "to" parts from it. */
function reaches({ start, end }: Denial, one: Word, text: string): boolean {
  if (start < one.start) return true;
  const between = text.slice(one.end, start);
  return !text.slice(end).startsWith(" to ") && !/\b(?:and|but|when|as|so|because|after|before|for)\b/.test(between);
}

/** "Ferrow Falls": a capital that opens no sentence. */
function isName(text: string, start: number): boolean {
  return /\p{Lu}/u.test(text.charAt(start)) && /[\p{L}\p{N}’']/u.test(text.slice(0, start));
}

/** What a word is compared by; null for one that says nothing by itself. */
function keyOf(one: string): string | null {
  return /^\p{N}/u.test(one) ? null : (irregular.get(one) ?? stemOf(one));
}

const irregular = new Map([
  ["told", "tell"],
  ["tell", "tell"],
  ["tells", "tell"],
  ["telling", "tell"],
]);

const word = new RegExp(`(?:${phrases.join("|")}|[\\p{L}\\p{N}]+(?:-\\p{L}+)*)(?![\\p{L}\\p{N}])`, "gu");

const idioms =
  /\bnot only\b|\bno doubt\b|\bno\.? ?\d+|\bnot least\b|\bnothing but\b|\bwithout (?:any |further )?(?:trouble|problems?|incidents?|difficult(?:y|ies)|delays?|exception|doubt)\b|\ba few\b|\bquite a few\b|\bthe few\b|\ba little\b|\bno fewer\b|\bno less\b|\bno more\b|\bwhether or not\b|\bnot yet clear\b/gu;

const ofVerb =
  /\bnot(?: (?:yet|even|been|being|be|ever|to|have))*\b|n't(?: (?:yet|even|been|be|ever|have))*\b|\b(?:never|cannot|no longer|unable to|yet to|fail(?:s|ed|ing|ure)? to|refus(?:e|es|ed|ing|al) to|declin(?:e|es|ed|ing) to|stop(?:s|ped|ping)? short of|rather than (?=\p{L}+ing\b)|instead of (?=\p{L}+ing\b)|without (?=\p{L}+ing\b)|unlikely to|unwilling to|rul(?:es?|ed|ing) out|against (?=\p{L}+ing\b)|nor|neither|(?:hardly|barely|scarcely)(?! (?:an?|one|two|three|half|\d+) )|rarely|seldom|far from|avoid(?:s|ed|ing)? (?=\p{L}+ing\b)|(?:prevent|stop|ban|bar|block|keep)\p{L}* (?:\p{L}+ ){0,3}?from|kept (?:\p{L}+ ){0,3}?from|(?:stop|stops|stopped|stopping) (?=\p{L}+ing\b)|ceas(?:e|es|ed) to|clear(?:s|ed|ing)? (?:\p{L}+ ){0,4}?of (?=(?:any |all |the )?(?:blame|guilt|charges?|fault|responsib|wrong|suspicion|allegations?|murder|fraud|neglig|corruption|misconduct|bribery))|little to)\b/gu;
// "Threw out a plan to reopen the border": what is planned is not to be.
const ofPlan =
  /\b(?:(?:reject|turn|throw|threw|thrown|veto|dismiss|oppos|block|scrap|abandon|drop)\p{L}* (?:[\p{L}"“]+ ){0,3}?(?:plan|plans|proposal|proposals|offer|bid|call|calls|request|motion|bill|attempt|attempts|idea|demand|demands|order)(?: (?:by|from|of) [^,;]{1,50}?)? to)\b/gu;
const ofThing =
  /\b(?:no|nobody|no one|none(?: of)?|nothing|few|little|lack(?:s|ed|ing)?(?: of)?|absence of|free of)\b(?! to\b)/gu;
const ofThat = /\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|doubt(?:s|ed)?|unlikely)(?= (?:that|\p{L}+ing)\b)/gu;

function denialsOf(text: string): readonly Denial[] {
  const found = ([ofVerb, ofThing, ofThat, ofPlan] as const).flatMap((form, kind) =>
    [...text.matchAll(form)].map(({ 0: words, index }): Denial => ({
      start: index,
      end: index + words.trimEnd().length,
      of: (["verb", "thing", "that", "plan"] as const)[kind] ?? "verb",
    })),
  );
  return found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.start <= one.start &&
            one.end <= other.end &&
            other.end - other.start > one.end - one.start,
        ),
    )
    .toSorted((a, b) => a.start - b.start);
}

const auxiliaries =
  /\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall)\b/gu;
const adverb =
  /(?<!^(?:rep|app|supp|re|comp|imp|multip|f|al))ly$|^(?:yet|ever|even|any|anybody|anyone|anything|been|being|able|again|own|far|really|quite|very|so)$/;

/** For each denied word its start, and how often it is denied. */
function headsOf(denials: readonly Denial[], text: string, words: readonly Word[]): ReadonlyMap<number, number> {
  const heads = new Map<number, number>();
  for (const { start: from, end, of } of denials) {
    // "has not ruled out running": what is denied of a denial is denied twice
    const nested = words.some((one) => from <= one.start && one.end <= end && heads.has(one.start));
    const deny = (head: Word | undefined): void => {
      if (head !== undefined) heads.set(head.start, (heads.get(head.start) ?? 0) + (nested ? 2 : 1));
    };
    const behind = words.filter(({ start }) => start >= end);
    if (of === "that" && text.slice(end).startsWith(" that ")) {
      deny(behindAuxiliary(text, behind, end));
      continue;
    }
    const first = behind.find(({ text: one, key }) => !adverb.test(one) && (key !== null || saying.test(one)));
    if (of !== "thing") {
      deny(first);
      // "should not panic or throw them out"
      const or = first === undefined ? -1 : text.indexOf(" or ", first.end);
      if (or >= 0 && isCoordinate.test(text.slice(first?.end, or))) deny(behind.find(({ start }) => start >= or + 4));
      continue;
    }
    // "no valid licence": the last word of the phrase; "no trains will run": the verb as well
    const phrase = nounPhrase(behind, text);
    const noun = phrase.at(-1);
    deny(noun);
    const verb = behindAuxiliary(text, behind, noun?.end ?? end) ?? (noun === undefined ? first : undefined);
    if (verb !== noun && isStraight(text, noun?.end ?? end, verb)) deny(verb);
  }
  return heads;
}

/** The words of matter behind a "no", up to the first that joins or helps. */
function nounPhrase(behind: readonly Word[], text: string): readonly Word[] {
  const phrase: Word[] = [];
  for (const one of behind) {
    const last = phrase.at(-1);
    const isNext = last === undefined || text.slice(last.end, one.start).trim() === "";
    if (!isNext || one.key === null || joins.test(one.text)) break;
    phrase.push(one);
  }
  return phrase;
}

const isCoordinate = /^(?: \p{L}+){0,2}$/u;
const saying = /^(?:says?|said|saying|asked)$/;
const joins = /^(?:of|in|on|at|to|for|from|with|by|as|between|about|because|than|be|is|was|has|had|do|does|did)$/;

function behindAuxiliary(text: string, behind: readonly Word[], from: number): Word | undefined {
  const helping = [...text.matchAll(auxiliaries)].filter(({ index }) => index >= from);
  const first = helping[0];
  if (first === undefined) return undefined;
  return behind.find(
    ({ start, text: one }) => start > first.index && !adverb.test(one) && !helping.some(({ index }) => index === start),
  );
}

/** Whether nothing opens another clause between a noun and its verb: "no record that it was sold". */
function isStraight(text: string, from: number, verb: Word | undefined): boolean {
  return (
    verb !== undefined &&
    !/\b(?:that|who|which|when|whether|how|why|if|what|where)\b/.test(text.slice(from, verb.start))
  );
}
