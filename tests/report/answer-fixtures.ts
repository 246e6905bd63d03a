import { readdirSync, readFileSync } from "node:fs";
import type { Article } from "../../src/article/article.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { givenAnswer, writtenAnswer, type GivenAnswer } from "../../src/report/written-answer.ts";
import { loadWrittenAnswers, localReader, seedArticlePath } from "../../src/seeds.ts";

export type Answer = GivenAnswer;

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

/** The answers of correct-answers/ and of seeds/answers, with sentence numbers and voice ids as a model would give them. */
export function correctAnswers(): readonly Case[] {
  const here = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(new URL(file, folder), "utf8"))] as const);
  const shipped = [...loadWrittenAnswers()].map(([name, json]) => [`seeds/answers/${name}`, json] as const);
  return [...here, ...shipped].map(([name, json]) => {
    const written = writtenAnswer.parse(json);
    const article = seedArticle(written.article);
    const reading = read(article);
    return { name, language: written.language, article, reading, answer: givenAnswer(written, article, reading) };
  });
}
