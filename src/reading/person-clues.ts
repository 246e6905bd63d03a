import { organisationNamed, placeNamed, type Lexicon, type RoleNoun } from "./lexicon.ts";
import { company } from "./roles-by-doing.ts";
import { isCredit, isReporter, presents } from "./story-makers.ts";
import { tokenAt, type Token } from "./tokens.ts";

/** Words that the text writes small, that it capitalises where no sentence begins, that stand behind a given name; lower case. */
export type Seen = {
  readonly lower: ReadonlySet<string>;
  readonly capitalised: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
};

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
  const known = placeNamed(name.lexicon, name.words.join(" ")) !== undefined;
  const asPlace = single(name) ? 3 : 6; // "Jordan" may be somebody, "Hong Kong" hardly
  const place = known ? asPlace : 0;
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
  { points: 2, when: (name) => name.role !== null && name.role.noun !== company && name.start === name.from }, // "architect Ann Lee"
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
  { points: -8, when: presents },
  { points: -8, when: isCredit },
  { points: -12, when: isReporter },
  { points: -10, when: (name) => name.honorific !== null && !single(name) && namesThing(name) && !endsInSurname(name) }, // "King George Station"
  {
    points: 5,
    when: (name) =>
      name.role !== null && name.role.noun !== company && name.start === name.from && opensAsGivenName(name),
  }, // "director Ann House"
  {
    points: -5,
    when: (name) =>
      name.words.some(isCoined) && !(name.words.length === 2 && name.lexicon.firstNames.has(wordOf(name, 0))),
  },
  {
    points: -5,
    when: ({ words }) => words.slice(1).some((word) => /^(?:With|And|Of|The|For|In|On|To|At|By|From)$/.test(word)),
  },
  {
    points: -4,
    when: ({ words }) => /^(?!I{1,3}$|IV$|JR$|SR$)\p{Lu}{2,}$/u.test(words.length > 1 ? (words.at(-1) ?? "") : ""),
  }, // "Yellowhead MP"
  {
    points: -6,
    when: (name) => single(name) && /^(?:democrat|republican|liberal|conservative|tory)$/.test(wordOf(name, 0)),
  },
  { points: -3, when: opensAsPlace },
  { points: -4, when: ({ words }) => /['’]s$/.test(words.at(-1) ?? "") }, // "Maclean’s": a shop, a paper
  { points: -6, when: isMonth },
  { points: -6, when: isAnimal },
  { points: 3, when: (name) => before(name).lower.endsWith("-year-old") }, // "two-year-old Ayo"
  { points: 1.5, when: (name) => !single(name) && isKinOf(name) },
  { points: -8, when: isPortfolio },
];

function opensAsGivenName({ words, lexicon }: NamePlace): boolean {
  return words.length > 1 && lexicon.firstNames.get((words[0] ?? "").toLowerCase())?.ambiguous === false;
}

function endsInSurname(name: NamePlace): boolean {
  return name.lexicon.surnames.has(wordOf(name, -1));
}

/** "TransLink", "SkyTrain", "SNC-Lavalin", "D-Calif": capitals inside a word, as no family but the Macs has them. */
function isCoined(word: string): boolean {
  if (/^(?:D|R|I)-\p{Lu}/u.test(word) || (word.includes("-") && /(?:^|-)\p{Lu}{2,}(?:-|$)/u.test(word))) return true;
  return /\p{Ll}\p{Lu}/u.test(word.replace(/^(?:Mac|Mc|De|Di|Du|Da|Del|La|Le|Van|Von|Fitz|St|O['’])(?=\p{Lu})/u, ""));
}

/** "last May", "by June" */
function isMonth(name: NamePlace): boolean {
  return (
    single(name) &&
    /^(?:march|april|may|june|august)$/.test(wordOf(name, 0)) &&
    /^(?:last|next|this|in|since|by|until|till|early|late|mid|of|from|between|during|to)$/.test(before(name).lower)
  );
}

const animal =
  /^(?:dogs?|cats?|horse|terrier|bulldog|retriever|spaniel|labrador|poodle|shepherd|collie|puppy|kitten|mare|stallion|gelding|pony|parrot|pup|hound|beagle|elephant|panda|gorilla)$/;

/** "his terrier Chloe", "Hugo, a four-year-old French bulldog," */
function isAnimal(name: NamePlace): boolean {
  if (!single(name)) return false;
  if (animal.test(before(name).lower)) return true;
  if (behind(name, 1).text !== ",") return false;
  for (let distance = 2; distance < 8; distance += 1) {
    if (/^[,.]$/.test(behind(name, distance).text)) return false;
    if (animal.test(behind(name, distance).lower)) return /^(?:an?|the|his|her|their)$/.test(behind(name, 2).lower);
  }
  return false;
}

/** "the death of Jordan Lafond", "the family of Bo Chan" */
function isKinOf(name: NamePlace): boolean {
  const noun = tokenAt(name.tokens, name.from - 2).lower;
  return (
    before(name).lower === "of" &&
    /^(?:death|killing|murder|shooting|arrest|family|son|daughter|wife|husband|mother|father|parents|brother|sister|widow|trial|disappearance|election|appointment|nomination|resignation|body)$/.test(
      noun,
    )
  );
}

/** "Edmonton Oilers", "Miramichi Bay": what begins with a place’s name is there, or from there. */
function opensAsPlace({ words, lexicon, honorific }: NamePlace): boolean {
  const [first = "", second] = words;
  if (second === undefined || honorific !== null || lexicon.firstNames.has(first.toLowerCase())) return false;
  return placeNamed(lexicon, first) !== undefined;
}

/** "Minister of Innovation, Science and Economic Development": what an office is for is nobody. */
function isPortfolio({ tokens, from, start, lexicon }: NamePlace): boolean {
  if (start > from) return false;
  let at = from - 1;
  while (
    from - at < 9 &&
    (/^(?:,|and|&|the)$/.test(tokenAt(tokens, at).lower) || /^\p{Lu}/u.test(tokenAt(tokens, at).text))
  )
    at -= 1;
  if (!/^(?:of|for)$/.test(tokenAt(tokens, at).lower)) return false;
  const office = tokenAt(tokens, at - 1);
  return (
    office.sentence === tokenAt(tokens, from).sentence &&
    /^(?:minister|secretary|ministry|department|critic|undersecretary|mp|mla|mpp|msp|representative|councillor|candidate)$/.test(
      office.lower,
    ) &&
    !lexicon.firstNames.has(tokenAt(tokens, from).lower)
  );
}

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

/** "Jasper National Park", "Rally Canada", "Liberal MPs": the last word is a thing, a place or several people. */
function namesThing({ words, lexicon, seen }: NamePlace): boolean {
  const last = (words.at(-1) ?? "").toLowerCase();
  if (seen.lower.has(last) && !lexicon.surnames.has(last)) return true;
  if (lexicon.things.has(last)) return true;
  const several = lexicon.roles.get(last)?.plural === true || lexicon.groups.has(last);
  if (several && lexicon.firstNames.get((words[0] ?? "").toLowerCase())?.ambiguous !== false) return true;
  return lexicon.places.has(last) && lexicon.firstNames.get((words[0] ?? "").toLowerCase()) === undefined;
}

/** Two or three capitalised words of which none is a country, a party or the like, and that no article precedes. */
function looksLikeFullName({ tokens, start, to, lexicon }: NamePlace): boolean {
  return tokens.slice(start, to + 1).every(({ lower, text, pos }, at) => {
    const word = lower.replace(/\.$/, "");
    if (
      lexicon.demonyms.has(word) ||
      (lexicon.places.has(word) && !(at === 0 && lexicon.firstNames.has(word))) || // "Jordan Lafond"
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
