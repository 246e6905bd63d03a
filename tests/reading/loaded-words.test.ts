import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTable } from "../../src/reading/table.ts";
import { findLoadedWords, loadedLexicon } from "../../src/reading/loaded-words.ts";
import type { LoadedWord, Speaker } from "../../src/reading/reading.ts";
import { englishTagger } from "../../src/reading/tokens.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { slice, type Span } from "../../src/text/span.ts";
import { material } from "../material.ts";

const lexicon = loadedLexicon(parseTable(readFileSync("seeds/lexicon/en/loaded.tsv", "utf8")));
const tagger = englishTagger();

describe("a word that slants is listed, in any of its forms", () => {
  check("The minister boasted that rents had fallen.", ["boasted"]);
  check("Kyiv is parroting the interests of Washington.", ["parroting"]);
  check("The United States continues to dither.", ["dither"]);
  check("It will not accept such hollow guarantees.", ["hollow"]);
  check("The proposals are nothing more than smoke and mirrors.", ["nothing more than", "smoke and mirrors"]);
  check("The mayor called the review a witch-hunt.", ["witch-hunt"]);
  check("They dragged their feet for years.", ["dragged their feet"]);
  check("Critics slammed the staggering cost.", ["slammed", "staggering"]);
  check("The regime’s cronies ran the bank.", ["regime", "cronies"]);
  check("The ministers lied about the bill.", ["lied"]);
});

describe("mere bad news is not slant", () => {
  check("Three people were killed in the flood, the worst crisis in a decade.", []);
  check("The court fined the company and two former directors.", []);
});

describe("a literal or technical use does not count", () => {
  check("Massive stars collapse into black holes.", []);
  check("The bones of birds are hollow bones.", []);
  check("A wave of heat reached the coast.", []);
  check("A wave of migrants reached the coast.", ["wave"]);
  check("She was admitted to hospital on Friday.", []);
  check("The bombing claimed 12 lives and nobody claimed responsibility.", ["claimed"]);
  check("The hotel boasts a pool.", []);
  check("The village lies in a valley.", []);
  check("The club lie 14th, and the others lie third and bottom.", []);
  check("The bonus depends on the sales regime for tax.", []);
});

describe("the part of speech decides between two words of one spelling", () => {
  check("He won the grand slam in Paris.", []);
  check("She slammed the council.", ["slammed"]);
});

describe("a name is not a word choice", () => {
  check("The Radical Party won nine seats.", []);
  check("Fans of Massive Attack queued outside.", []);
  check("Radical Change Now ran a full list.", [], { names: ["Radical Change Now"] });
  check("The Big Tech firms objected.", ["Big Tech"], { names: ["Big Tech"] });
  check("The Big Tech Museum opened.", [], { names: ["Big Tech Museum"] });
  check("Dan Savage spoke first. Savage left at noon.", [], { names: ["Dan Savage", "Savage"] });
  check("Extremists met in the hall.", ["Extremists"], { names: ["Extremists"] });
  check("Mayor Slammed Over Staggering Cost Of Stadium", ["Slammed", "Staggering"]);
});

describe("what is denied is not said", () => {
  check("The plan is not reckless.", []);
  check("It was never a witch hunt.", []);
  check("He did not admit that he was there.", ["admit"]);
});

describe("words in quotation marks are their speaker’s", () => {
  checkSpeakers("“It is a shameful and absurd plan,” she said.", [
    ["shameful", "V1"],
    ["absurd", "V1"],
  ]);
  checkSpeakers("The shameful plan was, she said, “a start we can all live with”.", [["shameful", "article"]]);
  check("The report puts the word “reckless” on its cover.", [], { quotesAreNarrators: true });
  check("A so-called “reckless” driver was named.", ["so-called"], { quotesAreNarrators: true });
});

test("a plainer way, the kind and the reason come with each word", () => {
  const [word] = read("The mayor boasted of it.");
  expect(word).toMatchObject({ neutral: "say", kind: "presupposing", sentence: 1 });
  expect(word?.reason).toMatch(/\.$/);
});

test("nothing to read gives nothing", () => {
  expect(read("")).toEqual([]);
});

const seed = material("seeds", "000_11cd93e487cfb9dc.txt");
describe.skipIf(seed === null)("the article the project began with (needs the shared material)", () => {
  test("its slanted words are found", () => {
    const text = seed === null ? "" : readFileSync(seed, "utf8");
    const found = read(text).map((word) => slice(text, word.span));
    expect(found).toEqual(
      expect.arrayContaining(["ploy", "smoke and mirrors", "parroting", "boasted", "dither", "reckless", "grandstand"]),
    );
    expect(found).toEqual(expect.arrayContaining(["deeper truth", "hypocrisy", "preaches", "hollow", "insisted"]));
  });
});

type Options = { readonly names?: readonly string[]; readonly quotesAreNarrators?: true };

function check(text: string, expected: readonly string[], options: Options = {}): void {
  test.each([text])("%s", () => {
    expect(read(text, options).map((word) => slice(text, word.span))).toEqual(expected);
  });
}

function checkSpeakers(text: string, expected: readonly (readonly [string, Speaker])[]): void {
  test.each([text])("%s", () => {
    expect(read(text).map((word) => [slice(text, word.span), word.by])).toEqual(expected);
  });
}

/** Everything between “ and ” is a quotation, of V1 unless the narrator put the marks. */
function read(text: string, { names = [], quotesAreNarrators }: Options = {}): readonly LoadedWord[] {
  const quotations = spansOf(text, /“[^”]*”/g);
  const inside = (offset: number): boolean => quotations.some(({ start, end }) => start <= offset && offset < end);
  return findLoadedWords(
    {
      text,
      tokens: tagger(text, splitSentences(text)),
      names: names.map((name) => ({ start: text.lastIndexOf(name), end: text.lastIndexOf(name) + name.length })),
      quotations,
      speakerAt: (offset) => (quotesAreNarrators === undefined && inside(offset) ? "V1" : "article"),
    },
    lexicon,
  );
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
