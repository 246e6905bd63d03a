import type { VoiceId } from "../reading/reading.ts";
import type { Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { stemOf } from "./stems.ts";

/**
 * The voices that some words may mean: by a name all of whose parts a voice bears ("Mr Reiss"), else by the noun at the
 * head of a description ("the union", "a police spokesman"). Empty where the ledger has nobody of the kind.
 */
export function voicesMeant(words: string, { called, reading }: Facts): ReadonlySet<VoiceId> {
  const whole = plainName(words);
  const exact = reading.voices.filter(({ name }) => plainName(name) === whole);
  if (exact.length > 0) return new Set(exact.map(({ id }) => id));
  const names = namesIn(withoutOwner(words));
  const named = [...called].filter(([, { names: borne }]) =>
    names.some(({ parts }) => parts.every((part) => borne.has(part))),
  );
  if (named.length > 0) return new Set(named.map(([id]) => id));
  const head = headStem(words);
  if (head === null) return new Set();
  return new Set([...called].filter(([, { words: described }]) => described.has(head)).map(([id]) => id));
}

function plainName(words: string): string {
  return words
    .toLowerCase()
    .replace(/^(?:the|an?) /, "")
    .replaceAll(/[’']/g, "'");
}

/** "Tarrow’s council" is a council, and "Clinton campaign aides" are aides. */
export function withoutOwner(words: string): string {
  return words.replace(owner, "");
}

const owner = /^(?:[Tt]he )?(?:\p{Lu}[\p{L}-]* )*\p{Lu}[\p{L}-]*(?:[’']s?)? (?=(?:\p{Ll}[\p{L}-]* ?){1,4}$)/u;

/** The stem of the noun a description turns on: "a spokesman for the police" → that of "spokesman". */
export function headStem(words: string): string | null {
  const noun = headNoun(words);
  return noun === null ? null : stemOf(noun);
}

function headNoun(words: string): string | null {
  const phrase = words.split(/[,(;:–—]| (?:of|for|from|in|at|who|which|that|with|against|on|to) /u, 1)[0] ?? "";
  return /[\p{L}’'-]+(?=[^\p{L}]*$)/u.exec(phrase)?.[0].replace(/[’']s?$/, "") ?? null;
}

/** Whether words mean more than one: "players", "those interviewed", "both sides"; not "Reiss", "police", "the press". */
export function isPlural(words: string, { names }: Facts): boolean {
  const plain = words.trim();
  if (/^(?:they|those|these|many|most|some|several|both|others|all|few|people|two|three|four|five|six)\b/i.test(plain))
    return true;
  const noun = headNoun(plain);
  if (noun === null || (/^\p{Lu}/u.test(noun) && names.has(noun.toLowerCase()))) return false;
  if (/^\p{Lu}/u.test(noun) && plain.includes(" ")) return false; // "Ana Silvers": a surname
  return /(?:[^su’'i]s|people|men|women|children)$/.test(noun.toLowerCase());
}

/** "Reiss and Ms Okafor" → each; one where the words name one. A body's name is left whole: "Harbour and Dock Union". */
export function eachOf(words: string, facts: Facts): readonly string[] {
  const parts = words.split(/, (?:and )?| and | as well as | & /u).filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2) return [words];
  const [first = ""] = parts;
  const rest = parts.slice(1);
  // "Viktor Salas, its chief executive" is one; "Salas, Reiss and Okafor" are three
  const coordinated = / and | as well as | & /u.test(words);
  if (!coordinated || voicesMeant(words, facts).size === 1) return [words];
  return rest.every((part) => namesIn(part).length > 0 || isPlural(part, facts)) ? [first, ...rest] : [words];
}
