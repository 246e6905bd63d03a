import { overlaps, slice } from "../../text/span.ts";
import { textOf, type Facts } from "../facts.ts";
import { stemsOf } from "../stems.ts";
import type { Check, PlacedClaim, PlacedPerspective, PlacedSentence } from "./check.ts";

/** The summary slants nothing: loaded words stand in quotation marks, or in the words of a voice that used them. */
export const noLoadedWords: Check<PlacedSentence> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text, cited, answer }, facts) => {
    const plain = unquoted(text);
    const own = answer.loaded.find(
      ({ words, by }) => plain.includes(words) && (by === "narrator" || !isVoices(words, cited, facts)),
    );
    const loaded = own?.words ?? articles(plain, facts);
    return loaded === null ? null : `“${loaded}” slants: say it in plain words`;
  },
};

/** A claim may be as loaded as its own words, and no more. */
export const noWordsLoadedOn: Check<PlacedClaim> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text, quote, kind, claimer, answer }, { article, reading }) => {
    if (claimer !== "article" && (kind === "judgement" || kind === "allegation")) return null;
    if (reading.loaded.some(({ span }) => overlaps(span, quote))) return null;
    const own = new Set(stemsOf(slice(article.text, quote)));
    const plain = unquoted(text);
    const added = answer.loaded.find(
      ({ words }) => plain.includes(words) && !stemsOf(words).every((stem) => own.has(stem)),
    );
    return added === undefined ? null : `“${added.words}” slants, and is not in the quotation`;
  },
};

/** A question does not take up the article's slant. */
export const noLoadedQuestion: Check<PlacedPerspective> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text }, facts) => {
    const loaded = articles(unquoted(text), facts);
    return loaded === null ? null : `“${loaded}” slants: ask in plain words`;
  },
};

export function unquoted(text: string): string {
  return text.replaceAll(/[“"„«‘][^“”"„«»‘’]{0,200}[”"“»’]/gu, " ");
}

/** A loaded word of the article's narrator that the text takes over. */
function articles(text: string, facts: Facts): string | null {
  if (!facts.sameWords) return null;
  const folded = ` ${text.toLowerCase()} `;
  for (const { span, by } of facts.reading.loaded) {
    const words = slice(facts.article.text, span);
    if (by !== "article" || plainVerbs.test(words)) continue;
    if (folded.includes(` ${words.toLowerCase()}`)) return words;
  }
  return null;
}

// Listed as loaded where a narrator picks them; a question may need them all the same.
const plainVerbs = /^(?:claim(?:s|ed)?|insist(?:s|ed)?|point(?:s|ed)? out|expos\w*|reveal\w*)$/i;

/** Whether a voice uses the word itself in the cited sentences. */
function isVoices(words: string, cited: readonly number[], facts: Facts): boolean {
  const stems = stemsOf(words);
  const there = new Set(stemsOf(textOf(facts, cited)));
  const narrators = facts.reading.loaded.some(
    ({ span, by }) => by === "article" && slice(facts.article.text, span).toLowerCase() === words.toLowerCase(),
  );
  return !narrators && stems.every((stem) => there.has(stem));
}
