import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localReport } from "../../src/report/local-report.ts";
import { articleOf, readText } from "./read.ts";
import { faultsOf } from "./reading-faults.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  // halves of characters, too
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((codes) => String.fromCharCode(...codes)),
);

const name = fc.constantFrom(
  "Ms Hill",
  "Ann Lee",
  "Lee",
  "Dr. Bo Chan, a nurse at the clinic,",
  "the Harbour and Dock Union",
  "the union",
  "Moscow",
  "the Kremlin",
  "the minister",
  "her lawyer",
  "critics",
  "tenants",
  "one of them",
  "she",
  "he",
  "they",
  "it",
  "who",
  "Acme Inc.",
  "the U.S. Department of the Interior",
  "“Ghost” killings",
);
const cue = fc.constantFrom(
  "said",
  "says that",
  "said:",
  "told reporters on Monday that",
  "added",
  "asked why",
  "accused the minister of",
  "has denied",
  "declined to comment",
  "did not respond to a request for comment",
  "slammed the reckless",
  "called it",
  "believes",
  "vowed to",
  "could say",
  "was told",
  ", adding that",
  "and said",
  ", according to",
  "show that",
);
const clause = fc.constantFrom(
  "rents rose by 4 per cent",
  "the plan is a ploy",
  "we will not pay",
  "a disgraceful scheme",
  "tenants were evicted",
  "nobody knew about it",
  "it must stop now",
  "the court ruled in 2019",
  "",
);
const marks = fc.constantFrom(
  ["“", ",”"],
  ["“", ".”"],
  ["“", ""],
  ["", "”"],
  ["‘", ",’"],
  ['"', '"'],
  ["«", "»"],
  ["", ""],
  ["(", ")"],
);
const glue = fc.constantFrom(
  " ",
  ", ",
  ". ",
  " — ",
  "; ",
  ": ",
  ".\n",
  ".\n\n",
  "?\n\n",
  "… ",
  " and ",
  " for ",
  "’s ",
);
const quoted = fc.tuple(marks, clause).map(([[open = "", close = ""], words]) => `${open}${words}${close}`);
const piece = fc.oneof(
  quoted,
  name,
  cue,
  clause,
  fc.constantFrom("For", "READ MORE:", "KALDIS —", "Opinion:", "1.", "I"),
);
const plausibleText = fc
  .array(fc.tuple(piece, glue), { maxLength: 60 })
  .map((pieces) => pieces.map(([words, mark]) => `${words}${mark}`).join(""));

function check(texts: fc.Arbitrary<string>, language: string): void {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readText(text, language);
      const report = localReport(articleOf(text, language), reading);
      expect(faultsOf(text, reading, report)).toEqual([]);
      expect(readText(text, language)).toEqual(reading);
      expect(localReport(articleOf(text, language), reading)).toEqual(report);
    }),
    { numRuns: 150 },
  );
}

// on a busy machine these take their time; a text that never ends ends here
const mostMs = 60_000;

describe("whatever the text, all that is said of it points into it, and twice the same", () => {
  test("any text", () => check(anyText, "en"), mostMs);
  test("any text in another language", () => check(anyText, "de"), mostMs);
  test("what could stand in an article", () => check(plausibleText, "en"), mostMs);
  test("what could stand in an article, in another language", () => check(plausibleText, "de"), mostMs);
});

test("what points elsewhere is a fault", () => {
  const text = "Rents rose again. “We will not pay any more of it,” said Ann Lee.";
  const reading = readText(text);
  const report = localReport(articleOf(text), reading);
  const moved = reading.claims.map((claim) => ({
    ...claim,
    evidence: claim.evidence.map(({ span }) => ({ span, sentence: 7 })),
  }));
  expect(reading.claims).not.toEqual([]);
  expect(faultsOf(text, { ...reading, claims: moved }, report)).not.toEqual([]);
  expect(faultsOf(text, { ...reading, voices: [] }, report)).not.toEqual([]);
  expect(faultsOf(text, { ...reading, sentences: reading.sentences.slice(1) }, report)).not.toEqual([]);
  expect(faultsOf(`${text} More.`, reading, report)).not.toEqual([]);
});
