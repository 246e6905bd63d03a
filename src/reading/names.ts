import type { Span } from "../text/span.ts";
import { describe } from "./descriptions.ts";
import { organisationNamed, placeNamed, type Gender, type Lexicon, type RoleNoun } from "./lexicon.ts";
import { callsSeveralPeople } from "./several.ts";
import { joinsFields, nameStart, ownsBody } from "./name-edges.ts";
import { kindOfName, type Seen } from "./person-clues.ts";
import { beginsSentence, tokenAt, type Token } from "./tokens.ts";

/** A capitalised name in its place, with what its surroundings say of it. */
export type NameMention = {
  readonly span: Span;
  readonly sentence: number;
  /** The words of the name, titles taken off: ["Emmanuel", "Macron"]. */
  readonly words: readonly string[];
  readonly kind: "person" | "organisation" | "place" | "unknown";
  /** How sure it is that this is a person, by its surroundings; 2 or more is. */
  readonly person: number;
  readonly honorific: string | null;
  readonly gender: Gender;
  /** What it is called by, before or after the name: "French President", "a nurse at the clinic". */
  readonly described: Span | null;
  readonly role: RoleNoun | null;
  /** All role nouns that stand around the name. */
  readonly nouns: readonly string[];
  /** Whether "’s" follows: the name owns something and is not itself what the phrase is about. */
  readonly possessive: boolean;
  /** "in Kaldis", "the Kaldis ministry": how places and bodies are named, and people are not. */
  readonly located: boolean;
  /** "in Kaldis": something is there, so that it is hardly a body. */
  readonly inside: boolean;
};

/** All names of a text in order. */
export function findNames(tokens: readonly Token[], lexicon: Lexicon): readonly NameMention[] {
  const seen = wordsSeen(tokens, lexicon);
  const mentions: NameMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (at === 0) at = behindDateline(tokens);
    const end = sequenceEnd(tokens, at, { lexicon, seen });
    if (end < at) {
      at += 1;
      continue;
    }
    const from = nameStart(tokens, { from: at, to: end }, lexicon);
    const mention = mentionOf(tokens, { from, to: end }, { lexicon, seen });
    if (mention !== null) mentions.push(mention);
    at = end + 1;
  }
  return mentions;
}

/** The index behind "KALDIS — " or "LONDON, Oct. 3 (Reuters) — " at the start of a text; 0 where none is there. */
function behindDateline(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{3,}$/u.test(tokenAt(tokens, 0).text)) return 0;
  for (let at = 1; at < 12; at += 1) {
    const token = tokenAt(tokens, at);
    if (/^[—–-]$|^--$/.test(token.text)) return at + 1;
    if (!/^[\p{Lu}\d(),.]/u.test(token.text)) return 0;
  }
  return 0;
}

/** Which words the text writes small, which it capitalises where no sentence begins, and which follow a given name. */
function wordsSeen(tokens: readonly Token[], lexicon: Lexicon): Seen {
  const lower = new Set<string>();
  const capitalised = new Set<string>();
  const surnames = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (/^\p{Ll}/u.test(token.text)) lower.add(token.lower);
    else if (/^\p{Lu}/u.test(token.text) && !beginsSentence(tokens, index)) capitalised.add(token.lower);
    const given = tokenAt(tokens, index - 1);
    if (/^\p{Lu}\p{Ll}/u.test(token.text) && lexicon.firstNames.get(given.lower)?.ambiguous === false)
      if (/^\p{Lu}/u.test(given.text) && given.sentence === token.sentence) surnames.add(token.lower);
  }
  return { lower, capitalised, surnames };
}

const particle =
  /^(?:de|da|del|della|di|du|dos|das|van|von|der|den|bin|bint|ibn|al|el|la|le|ter|ten|y|e|af|av|zu|st\.?)$/;

const tokensMost = 40; // of one name: what is longer is a shouted line, or no text at all

/** The last token of the name that begins at `at`; less than `at` where none does. */
function sequenceEnd(
  tokens: readonly Token[],
  at: number,
  given: { readonly lexicon: Lexicon; readonly seen: Seen },
): number {
  const first = tokenAt(tokens, at);
  if (!isNameWord(tokens, at, given)) return at - 1;
  let end = at;
  for (let next = at + 1; next < at + tokensMost; next += 1) {
    const token = tokenAt(tokens, next);
    const gap = token.span.start - tokenAt(tokens, next - 1).span.end;
    if (token.sentence !== first.sentence || gap > 1) break;
    if (/^\p{Lu}/u.test(token.text) && (!isCalendar(token.lower) || isGivenMonth(tokens, next, given.lexicon))) {
      end = next;
      continue;
    }
    if (token.text === "." && isAbbreviated(tokenAt(tokens, next - 1), given.lexicon)) {
      end = next;
      continue;
    }
    const following = tokenAt(tokens, next + 1);
    const continues = /^\p{Lu}/u.test(following.text) && following.sentence === first.sentence;
    if (continues && particle.test(token.lower)) continue;
    if (
      continues &&
      (token.text === "&" || /^(?:of|for)$/.test(token.lower)) &&
      joinsOrganisation(tokens, at, next, given.lexicon)
    )
      continue;
    // "the Harbour and Dock Union"
    if (
      continues &&
      token.lower === "and" &&
      tokenAt(tokens, at - 1).lower === "the" &&
      endsAsOrganisation(tokens, next + 1, given.lexicon)
    )
      continue;
    // "the Prime Minister’s Office"
    if (continues && /^['’]s$/.test(token.lower) && ownsBody(tokens, at, next, given.lexicon)) continue;
    // "a retired Alberta Fish and Wildlife biologist"
    if (continues && token.lower === "and" && next > at + 1 && joinsFields(tokens, at, next, given.lexicon)) continue;
    // "Department of the Interior"
    if (token.lower === "of" && following.lower === "the" && joinsOrganisation(tokens, at, next, given.lexicon)) {
      const third = tokenAt(tokens, next + 2);
      if (/^\p{Lu}/u.test(third.text)) {
        next += 1;
        continue;
      }
    }
    break;
  }
  return tokenAt(tokens, end).text === "." ? end - 1 : end;
}

function isAbbreviated(token: Token, lexicon: Lexicon): boolean {
  return /^\p{Lu}$/u.test(token.text) || lexicon.honorifics.has(token.lower);
}

/** Whether the capitalised words from `from` on end in a head word of organisations: "Dock Union". */
function endsAsOrganisation(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  let last = from;
  while (/^\p{Lu}/u.test(tokenAt(tokens, last + 1).text) && last < from + 4) last += 1;
  return last > from && lexicon.organisationWords.has(tokenAt(tokens, last).lower);
}

function joinsOrganisation(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): boolean {
  for (let at = from; at < to; at += 1) if (lexicon.organisationWords.has(tokenAt(tokens, at).lower)) return true;
  return false;
}

const calendar =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|june|july|august|september|october|november|december)$|^(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?$/;

function isCalendar(word: string): boolean {
  return calendar.test(word);
}

/** "June Ashdown", not "In June Labour", "June 3": a month that is a given name, before what can be a surname. */
function isGivenMonth(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const { lower, sentence } = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  if (!lexicon.firstNames.has(lower) || next.sentence !== sentence || !/^\p{Lu}\p{Ll}/u.test(next.text)) return false;
  if (isCalendar(next.lower) || lexicon.demonyms.has(next.lower) || lexicon.organisationWords.has(next.lower))
    return false;
  return !/^(?:in|on|of|by|since|until|till|from|to|last|next|this|early|late|mid|between|during|for|every|each|and|or|through|before|after|\d.*)$/.test(
    tokenAt(tokens, at - 1).lower,
  );
}

function isNameWord(
  tokens: readonly Token[],
  at: number,
  { lexicon, seen }: { readonly lexicon: Lexicon; readonly seen: Seen },
): boolean {
  const token = tokenAt(tokens, at);
  if (!/^\p{Lu}[\p{L}\p{N}.’'&-]*$/u.test(token.text)) return false;
  if (
    (isCalendar(token.lower) && !isGivenMonth(tokens, at, lexicon)) ||
    /^(?:i|i’m|i'm|ok|tv|a|the)$/.test(token.lower)
  )
    return false;
  const word = token.lower;
  const known =
    lexicon.firstNames.get(word)?.ambiguous === false ||
    placeNamed(lexicon, token.text) !== undefined ||
    organisationNamed(lexicon, token.text) !== undefined ||
    opensKnownName(tokens, at, lexicon);
  if (!beginsSentence(tokens, at))
    return (
      !lexicon.notNames.has(word) || known || seen.surnames.has(word) || /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)
    );
  if (lexicon.honorifics.has(word)) return true;
  if (callsSeveral(tokens, at, { lexicon, seen })) return false;
  if (known) return true;
  if (/^(?:DET|PRON|ADP|AUX|CCONJ|SCONJ|PART)$/.test(token.pos) && !seen.capitalised.has(word)) return false;
  if (lexicon.notNames.has(word)) return seen.capitalised.has(word) && !seen.lower.has(word) && token.pos === "PROPN";
  if (seen.capitalised.has(word)) return true;
  if (seen.lower.has(word)) return false;
  const next = tokenAt(tokens, at + 1);
  const followed = /^\p{Lu}/u.test(next.text) && next.sentence === token.sentence;
  if (token.pos === "PROPN") return true;
  return followed && /^(?:NOUN|ADJ|PROPN|X)$/.test(token.pos);
}

/** "Librarians say", "Objectors at the meeting wrote": people by what they are, capitalised where a sentence begins. */
function callsSeveral(
  tokens: readonly Token[],
  at: number,
  { lexicon, seen }: { readonly lexicon: Lexicon; readonly seen: Seen },
): boolean {
  const { lower, text } = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  if (seen.capitalised.has(lower) || /^\p{Lu}/u.test(next.text) || organisationNamed(lexicon, text) !== undefined)
    return false;
  if (lexicon.roles.get(lower)?.plural === true || lexicon.groups.has(lower)) return true;
  const named = lexicon.surnames.has(lower) || lexicon.firstNames.has(lower);
  return !named && callsSeveralPeople(lower, lexicon) && /^(?:VERB|AUX|ADP|ADV)$/.test(next.pos);
}

/** "New York City Council", "National Health Service": the first words are a known name, whatever the first alone is. */
function opensKnownName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  let name = tokenAt(tokens, at).text;
  for (let next = at + 1; next < at + 4; next += 1) {
    const token = tokenAt(tokens, next);
    if (!/^\p{Lu}/u.test(token.text)) return false;
    name = `${name} ${token.text}`;
    if (placeNamed(lexicon, name) !== undefined || organisationNamed(lexicon, name) !== undefined) return true;
  }
  return false;
}

function mentionOf(
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
  known: { readonly lexicon: Lexicon; readonly seen: Seen },
): NameMention | null {
  const { lexicon } = known;
  const { start, honorific, role, described, nouns, gender } = describe(tokens, range, lexicon);
  if (start > range.to) return null;
  const own = tokens.slice(start, range.to + 1);
  const words = own
    .map(({ text }) => text)
    .filter((text) => text !== "." && !isOwnerMark.test(text))
    .map((text, at, all) =>
      at === all.length - 2 && own.some((token) => isOwnerMark.test(token.text)) ? `${text}’s` : text,
    );
  const first = tokenAt(tokens, start);
  const whole = words.join(" ").toLowerCase();
  if (words.length === 1 && lexicon.demonyms.has(whole) && !lexicon.places.has(whole)) return null;
  if (isNoName(words, whole, lexicon)) return null;
  const before = tokenAt(tokens, range.from - 1);
  const after = tokenAt(tokens, range.to + 1);
  const { kind, person } = kindOfName({ tokens, ...range, start, words, honorific, role, ...known });
  return {
    span: { start: first.span.start, end: tokenAt(tokens, range.to).span.end },
    sentence: first.sentence,
    words,
    kind,
    person,
    honorific,
    gender: gender ?? lexicon.firstNames.get((words[0] ?? "").toLowerCase())?.gender ?? null,
    described,
    role,
    nouns,
    possessive: /^['’]s?$/.test(after.text),
    located: isLocated(before, after, first),
    inside: before.sentence === first.sentence && /^(?:in|near|outside|around|across)$/.test(before.lower),
  };
}

/** "the Prime Minister", an office and nobody’s name; "Ann Lee/The Ostwick Press", a credit. */
function isNoName(words: readonly string[], whole: string, lexicon: Lexicon): boolean {
  if (words.length > 1 && lexicon.roles.has(whole)) return true;
  return words.some((word) => word.includes("/")) && /(?:press|reuters|images|afp|photo)$/.test(whole);
}

const isOwnerMark = /^['’]s$/;

function isLocated(before: Token, after: Token, first: Token): boolean {
  if (
    before.sentence === first.sentence &&
    /^(?:in|at|near|the|into|across|throughout|outside|around|towards?)$/.test(before.lower)
  )
    return true;
  return (
    after.sentence === first.sentence &&
    after.pos === "NOUN" &&
    /^(?:government|ministry|authorities|officials|police|residents|parliament)$/.test(after.lower)
  );
}
