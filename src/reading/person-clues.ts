import { organisationNamed, placeNamed, type Lexicon, type RoleNoun } from "./lexicon.ts";
import { beginsSentence, tokenAt, type Token } from "./tokens.ts";

/** Words that the text writes small, and words that it capitalises where no sentence begins; lower case. */
export type Seen = { readonly lower: ReadonlySet<string>; readonly capitalised: ReadonlySet<string> };

/** A name in its place: capitalised from `from` to `to`, the bare name from `start` on. */
export type NamePlace = {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly words: readonly string[];
  readonly honorific: string | null;
  readonly role: RoleNoun | null;
  readonly lexicon: Lexicon;
  readonly seen: Seen;
};

const personLeast = 2;
const organisationLeast = 2;

/** What a name is the name of, and how much speaks for a person: 2 points or more make one. */
export function kindOfName(name: NamePlace): {
  readonly kind: "person" | "organisation" | "place" | "unknown";
  readonly person: number;
} {
  const organisation = organisationPoints(name);
  const place = placeNamed(name.lexicon, name.words.join(" ")) === undefined ? 0 : 3;
  let person = -organisation - (name.honorific === null ? place : 0);
  for (const { points, when } of clues) if (when(name)) person += points;
  if (person >= personLeast) return { kind: "person", person };
  if (organisation >= organisationLeast) return { kind: "organisation", person };
  return { kind: place > 0 ? "place" : "unknown", person };
}

type Clue = { readonly points: number; readonly when: (name: NamePlace) => boolean };

const before = (name: NamePlace): Token => tokenAt(name.tokens, name.from - 1);
const behind = (name: NamePlace, distance: number): Token => tokenAt(name.tokens, name.to + distance);
const single = (name: NamePlace): boolean => name.words.length === 1;
const wordOf = (name: NamePlace, at: number): string => (name.words.at(at) ?? "").toLowerCase();

/** What speaks for a person, and what against. */
const clues: readonly Clue[] = [
  { points: 6, when: (name) => name.honorific !== null },
  { points: 3, when: (name) => name.role !== null && name.start > name.from }, // "President Macron"
  { points: 2, when: (name) => name.role !== null && name.start === name.from }, // "architect Ann Lee"
  { points: 1, when: (name) => name.lexicon.firstNames.get(wordOf(name, 0))?.ambiguous === true },
  { points: 2, when: (name) => name.lexicon.firstNames.get(wordOf(name, 0))?.ambiguous === false },
  { points: 1, when: (name) => !single(name) && name.lexicon.firstNames.get(wordOf(name, 0))?.ambiguous === false },
  { points: 1.5, when: (name) => !single(name) && name.lexicon.surnames.has(wordOf(name, -1)) },
  { points: 1, when: (name) => single(name) && name.lexicon.surnames.has(wordOf(name, 0)) },
  { points: 0.5, when: ({ words }) => words.length === 2 || words.length === 3 },
  { points: 1, when: (name) => (name.words.length === 2 || name.words.length === 3) && looksLikeFullName(name) },
  { points: 2, when: ({ words }) => words.length === 3 && /^\p{Lu}\.?$/u.test(words[1] ?? "") }, // "Jane A. Smith"
  { points: 3, when: hasAge },
  { points: 2, when: (name) => behind(name, 1).text === "(" && /^\d{2}$/.test(behind(name, 2).text) },
  { points: 2, when: (name) => behind(name, behind(name, 1).text === "," ? 2 : 1).lower === "who" },
  { points: -3, when: (name) => /^(?:the|an?)$/.test(before(name).lower) },
  { points: -2, when: ({ words }) => words.length > 4 },
  { points: -4, when: ({ words }) => words.some((word) => /\d|^(?:of|and|for|the|&)$/.test(word)) },
  { points: -4, when: (name) => !single(name) && namesThing(name) },
  { points: -4, when: (name) => name.words.every((word) => /^\p{Lu}{2,}$/u.test(word)) }, // "WHO", "WHAT TRUMP"
  { points: -4, when: namesPeoples },
  { points: -6, when: ({ words }) => /^(?:St|Saint|Mt|Mount|Fort|Port|Lake)\.?$/.test(words[0] ?? "") },
  { points: -3, when: (name) => single(name) && isCommonNoun(name) },
  { points: -3, when: describesNoun },
  { points: -2, when: standsWhere },
  { points: -3, when: presents },
  { points: -8, when: isCredit },
];

/** "Cuban Americans", "Florida Latino": what people are called, not what somebody is. */
function namesPeoples({ words, lexicon }: NamePlace): boolean {
  const last = (words.at(-1) ?? "").toLowerCase();
  return (
    words.length > 1 &&
    (lexicon.demonyms.has(last) ||
      /^(?:latinos?|hispanics?|muslims?|christians?|jews?|democrats?|republicans?|conservatives?|liberals?|tories|labour|greens)$/.test(
        last,
      ))
  );
}

/** "Erin Kim, 46," */
function hasAge(name: NamePlace): boolean {
  return behind(name, 1).text === "," && /^\d{1,2}$/.test(behind(name, 2).text) && /^[,.]$/.test(behind(name, 3).text);
}

/** "in Paris": a lone name behind such a word is where something is. */
function standsWhere(name: NamePlace): boolean {
  const here = before(name).sentence === tokenAt(name.tokens, name.start).sentence;
  return single(name) && name.honorific === null && here && /^(?:in|at|from|near|to|across)$/.test(before(name).lower);
}

/** "Elementary school teacher …", "Rival candidate …": a word before a noun only describes it. */
function describesNoun(name: NamePlace): boolean {
  const next = behind(name, 1);
  const here = next.sentence === tokenAt(name.tokens, name.start).sentence;
  return (
    single(name) && name.honorific === null && here && /^(?:NOUN|ADJ)$/.test(next.pos) && /^\p{Ll}/u.test(next.text)
  );
}

function isCommonNoun({ words, lexicon }: NamePlace): boolean {
  const word = (words[0] ?? "").toLowerCase();
  return lexicon.groups.has(word) || lexicon.roles.has(word) || lexicon.demonyms.has(word);
}

/** "Tom Vernon reports", "Adam MacVicar has more": whose film it is. */
function presents(name: NamePlace): boolean {
  const verb = /^(?:reports?|has|explains)$/.test(behind(name, 1).lower);
  return verb && /^(?:more|for|from|on|\.)$/.test(behind(name, 2).lower) && beginsSentence(name.tokens, name.from);
}

/** "Jasper National Park", "Rally Canada", "Liberal MPs": the last word is a thing, a place or several people. */
function namesThing({ words, lexicon, seen }: NamePlace): boolean {
  const last = (words.at(-1) ?? "").toLowerCase();
  if (seen.lower.has(last) && !lexicon.surnames.has(last)) return true;
  if (lexicon.things.has(last) || lexicon.roles.get(last)?.plural === true || lexicon.groups.has(last)) return true;
  return lexicon.places.has(last) && lexicon.firstNames.get((words[0] ?? "").toLowerCase()) === undefined;
}

/** "( Richard Lautens / Toronto Star )", "with files from Ann Lee": who took the picture is not in the story. */
function isCredit({ tokens, from, to }: NamePlace): boolean {
  if (tokens.slice(from, to + 1).some((token) => token.text.includes("/")) || tokenAt(tokens, to + 1).text === "/")
    return true;
  const words = tokens
    .slice(Math.max(0, from - 3), from)
    .map((token) => token.lower)
    .join(" ");
  return /(?:files from|photos? by|photograph by|pictures?:|photo:|credit:|(?:contributed|editing|reporting) by|©)$/.test(
    words,
  );
}

/** Two or three capitalised words of which none is a country, a party or the like, and that no article precedes. */
function looksLikeFullName({ tokens, start, to, lexicon }: NamePlace): boolean {
  return tokens.slice(start, to + 1).every(({ lower, text, pos }) => {
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

/** What speaks for a body: a known name, its head word, an acronym, what it is called. */
function organisationPoints(name: NamePlace): number {
  const { words, lexicon } = name;
  // "the agency Drumar Today", "media company GroupM"
  const title = before(name);
  const called =
    name.honorific === null && lexicon.organisationWords.has(title.lower) && /^\p{Ll}/u.test(title.text) ? 3 : 0;
  if (placeNamed(lexicon, words.join(" ")) !== undefined) return called;
  if (organisationNamed(lexicon, words.join(" ")) !== undefined) return 5;
  let score = called;
  const last = (words.at(-1) ?? "").toLowerCase().replace(/\.$/, "");
  const first = (words[0] ?? "").toLowerCase();
  if (lexicon.organisationWords.has(last)) score += 4;
  if (words.length > 1 && lexicon.organisationWords.has(first)) score += 3;
  if (words.slice(1, -1).some((word) => lexicon.organisationWords.has(word.toLowerCase()))) score += 2;
  if (words.length === 1 && /^\p{Lu}[\p{Lu}\p{N}&]+$/u.test(words[0] ?? "")) score += 3;
  return score;
}
