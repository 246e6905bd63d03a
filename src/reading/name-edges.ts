import { placeNamed, type Lexicon } from "./lexicon.ts";
import { beginsSentence, tokenAt, type Token } from "./tokens.ts";

type Range = { readonly from: number; readonly to: number };

/** Where a name begins among the capitalised words from `from` to `to`: behind what only says of which party or office. */
export function nameStart(tokens: readonly Token[], range: Range, lexicon: Lexicon): number {
  const from = behindPortfolio(tokens, range, lexicon);
  return behindLabel(tokens, { from, to: range.to }, lexicon);
}

const agency = /^(?:canadian press|associated press|getty images)$/;
const party =
  /^(?:republicans?|democrats?|libertarians?|liberals?|conservatives?|tor(?:y|ies)|socialists?|independents?|greens?|new democrats?)$/;

/** "Republican Ann Lee", "fellow Canadians Ann Lee and …", "Miss Universe Ann Lee", "The Ostwick Press Ann Lee" in a credit. */
function behindLabel(tokens: readonly Token[], { from, to }: Range, lexicon: Lexicon): number {
  const word = (at: number): string => tokenAt(tokens, at).lower;
  const isGiven = (at: number): boolean => lexicon.firstNames.get(word(at))?.ambiguous === false;
  if (to - from >= 3 && agency.test(`${word(from)} ${word(from + 1)}`)) return from + 2;
  if (to - from < 2) return isRemark(tokens, { from, to }, lexicon) ? from + 1 : from;
  const people = lexicon.demonyms.has(word(from).replace(/s$/, "")) && word(from).endsWith("s");
  if ((party.test(word(from)) || people) && lexicon.firstNames.has(word(from + 1))) return from + 1;
  if (word(from) !== "miss") return from;
  for (let at = from + 2; at < to; at += 1) if (isGiven(at)) return at;
  return from;
}

/** "Derelict Obama and Clinton": a word that only says something of whoever bears the surname behind it. */
function isRemark(tokens: readonly Token[], { from, to }: Range, lexicon: Lexicon): boolean {
  const { lower, pos } = tokenAt(tokens, from);
  if (to !== from + 1 || !beginsSentence(tokens, from) || !/^(?:ADJ|VERB|ADV)$/.test(pos)) return false;
  const named = lexicon.firstNames.has(lower) || lexicon.surnames.has(lower) || lexicon.honorifics.has(lower);
  return !named && !lexicon.roles.has(lower) && lexicon.surnames.has(tokenAt(tokens, to).lower);
}

/** "Minister of Natural Resources Ann Lee": where the name begins behind what an office is for. */
function behindPortfolio(tokens: readonly Token[], { from, to }: Range, lexicon: Lexicon): number {
  const office = tokenAt(tokens, from - 2);
  if (
    !/^(?:of|for)$/.test(tokenAt(tokens, from - 1).lower) ||
    !lexicon.roles.has(office.lower.replace(/^(?:then|ex|former)-/, ""))
  )
    return from;
  for (let at = from + 1; at < to; at += 1)
    if (lexicon.firstNames.get(tokenAt(tokens, at).lower)?.ambiguous === false) return at;
  // "Minister of Natural Resources Amarjeet Sohi": an unknown given name too, where two words follow a known noun
  for (let at = to - 2; at > from; at -= 1) if (lexicon.organisationWords.has(tokenAt(tokens, at).lower)) return at + 1;
  return from;
}

/** Whether an office’s name stands from `at` on and a body’s head word behind its "’s". */
export function ownsBody(tokens: readonly Token[], at: number, owner: number, lexicon: Lexicon): boolean {
  const office = tokens.slice(at, owner).map(({ lower }) => lower);
  return lexicon.roles.has(office.join(" ")) && lexicon.organisationWords.has(tokenAt(tokens, owner + 1).lower);
}

/** Whether a place’s name, a field, "and" and a second field go with a noun: "Alberta Fish and Wildlife officers". */
export function joinsFields(tokens: readonly Token[], at: number, and: number, lexicon: Lexicon): boolean {
  const second = tokenAt(tokens, and + 1);
  const noun = tokenAt(tokens, and + 2);
  const known = lexicon.firstNames.has(second.lower) || placeNamed(lexicon, second.text) !== undefined;
  return (
    placeNamed(lexicon, tokenAt(tokens, at).text) !== undefined &&
    !known &&
    /^\p{Ll}/u.test(noun.text) &&
    noun.pos === "NOUN"
  );
}
