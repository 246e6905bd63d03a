import { firstFrom } from "../text/order.ts";
import type { Character } from "./cast.ts";
import type { Gender } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";
import type { Segment } from "./segments.ts";
import type { Token } from "./tokens.ts";

const singularPronoun = new Set(["he", "she", "him", "her", "who"]);

const pluralPronoun = new Set(["they", "them", "both"]);

/** Whether a word in lower case stands for somebody by itself. */
export function isPronoun(word: string): boolean {
  return (
    singularPronoun.has(word) || pluralPronoun.has(word) || /^(?:it|i|we|you|this|that|these|those|which)$/.test(word)
  );
}

function genderOf(pronoun: string): Gender {
  if (pronoun === "who") return null;
  return pronoun === "she" || pronoun === "her" ? "f" : "m";
}

/** Whom a pronoun means, several for "they"; nobody for "I", "we", "you" and "this". */
export function pronounSpeakers(
  token: Token,
  {
    given,
    places,
    last,
  }: {
    readonly given: { readonly segments: readonly Segment[] };
    readonly places: readonly Mention[];
    readonly last: readonly Character[];
  },
): readonly Character[] {
  const word = token.lower;
  if (singularPronoun.has(word)) {
    const gender = genderOf(word);
    const person = personBefore(token, gender, { given, places, last });
    if (person !== null) person.gender ??= gender;
    return person === null ? [] : [person];
  }
  const plural = pluralPronoun.has(word);
  if (!plural && word !== "it") return [];
  if (plural && last.length > 1) return last;
  const wanted = (one: Character): boolean =>
    plural ? one.plural || one.kind === "organisation" : !one.plural && one.kind === "organisation";
  const speaker = last[0];
  if (speaker !== undefined && wanted(speaker)) return [speaker];
  const end = firstFrom(places, token.span.start);
  const near = places.slice(Math.max(0, end - bodiesWithin), end).findLast(({ character }) => wanted(character));
  if (near !== undefined) return [near.character];
  return plural && speaker !== undefined ? [speaker] : [];
}

const bodiesWithin = 12; // mentions before "it" or "they"

const lookedAtMost = 200; // mentions before a pronoun
const nearMost = 24; // of those, people whom it fits

/** Who "he" or "she" is: named earlier in the sentence, else the subject of the one before, else who spoke last. */
export function personBefore(
  token: Token,
  gender: Gender,
  {
    given,
    places,
    last,
  }: {
    readonly given: { readonly segments: readonly Segment[] };
    readonly places: readonly Mention[];
    readonly last: readonly Character[];
  },
): Character | null {
  const fits = (one: Character): boolean =>
    (one.kind === "person" || (one.kind === "unnamed" && !one.plural)) &&
    (gender === null || one.gender === null || one.gender === gender);
  const end = firstFrom(places, token.span.start);
  const near: Mention[] = [];
  for (let at = end - 1; at >= Math.max(0, end - lookedAtMost) && near.length < nearMost; at -= 1) {
    const place = places[at];
    if (place === undefined || place.sentence < token.sentence - 8) break;
    if (fits(place.character) && !insideQuotation(given, place.span.start)) near.push(place);
  }
  const speaker = last.find(fits) ?? null;
  const scores = new Map<Character, number>();
  const add = (one: Character, score: number): Map<Character, number> =>
    scores.set(one, (scores.get(one) ?? 0) + score);
  const seen = new Set<Character>();
  for (const [order, place] of near.entries()) {
    const distance = token.sentence - place.sentence;
    const subject = !near.slice(order + 1).some((other) => other.sentence === place.sentence);
    // what a sentence begins with is what the next one is about
    add(place.character, (distance <= 1 ? 2 : 1 / distance) + (subject ? subjectPoints(distance) : 0));
    if (!seen.has(place.character)) add(place.character, Math.min(2, Math.log2(place.character.mentions.length) / 2));
    seen.add(place.character);
  }
  if (speaker !== null) add(speaker, 2);
  if (scores.size === 0)
    return gender === null ? null : lastOf(places.slice(Math.max(0, end - lookedAtMost), end), gender);
  let best: Character | null = null;
  for (const [character, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = character;
  return best;
}

/** Whoever of a gender was named last, however long ago: "she" after a page about others. */
function lastOf(places: readonly Mention[], gender: Gender): Character | null {
  return (
    places.findLast(({ character }) => character.kind === "person" && character.gender === gender)?.character ?? null
  );
}

function insideQuotation({ segments }: { readonly segments: readonly Segment[] }, at: number): boolean {
  const items = segments[firstFrom(segments, at + 1) - 1]?.items ?? [];
  const item = items[firstFrom(items, at + 1) - 1];
  return item !== undefined && item.quotation !== null && item.span.start < at && at < item.span.end;
}

/** What a sentence is about counts most in the next one. */
function subjectPoints(sentencesBack: number): number {
  if (sentencesBack <= 1) return 2.2;
  return sentencesBack === 2 ? 1 : 0;
}
