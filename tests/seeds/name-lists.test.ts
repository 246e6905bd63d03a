import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseList, parseTable } from "../../src/reading/table.ts";

const firstNames = "names/first-names.tsv";
const surnames = "names/surnames.txt";
const honorifics = "en/honorifics.tsv";
const notNames = "en/not-names.txt";

describe("given names that are hardly anything else", () => {
  check(firstNames, "Thomas", "m", "");
  check(firstNames, "Margaret", "f", "");
  check(firstNames, "Ngozi", "f", "");
  check(firstNames, "Volodymyr", "m", "");
  check(firstNames, "Min-jun", "m", "");
  check(firstNames, "Deniz", "u", "");
});

describe("given names stand with and without their marks", () => {
  check(firstNames, "José", "m", "");
  check(firstNames, "Jose", "m", "");
  check(firstNames, "Łukasz", "m", "");
  check(firstNames, "Lukasz", "m", "");
});

describe("given names that are as often words, places or surnames are doubtful", () => {
  check(firstNames, "Will", "m", "yes");
  check(firstNames, "Mark", "m", "yes");
  check(firstNames, "Bill", "m", "yes");
  check(firstNames, "May", "f", "yes");
  check(firstNames, "Grace", "f", "yes");
  check(firstNames, "Virginia", "f", "yes");
  check(firstNames, "Paris", "f", "yes");
  check(firstNames, "Chad", "m", "yes");
  check(firstNames, "Jordan", "u", "yes");
  check(firstNames, "Grant", "m", "yes");
  check(firstNames, "Kim", "u", "yes");
});

describe("the table of given names", () => {
  const rows = parseTable(read(firstNames));

  test("has three columns", () => {
    expect(lines(firstNames)[0]?.split("\t")).toEqual(["name", "gender", "ambiguous"]);
  });
  test("knows f, m and u, and yes or nothing", () => {
    expect(rows.filter((row) => !["f", "m", "u"].includes(row["gender"] ?? ""))).toEqual([]);
    expect(rows.filter((row) => !["", "yes"].includes(row["ambiguous"] ?? "?"))).toEqual([]);
  });
  test("holds single words that begin with a capital", () => {
    expect(rows.filter((row) => !/^\p{Lu}[\p{L}’'-]*$/u.test(row["name"] ?? ""))).toEqual([]);
  });
  test("is sure of no word that begins any sentence", () => {
    const ordinary = new Set(lines(notNames));
    const sure = rows.filter((row) => row["ambiguous"] === "").map((row) => row["name"] ?? "");
    expect(sure.filter((name) => ordinary.has(name.toLowerCase()))).toEqual([]);
  });
});

describe("surnames come from all over the world", () => {
  checkListed(surnames, "Smith", "García", "Garcia", "van Dijk", "Kowalski", "Yılmaz", "al-Sisi");
  checkListed(surnames, "Patel", "Wang", "Nguyen", "Tanaka", "Okafor", "Dlamini");
});

describe("titles tell a woman or a man only where the word does", () => {
  check(honorifics, "mr", "m");
  check(honorifics, "mrs", "f");
  check(honorifics, "ms", "f");
  check(honorifics, "queen", "f");
  check(honorifics, "dr", "");
  check(honorifics, "sgt", "");
  check(honorifics, "mx", "");
});

describe("the table of titles", () => {
  const rows = parseTable(read(honorifics));

  test("has two columns", () => {
    expect(lines(honorifics)[0]?.split("\t")).toEqual(["word", "gender"]);
  });
  test("knows f, m or nothing", () => {
    expect(rows.filter((row) => !["", "f", "m"].includes(row["gender"] ?? "?"))).toEqual([]);
  });
  test("is in lower case, without full stops", () => {
    expect(rows.filter((row) => !/^[\p{Ll} -]+$/u.test(row["word"] ?? ""))).toEqual([]);
  });
});

describe("capitals that name nobody", () => {
  checkListed(notNames, "the", "but", "however", "meanwhile", "why", "three", "monday");
  checkListed(notNames, "police", "officials", "critics", "exclusive", "it’s", "it's");

  test("are kept in lower case", () => {
    expect(lines(notNames).filter((word) => word !== word.toLowerCase())).toEqual([]);
  });
});

describe("every list is sorted and says nothing twice", () => {
  checkSorted(firstNames, lines(firstNames).slice(1));
  checkSorted(surnames, lines(surnames));
  checkSorted(honorifics, lines(honorifics).slice(1));
  checkSorted(notNames, lines(notNames));
});

function check(file: string, ...cells: readonly string[]): void {
  test.each([cells.join(" ")])("%s", () => {
    const found = parseTable(read(file)).map((row) => Object.values(row));
    expect(found.filter(([name]) => name === cells[0])).toEqual([cells]);
  });
}

function checkListed(file: string, ...entries: readonly string[]): void {
  test.each([entries.join(", ")])("%s", () => {
    const listed = new Set(lines(file));
    expect(entries.filter((entry) => !listed.has(entry))).toEqual([]);
  });
}

function checkSorted(file: string, entries: readonly string[]): void {
  test.each([file])("%s", () => {
    const firstCells = entries.map((entry) => entry.split("\t")[0] ?? "");
    const outOfPlace = firstCells.filter((cell, index) => index > 0 && cell <= (firstCells[index - 1] ?? ""));
    expect(entries.length).toBeGreaterThan(100);
    expect(outOfPlace).toEqual([]);
  });
}

function lines(file: string): readonly string[] {
  return parseList(read(file));
}

function read(file: string): string {
  return readFileSync(new URL(`../../seeds/lexicon/${file}`, import.meta.url), "utf8");
}
