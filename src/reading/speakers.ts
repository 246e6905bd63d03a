import { slice, type Span } from "../text/span.ts";
import type { FoundAttribution } from "./attributions.ts";
import { addTo, foldName, type Cast, type Character } from "./cast.ts";
import type { Gender, Lexicon } from "./lexicon.ts";
import type { Role } from "./reading.ts";
import type { Segment } from "./segments.ts";
import type { Token } from "./tokens.ts";

/** What is to be resolved: an attribution, or a refusal to speak. */
export type Spoken = Pick<FoundAttribution, "source" | "segment" | "follows" | "act" | "tentative">;

/** The characters that speak in an attribution; empty where it cannot be told, or where it is the narrator. */
export type Speakers = readonly Character[];

type Given = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
  readonly cast: Cast;
  readonly lexicon: Lexicon;
};

/** A character in its place, for finding who "she" was. */
type Place = { readonly start: number; readonly sentence: number; readonly character: Character };

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
  return resolved.map((speakers, at) => {
    const one = found[at];
    return one?.tentative === true && one.source !== null ? namedSpeakers(one.source, given, index) : speakers;
  });
}

/** The somebody named that a tentative source is; nobody where it is a thing, or a country that nowhere speaks. */
function namedSpeakers(source: Span, { tokens, cast, lexicon }: Given, index: ReadonlyMap<number, number>): Speakers {
  const from = index.get(source.start) ?? 0;
  let to = from;
  while ((tokens[to + 1]?.span.end ?? Infinity) <= source.end) to += 1;
  const words = tokens.slice(from, to + 1);
  const people = peopleIn(words, cast, lexicon);
  if (people.length > 0) return people;
  const named = namesIn(words, cast);
  if (named.length > 0) return named.slice(0, 1);
  const phrase = words.filter((word) => word.pos !== "DET" && word.pos !== "PUNCT");
  const place = lexicon.places.get(phrase.map((word) => word.lower).join(" "));
  const government = cast.characters.find((one) => one.place && one.name === place?.standsFor);
  if (government !== undefined) return [government];
  const noun = phrase.at(-1)?.lower ?? "";
  const called = cast.characters.find(
    (one) => one.nouns.has(noun) && one.plural === noun.endsWith("s") && phrase.length <= 2,
  );
  return called === undefined ? [] : [called];
}

function mentionsInOrder(cast: Cast): Place[] {
  const places: Place[] = [];
  for (const character of cast.characters) {
    for (const { span, sentence } of character.mentions) places.push({ start: span.start, sentence, character });
  }
  return places.toSorted((a, b) => a.start - b.start);
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
    readonly places: readonly Place[];
    readonly last: { readonly speakers: Speakers; readonly segment: number } | null;
  },
): Speakers {
  const before = given.segments[one.segment - 1];
  const here = given.segments[one.segment];
  if (before !== undefined && here !== undefined && last?.segment !== one.segment - 1) {
    const named = places.find(
      (place) => place.start >= before.span.start && place.start < before.span.end && place.character.kind === "person",
    );
    const first = before.items[0];
    const begins = named !== undefined && first !== undefined && named.start - before.span.start < 60;
    if (begins && before.paragraph >= here.paragraph - 1) return [named.character];
  }
  return last?.speakers ?? [];
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
    readonly places: Place[];
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

  if (words.length === 3 && /^(?:them|us)$/.test(words[2]?.lower ?? "")) return last.slice(0, 1); // "One of them"
  const comma = words.findIndex((word, at) => at > 0 && /^(?:,|\(|who|which|whose|where|—|–)$/.test(word.lower));
  const main = comma < 0 ? words : words.slice(0, comma);
  const people = peopleIn(main, cast, lexicon);
  if (people.length > 0) return people;
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
    if (!found.includes(character)) found.push(character);
  }
  return found;
}

/** Whether the name that begins at `at` ends in "’s". */
function isOwner(words: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (/^\p{Lu}/u.test(words[end]?.text ?? "")) end += 1;
  return /^['’]s?$/.test(words[end]?.text ?? "");
}

function placed(character: Character, source: Span, token: Token, places: Place[]): Character {
  if (!character.mentions.some((mention) => mention.span.start === source.start)) {
    character.mentions.push({ sentence: token.sentence, span: source });
    insert(places, { start: source.start, sentence: token.sentence, character });
  }
  return character;
}

function insert(places: Place[], place: Place): void {
  let at = places.length;
  while (at > 0 && (places[at - 1]?.start ?? 0) > place.start) at -= 1;
  places.splice(at, 0, place);
}

/** "Moscow", "Russia", "the Kremlin" as a source: the government, one voice under the country's name. */
function governmentOf(phrase: readonly Token[], cast: Cast, lexicon: Lexicon): Character | null {
  const words = phrase.map((word) => word.lower).join(" ");
  const place =
    lexicon.places.get(words) ??
    (phrase.length === 2 && /^(?:government|officials)$/.test(phrase[1]?.lower ?? "")
      ? lexicon.demonyms.get(phrase[0]?.lower ?? "")
      : undefined);
  if (place === undefined) return null;
  const name = place.standsFor;
  const known = cast.characters.find((one) => one.place && one.name === name);
  return known ?? addTo(cast, { kind: "organisation", name, role: "official", place: true });
}

const singularPronoun = new Set(["he", "she", "him", "her", "who"]);
const pluralPronoun = new Set(["they", "them", "both"]);

function isPronoun(word: string): boolean {
  return (
    singularPronoun.has(word) || pluralPronoun.has(word) || /^(?:it|i|we|you|this|that|these|those|which)$/.test(word)
  );
}

function genderOf(pronoun: string): Gender {
  if (pronoun === "who") return null;
  return pronoun === "she" || pronoun === "her" ? "f" : "m";
}

function pronounSpeakers(
  token: Token,
  { given, places, last }: { readonly given: Given; readonly places: readonly Place[]; readonly last: Speakers },
): Speakers {
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
  for (let at = countBefore(places, token.span.start) - 1, steps = 0; at >= 0 && steps < 12; at -= 1, steps += 1) {
    const character = places[at]?.character;
    if (character !== undefined && wanted(character)) return [character];
  }
  return plural && speaker !== undefined ? [speaker] : [];
}

/** Who "he" or "she" is: named earlier in the sentence, else the subject of the one before, else who spoke last. */
function personBefore(
  token: Token,
  gender: Gender,
  { given, places, last }: { readonly given: Given; readonly places: readonly Place[]; readonly last: Speakers },
): Character | null {
  const fits = (one: Character): boolean =>
    (one.kind === "person" || (one.kind === "unnamed" && !one.plural)) &&
    (gender === null || one.gender === null || one.gender === gender);
  const end = countBefore(places, token.span.start);
  const near: Place[] = [];
  for (let at = end - 1; at >= 0 && near.length < 24; at -= 1) {
    const place = places[at];
    if (place === undefined || place.sentence < token.sentence - 8) break;
    if (fits(place.character) && !insideQuotation(given, place.start)) near.push(place);
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
    add(place.character, (distance <= 1 ? 2 : 1 / distance) + (subject && distance <= 2 ? 1.5 : 0));
    if (!seen.has(place.character)) add(place.character, Math.min(2, Math.log2(place.character.mentions.length) / 2));
    seen.add(place.character);
  }
  if (speaker !== null) add(speaker, 3);
  let best: Character | null = null;
  for (const [character, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = character;
  return best;
}

function insideQuotation({ segments }: Given, at: number): boolean {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((segments[middle]?.span.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return (
    segments[low]?.items.some((item) => item.quotation !== null && item.span.start < at && at < item.span.end) ?? false
  );
}

function countBefore(places: readonly Place[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A source that is a noun phrase: a role of somebody named, or a voice of its own ("critics", "a senior official"). */
function nounSpeakers(
  words: readonly Token[],
  head: readonly Token[],
  {
    given,
    places,
    last,
    source,
  }: { readonly given: Given; readonly places: Place[]; readonly last: Speakers; readonly source: Span },
): Speakers {
  const { lexicon, cast, text } = given;
  const nouns = head.filter(
    (word) =>
      /^(?:NOUN|PROPN|NUM|PRON)$/.test(word.pos) || lexicon.groups.has(word.lower) || lexicon.roles.has(word.lower),
  );
  const noun = (nouns.at(-1) ?? head.at(-1))?.lower ?? "";
  const two = head
    .slice(-2)
    .map((word) => word.lower)
    .join(" ");
  const role = lexicon.roles.get(two) ?? lexicon.roles.get(noun);
  const opens = words[0]?.lower ?? "";
  const definite =
    /^(?:the|this|that|his|her|their|its)$/.test(opens) || head.some((word) => /^['’]s?$/.test(word.text));
  const first = words[0];
  if (first === undefined) return [];
  if (definite && !(role?.plural ?? false)) {
    const keys = role === undefined ? [noun] : [role.noun, noun];
    const known =
      calledBefore(keys, source.start, places) ??
      (last[0] !== undefined && keys.some((key) => last[0]?.nouns.has(key)) ? last[0] : null);
    if (known !== null) return [placed(known, source, first, places)];
    const body = standsForBody.test(noun) && phraseWords(head) === 1 ? lastBody(source.start, places) : null;
    if (body !== null) return [placed(body, source, first, places)];
  }
  if (/^(?:his|her)$/.test(opens) && document.test(noun)) {
    // "her statement read"
    const person = personBefore(first, opens === "her" ? "f" : "m", { given, places, last });
    if (person !== null) return [person];
  }
  const name = nameOfPhrase(text, source, words);
  const key = foldName(name.toLowerCase());
  const sameName =
    opens === "another"
      ? undefined
      : cast.characters.find((one) => one.kind !== "person" && foldName(one.name.toLowerCase()) === key);
  if (sameName !== undefined) return [placed(sameName, source, first, places)];
  const group =
    lexicon.groups.get(noun) ??
    (role?.plural === true ? { role: role.role, unnamed: true, affected: role.role === "affected" } : undefined);
  const organisation = lexicon.organisationWords.get(noun);
  const kind = kindOfPhrase({
    group: group !== undefined,
    unnamed: group?.unnamed ?? false,
    organisation: organisation !== undefined,
    role: role !== undefined,
    noun,
  });
  const character = addTo(cast, {
    kind,
    name,
    role: roleOfPhrase(group?.role, role?.role, organisation),
    plural: group !== undefined || /[^s’'u]s$/.test(noun),
  });
  character.gender = role?.gender ?? null;
  character.nouns.add(noun);
  if (role !== undefined) character.nouns.add(role.noun);
  return [placed(character, source, first, places)];
}

function roleOfPhrase(...roles: readonly (Role | undefined)[]): Role {
  return roles.find((role) => role !== undefined) ?? "other";
}

// What speaks on paper: a document is a voice, and nobody's in particular.
const document =
  /^(?:reports?|stud(?:y|ies)|statement|memo|data|polls?|surveys?|letter|post|website|documents?|figures|research|analysis|paper|article|bill|law|e?-?mail|ruling|filing|lawsuit|complaint|database|records|review|indictment|affidavit|release|estimates?|tweet|video|book|order|rules?|guidelines?|audit|investigation|inquiry|newspaper|magazine|agency|outlet|plan|budget)$/;

function kindOfPhrase(given: {
  readonly group: boolean;
  readonly unnamed: boolean;
  readonly organisation: boolean;
  readonly role: boolean;
  readonly noun: string;
}): Character["kind"] {
  if (given.group) return given.unnamed ? "unnamed" : "group";
  if (given.role) return "unnamed";
  if (given.organisation) return "organisation";
  if (document.test(given.noun)) return "organisation";
  return "unnamed";
}

function phraseWords(head: readonly Token[]): number {
  return head.filter((word) => word.pos !== "DET").length;
}

const standsForBody =
  /^(?:company|firm|group|agency|utility|organisation|organization|department|ministry|union|charity|corporation|retailer|manufacturer|carmaker|bank|airline|society|association|institute|centre|center|authority|commission)$/;

/** The organisation named last before: "the company", where no name says that it is one. */
function lastBody(start: number, places: readonly Place[]): Character | null {
  for (let at = countBefore(places, start) - 1, steps = 0; at >= 0 && steps < 16; at -= 1, steps += 1) {
    const character = places[at]?.character;
    if (character?.kind === "organisation" && !character.place && /^\p{Lu}/u.test(character.name)) return character;
  }
  return null;
}

/** The nearest character before that is called by one of these nouns. */
function calledBefore(nouns: readonly string[], start: number, places: readonly Place[]): Character | null {
  for (let at = countBefore(places, start) - 1; at >= 0; at -= 1) {
    const character = places[at]?.character;
    if (character !== undefined && nouns.some((noun) => character.nouns.has(noun))) return character;
  }
  for (const place of places) {
    if (
      place.start > start &&
      place.character.kind === "person" &&
      nouns.some((noun) => place.character.nouns.has(noun))
    )
      return place.character;
  }
  return null;
}

/** The article's own words for an unnamed voice, up to the first comma, at most eight words. */
function nameOfPhrase(text: string, source: Span, words: readonly Token[]): string {
  const comma = words.findIndex(
    (word, at) => at > 0 && /^(?:,|who|which|\(|in|at|on|from|near|across)$/.test(word.lower),
  );
  const kept = comma < 0 ? words : words.slice(0, comma);
  const last = kept[Math.min(kept.length, 9) - 1];
  return slice(text, { start: source.start, end: last?.span.end ?? source.end }).replace(
    /^(?:the|an?)\s+/i,
    (article) => article.toLowerCase(),
  );
}
