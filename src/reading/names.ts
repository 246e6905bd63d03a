import type { Span } from "../text/span.ts";
import type { Gender, Lexicon, RoleNoun } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

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
  /** Whether "’s" follows: the name owns something and is not itself what the phrase is about. */
  readonly possessive: boolean;
  /** "in Kaldis", "the Kaldis ministry": how places and bodies are named, and people are not. */
  readonly located: boolean;
};

const none: Token = { span: { start: 0, end: 0 }, text: "", lower: "", pos: "NONE", sentence: 0 };

/** All names of a text in order. */
export function findNames(tokens: readonly Token[], lexicon: Lexicon): readonly NameMention[] {
  const seen = wordsSeen(tokens);
  const mentions: NameMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (at === 0) at = behindDateline(tokens);
    const end = sequenceEnd(tokens, at, { lexicon, seen });
    if (end < at) {
      at += 1;
      continue;
    }
    const mention = mentionOf(tokens, { from: at, to: end }, { lexicon, seen });
    if (mention !== null) mentions.push(mention);
    at = end + 1;
  }
  return mentions;
}

/** The index behind "KALDIS — " or "LONDON, Oct. 3 (Reuters) — " at the start of a text; 0 where none is there. */
function behindDateline(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{3,}$/u.test((tokens[0] ?? none).text)) return 0;
  for (let at = 1; at < 12; at += 1) {
    const token = tokens[at] ?? none;
    if (/^[—–-]$|^--$/.test(token.text)) return at + 1;
    if (!/^[\p{Lu}\d(),.]/u.test(token.text)) return 0;
  }
  return 0;
}

type Seen = { readonly lower: ReadonlySet<string>; readonly capitalised: ReadonlySet<string> };

/** Which words the text writes small, and which it capitalises where no sentence begins. */
function wordsSeen(tokens: readonly Token[]): Seen {
  const lower = new Set<string>();
  const capitalised = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (/^\p{Ll}/u.test(token.text)) lower.add(token.lower);
    else if (/^\p{Lu}/u.test(token.text) && !begins(tokens, index)) capitalised.add(token.lower);
  }
  return { lower, capitalised };
}

/** Whether a capital is owed to the place: a sentence, a quotation or what follows a colon begins. */
function begins(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] ?? none;
  const before = tokens[index - 1];
  if (before === undefined || before.sentence !== token.sentence) return true;
  return /^["“”„«»‘'(:•—–*\-[]$|^''$|^``$/.test(before.text);
}

const particle =
  /^(?:de|da|del|della|di|du|dos|das|van|von|der|den|bin|bint|ibn|al|el|la|le|ter|ten|y|e|af|av|zu|st\.?)$/;

/** The last token of the name that begins at `at`; less than `at` where none does. */
function sequenceEnd(
  tokens: readonly Token[],
  at: number,
  given: { readonly lexicon: Lexicon; readonly seen: Seen },
): number {
  const first = tokens[at] ?? none;
  if (!isNameWord(tokens, at, given)) return at - 1;
  let end = at;
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next] ?? none;
    const gap = token.span.start - (tokens[next - 1] ?? none).span.end;
    if (token.sentence !== first.sentence || gap > 1) break;
    if (/^\p{Lu}/u.test(token.text) && !isCalendar(token.lower)) {
      end = next;
      continue;
    }
    if (token.text === "." && isAbbreviated(tokens[next - 1] ?? none, given.lexicon)) {
      end = next;
      continue;
    }
    const following = tokens[next + 1] ?? none;
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
      (tokens[at - 1] ?? none).lower === "the" &&
      endsAsOrganisation(tokens, next + 1, given.lexicon)
    )
      continue;
    // "Department of the Interior"
    if (token.lower === "of" && following.lower === "the" && joinsOrganisation(tokens, at, next, given.lexicon)) {
      const third = tokens[next + 2] ?? none;
      if (/^\p{Lu}/u.test(third.text)) {
        next += 1;
        continue;
      }
    }
    if (/^\d+$/.test(token.text) && gap === 1 && end === next - 1 && !continues) break;
    break;
  }
  return (tokens[end] ?? none).text === "." ? end - 1 : end;
}

function isAbbreviated(token: Token, lexicon: Lexicon): boolean {
  return /^\p{Lu}$/u.test(token.text) || lexicon.honorifics.has(token.lower);
}

/** Whether the capitalised words from `from` on end in a head word of organisations: "Dock Union". */
function endsAsOrganisation(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  let last = from;
  while (/^\p{Lu}/u.test((tokens[last + 1] ?? none).text) && last < from + 4) last += 1;
  return last > from && lexicon.organisationWords.has((tokens[last] ?? none).lower);
}

function joinsOrganisation(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): boolean {
  for (let at = from; at < to; at += 1) if (lexicon.organisationWords.has((tokens[at] ?? none).lower)) return true;
  return false;
}

const calendar =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|june|july|august|september|october|november|december)$|^(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?$/;

function isCalendar(word: string): boolean {
  return calendar.test(word);
}

function isNameWord(
  tokens: readonly Token[],
  at: number,
  { lexicon, seen }: { readonly lexicon: Lexicon; readonly seen: Seen },
): boolean {
  const token = tokens[at] ?? none;
  if (!/^\p{Lu}[\p{L}\p{N}.’'&-]*$/u.test(token.text)) return false;
  if (isCalendar(token.lower) || /^(?:i|i’m|i'm|ok|tv|a|the)$/.test(token.lower)) return false;
  const word = token.lower;
  const known =
    lexicon.firstNames.get(word)?.ambiguous === false || lexicon.places.has(word) || lexicon.organisations.has(word);
  if (!begins(tokens, at))
    return !lexicon.notNames.has(word) || known || /^\p{Lu}/u.test((tokens[at + 1] ?? none).text);
  if (lexicon.honorifics.has(word)) return true;
  if (known) return true;
  if (/^(?:DET|PRON|ADP|AUX|CCONJ|SCONJ|PART)$/.test(token.pos) && !seen.capitalised.has(word)) return false;
  if (lexicon.notNames.has(word)) return seen.capitalised.has(word) && !seen.lower.has(word) && token.pos === "PROPN";
  if (seen.capitalised.has(word)) return true;
  if (seen.lower.has(word)) return false;
  const next = tokens[at + 1] ?? none;
  const followed = /^\p{Lu}/u.test(next.text) && next.sentence === token.sentence;
  if (token.pos === "PROPN") return true;
  return followed && /^(?:NOUN|ADJ|PROPN|X)$/.test(token.pos);
}

function mentionOf(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
  { lexicon, seen }: { readonly lexicon: Lexicon; readonly seen: Seen },
): NameMention | null {
  let start = from;
  let honorific: string | null = null;
  let gender: Gender = null;
  let role: RoleNoun | null = null;
  let described: Span | null = null;
  const lower = (at: number): string => (tokens[at] ?? none).lower.replace(/\.$/, "");
  // "French President Emmanuel Macron": all up to the last title is no part of the name
  for (let at = from; at <= to; at += 1) {
    const title = lexicon.honorifics.get(lower(at));
    const noun = roleEndingAt(tokens, from, at, lexicon);
    if (title !== undefined && at < to && (noun === null || lower(at).length <= 4)) {
      honorific = lower(at);
      gender ??= title;
      start = at + 1;
      continue;
    }
    if (noun !== null && at < to && (noun.title || title !== undefined)) {
      role = noun;
      gender ??= noun.gender;
      start = at + 1;
    }
  }
  while ((tokens[start] ?? none).text === "." && start < to) start += 1;
  if (start > from && role !== null)
    described = { start: (tokens[from] ?? none).span.start, end: (tokens[start - 1] ?? none).span.end };
  if (start > to) return null;
  const words = tokens
    .slice(start, to + 1)
    .map((token) => token.text)
    .filter((text) => text !== ".");
  const firstToken = tokens[start] ?? none;
  const span = { start: firstToken.span.start, end: (tokens[to] ?? none).span.end };
  const whole = words.join(" ").toLowerCase();
  const before = tokens[from - 1] ?? none;
  const after = tokens[to + 1] ?? none;
  if (words.length === 1 && lexicon.demonyms.has(whole) && !lexicon.places.has(whole)) return null;

  if (role === null && before.sentence === firstToken.sentence) {
    const noun = roleEndingAt(tokens, Math.max(0, from - 3), from - 1, lexicon);
    if (noun !== null && /^\p{Ll}/u.test(before.text) && !noun.plural) {
      role = noun;
      gender ??= noun.gender;
      described = roleSpan(tokens, from - 1);
    }
  }
  if (role === null && before.text === "," && before.sentence === firstToken.sentence) {
    // "The first witness, Ilse Maas, …", "Its secretary-general, Paul Dressen, …"
    const noun = roleEndingAt(tokens, Math.max(0, from - 4), from - 2, lexicon);
    if (noun !== null && !noun.plural && opensApposition(tokens, from - 2)) {
      role = noun;
      gender ??= noun.gender;
      described = roleSpan(tokens, from - 2);
    }
  }
  const apposition = after.text === "," || after.text === "(" ? appositionRole(tokens, to + 2, lexicon) : null;
  if (apposition !== null && described === null) {
    described = apposition.span;
    role = apposition.noun;
    gender ??= apposition.noun.gender;
  }
  const first = words[0] ?? "";
  const firstName = lexicon.firstNames.get(first.toLowerCase());
  gender ??= firstName?.gender ?? null;

  let person = 0;
  if (honorific !== null) person += 6;
  if (role !== null && start > from) person += 3;
  else if (role !== null) person += 2;
  if (firstName?.ambiguous === true) person += 1;
  else if (firstName !== undefined) person += words.length > 1 ? 3 : 2;
  if (
    after.text === "," &&
    /^\d{1,2}$/.test((tokens[to + 2] ?? none).text) &&
    /^[,.]$/.test((tokens[to + 3] ?? none).text)
  )
    person += 3;
  if (after.text === "(" && /^\d{2}$/.test((tokens[to + 2] ?? none).text)) person += 2;
  if (/^who$/.test(after.lower) || (after.text === "," && (tokens[to + 2] ?? none).lower === "who")) person += 2;
  if (words.length > 1 && lexicon.surnames.has((words.at(-1) ?? "").toLowerCase())) person += 1.5;
  if (words.length === 1 && lexicon.surnames.has(whole)) person += 1;
  if (words.length === 2 || words.length === 3) person += looksLikeFullName(tokens, start, to, lexicon) ? 1.5 : 0.5;
  if (words.length === 3 && /^\p{Lu}\.?$/u.test(words[1] ?? "")) person += 2;
  if (before.lower === "the" || before.lower === "a" || before.lower === "an") person -= 3;
  if (words.length > 4) person -= 2;
  if (words.some((word) => /\d|^(?:of|and|for|the|&)$/.test(word))) person -= 4;
  if (words.length > 1 && namesThing(words, { lexicon, seen })) person -= 4;
  if (
    /^(?:reports?|has|explains)$/.test(after.lower) &&
    /^(?:more|for|from|on|.)$/.test((tokens[to + 2] ?? none).lower) &&
    begins(tokens, from)
  )
    person -= 3;
  if (words.length === 1 && /^\p{Lu}{2,}$/u.test(first)) person -= 4;
  if (
    words.length === 1 &&
    /^(?:in|at|from|near|to|across)$/.test(before.lower) &&
    before.sentence === firstToken.sentence &&
    honorific === null
  )
    person -= 2;

  // "Elementary school teacher …", "Rival candidate …": a word before a noun only describes it
  if (
    words.length === 1 &&
    honorific === null &&
    /^(?:NOUN|ADJ)$/.test(after.pos) &&
    /^\p{Ll}/u.test(after.text) &&
    after.sentence === firstToken.sentence
  )
    person -= 3;
  if (words.length === 1 && (lexicon.groups.has(whole) || lexicon.roles.has(whole) || lexicon.demonyms.has(whole)))
    person -= 3;
  if (isCredit(tokens, from, to)) person -= 8;
  // "the agency Drumar Today", "media company GroupM"
  const called =
    lexicon.organisationWords.has(before.lower) && /^\p{Ll}/u.test(before.text) && honorific === null ? 3 : 0;
  const organisation = organisationScore(words, lexicon) + called;
  const place = lexicon.places.has(whole) ? 3 : 0;
  person -= organisation + (honorific === null ? place : 0);
  const possessive = /^['’]s?$/.test(after.text);
  return {
    span,
    sentence: firstToken.sentence,
    words,
    kind: kindOf({ person, organisation, place }),
    person,
    honorific,
    gender,
    described,
    role,
    possessive,
    located: isLocated(before, after, firstToken),
  };
}

/** "Jasper National Park", "Rally Canada", "Liberal MPs": the last word is a thing, a place or several people. */
function namesThing(
  words: readonly string[],
  { lexicon, seen }: { readonly lexicon: Lexicon; readonly seen: Seen },
): boolean {
  const last = (words.at(-1) ?? "").toLowerCase();
  if (seen.lower.has(last) && !lexicon.surnames.has(last)) return true;
  if (lexicon.things.has(last) || lexicon.roles.get(last)?.plural === true || lexicon.groups.has(last)) return true;
  return lexicon.places.has(last) && lexicon.firstNames.get((words[0] ?? "").toLowerCase()) === undefined;
}

/** "( Richard Lautens / Toronto Star )", "with files from Ann Lee": who took the picture is not in the story. */
function isCredit(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens.slice(from, to + 1).some((token) => token.text.includes("/")) || (tokens[to + 1] ?? none).text === "/")
    return true;
  const before = tokens
    .slice(Math.max(0, from - 3), from)
    .map((token) => token.lower)
    .join(" ");
  return (
    /(?:files from|photo by|photos by|photograph by|picture:|pictures:|photo:|credit:|contributed by|editing by|reporting by|©)$/.test(
      before,
    ) || before.endsWith("reporting by")
  );
}

/** Two or three capitalised words of which none is a country, a party or the like, and that no article precedes. */
function looksLikeFullName(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): boolean {
  return tokens.slice(from, to + 1).every(({ lower, text, pos }) => {
    const word = lower.replace(/\.$/, "");
    if (
      lexicon.demonyms.has(word) ||
      lexicon.places.has(word) ||
      lexicon.organisationWords.has(word) ||
      lexicon.notNames.has(word)
    )
      return false;
    return (
      !/^\p{Lu}{2,}$/u.test(text) &&
      (pos === "PROPN" || /^\p{Lu}/u.test(text)) &&
      !lexicon.roles.has(word) &&
      !lexicon.groups.has(word)
    );
  });
}

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

function kindOf(score: {
  readonly person: number;
  readonly organisation: number;
  readonly place: number;
}): NameMention["kind"] {
  if (score.person >= 2) return "person";
  if (score.organisation >= 2) return "organisation";
  return score.place > 0 ? "place" : "unknown";
}

function organisationScore(words: readonly string[], lexicon: Lexicon): number {
  const whole = words.join(" ").toLowerCase();
  if (lexicon.organisations.has(whole)) return 5;
  let score = 0;
  const last = (words.at(-1) ?? "").toLowerCase().replace(/\.$/, "");
  const first = (words[0] ?? "").toLowerCase();
  if (lexicon.organisationWords.has(last)) score += 4;
  if (words.length > 1 && lexicon.organisationWords.has(first)) score += 3;
  if (words.slice(1, -1).some((word) => lexicon.organisationWords.has(word.toLowerCase()))) score += 2;
  if (words.length === 1 && /^\p{Lu}[\p{Lu}\p{N}&]+$/u.test(words[0] ?? "")) score += 3;
  return score;
}

/** The role noun, of up to three words, that ends at a token: "prime minister", "spokeswoman". */
function roleEndingAt(tokens: readonly Token[], from: number, at: number, lexicon: Lexicon): RoleNoun | null {
  let phrase = "";
  let found: RoleNoun | null = null;
  for (let left = at; left >= Math.max(from, at - 2); left -= 1) {
    phrase = phrase === "" ? (tokens[left] ?? none).lower : `${(tokens[left] ?? none).lower} ${phrase}`;
    found = lexicon.roles.get(phrase) ?? found;
  }
  return found;
}

/** Whether the words up to `at` are a phrase of their own: "The first witness", "his former bookkeeper". */
function opensApposition(tokens: readonly Token[], at: number): boolean {
  for (let left = at; left >= Math.max(0, at - 6); left -= 1) {
    const token = tokens[left] ?? none;
    if (token.pos === "DET" || /^(?:his|her|its|their|our)$/.test(token.lower)) return true;
    if (!/^(?:NOUN|ADJ|PROPN|PART|ADP|NUM)$/.test(token.pos)) return false;
  }
  return false;
}

/** "Toronto retiree", "longtime pollster": the words before a name that say what somebody is. */
function roleSpan(tokens: readonly Token[], last: number): Span {
  let from = last;
  while (from > 0 && last - from < 5) {
    const before = tokens[from - 1] ?? none;
    if (before.sentence !== (tokens[last] ?? none).sentence || !/^(?:ADJ|NOUN|PROPN)$/.test(before.pos)) break;
    from -= 1;
  }
  return { start: (tokens[from] ?? none).span.start, end: (tokens[last] ?? none).span.end };
}

const appositionMost = 14; // words

/** The description behind a name's comma, where it begins like one and holds a role noun: ", a nurse at the clinic,". */
function appositionRole(
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
): { readonly span: Span; readonly noun: RoleNoun } | null {
  const first = tokens[from] ?? none;
  let start = from;
  if (/^\d{1,2}$/.test(first.text) && (tokens[from + 1] ?? none).text === ",") start = from + 2;
  // ", who worked as a nurse", ", who is a tenant": the noun behind the verb says it
  const relative = (tokens[start] ?? none).lower === "who";
  if (relative) start = behindBeing(tokens, start + 1);
  const opening = tokens[start] ?? none;
  if (/^(?:and|but|who|which|whose|when|while|as|where|in|on|at)$/.test(opening.lower)) return null;
  if (!/^(?:DET|ADJ|NOUN|PROPN|ADV|NUM|PRON)$/.test(opening.pos)) return null;
  let noun: RoleNoun | null = null;
  let at = start;
  for (; at < start + appositionMost; at += 1) {
    const token = tokens[at] ?? none;
    if (token.sentence !== first.sentence || /^[,.;:—–()"“”]$/.test(token.text)) break;
    if (/^(?:VERB|AUX)$/.test(token.pos) && !/(?:ing|ed)$/.test(token.lower)) {
      if (!relative && noun === null) return null;
      break;
    }
    if (noun === null) noun = roleEndingAt(tokens, start, at, lexicon);
  }
  if (noun === null || noun.plural || at === start) return null;
  if (/^\p{Lu}/u.test(opening.text) && !lexicon.roles.has(opening.lower) && lexicon.firstNames.has(opening.lower)) {
    return null;
  }
  return { span: { start: opening.span.start, end: (tokens[at - 1] ?? none).span.end }, noun };
}

/** Past "works as", "is", "has been": to what somebody is; to the end of the text where there is no such verb. */
function behindBeing(tokens: readonly Token[], from: number): number {
  for (let at = from; at < from + 4; at += 1) {
    const word = (tokens[at] ?? none).lower;
    if (/^(?:is|was|are|were|been|be|as)$/.test(word)) return at + 1;
    if (!/^(?:has|had|have|works?|worked|working|served?|serves|also|now|once|later)$/.test(word)) return tokens.length;
  }
  return tokens.length;
}
