import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findFrames, frameLexicon } from "../../src/reading/frames.ts";
import type { Frame } from "../../src/reading/reading.ts";
import { parseTable } from "../../src/reading/table.ts";
import { englishTagger } from "../../src/reading/tokens.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

const rows = parseTable(readFileSync("seeds/lexicon/en/frames.tsv", "utf8"));
const lexicon = frameLexicon(rows);
const tagger = englishTagger();

describe("the dimensions that the words raise, the heaviest first", () => {
  check("The court heard the appeal. The judge will give her ruling in May. Prices and wages rose.", [
    ["legality", "court, appeal, judge, ruling"],
    ["economic", "Prices, wages"],
  ]);
  check("Troops crossed the line. The army used drones.", [["security-and-defence", "Troops, army, drones"]]);
  check("Nurses say the hospital is full. Patients wait for surgery.", [
    ["health-and-safety", "Nurses, hospital, Patients, surgery"],
  ]);
});

describe("one word raises nothing", () => {
  check("The hall opens in May. There will be music. The tax office next door stays shut. Admission is free.", []);
  check("", []);
});

test("a word that comes back through the text does", () => {
  const text = "The strike began on Monday. Nobody came. The strike goes on.";
  expect(dimensions(read(text))).toEqual(["economic"]);
});

test("each term is shown before any is shown twice, and five at most", () => {
  const text = "A vaccine. A vaccine. A vaccine. A virus, a nurse, a doctor, a clinic, a patient.";
  expect(shown(text, read(text))).toEqual([["health-and-safety", "vaccine, virus, nurse, doctor, clinic"]]);
});

test("medical bills are no policy", () => {
  expect(dimensions(read("Patients pay medical bills. Hospital bills rose."))).toEqual(["health-and-safety"]);
});

describe("seeds/lexicon/en/frames.tsv", () => {
  test("has 25 terms or more for each of the 14 dimensions that words can raise", () => {
    const counts = Map.groupBy(rows, (row) => row["dimension"]);
    expect(counts.size).toBe(14);
    expect([...counts].filter(([, terms]) => terms.length < 25)).toEqual([]);
  });

  test("gives each term to one dimension", () => {
    const keys = rows.map(({ term = "", pos = "" }) => `${term.toLowerCase()} (${pos})`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

function check(text: string, expected: readonly (readonly [string, string])[]): void {
  test.each([text])("%s", () => {
    expect(shown(text, read(text))).toEqual(expected);
  });
}

function read(text: string): readonly Frame[] {
  const sentences = splitSentences(text);
  return findFrames(tagger(text, sentences), sentences, lexicon);
}

function shown(text: string, frames: readonly Frame[]): readonly (readonly [string, string])[] {
  return frames.map(({ dimension, evidence }) => [dimension, evidence.map(({ span }) => slice(text, span)).join(", ")]);
}

function dimensions(frames: readonly Frame[]): readonly string[] {
  return frames.map(({ dimension }) => dimension);
}
