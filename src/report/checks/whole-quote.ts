import { slice } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import { coverage, stemsOf } from "../stems.ts";
import type { Facts } from "../facts.ts";
import type { Check, PlacedClaim } from "./check.ts";

const wordsLeast = 4;
const wordsMost = 60;

/** A quotation that carries its claim: not a word or three, and not a page. */
export const quoteLongEnough: Check<PlacedClaim> = {
  name: "whole quotations",
  reason: "its quotation is too short or too long to carry it",
  find: ({ quote }, { article, reading }) => {
    const words = countWords(slice(article.text, quote));
    // “It sent letters.” is short and whole
    const isWhole = (): boolean =>
      reading.sentences.some(({ span }) => bare(slice(article.text, span)) === bare(slice(article.text, quote)));
    if (words < wordsLeast && !(words >= 2 && isWhole()))
      return `the quotation has ${words} words: quote the clause that carries the claim`;
    return words > wordsMost ? "the quotation is too long: quote the clause that carries the claim" : null;
  },
};

function bare(words: string): string {
  return words.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** A quotation is not told without what follows and limits it ("but …"), nor begun after a "not". */
export const quoteNotClipped: Check<PlacedClaim> = {
  name: "whole quotations",
  reason: "its quotation is cut off from what limits it",
  find: ({ quote, limit, text }, facts) => {
    const before = textBefore(quote.start, facts);
    if (turned.test(before)) return `the words before the quotation turn it round (“${before.trim().slice(-30)}”)`;
    if (limit === null || !facts.sameWords || contrast.test(text)) return null;
    const rest = slice(facts.article.text, limit);
    if (coverage(stemsOf(rest), new Set(stemsOf(text))) >= 0.3) return null;
    return `the quotation stops before “${rest.slice(0, 60)}”: tell that too`;
  },
};

const contrast = /\b(?:but|though|although|however|yet|unless|only if|aber|jedoch|obwohl|mais|pero|aunque)\b/i;
const turned =
  /(?:\b(?:not|never|no|nobody|neither|nor|without|den(?:y|ies|ied)(?: that)?|hardly|if|unless|whether|nicht|kein\p{L}*|nie|ohne|pas|jamais|nunca)|n[’']t)\s+["“‘]?$/iu;

function textBefore(offset: number, { article, reading }: Facts): string {
  const sentence = reading.sentences.find(({ span }) => span.start <= offset && offset < span.end);
  return article.text.slice(sentence?.span.start ?? offset, offset);
}
