import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findLoadedWords, loadedLexicon } from "../../src/reading/loaded-words.ts";
import { subjectiveLexicon, subjectiveSentences } from "../../src/reading/subjectivity.ts";
import { parseTable } from "../../src/reading/table.ts";
import { englishTagger } from "../../src/reading/tokens.ts";
import { splitSentences } from "../../src/text/sentences.ts";

const loadedWords = loadedLexicon(parseTable(readFileSync("seeds/lexicon/en/loaded.tsv", "utf8")));
const lexicon = subjectiveLexicon(parseTable(readFileSync("seeds/lexicon/en/subjective.tsv", "utf8")));
const tagger = englishTagger();

describe("an opinion or a judgement", () => {
  check("The council must act before winter.", [1]);
  check("I think the bridge was built in the wrong place.", [1]);
  check("This is a shameful way to treat tenants.", [1]);
  check("Perhaps the harbour deserves better.", [1]);
  check("What a splendid idea!", [1]);
  check("Why should anyone believe them now?", [1]);
});

describe("a judgement counts, whoever’s it is", () => {
  check("“The plan is shameful,” she said.", [1]);
  check("The union said the minister must resign.", [1]);
});

describe("what happened, and what was said of it, is none", () => {
  check("The council voted 7 to 2 on Tuesday.", []);
  check("Trains between the two towns stopped at noon.", []);
  check("“We may open in May,” he said.", []);
  check("The company reported sales of 4 million euros, up 3 per cent.", []);
});

describe("sentences are told apart by their number", () => {
  check("The vote was on Tuesday. The result is absurd. The mayor signed it on Wednesday.", [2]);
  check("", []);
});

test("each weight is between 1 and 4", () => {
  const rows = parseTable(readFileSync("seeds/lexicon/en/subjective.tsv", "utf8"));
  expect(rows.filter(({ weight = "" }) => !/^[1-4]$/.test(weight))).toEqual([]);
});

test("no cue is listed twice", () => {
  const rows = parseTable(readFileSync("seeds/lexicon/en/subjective.tsv", "utf8"));
  const keys = rows.map(({ term = "", pos = "" }) => `${term.toLowerCase()} (${pos})`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

function check(text: string, expected: readonly number[]): void {
  test.each([text])("%s", () => {
    const sentences = splitSentences(text);
    const tokens = tagger(text, sentences);
    const quotations = [...text.matchAll(/“[^”]*”/g)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
    const loaded = findLoadedWords({ text, tokens, names: [], quotations, speakerAt: () => "article" }, loadedWords);
    expect([...subjectiveSentences({ text, tokens, sentences, loaded, quotations }, lexicon)]).toEqual(expected);
  });
}
