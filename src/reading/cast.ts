import type { Span } from "../text/span.ts";
import { organisationNamed, type Gender, type Lexicon } from "./lexicon.ts";
import type { NameMention } from "./names.ts";
import type { Evidence, Role, VoiceKind } from "./reading.ts";

/** Somebody or something that the text names or quotes, under all its names, before it is known whether it speaks. */
export type Character = {
  readonly kind: VoiceKind;
  name: string;
  role: Role;
  gender: Gender;
  readonly plural: boolean;
  described: Span | null;
  /** The lower-case nouns it is called by: "president", "ministry", "company". */
  readonly nouns: Set<string>;
  readonly mentions: Evidence[];
  /** A country, capital or metonym standing for its government. */
  readonly place: boolean;
};

/** All people and organisations that the text names, each once, with where. Aliases and spelling variants are one. */
export type Cast = {
  readonly characters: Character[];
  /** The character of each name mention, by its start. */
  readonly byMention: Map<number, Character>;
  /** Who is no person, by folded name; of several the one that came first. */
  readonly byName: Map<string, Character>;
  /** The governments that places stand for, by the place's name. */
  readonly governments: Map<string, Character>;
};

/** `sources`: the phrases of who speaks; `heads`: the parts of them that may be a speaker’s name. */
export function castOf(
  names: readonly NameMention[],
  { sources, heads }: { readonly sources: readonly Span[]; readonly heads: readonly Span[] },
  lexicon: Lexicon,
): Cast {
  const cast: Cast = { characters: [], byMention: new Map(), byName: new Map(), governments: new Map() };
  const people = new Map<string, Character[]>(); // by folded surname
  const firstNames = new Map<string, Character[]>();
  const asPeople = peopleAmong(names, startsOf(heads));

  for (const name of names) {
    if (!asPeople.has(name) || name.words.length < 2) continue;
    const key = foldName(surnameOf(name.words));
    const first = foldName(name.words[0] ?? "");
    // "do we want more Audrey Parkers?"
    const known = [key, key.replace(/s$/, "")]
      .flatMap((one) => people.get(one) ?? [])
      .find((one) => compatible(one.name, name.words));
    const character = known ?? newIn(cast, { kind: "person", name: name.words.join(" "), role: "other" });
    if (known === undefined) {
      addNamesake(people, key, character);
      addNamesake(firstNames, first, character);
    } else if (
      name.words.join(" ").length > known.name.length &&
      name.words.join(" ") !== `${known.name}s` &&
      !/\b\p{Lu}\b/u.test(name.words.slice(1, -1).join(" "))
    ) {
      known.name = name.words.join(" ");
    }
    note(cast, character, name);
  }
  for (const name of names) {
    if (name.words.length !== 1 || cast.byMention.has(name.span.start)) continue;
    const key = foldName(name.words[0] ?? "");
    const mentioned =
      nearest(people.get(key) ?? [], name) ??
      (name.honorific === null ? nearest(firstNames.get(key) ?? [], name) : null);
    // "Christopher House … House says": a head word of organisations is a surname where somebody bears it, and no "the" is near
    const body = name.kind === "organisation" && name.honorific === null;
    if (mentioned !== null && !(body && (name.located || !/^\p{Lu}\p{Ll}/u.test(name.words[0] ?? "")))) {
      note(cast, mentioned, name);
      continue;
    }
    if (!asPeople.has(name)) continue;
    const character = newIn(cast, { kind: "person", name: name.words[0] ?? "", role: "other" });
    people.set(key, [character]);
    note(cast, character, name);
  }
  addOrganisations(cast, names, { speaks: startsOf(sources), lexicon });
  for (const character of cast.characters) index(cast, character);
  return cast;
}

const namesakesMost = 40;

/** Adds to those of one surname or first name; beyond the first forty a name alone tells nobody. */
function addNamesake(namesakes: Map<string, Character[]>, name: string, character: Character): void {
  const known = namesakes.get(name);
  if (known === undefined) namesakes.set(name, [character]);
  else if (known.length < namesakesMost) known.push(character);
}

/** Finds a character by its name from now on; names no longer change. */
function index(cast: Cast, character: Character): void {
  if (character.place) cast.governments.set(character.name, character);
  if (character.kind === "person") return;
  const key = foldName(character.name);
  if (!cast.byName.has(key)) cast.byName.set(key, character);
}

type NewCharacter = {
  readonly kind: VoiceKind;
  readonly name: string;
  readonly role: Role;
  readonly plural?: boolean;
  readonly place?: boolean;
};

/** Adds a character that no name of the text made: a government, critics, "a senior official". */
export function addTo(cast: Cast, given: NewCharacter): Character {
  const character = newIn(cast, given);
  index(cast, character);
  return character;
}

function newIn(cast: Cast, given: NewCharacter): Character {
  const character: Character = {
    kind: given.kind,
    name: given.name,
    role: given.role,
    gender: null,
    plural: given.plural ?? false,
    described: null,
    nouns: new Set(),
    mentions: [],
    place: given.place ?? false,
  };
  cast.characters.push(character);
  return character;
}

/** Adds a mention, and what its surroundings say of the character. */
function note(cast: Cast, character: Character, name: NameMention): void {
  cast.byMention.set(name.span.start, character);
  character.mentions.push({ sentence: name.sentence, span: name.span });
  character.gender ??= name.gender;
  if (name.role !== null) {
    if (character.role === "other") character.role = name.role.role;
  }
  for (const noun of name.nouns) {
    character.nouns.add(noun);
    character.nouns.add(noun.split(" ").at(-1) ?? "");
  }
  character.described ??= name.described;
}

function startsOf(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return (span) => {
    if (next > 0 && (sorted[next - 1]?.start ?? 0) > span.start) next = 0;
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= span.start) next += 1;
    const source = sorted[next];
    return source !== undefined && source.start <= span.start && span.end <= source.end;
  };
}

/** The mentions that are people: by their own surroundings, or by those of the same name elsewhere. */
function peopleAmong(names: readonly NameMention[], speaks: (span: Span) => boolean): ReadonlySet<NameMention> {
  const scores = new Map<string, number>();
  const alone = new Map<string, number>(); // how often a word stands alone as a name, and speaks
  const located = new Set<string>();
  for (const name of names) {
    const key = name.words.join(" ");
    if (name.located) located.add(key);
    const speaking = speaks(name.span) && !name.possessive;
    if (name.words.length === 1) alone.set(key, (alone.get(key) ?? 0) + (speaking ? 2 : 0.5));
    const spoken = speaking && name.words.length < 4 ? 1.5 : 0;
    scores.set(key, Math.max(name.person + spoken, scores.get(key) ?? -Infinity));
  }
  const people = new Set<NameMention>();
  for (const name of names) {
    const key = name.words.join(" ");
    let best = scores.get(key) ?? 0;
    // "Darian Lonechild … Lonechild said": papers go on with the surname
    if (name.words.length > 1 && best > 0) best += Math.min(1.5, alone.get(name.words.at(-1) ?? "") ?? 0);
    // "Kaldis said" is a person's name only where nobody is "in Kaldis"
    if (name.words.length === 1 && name.person >= 0 && !located.has(key) && (alone.get(key) ?? 0) >= 2) best += 1;
    if (located.has(key) && name.honorific === null && name.role === null) best -= 1.5;
    if (best >= 2 && (name.person > -3 || name.honorific !== null)) people.add(name);
  }
  return people;
}

function surnameOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return /^(?:jr|sr|ii|iii|iv)\.?$/i.test(last) && words.length > 2 ? (words.at(-2) ?? last) : last;
}

/** One spelling for the variants of a name: "Zelenskyy", "Zelensky" and "Zelenskiy"; "Müller" and "Muller". */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’'.-]/g, "")
    .replace(/(?:yy|iy|yi|ij|ii|y)$/, "y")
    .replace(/(.)\1/g, "$1");
}

/** Whether two names of one surname can be the same person's: "Ann Lee" and "Ann B. Lee", "Aung San Suu Kyi" and "Suu Kyi", not "Bo Lee". */
function compatible(name: string, words: readonly string[]): boolean {
  const whole = words.join(" ");
  if (name.endsWith(` ${whole}`) || whole.endsWith(` ${name}`)) return true;
  const a = foldName(name.split(" ")[0] ?? "");
  const b = foldName(words[0] ?? "");
  return (
    a === b ||
    (a.length === 1 && b.startsWith(a)) ||
    (b.length === 1 && a.startsWith(b)) ||
    (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)))
  );
}

/** Of several people of one surname, the one whose gender fits and who is named most. */
function nearest(candidates: readonly Character[], name: NameMention): Character | null {
  const fitting = candidates.filter(
    (one) => name.honorific === null || name.gender === null || one.gender === null || one.gender === name.gender,
  );
  let best: Character | null = null;
  let bestAt = -Infinity;
  for (const candidate of fitting) {
    // of two people of one name the paper calls the one by it alone whom the story is about
    const at = candidate.mentions.length + (isNamedBefore(candidate, name.span.start) ? 100 : 0);
    if (at > bestAt) [best, bestAt] = [candidate, at];
  }
  return best;
}

/** Whether somebody is named before an offset: full names are noted first and in order, then names alone, in order. */
function isNamedBefore({ mentions }: Character, offset: number): boolean {
  return [mentions.at(0), mentions.at(-1)].some((mention) => mention !== undefined && mention.span.start < offset);
}

function addOrganisations(
  cast: Cast,
  names: readonly NameMention[],
  given: { readonly speaks: (span: Span) => boolean; readonly lexicon: Lexicon },
): void {
  const known = new Map<string, Character>();
  const spoken = new Set(
    names.filter((name) => given.speaks(name.span) && !name.possessive).map((name) => name.words.join(" ")),
  );
  const times = new Map<string, number>();
  const located = new Set<string>();
  for (const name of names) {
    const words = name.words.join(" ");
    if (name.inside) located.add(words);
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  for (const name of names) {
    if (cast.byMention.has(name.span.start)) continue;
    const whole = name.words.join(" ");
    // "the Southern Compact": named again and again, and no person
    const bodily = name.words.length > 1 && (times.get(whole) ?? 0) > 1 && !located.has(whole);
    if (name.kind !== "organisation" && !(name.kind === "unknown" && (spoken.has(whole) || bodily))) continue;
    const key = whole.toLowerCase();
    const acronym = name.words
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word.charAt(0))
      .join("")
      .toLowerCase();
    const first = (name.words[0] ?? "").toLowerCase();
    const character =
      known.get(key) ??
      (name.words.length === 1 ? known.get(`first ${first}`) : undefined) ??
      newIn(cast, { kind: "organisation", name: whole, role: roleOf(name, given.lexicon) });
    known.set(key, character);
    if (name.words.length > 1 && acronym.length > 1 && !known.has(acronym)) known.set(acronym, character);
    if (name.words.length > 1 && !given.lexicon.demonyms.has(first) && !given.lexicon.places.has(first))
      known.set(`first ${first}`, character);
    if (whole.length > character.name.length && !/^\p{Lu}+$/u.test(character.name)) character.name = whole;
    cast.byMention.set(name.span.start, character);
    character.mentions.push({ sentence: name.sentence, span: name.span });
    for (const word of name.words)
      if (given.lexicon.organisationWords.has(word.toLowerCase())) character.nouns.add(word.toLowerCase());
    if (character.role === "other" && name.role !== null) character.role = name.role.role;
    if (character.role === "business") character.nouns.add("company").add("firm");
  }
}

function roleOf(name: NameMention, lexicon: Lexicon): Role {
  const whole = organisationNamed(lexicon, name.words.join(" "));
  if (whole !== undefined) return whole.role;
  for (const word of name.words.toReversed()) {
    const role = lexicon.organisationWords.get(word.toLowerCase().replace(/\.$/, ""));
    if (role !== undefined) return role;
  }
  return "other";
}
