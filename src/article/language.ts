import { detectAll, supportedLanguages, toISO3 } from "tinyld/light";
import { canonicalTag } from "../text/languages.ts";
import { wordsOf } from "./words.ts";

const judgedChars = 400;
const englishChars = 3_000;
/** Under this many letters a guess is worse than what the page declares. */
const enoughLetters = 60;

/**
 * The language of a text as BCP 47, "und" where it cannot be told. What the page declares ("en-GB", "pt_BR") stands
 * where the text bears it out or is too short to say; a text clearly in another language overrules it.
 */
export function detectLanguage(text: string, declared: string | null): string {
  const stated = canonical(declared);
  const sample = sampleOf(text);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < enoughLetters) return stated ?? "und";
  const base = stated?.split("-")[0] ?? null;
  const english = isEnglish(text.slice(0, englishChars));
  if (stated !== null && base === "en" && english) return stated;
  // A language that the detector does not know would only be mistaken for its neighbour.
  if (stated !== null && base !== null && !english && !supportedLanguages.includes(toISO3(detectable(base))))
    return stated;

  const guesses = english ? [{ lang: "en", accuracy: 1 }] : detectAll(sample);
  const [best] = guesses;
  if (best === undefined) return stated ?? "und";
  const own = guesses.find(({ lang }) => base !== null && lang === detectable(base));
  if (stated !== null && own !== undefined && own.accuracy >= best.accuracy * (base === "en" ? 1 : 0.5)) return stated;
  return best.lang;
}

function canonical(declared: string | null): string | null {
  if (declared === null || declared.trim() === "") return null;
  const tag = canonicalTag(declared.trim().replaceAll("_", "-"));
  return tag === "und" ? null : tag;
}

/** Norwegian is declared as Bokmål or Nynorsk and detected as Norwegian; likewise Filipino. */
function detectable(base: string): string {
  if (base === "nb" || base === "nn") return "no";
  return base === "fil" ? "tl" : base;
}

/** From the middle of the text, where names and datelines are fewer. */
function sampleOf(text: string): string {
  const start = text.length > judgedChars * 3 ? text.indexOf(" ", judgedChars) + 1 : 0;
  return text.slice(start, start + judgedChars);
}

const englishWords = new Set(
  "the of and to in that is for on with was as by at from it are be have has had were not but they this their his her she he who which an or will would been its said after than about we you".split(
    " ",
  ),
);

/** A quarter of an English text is these few words; the detector is asked only where they are not. */
function isEnglish(sample: string): boolean {
  const words = wordsOf(sample);
  return words.filter((word) => englishWords.has(word)).length >= words.length * 0.2;
}
