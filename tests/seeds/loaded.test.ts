import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTable, type Row } from "../../src/reading/table.ts";
import { loadedLexicon } from "../../src/reading/loaded-words.ts";

const rows = parseTable(readFileSync("seeds/lexicon/en/loaded.tsv", "utf8"));

describe("seeds/lexicon/en/loaded.tsv", () => {
  test("has the columns the reading asks for", () => {
    const columns = "term neutral kind pos not-before not-after only-with not-with reason source".split(" ");
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
  });

  test("has kinds and parts of speech that are known", () => {
    expect(loadedLexicon(rows).size).toBeGreaterThan(0);
  });

  test("is sorted by term, then by part of speech", () => {
    const keys = rows.map(({ term = "", pos = "" }) => `${term.toLowerCase()}\t${pos}`);
    expect(keys).toEqual(keys.toSorted(compare));
  });

  checkEvery("is there once", (row, index) => rows.findIndex((other) => key(other) === key(row)) === index);
  checkEvery("has a reason, a sentence for people", ({ reason = "" }) => /^[A-Z“].{15,120}\.$/.test(reason));
  checkEvery("has a source", ({ source = "" }) => source.length > 5);
  checkEvery("is written without spaces at its ends", ({ term = "" }) => term !== "" && term === term.trim());
  const terms = new Set(rows.map(plain));
  checkEvery("has a plainer way that is not itself loaded", ({ neutral = "" }) => !terms.has(plain({ term: neutral })));
  checkEvery("has guards without empty places", (row) =>
    ["not-before", "not-after", "only-with", "not-with"].every((column) =>
      (row[column] ?? "").split("|").every((passage) => row[column] === "" || passage.trim() !== ""),
    ),
  );
});

/** Names the entries of which a fact does not hold. */
function checkEvery(fact: string, holds: (row: Row, index: number) => boolean): void {
  test(`every entry ${fact}`, () => {
    expect(rows.filter((row, index) => !holds(row, index)).map(({ term }) => term)).toEqual([]);
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A hyphen and a space are the same to the reading. */
function plain({ term = "" }: Row): string {
  return term.toLowerCase().replaceAll("-", " ");
}

function key(row: Row): string {
  return `${plain(row)} (${row["pos"] ?? ""})`;
}
