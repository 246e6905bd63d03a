import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { splitParagraphs, splitSentences } from "../../src/text/sentences.ts";
import { slice, trimmed } from "../../src/text/span.ts";
import { materialLines } from "../material.ts";

function check(text: string, sentences: readonly string[]): void {
  expect(splitSentences(text).map(({ span }) => slice(text, span))).toEqual(sentences);
}

test("titles, initials and abbreviations do not end a sentence", () => {
  check("Mr. Hill met Dr. Ortiz at 10 a.m. on Monday. He left.", [
    "Mr. Hill met Dr. Ortiz at 10 a.m. on Monday.",
    "He left.",
  ]);
  check("J. K. Rowling spoke. She sat down.", ["J. K. Rowling spoke.", "She sat down."]);
  check("He works for Acme Inc. and lives in Ohio.", ["He works for Acme Inc. and lives in Ohio."]);
  check("He won the No. 2 seat. She won.", ["He won the No. 2 seat.", "She won."]);
});

test("an abbreviation ends a sentence where a new one begins", () => {
  check("The firm is based in the U.S. It employs 400.", ["The firm is based in the U.S.", "It employs 400."]);
  check("It begins at 5 p.m. The mayor will speak.", ["It begins at 5 p.m.", "The mayor will speak."]);
});

test("who speaks after a quotation belongs to its sentence", () => {
  check("“Will you resign?” Ms Hill asked. “No!” he shouted.", [
    "“Will you resign?” Ms Hill asked.",
    "“No!” he shouted.",
  ]);
  check("“Stop.” The crowd obeyed.", ["“Stop.”", "The crowd obeyed."]);
});

test("numbers, ellipses, addresses and datelines stay whole", () => {
  check("Rents rose 3.5 per cent. It was over… or was it?", ["Rents rose 3.5 per cent.", "It was over… or was it?"]);
  check("MOSCOW, Sept. 3 — The ministry said no.", ["MOSCOW, Sept. 3 — The ministry said no."]);
  check("Visit example.com today. Call us.", ["Visit example.com today.", "Call us."]);
  check("1. Rents rose. 2. Wages fell.", ["1. Rents rose.", "2. Wages fell."]);
  check("Die Miete stieg am 3. Mai. Das war viel.", ["Die Miete stieg am 3. Mai.", "Das war viel."]);
});

test("a line ends a sentence, unless lines are wrapped", () => {
  check("Rents rise\nRents rose.", ["Rents rise", "Rents rose."]);
  const wrapped = "Rents rose in\nthe city in\nMay by three\nper cent.\n\nWages\nfell.";
  check(wrapped, ["Rents rose in\nthe city in\nMay by three\nper cent.", "Wages\nfell."]);
});

test("any text is split into numbered sentences that hold all its words, in order", () => {
  const anyText = fc.array(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("Mr.", " ", "\n", "\r\n", "U.S.", "“No.”", "?", "…", "x.")),
  );
  fc.assert(
    fc.property(anyText, (parts) => {
      const text = parts.join("");
      const sentences = splitSentences(text);
      let at = 0;
      let paragraph = 1;
      for (const [index, sentence] of sentences.entries()) {
        expect(sentence.id).toBe(index + 1);
        expect(text.slice(at, sentence.span.start).trim()).toBe("");
        expect(trimmed(text, sentence.span)).toEqual(sentence.span);
        expect(sentence.span.end).toBeGreaterThan(sentence.span.start);
        expect([paragraph, paragraph + 1]).toContain(sentence.paragraph);
        paragraph = sentence.paragraph;
        at = sentence.span.end;
      }
      expect(text.slice(at).trim()).toBe("");
      expect(splitSentences(text)).toEqual(sentences);
    }),
  );
});

test("paragraphs hold everything but the white space between them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("Rents", " ", "\n", "\r\n", "\t", "rose.", "\n\n")), (parts) => {
      const text = parts.join("");
      const words = splitParagraphs(text).map((span) => slice(text, span));
      expect(words.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
});

const hard = materialLines("data", "reading", "segmentation-hard", "all.jsonl");
const hardRow = z.object({ text: z.string(), sents: z.array(z.tuple([z.number(), z.number()])) });

describe.skipIf(hard === null)("the hard passages (needs the shared material)", () => {
  test("boundaries are right at 98 of 100 or better", () => {
    const counts = { hit: 0, said: 0, wanted: 0 };
    for (const row of (hard ?? []).map((line) => hardRow.parse(line))) {
      const ends = splitSentences(row.text).map(({ span }) => span.end);
      const said = new Set(ends.slice(0, -1));
      const wanted = new Set(row.sents.map(([, end]) => end).slice(0, -1));
      counts.hit += [...said].filter((end) => wanted.has(end)).length;
      counts.said += said.size;
      counts.wanted += wanted.size;
    }
    expect((2 * counts.hit) / (counts.said + counts.wanted)).toBeGreaterThanOrEqual(0.98);
  });
});
