import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Article } from "../../src/article/article.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { placeQuote, sentencesOf } from "../../src/report/place-quote.ts";
import { factsOf } from "../../src/report/facts.ts";
import { localReader, seedArticlePath } from "../../src/seeds.ts";
import { slice } from "../../src/text/span.ts";

const words = z.string().min(1);

/** A model's answer written by hand; sentences are named by how they begin, claimers by name. */
const fixture = z.strictObject({
  article: words,
  language: words,
  claims: z.array(z.strictObject({ quote: words, claimer: words, kind: words, text: words })),
  perspectives: z.array(
    z.strictObject({
      kind: words,
      who: words,
      trigger: words,
      why: words,
      question: words,
      outside: words.nullable(),
    }),
  ),
  summary: z.array(z.strictObject({ text: words, cites: z.array(words).min(1) })),
});

export type Answer = {
  readonly claims: readonly Record<string, unknown>[];
  readonly perspectives: readonly Record<string, unknown>[];
  readonly summary: readonly Record<string, unknown>[];
};

export type Case = {
  readonly name: string;
  readonly language: string;
  readonly article: Article;
  readonly reading: Reading;
  readonly answer: Answer;
};

export const read = localReader();

export function seedArticle(name: string): Article {
  const text = readFileSync(seedArticlePath(`${name}.txt`), "utf8");
  return {
    text,
    title: text.split("\n", 1)[0] ?? null,
    outlet: null,
    url: null,
    byline: { kind: "none" },
    published: null,
    language: name.includes("german") ? "de" : "en",
    gate: null,
    extraction: { by: "text", doubts: [] },
  };
}

const folder = new URL("correct-answers/", import.meta.url);

/** The answers of correct-answers/, with sentence numbers and voice ids as a model would give them. */
export function correctAnswers(): readonly Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const written = fixture.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
      const article = seedArticle(written.article);
      const reading = read(article);
      return {
        name: file.replace(/\.json$/, ""),
        language: written.language,
        article,
        reading,
        answer: resolved(written, article, reading),
      };
    });
}

export function resolved(written: z.infer<typeof fixture>, article: Article, reading: Reading): Answer {
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
