import { describe, expect, test } from "vitest";
import { parseTable } from "../../src/reading/table.ts";
import { findTerms, guardsOf, indexTerms, partOfSpeech, wordsOf } from "../../src/reading/terms.ts";
import { englishTagger } from "../../src/reading/tokens.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

const tagger = englishTagger();

describe("a hyphen and a space are the same", () => {
  check("witch hunt|noun", "A witch-hunt, a witch hunt and two witch hunts.", [
    "witch-hunt",
    "witch hunt",
    "witch hunts",
  ]);
});

describe("a term does not run over a comma or a full stop", () => {
  check("to be sure|phrase", "That is what it seems to be, sure.", []);
  check("to be sure|phrase", "To be sure, it rained.", ["To be sure"]);
});

describe("the first word of a verb is inflected, or its last part", () => {
  check("sweep under the rug|verb", "It was swept under the rug.", ["swept under the rug"]);
  check("cherry-pick|verb", "She cherry-picked the figures.", ["cherry-picked"]);
});

describe("“one’s” is anybody’s", () => {
  check("drag one's feet|verb", "They drag their feet and he dragged his feet.", [
    "drag their feet",
    "dragged his feet",
  ]);
});

describe("guards", () => {
  check("wave|noun|||migrant*", "A wave hit the coast. A wave of migrants came.", ["wave"]);
  check("claim|verb|responsibility", "They claimed responsibility. They claimed it worked.", ["claimed"]);
  check("admit|verb||||hospital", "He was admitted to the hospital. She admitted it.", ["admitted"]);
  check("soar|verb||||bird*", "Birds soar here. Prices soar.", ["soar"]);
});

test("of two terms the longer one counts", () => {
  expect(found(["far|adj", "far left|adj"], "The far left won.")).toEqual(["far left"]);
});

test("a long run of one word ends", () => {
  expect(found(["witch hunt|noun"], "witch ".repeat(20_000))).toEqual([]);
});

test("an unknown part of speech is our own fault", () => {
  expect(() => partOfSpeech({ term: "x", pos: "nuon" })).toThrow("unknown part of speech: x");
});

function check(term: string, text: string, expected: readonly string[]): void {
  test.each([text])("%s", () => {
    expect(found([term], text)).toEqual(expected);
  });
}

/** Terms are "term|pos|not-before|not-after|only-with|not-with". */
function found(terms: readonly string[], text: string): readonly string[] {
  const header = ["term", "pos", "not-before", "not-after", "only-with", "not-with"].join("\t");
  const rows = parseTable([header, ...terms.map((term) => term.replaceAll("|", "\t"))].join("\n"));
  const index = indexTerms(
    rows.map((row) => ({ term: row["term"] ?? "", pos: partOfSpeech(row), guards: guardsOf(row), kept: null })),
  );
  return findTerms(wordsOf(tagger(text, splitSentences(text))), index).map(({ span }) => slice(text, span));
}
