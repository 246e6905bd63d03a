import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { articleFromText } from "../../src/article/from-text.ts";
import type { Evidence, Reading, Speaker } from "../../src/reading/reading.ts";
import { localReport } from "../../src/report/local-report.ts";
import type { Report } from "../../src/report/report.ts";
import { localReader } from "../../src/seeds.ts";
import { fold, normalise } from "../../src/text/match.ts";
import type { Span } from "../../src/text/span.ts";

const read = localReader();

/** Pieces that news is made of, in no order, among anything else that a string may hold. */
const pieces = [
  "“We will not pay,” said Ana Ruiz, the mayor.",
  "“I had two children,” ",
  "he said. “It was wrong.”",
  "Mr. Hill",
  "Hill",
  "The ministry declined to comment.",
  "According to the union, rents rose by 3.5 per cent.",
  "Critics say the so-called plan is a disgrace.",
  "Rents rose.",
  " that ",
  " because ",
  "“",
  "”",
  "'",
  "‘no’",
  "(",
  "—",
  "…",
  "U.S.",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "\u00ad",
  "\u2028",
  "👩‍👩‍👧",
  "Der Minister sagte, er werde „nie“ zahlen.",
  "政府は拒否した。",
];
const anyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

function articleOf(text: string): Article {
  return articleFromText({ text, title: null, url: null, by: "text" });
}

test("reading any text ends, says the same twice, and leaves the text as it is", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const article = articleOf(text);
      const reading = read(article);
      const report = localReport(article, reading);
      expect(article.text).toBe(text);
      expect(read(articleOf(text))).toEqual(reading);
      expect(localReport(article, reading)).toEqual(report);
    }),
    { numRuns: 200 },
  );
});

test("normalising never changes the article’s text, and folded positions lie in it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const article = articleOf(text);
      normalise(article.text);
      const folded = fold(article.text);
      expect(article.text).toBe(text);
      expect(folded.original).toBe(text);
      expect(Math.max(0, ...folded.ends)).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("every span of reading and report slices the text, in the sentence it is said to be in", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const article = articleOf(text);
      const reading = read(article);
      const report = localReport(article, reading);
      for (const span of [...reading.sentences.map((one) => one.span), ...spansOf(reading)]) {
        expect(isInside(span, text), JSON.stringify(span)).toBe(true);
      }
      for (const { sentence, span } of evidenceOf(reading, report)) {
        expect(isInside(span, text), JSON.stringify(span)).toBe(true);
        const at = reading.sentences.find(({ id }) => id === sentence)?.span;
        expect(at && at.start <= span.start && span.start < at.end, `S${sentence}`).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("whoever is named as a speaker is a voice", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const article = articleOf(text);
      const reading = read(article);
      const report = localReport(article, reading);
      const voices = new Set<Speaker>(["article", ...reading.voices.map(({ id }) => id)]);
      expect(voices.size).toBe(reading.voices.length + 1);
      const named = [
        ...reading.attributions.flatMap(({ voice }) => voice ?? []),
        ...reading.loaded.map(({ by }) => by),
        ...[...reading.claims, ...report.claims].flatMap(({ claimer, via }) => [claimer, via ?? claimer]),
        ...report.refusals.map(({ voice }) => voice),
      ];
      for (const speaker of named) expect(voices).toContain(speaker);
    }),
    { numRuns: 200 },
  );
});

function isInside({ start, end }: Span, text: string): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
}

function spansOf({ attributions, voices, loaded }: Reading): readonly Span[] {
  return [
    ...attributions.flatMap(({ source, cue, content }) => [
      ...content,
      ...(source ? [source] : []),
      ...(cue ? [cue] : []),
    ]),
    ...voices.flatMap(({ described }) => described ?? []),
    ...loaded.map(({ span }) => span),
  ];
}

function evidenceOf(reading: Reading, report: Report): readonly Evidence[] {
  return [
    ...reading.voices.flatMap(({ mentions, refused, criticised, actedUpon }) => [
      ...mentions,
      ...criticised,
      ...actedUpon,
      ...(refused ? [refused] : []),
    ]),
    ...reading.loaded,
    ...[...reading.claims, ...reading.frames, ...report.claims].flatMap(({ evidence }) => evidence),
    ...report.perspectives.flatMap(({ trigger }) => trigger),
    ...report.refusals.map(({ evidence }) => evidence),
  ];
}
