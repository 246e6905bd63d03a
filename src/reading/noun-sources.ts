import { firstFrom } from "../text/order.ts";
import { slice, type Span } from "../text/span.ts";
import { addTo, foldName, type Cast, type Character } from "./cast.ts";
import type { Lexicon, RoleNoun } from "./lexicon.ts";
import { placed, type Mention } from "./mentions.ts";
import { personBefore } from "./pronouns.ts";
import type { Role } from "./reading.ts";
import type { Segment } from "./segments.ts";
import type { Token } from "./tokens.ts";

type Given = {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly cast: Cast;
  readonly lexicon: Lexicon;
};

/** A source that is a noun phrase: a role of somebody named, or a voice of its own ("critics", "a senior official"). */
export function nounSpeakers(
  words: readonly Token[],
  head: readonly Token[],
  {
    given,
    places,
    last,
    source,
  }: { readonly given: Given; readonly places: Mention[]; readonly last: readonly Character[]; readonly source: Span },
): readonly Character[] {
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
    const person = describesPerson(words) ? personBefore(first, role?.gender ?? null, { given, places, last }) : null;
    if (person !== null) return [placed(person, source, first, places)];
    const body = standsForBody.test(noun) && phraseWords(head) === 1 ? lastBody(noun, source.start, places) : null;
    if (body !== null) return [placed(body, source, first, places)];
  }
  if (/^(?:his|her)$/.test(opens) && document.test(noun)) {
    // "her statement read"
    const person = personBefore(first, opens === "her" ? "f" : "m", { given, places, last });
    if (person !== null) return [person];
  }
  const name = nameOfPhrase(text, source, words);
  const sameName = opens === "another" ? undefined : cast.byName.get(foldName(name));
  if (sameName !== undefined) return [placed(sameName, source, first, places)];
  return [placed(newSpeaker({ noun, role, name }, { cast, lexicon }), source, first, places)];
}

/** A voice of its own under the words of the phrase. */
function newSpeaker(
  { noun, role, name }: { readonly noun: string; readonly role: RoleNoun | undefined; readonly name: string },
  { cast, lexicon }: Pick<Given, "cast" | "lexicon">,
): Character {
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
  return character;
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

const sporting =
  /^(?:striker|defender|defen[cs]eman|defenceman|goalkeeper|goalie|forward|midfielder|winger|wing|quarterback|pitcher|player|rookie|veteran|newcomer|singer|rapper|actor|actress|native|champion|winner|golfer|star|comedian|musician|billionaire|father-of-two|mother-of-two)$/;

/** "The 26-year-old right wing", "The former sergeant", "the rookie": another way to call whoever the text is about. */
function describesPerson(words: readonly Token[]): boolean {
  const [article, first] = words;
  if (article?.lower !== "the" || first === undefined) return false;
  return (
    words.slice(1, 4).some(({ lower }) => lower.endsWith("-year-old")) ||
    /^(?:former|rookie|veteran|one-time|onetime|retired|long-time|longtime|self-described)$/.test(first.lower) ||
    sporting.test(words.at(-1)?.lower ?? "")
  );
}

const standsForBody =
  /^(?:company|firm|group|agency|utility|organisation|organization|department|ministry|union|charity|corporation|retailer|manufacturer|carmaker|bank|airline|society|association|institute|centre|center|authority|commission)$/;

const bodiesWithin = 16; // mentions before "the company"

/** The organisation named last before: "the company", where no name says that it is one. */
function lastBody(noun: string, start: number, places: readonly Mention[]): Character | null {
  const here = firstFrom(places, start);
  const near = places.slice(Math.max(0, here - bodiesWithin), here);
  // a union is not "the company"
  const fits = ({ character }: Mention): boolean => character.nouns.size === 0 || character.nouns.has(noun);
  return near.findLast((mention) => isNamedBody(mention) && fits(mention))?.character ?? null;
}

function isNamedBody({ character: { kind, place, name } }: Mention): boolean {
  return kind === "organisation" && !place && /^\p{Lu}/u.test(name);
}

const mentionsMost = 400; // back or on: nobody remembers further what somebody was called

/** The nearest character before that is called by one of these nouns; else the first person behind. */
function calledBefore(nouns: readonly string[], start: number, places: readonly Mention[]): Character | null {
  const here = firstFrom(places, start);
  const isCalled = ({ character }: Mention): boolean => nouns.some((noun) => character.nouns.has(noun));
  const before = places.slice(Math.max(0, here - mentionsMost), here).findLast(isCalled);
  const behind = places
    .slice(here, here + mentionsMost)
    .find((place) => place.span.start > start && place.character.kind === "person" && isCalled(place));
  return (before ?? behind)?.character ?? null;
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
