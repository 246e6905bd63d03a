import { overlaps, slice } from "../../text/span.ts";
import { textOf, type Facts } from "../facts.ts";
import { stemsOf } from "../stems.ts";
import type { Check, PlacedClaim, PlacedPerspective, PlacedSentence } from "./check.ts";
import { insisting, pleading } from "./report-verbs.ts";

/** The summary slants nothing: loaded words stand in quotation marks, or in the words of a voice that used them. */
export const noLoadedWords: Check<PlacedSentence> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text, cited, answer }, facts) => {
    const plain = unquoted(text);
    const there = textOf(facts, cited);
    const own = answer.loaded.find(
      ({ words, by }) =>
        plain.includes(words) &&
        !isBorne(words, there) &&
        !isPlainThere(words, there, facts) &&
        (by === "narrator" || !isVoices(words, cited, facts)),
    );
    const loaded = own?.words ?? articles(plain, facts) ?? verdictIn(plain, there);
    return loaded === null ? null : `“${loaded}” slants: say it in plain words`;
  },
};

/** "Plague" and "seismic", where the article has them in a sense that does not slant: nowhere did they count as loaded. */
function isPlainThere(words: string, there: string, { reading, article }: Facts): boolean {
  const stems = stemsOf(words);
  const all = new Set(stemsOf(there));
  if (stems.length === 0 || !stems.every((stem) => all.has(stem))) return false;
  return reading.loaded.every(({ span }) => {
    const own = stemsOf(slice(article.text, span));
    return !stems.every((stem) => own.includes(stem));
  });
}

// Listed as loaded, and no more than the article says in other words.
const borne: readonly (readonly [words: RegExp, by: RegExp])[] = [
  [/^insist/i, insisting],
  [/^admit/i, pleading],
  [/^mere(?:ly)?$/i, /\b(?:only|just)\b/i],
  [/^needless/i, /\b(?:needless|unnecessar)/i],
  [/^reveal/i, /\b(?:scan|x-ray|test|analysis|study|data|figures|images?|survey)s? (?:has |have |had )?reveal/i],
  [/^engineer/i, /\bengineer/i],
];

function isBorne(words: string, there: string): boolean {
  return borne.some(([form, by]) => form.test(words) && by.test(there));
}

// What a narrator judges by. The lists of the reading hold what an article slants with; these no careful summary has.
const verdicts =
  /\b(?:triumph\w*|boast(?:ful|fully)|embarrassing(?:ly)?|shameful(?:ly)?|disgraceful(?:ly)?|brazen(?:ly)?|heroic(?:ally)?|cynical(?:ly)?|absurd(?:ly)?|ridiculous(?:ly)?|outrageous(?:ly)?|reckless(?:ly)?|courageous(?:ly)?|pathetic(?:ally)?|hypocri\w+|scandalous(?:ly)?|disastrous(?:ly)?|tragic(?:ally)?|sadly|unfortunately|fortunately|thankfully|luckily|regrettabl[ey]|predictably|unsurprisingly|ironically|infamous(?:ly)?|ruthless(?:ly)?|callous(?:ly)?|arrogant(?:ly)?|incompeten\w+|humiliat\w+|farc(?:e|ical))\b/iu;

/** A word of judgement that the cited sentences have not. */
function verdictIn(plain: string, there: string): string | null {
  const word = verdicts.exec(plain)?.[0] ?? null;
  return word === null || there.toLowerCase().includes(word.toLowerCase().slice(0, 6)) ? null : word;
}

/** A claim may be as loaded as its own words, and no more. */
export const noWordsLoadedOn: Check<PlacedClaim> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text, quote, cited, kind, claimer, answer }, facts) => {
    const { article, reading } = facts;
    if (claimer !== "article" && (kind === "judgement" || kind === "allegation")) return null;
    if (reading.loaded.some(({ span }) => overlaps(span, quote))) return null;
    const there = `${text}\n${textOf(facts, cited)}`;
    const own = new Set(stemsOf(slice(article.text, quote)));
    const plain = unquoted(text);
    const added = answer.loaded.find(
      ({ words }) => plain.includes(words) && !isBorne(words, there) && !stemsOf(words).every((stem) => own.has(stem)),
    );
    return added === undefined ? null : `“${added.words}” slants, and is not in the quotation`;
  },
};

/** A question does not take up the article's slant. */
export const noLoadedQuestion: Check<PlacedPerspective> = {
  name: "loaded words",
  reason: "a word of it slants",
  find: ({ text }, facts) => {
    const loaded = articles(unquoted(text).replaceAll(called, " "), facts);
    return loaded === null ? null : `“${loaded}” slants: ask in plain words`;
  },
};

// "The operation is called heavy-handed": somebody's word, and told as such.
const called = /\b(?:called|described as|termed|branded) [\p{L}-]+/giu;

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
