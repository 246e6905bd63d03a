import { stemOf } from "./stems.ts";

/** A name as it stands in a text: its parts in lower case, without marks, possessives and titles ("Mr", "Mayor"). */
export type Name = {
  readonly words: string;
  readonly parts: readonly string[];
  /** Whether a capital would stand there anyway. */
  readonly opensSentence: boolean;
};

/** The capitalised words of a text, neighbours together: "Pavel Reiss", "Harbour and Dock Union", "WHO". */
export function namesIn(text: string): readonly Name[] {
  const names: Name[] = [];
  for (const match of text.matchAll(capitalised)) {
    const words = match[0].replace(leading, "");
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const parts = words
      .split(/[\s-]+/u)
      .filter((word) => /^[\p{Lu}\p{Lt}]/u.test(word) && !isPlain(word))
      .map(bare)
      .filter((part) => part !== "" && !titles.has(part));
    const opens = words === match[0] && (before.trim() === "" || /[.!?:…\n“"„‘'—–-]\s*$/u.test(before));
    if (parts.length > 0) names.push({ words, parts, opensSentence: opens });
  }
  return names;
}

// "The HDU" is the HDU.
const leading = /^(?:The|A|An|Der|Die|Das|Le|La|Les|El|Los|Las) /;

/** "The", "It", "After": a word of no name, unless all of it is capitals ("US", "IT"). */
function isPlain(word: string): boolean {
  if (pronouns.test(word)) return true;
  return stemOf(word) === null && !/^\p{Lu}{2,}/u.test(word.replaceAll(".", ""));
}

const pronouns = /^(?:no|some|any|every)(?:body|one|thing)$/i;

// "Reiss", "U.S.", "J.", "St."; a full stop after any other word ends the name.
const nameWord =
  "(?:\\p{Lu}(?:\\.\\p{Lu})+\\.?|(?:\\p{Lu}|St|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen)\\.|[\\p{Lu}\\p{Lt}][\\p{L}\\p{N}’']*)";
const link = "(?:(?:and|of|for|the|de|da|du|la|le|van|von|der|del|al|bin|ibn|&) ){0,2}";
/** One capitalised word, then others, with at most two small words between. */
const capitalised = new RegExp(`(?<![\\p{L}\\p{N}])${nameWord}(?:[ -]${link}${nameWord})*`, "gu");

/** "Reiss’s" → "reiss", "U.S." → "us", "José" → "jose" */
export function bare(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’'](?:s)?$/, "")
    .replaceAll(/[’'.]/g, "");
}

// What stands before a name and is none, in the languages of the answers.
const titles: ReadonlySet<string> = new Set(
  "mr mrs ms mx dr prof professor sir dame lord lady president vice prime minister chancellor mayor councillor councilor senator representative governor judge justice king queen prince princess pope bishop general colonel captain sergeant inspector chief deputy secretary ambassador chairman chairwoman chair director police officer herr frau präsident präsidentin bürgermeister bürgermeisterin minister ministerin kanzler kanzlerin le la les monsieur madame président présidente maire ministre señor señora presidente presidenta alcalde alcaldesa ministro ministra i"
    .split(" ")
    .map((title) => title.normalize("NFD").replaceAll(/\p{M}+/gu, "")),
);
