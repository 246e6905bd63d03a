import { firstFrom } from "../text/order.ts";
import type { Span } from "../text/span.ts";
import type { FoundAttribution } from "./attributions.ts";
import { addTo, type Cast, type Character } from "./cast.ts";
import { placeNamed, type Lexicon } from "./lexicon.ts";
import { mentionsInOrder, placed, type Mention } from "./mentions.ts";
import { nounSpeakers } from "./noun-sources.ts";
import { callsSeveralPeople } from "./several.ts";
import { isPronoun, pronounSpeakers } from "./pronouns.ts";
import type { Segment } from "./segments.ts";
import type { Token } from "./tokens.ts";

/** What is to be resolved: an attribution, or a refusal to speak. */
export type Spoken = Pick<FoundAttribution, "source" | "segment" | "follows" | "act" | "tentative" | "voiced">;

/** The characters that speak in an attribution; empty where it cannot be told, or where it is the narrator. */
export type Speakers = readonly Character[];

type Given = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
  readonly cast: Cast;
  readonly lexicon: Lexicon;
};

/**
 * Resolves the source of each attribution, in order: names, roles ("the minister"), pronouns, capitals and countries,
 * groups; a quotation without source goes on with who spoke last. Adds unnamed and group voices to the cast.
 */
export function resolveSpeakers(found: readonly Spoken[], given: Given): readonly Speakers[] {
  const places = mentionsInOrder(given.cast);
  const index = indexOf(given.tokens);
  const bySpan = new Map<number, Speakers>();
  const resolved: Speakers[] = [];
  let last: { readonly speakers: Speakers; readonly segment: number } | null = null;
  for (const one of found) {
    let speakers: Speakers = [];
    if (one.tentative) {
      // known at the end, when all who speak are
    } else if (one.source === null)
      speakers = one.follows === null ? [] : floatingSpeakers(one, { given, places, last });
    else {
      const known = bySpan.get(one.source.start);
      speakers = known ?? sourceSpeakers(one.source, { given, index, places, last: last?.speakers ?? [] });
      bySpan.set(one.source.start, speakers);
    }
    resolved.push(speakers);
    if (speakers.length > 0 && one.act === "speech") last = { speakers, segment: one.segment };
  }
  const called = byNoun(given.cast);
  return resolved.map((speakers, at) => {
    const one = found[at];
    if (one?.tentative !== true || one.source === null) return speakers;
    const named = namedSpeakers(one.source, given, index, called);
    if (named.length > 0 || !(one.voiced || one.act === "speech")) return named;
    return severalSpeakers(one.source, { given, index, places });
  });
}

/** The first character, alone or several, that each noun calls: "minister" one, "nurses" several. */
function byNoun({ characters }: Cast): ReadonlyMap<string, Character> {
  const called = new Map<string, Character>();
  for (const character of characters) {
    for (const noun of character.nouns) {
      if (character.plural === noun.endsWith("s") && !called.has(noun)) called.set(noun, character);
    }
  }
  return called;
}

/** The somebody named that a tentative source is; nobody where it is a thing, or a country that nowhere speaks. */
function namedSpeakers(
  source: Span,
  given: Given,
  index: ReadonlyMap<number, number>,
  called: ReadonlyMap<string, Character>,
): Speakers {
  const { cast, lexicon } = given;
  const words = wordsOf(source, given, index);
  const people = peopleIn(words, cast, lexicon);
  if (people.length > 0) return people;
  const named = namesIn(words, cast);
  if (named.length > 0) return named.slice(0, 1);
  const phrase = words.filter((word) => word.pos !== "DET" && word.pos !== "PUNCT");
  const place = placeNamed(lexicon, phrase.map((word) => word.text).join(" "));
  const government = place === undefined ? undefined : cast.governments.get(place.standsFor);
  if (government !== undefined) return [government];
  const one = phrase.length > 2 ? undefined : called.get(phrase.at(-1)?.lower ?? "");
  return one === undefined ? [] : [one];
}

/** "Residents oppose …", "Analysts suggest …": people called by what they are, several of them, are somebody too. */
function severalSpeakers(
  source: Span,
  {
    given,
    index,
    places,
  }: { readonly given: Given; readonly index: ReadonlyMap<number, number>; readonly places: Mention[] },
): Speakers {
  const words = wordsOf(source, given, index);
  const cut = words.findIndex(({ lower, pos }, at) => at > 0 && (edge.test(lower) || lower === ",") && pos !== "PROPN");
  const head = cut < 0 ? words : words.slice(0, cut);
  const noun = head.at(-1);
  if (noun === undefined || !/^(?:NOUN|PROPN|VERB)$/.test(noun.pos) || !callsSeveralPeople(noun.lower, given.lexicon))
    return [];
  return sourceSpeakers(source, { given, index, places, last: [] });
}

function wordsOf(source: Span, { tokens }: Given, index: ReadonlyMap<number, number>): readonly Token[] {
  const from = index.get(source.start) ?? 0;
  let to = from;
  while ((tokens[to + 1]?.span.end ?? Infinity) <= source.end) to += 1;
  return tokens.slice(from, to + 1);
}

function indexOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  return new Map(tokens.map((token, at) => [token.span.start, at]));
}

/** A quotation that stands alone: whoever the sentence before was about, or else who spoke last. */
function floatingSpeakers(
  one: Spoken,
  {
    given,
    places,
    last,
  }: {
    readonly given: Given;
    readonly places: readonly Mention[];
    readonly last: { readonly speakers: Speakers; readonly segment: number } | null;
  },
): Speakers {
  const before = given.segments[one.segment - 1];
  const here = given.segments[one.segment];
  if (before !== undefined && here !== undefined && last?.segment !== one.segment - 1) {
    const named = firstPerson(places, before.span);
    const first = before.items[0];
    const begins = named !== undefined && first !== undefined && named.span.start - before.span.start < openingMost;
    if (begins && before.paragraph >= here.paragraph - 1) return [named.character];
  }
  return last?.speakers ?? [];
}

const openingMost = 60; // characters: further on, a sentence is not about whom it names

function firstPerson(places: readonly Mention[], { start, end }: Span): Mention | undefined {
  for (let at = firstFrom(places, start); at < places.length; at += 1) {
    const place = places[at];
    if (place === undefined || place.span.start >= end) return undefined;
    if (place.character.kind === "person") return place;
  }
  return undefined;
}

const edge =
  /^(?:of|for|at|from|with|in|to|on|behind|near|by|against|during|outside|about|who|which|whose|where|that|familiar|including|such)$/;

function sourceSpeakers(
  source: Span,
  {
    given,
    index,
    places,
    last,
  }: {
    readonly given: Given;
    readonly index: ReadonlyMap<number, number>;
    readonly places: Mention[];
    readonly last: Speakers;
  },
): Speakers {
  const { tokens, cast, lexicon } = given;
  const from = index.get(source.start);
  if (from === undefined) return [];
  let to = from;
  while ((tokens[to + 1]?.span.end ?? Infinity) <= source.end) to += 1;
  const words = tokens.slice(from, to + 1);
  const first = words[0];
  if (first === undefined) return [];
  if (words.length === 1 && isPronoun(first.lower)) return pronounSpeakers(first, { given, places, last });

  // "BC Hydro said", of which the tagger takes only "Hydro" for the subject
  const inside = /^\p{Lu}/u.test(first.text) ? places[firstFrom(places, source.start) - 1] : undefined;
  if (inside !== undefined && inside.span.end >= source.end) return [inside.character];
  const several = isCount(words) ? lastSeveral(source.start, places) : null;
  if (several !== null) return several;
  if (words.length === 3 && /^(?:them|us)$/.test(words[2]?.lower ?? "")) return last.slice(0, 1); // "One of them"
  const comma = words.findIndex((word, at) => at > 0 && /^(?:,|\(|who|which|whose|where|—|–)$/.test(word.lower));
  const main = comma < 0 ? words : words.slice(0, comma);
  const people = peopleIn(main, cast, lexicon);
  if (people.length > 0) return people;
  const author = authorIn(main, cast);
  if (author !== null) return [author];
  const cut = main.findIndex((word, at) => at > 0 && edge.test(word.lower) && word.pos !== "PROPN");
  const head = cut < 0 ? main : main.slice(0, cut);
  const named = namesIn(main, cast);
  if (comma > 0) {
    // "The mayor, Ann Lee,"; "One Democrat, Montana Sen. Jon Tester,"
    const apposed = peopleIn(words.slice(comma + 1, comma + 6), cast, lexicon)[0];
    if (apposed !== undefined) return [apposed];
  }
  if (named.length > 0) return named.slice(0, 1);
  const phrase = head.filter((word) => word.pos !== "DET" && word.pos !== "PUNCT");
  const government = governmentOf(phrase, cast, lexicon);
  if (government !== null) return [placed(government, source, first, places)];
  return nounSpeakers(words, head, { given, places, last, source });
}

/** "said one", "all three", "the two", "another": so many of those just named. */
function isCount(words: readonly Token[]): boolean {
  const phrase = words.map(({ lower }) => lower).join(" ");
  return /^(?:one|both|(?:all|the|the other) (?:two|three|four)|the others)$/.test(phrase);
}

const severalWithin = 8; // mentions

function lastSeveral(start: number, places: readonly Mention[]): Speakers | null {
  const here = firstFrom(places, start);
  const near = places.slice(Math.max(0, here - severalWithin), here).findLast(({ character }) => character.plural);
  return near === undefined ? null : [near.character];
}

/** The people that a phrase is about: not "Mr Hill" in "Mr Hill’s lawyer" or in "a spokeswoman for Mr Hill". */
function peopleIn(words: readonly Token[], cast: Cast, lexicon: Lexicon): readonly Character[] {
  const found: Character[] = [];
  for (const [at, word] of words.entries()) {
    const character = cast.byMention.get(word.span.start);
    if (character?.kind !== "person" || isOwner(words, at)) continue;
    let left = at - 1;
    while (left >= 0 && /^\p{Lu}/u.test(words[left]?.text ?? "") && !edge.test(words[left]?.lower ?? "")) left -= 1;
    const before = words[left];
    const governed = before !== undefined && edge.test(before.lower) && !lexicon.roles.has(before.lower);
    if (!governed && !found.includes(character)) found.push(character);
  }
  return found;
}

/** "A statement sent to the paper by Ann Lee" */
function authorIn(words: readonly Token[], cast: Cast): Character | null {
  const by = words.findIndex(({ lower }, at) => at > 0 && lower === "by");
  if (by < 0) return null;
  for (const word of words.slice(by + 1, by + 4)) {
    const character = cast.byMention.get(word.span.start);
    if (character !== undefined) return character.kind === "person" ? character : null;
  }
  return null;
}

/** Organisations and the like that are the head of a phrase: not "the BBC" in "the BBC reporter". */
function namesIn(words: readonly Token[], cast: Cast): readonly Character[] {
  const found: Character[] = [];
  for (const [at, word] of words.entries()) {
    if (edge.test(word.lower) && word.pos !== "PROPN" && at > 0) {
      const named = found.length > 0;
      if (named) break;
      return [];
    }
    const character = cast.byMention.get(word.span.start);
    if (character === undefined || character.kind === "person" || isOwner(words, at)) continue;
    const rest = words.slice(at + 1);
    const end = rest.findIndex((next) => edge.test(next.lower));
    const behind = end < 0 ? rest : rest.slice(0, end);
    if (behind.some((next) => next.pos === "NOUN" && /^\p{Ll}/u.test(next.text))) continue;
    if (describes(rest)) continue;
    if (!found.includes(character)) found.push(character);
  }
  return found;
}

/** "A Superior Court of Ontario judge": behind the name, "of" and all, stands the noun that it goes with. */
function describes(rest: readonly Token[]): boolean {
  const end = rest.findIndex(({ text, lower }) => !/^\p{Lu}/u.test(text) && lower !== "of");
  const noun = rest[end];
  return end > 1 && noun?.pos === "NOUN" && rest.slice(0, end).some(({ lower }) => lower === "of");
}

/** Whether the name that begins at `at` ends in "’s". */
function isOwner(words: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (/^\p{Lu}/u.test(words[end]?.text ?? "")) end += 1;
  return /^['’]s?$/.test(words[end]?.text ?? "");
}

/** "Moscow", "Russia", "the Kremlin" as a source: the government, one voice under the country's name. */
function governmentOf(phrase: readonly Token[], cast: Cast, lexicon: Lexicon): Character | null {
  const place =
    placeNamed(lexicon, phrase.map((word) => word.text).join(" ")) ??
    (phrase.length === 2 && /^(?:government|officials)$/.test(phrase[1]?.lower ?? "")
      ? lexicon.demonyms.get(phrase[0]?.lower ?? "")
      : undefined);
  if (place === undefined || place.kind === "water" || place.kind === "continent") return null;
  const name = place.standsFor;
  return cast.governments.get(name) ?? addTo(cast, { kind: "organisation", name, role: "official", place: true });
}
