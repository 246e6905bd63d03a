import * as fc from "fast-check";
import { articleFromText } from "../../../src/article/from-text.ts";
import type { Article } from "../../../src/article/article.ts";
import type { CardOf } from "../../../src/discord/render/card.ts";
import type { Reading } from "../../../src/reading/reading.ts";
import { localReport } from "../../../src/report/local-report.ts";
import { perspectiveKinds, type Perspective } from "../../../src/report/report.ts";
import { localReader } from "../../../src/seeds.ts";
import { otherScripts } from "../../look/other-scripts.ts";
import { seedArticles } from "../../seeds/seed-articles.ts";
import { withoutModel } from "./without-model.ts";

const reader = localReader();
const readings = new Map<string, Reading>();

/** The local reading; the samples come again and again. */
function read(article: Article): Reading {
  const known = readings.get(article.text);
  const reading = known ?? reader(article);
  if (known === undefined && texts.includes(article.text)) readings.set(article.text, reading);
  return reading;
}

const parts =
  "@ everyone here <@1> <#2> </a:3> <t:1:R> <:e:4> :smile: # -# - 1. > >>> * ** _ __ ~~ || ` ``` \\ [a](b) ]( ( ) https://evil.example/x www.evil.example discord.gg/abc evil.example/y ＠everyone ＜@1＞ ／ ．\u200b \u202e \u0301 \ud83d \u{e0041} 👩‍👩‍👧 家賃 إيجار";
const hostile = fc
  .array(fc.constantFrom(...parts.split(" "), " ", "\n", "\n\n\n", "word ", "said Ms Hill. "), { maxLength: 30 })
  .map((pieces) => pieces.join(""));
const long = fc.constantFrom("A".repeat(700), "ab ".repeat(1_200), "*".repeat(900), "家".repeat(900), "👩‍👩‍👧".repeat(120));
/** Words that an article, a page or a model may have. */
export const words = fc.oneof(
  { weight: 4, arbitrary: hostile },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
  { weight: 1, arbitrary: long },
);

const texts = [...seedArticles().map(({ text }) => text), ...otherScripts.map(([, { text }]) => text)];
const sentences = texts.flatMap((text) => text.split(/(?<=[.。])\s*/u));

/** Whole samples, samples with strangers' words in them, and sentences of all of them in any order. */
const articleText = fc.oneof(
  fc.constantFrom(...texts),
  fc.tuple(fc.constantFrom(...texts), fc.array(words, { maxLength: 4 })).map(([text, added]) => {
    const paragraphs = text.split("\n\n");
    const put = added.map((one, at) => `${paragraphs[at] ?? ""}\n\n“${one},” said Ms Hill. ${one}`);
    return [...put, ...paragraphs.slice(added.length)].join("\n\n");
  }),
  fc.array(fc.oneof(fc.constantFrom(...sentences), words), { minLength: 1, maxLength: 60 }).map((all) => all.join(" ")),
);

const maybe = fc.option(words, { nil: null });
const url = fc.option(
  fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    words.map((path) => `https://www.news.example/${encodeURIComponent(path.toWellFormed())}`),
    words,
  ),
  { nil: null },
);
const article = fc
  .record({
    text: articleText,
    title: maybe,
    outlet: maybe,
    published: fc.option(fc.oneof(fc.constant("2026-11-20"), words), { nil: null }),
    url,
  })
  .map(({ text, ...head }): Article => ({ ...articleFromText({ text, title: null, url: null, by: "text" }), ...head }));

/** What a model may have put in a report: its own words in the places where a report has a model's words. */
const wordsOfModel = fc.record({
  summary: fc.array(words, { maxLength: 5 }),
  claims: fc.array(words, { maxLength: 12 }),
  outside: maybe,
  questions: fc.array(
    fc.record({ kind: fc.constantFrom(...perspectiveKinds), who: words, why: words, question: words, checked: words }),
    { maxLength: 4 },
  ),
  withheld: fc.array(fc.record({ what: words, reason: words }), { maxLength: 6 }),
  model: fc.stringMatching(/^[a-z0-9./-]{1,40}$/),
  names: fc.array(words, { maxLength: 6 }),
});

/** A report of any article, as the local reading makes it or with anything in the places of a model's words. */
export const randomReport: fc.Arbitrary<CardOf> = fc
  .record({ article, model: fc.option(wordsOfModel, { nil: null }), again: fc.boolean() })
  .map(({ article: one, model, again }): CardOf => {
    const reading = read(one);
    const report = localReport(one, reading);
    if (model === null) return { article: one, reading, report, provenance: withoutModel, again };
    const perspectives = model.questions.map((asked, at): Perspective => ({
      ...asked,
      trigger: report.claims[at]?.evidence ?? [],
      outside: at === 0 ? model.outside : null,
    }));
    return {
      article: one,
      reading: {
        ...reading,
        voices: reading.voices.map((voice, at) => ({ ...voice, name: model.names[at] ?? voice.name })),
      },
      report: {
        ...report,
        mode: model.model,
        summary: model.summary.map((text) => ({ text, sentences: [1, 2] })),
        claims: report.claims.map((claim, at) => ({ ...claim, text: model.claims[at] ?? claim.text })),
        perspectives,
        withheld: model.withheld,
      },
      provenance: { local: null, unread: model.withheld.length },
      again,
    };
  });
