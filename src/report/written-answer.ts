import { z } from "zod";
import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import { factsOf } from "./facts.ts";
import { placeQuote, sentencesOf } from "./place-quote.ts";

const words = z.string().min(1);

/**
 * A model's answer as a person writes it down: sentences are named by how they begin, speakers by their names, so that
 * it stays right when the reading numbers them otherwise.
 */
export const writtenAnswer = z.strictObject({
  /** The name of the sample article. */
  article: words,
  /** BCP 47: of the answer. */
  language: words,
  claims: z.array(z.strictObject({ quote: words, claimer: words, kind: words, text: words })),
  perspectives: z.array(
    z.strictObject({ kind: words, who: words, trigger: words, why: words, question: words, outside: words.nullable() }),
  ),
  summary: z.array(z.strictObject({ text: words, cites: z.array(words).min(1) })),
});

export type WrittenAnswer = z.infer<typeof writtenAnswer>;

type Items = readonly Readonly<Record<string, unknown>>[];

/** An answer with sentence numbers and voice ids, as a model gives it. */
export type GivenAnswer = { readonly claims: Items; readonly perspectives: Items; readonly summary: Items };

/** Throws where a sentence that the answer cites is not in the article: the answer was written for another text. */
export function givenAnswer(written: WrittenAnswer, article: Article, reading: Reading): GivenAnswer {
  const facts = factsOf(article, reading, written.language);
  const sentenceWith = (quote: string): number => {
    const span = placeQuote(quote, 0, facts);
    return (span === null ? undefined : sentencesOf(span, facts)[0]) ?? 0;
  };
  const idOf = (name: string): string =>
    reading.voices.find((voice) => voice.name.toLowerCase() === name.toLowerCase())?.id ?? name;
  const beginning = (start: string): number => {
    const found = reading.sentences.find(({ span }) => slice(article.text, span).startsWith(start));
    if (found === undefined) throw new Error(`no sentence begins “${start}”`);
    return found.id;
  };
  return {
    claims: written.claims.map((claim) => ({
      ...claim,
      claimer: idOf(claim.claimer),
      sentence: sentenceWith(claim.quote),
    })),
    perspectives: written.perspectives.map((one) => ({
      ...one,
      who: idOf(one.who),
      sentence: sentenceWith(one.trigger),
    })),
    summary: written.summary.map(({ text, cites }) => ({ text, sentences: cites.map(beginning) })),
  };
}
