import { around, attributedIn, textOf, type Facts } from "../facts.ts";
import { bare, namesIn, type Name } from "../names.ts";
import { voicesMeant } from "../who.ts";
import type { Check, PlacedPerspective, Resting } from "./check.ts";
import { sentenceNames } from "./numbers.ts";

const nearby = 2; // sentences: "its chief executive" there, the company's name here

/**
 * Every name is one the article gives where the sentence rests: in the cited sentences or two around them, as a voice
 * that speaks or is named there by another of its names, or in the title or the opening, which name what it is about.
 */
export const namesInCited: Check<Resting & { readonly quote?: unknown }> = {
  name: "names",
  reason: "a name is not where the sentence says it is",
  find: ({ text: said, cited, quote }, facts) => {
    const text = inItsNames(said, facts);
    const near = namesOf(textOf(facts, new Set([...around(facts, cited, nearby), ...paragraphsOf(cited, facts)])));
    const topic = namesOf(`${textOf(facts, [1, 2, 3])}\n${facts.article.title ?? ""}\n${facts.article.outlet ?? ""}`);
    for (const name of judged(text, facts)) {
      const missing = name.parts.find((part) => !isIn(part, near) && !isIn(part, topic));
      if (missing === undefined || isShortOrLong(name, facts)) continue;
      // "Karl Hollweg" is not the Ernst Hollweg who is there
      const foreign = name.parts.length > 1 && !isIn(missing, facts.names);
      if (!foreign && isVoiceThere(name, cited, facts)) continue;
      // "Northgate’s head" tells who is meant by "its chief executive"
      if ((quote !== undefined || /[’']s$/u.test(name.words)) && isPrincipal(name, cited, facts)) continue;
      if (isFuller(name, near, facts)) continue;
      return facts.names.has(missing)
        ? `“${name.words}” is not named in ${sentenceNames(cited)}`
        : `“${name.words}” is not in the article`;
    }
    return null;
  },
};

/** Who is named at a paragraph's beginning is spoken of to its end. */
function paragraphsOf(cited: readonly number[], { reading }: Facts): readonly number[] {
  const paragraphs = new Set(cited.map((id) => reading.sentences[id - 1]?.paragraph));
  return reading.sentences.filter(({ paragraph }) => paragraphs.has(paragraph)).map(({ id }) => id);
}

/** Names in a question may come from anywhere in the article; what is known from elsewhere goes into "outside". */
export const namesInArticle: Check<PlacedPerspective> = {
  name: "names",
  reason: "a name is not in the article",
  find: ({ text: said, who: whom }, facts) => {
    const [text, who] = [inItsNames(said, facts), inItsNames(whom, facts)];
    const asked = new Set(namesIn(who).flatMap(({ parts }) => (parts.length === 1 && isGroup.test(who) ? parts : [])));
    const foreign = [...judged(who, facts), ...judged(text, facts)].find(
      (name) => !isShortOrLong(name, facts) && name.parts.some((part) => !asked.has(part) && !isIn(part, facts.names)),
    );
    return foreign === undefined
      ? null
      : `“${foreign.words}” is not in the article: what you know from elsewhere belongs in "outside"`;
  },
};

/** With the article's own names where moderators want others to be said for them. */
function inItsNames(text: string, { article, terms }: Facts): string {
  return terms.reduce((words, { use, instead }) => {
    const its = instead.find((name) => article.text.includes(name));
    return its === undefined ? words : words.replaceAll(use, () => its);
  }, text);
}

// "Democrats", "Canadians": a group that the text may well leave out; a person's name would be known from elsewhere.
const isGroup = /^(?:the |other )?\p{Lu}\p{L}+s$/u;

/** The names that can be judged: German writes every noun with a capital, so there only two words together count. */
function judged(text: string, facts: Facts): readonly Name[] {
  const nouns = facts.languages.answer === "de";
  return namesIn(text)
    .flatMap((name) => (nouns || isPair(name, facts) ? withoutLinks(name) : [name]))
    .map((name) => (name.opensSentence ? withoutOpening(name, facts) : name))
    .filter(({ parts }) => parts.length > (nouns ? 1 : 0) && !parts.every((part) => calendar.has(part)))
    .map((name) => ({ ...name, parts: name.parts.filter((part) => !calendar.has(part)) }))
    .filter(({ parts }) => !nouns || parts.filter((part) => !isIn(part, facts.names) && !units.test(part)).length > 1);
}

/** "Pavel Reiss and Northgate" are two, "Harbour and Dock Union" is one: the article has it so. */
function isPair({ words }: Name, { article }: Facts): boolean {
  return / (?:and|&) /u.test(words) && !article.text.includes(words.replace(/[’']s$/u, ""));
}

/** "Verband der Vermieter" is two nouns; a name's two words stand side by side. */
function withoutLinks({ words, opensSentence }: Name): readonly Name[] {
  const [first = "", ...rest] = words.split(/ (?:(?:and|of|for|the|de|da|du|la|le|van|von|der|del|al|bin|ibn|&) )+/u);
  return [...namesIn(first), ...rest.flatMap((piece) => namesIn(piece))].map((name, at) => ({
    ...name,
    opensSentence: at === 0 && opensSentence,
  }));
}

/** The first word of a sentence has its capital anyway; it is judged with a name behind it, or where the text has it. */
function withoutOpening(name: Name, facts: Facts): Name {
  const [first = "", ...rest] = name.parts;
  const opens = bare(name.words.split(/[\s-]/u)[0] ?? "") === first;
  if (!opens) return name;
  const plain = new RegExp(`(?<![\\p{L}])${first}(?![\\p{L}])`, "u");
  return !facts.names.has(first) || (/^\p{L}+$/u.test(first) && plain.test(facts.article.text))
    ? { ...name, parts: rest }
    : name;
}

const units = /^(?:million|milliard|prozent|euro|kron|dollar|pfund|uhr|jahr|tag|meter|kilometer)/;

// Days and months are dates, and judged as such.
const calendar: ReadonlySet<string> = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(
    " ",
  ),
);

function namesOf(text: string): ReadonlySet<string> {
  return new Set(namesIn(text).flatMap(({ parts }) => parts));
}

const stemLeast = 4; // letters: "Russian" is in "Russia", "Tarrower" in "Tarrow"

function isIn(part: string, names: ReadonlySet<string>): boolean {
  if (names.has(part)) return true;
  for (const known of names) {
    const least = Math.max(stemLeast, Math.min(part.length, known.length) - 2);
    if (part.length >= stemLeast && known.length >= stemLeast && part.slice(0, least) === known.slice(0, least))
      return true;
    if (demonyms.get(part) === known || demonyms.get(known) === part) return true;
  }
  return false;
}

// Those that do not begin like their country.
const demonyms = new Map(
  Object.entries({
    french: "france",
    dutch: "netherlands",
    spanish: "spain",
    polish: "poland",
    danish: "denmark",
    irish: "ireland",
    welsh: "wales",
    swiss: "switzerland",
    american: "us",
    british: "uk",
    english: "england",
  }),
);

/** "HDU" for "Harbour and Dock Union" and the other way round: the initials of neighbouring capitals. */
function isShortOrLong({ words, parts }: Name, facts: Facts): boolean {
  const letters = words.replaceAll(/[^\p{L}]/gu, "");
  if (/^\p{Lu}{2,6}$/u.test(letters)) return initialsOf(facts.article.text).has(letters.toLowerCase());
  if (parts.length < 2) return false;
  const initials = parts.map((part) => part.charAt(0)).join("");
  return facts.names.has(initials);
}

function initialsOf(text: string): ReadonlySet<string> {
  return new Set(
    namesIn(text)
      .filter(({ parts }) => parts.length > 1)
      .flatMap(({ parts }) => {
        const letters = parts.map((part) => part.charAt(0)).join("");
        return [letters, letters.slice(0, -1), letters.slice(1)];
      }),
  );
}

/** "New York City" where the sentences have "New York", and the article the whole. */
function isFuller({ words, parts }: Name, near: ReadonlySet<string>, { article }: Facts): boolean {
  return (
    parts.length > 1 &&
    parts.filter((part) => isIn(part, near)).length > parts.length / 2 &&
    article.text.includes(words)
  );
}

const principalLeast = 3; // sentences that name it

/** In a claim: "the accused" and "her client" may be called by their name, if the story keeps naming it. */
function isPrincipal({ parts }: Name, cited: readonly number[], facts: Facts): boolean {
  const naming = facts.reading.sentences.filter(({ id }) => {
    const there = namesOf(textOf(facts, [id]));
    return parts.every((part) => there.has(part));
  });
  return naming.length >= principalLeast && (naming[0]?.id ?? 0) <= Math.max(...cited);
}

/** "Pavel Reiss" where the sentence has "the union’s general secretary" or "he": the voice speaks or is named there. */
function isVoiceThere(name: Name, cited: readonly number[], facts: Facts): boolean {
  const meant = voicesMeant(name.words, facts);
  const there = new Set(cited);
  return (
    attributedIn(facts, there).some(({ voice }) => voice !== null && meant.has(voice.id)) ||
    facts.reading.voices.some(({ id, mentions }) => meant.has(id) && mentions.some((one) => there.has(one.sentence)))
  );
}
