import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

import { parseTable, type Row } from "../../src/reading/table.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../seeds/lexicon");
const sources = new Map(
  ["roles", "groups", "organisations", "known-organisations", "places"].map((list) => [
    list,
    readFileSync(join(folder, `en/${list}.tsv`), "utf8"),
  ]),
);
const classes = ["official", "expert", "affected", "business", "campaigner", "media", "other"];

/** A fact about the rows of a list: `faults` names what speaks against it. */
function check(list: string, fact: string, faults: (rows: readonly Row[]) => readonly string[]): void {
  test(`${list}: ${fact}`, () => {
    const rows = rowsOf(list);
    expect(rows.length).toBeGreaterThan(0);
    expect(faults(rows)).toEqual([]);
  });
}

describe.each([
  ["roles", ["noun", "class", "plural", "title", "gender"]],
  ["groups", ["noun", "class", "unnamed", "affected"]],
  ["organisations", ["word", "class", "position"]],
  ["known-organisations", ["name", "class", "long"]],
  ["places", ["name", "kind", "demonyms", "stands-for", "in"]],
])("%s", (list, columns) => {
  const key = columns[0] ?? "";

  test(`has the columns ${columns.join(", ")}`, () => {
    expect(tableLines(list).slice(0, 1)).toEqual([columns.join("\t")]);
  });

  test("says on top what it is and who wrote it", () => {
    expect(sourceOf(list).split("\n")[0]).toMatch(/^# .*Written for this project from general knowledge\.$/);
  });

  test("is sorted", () => {
    const words = rowsOf(list).map((row) => row[key] ?? "");
    expect(words).toEqual(words.toSorted(byCodeUnit));
  });

  test("has nothing twice, whatever the case", () => {
    expect(repeated(rowsOf(list).map((row) => (row[key] ?? "").toLowerCase()))).toEqual([]);
  });

  test("has no empty word, no doubled space and no space at an end", () => {
    const faulty = tableLines(list).filter((line) => /^\t| {2}|(?:^|\t) | (?:\t|$)/.test(line));
    expect(faulty).toEqual([]);
  });
});

describe("classes, kinds and marks", () => {
  for (const list of ["roles", "groups", "organisations", "known-organisations"])
    check(list, "every class is a role of a voice", outside("class", classes));

  check("roles", "title is yes or empty", outside("title", ["yes", ""]));
  check("roles", "gender is f, m or empty", outside("gender", ["f", "m", ""]));
  check("groups", "unnamed is yes or empty", outside("unnamed", ["yes", ""]));
  check("groups", "affected is yes or empty", outside("affected", ["yes", ""]));
  check("organisations", "position is head, suffix or prefix", outside("position", ["head", "suffix", "prefix"]));
  check(
    "places",
    "every kind is known",
    outside("kind", ["country", "capital", "metonym", "city", "region", "continent", "water"]),
  );
});

describe("nouns", () => {
  for (const [list, column] of [
    ["roles", "noun"],
    ["roles", "plural"],
    ["groups", "noun"],
    ["organisations", "word"],
  ] as const)
    check(list, `${column} is in lower case`, (rows) =>
      cells(rows, column).filter((word) => word !== word.toLowerCase()),
    );

  check("roles", "a noun has three words at most", (rows) =>
    cells(rows, "noun").filter((noun) => noun.split(" ").length > 3),
  );

  check("roles", "no plural belongs to two nouns, or is a noun itself", (rows) => [
    ...repeated(cells(rows, "plural").filter(Boolean)),
    ...cells(rows, "plural").filter((plural) => cells(rows, "noun").includes(plural)),
  ]);

  check("groups", "who is of the affected class is marked as affected", (rows) =>
    rows.filter((row) => row["class"] === "affected" && row["affected"] !== "yes").map((row) => row["noun"] ?? ""),
  );

  check("groups", "critics, officials, sources and experts name nobody", (rows) => {
    const unnamed = new Set(rows.filter((row) => row["unnamed"] === "yes").map((row) => row["noun"]));
    return ["critics", "officials", "sources", "experts"].filter((noun) => !unnamed.has(noun));
  });

  check("groups", "tenants, nurses, pupils and refugees bear outcomes", (rows) => {
    const affected = new Set(rows.filter((row) => row["affected"] === "yes").map((row) => row["noun"]));
    return ["tenants", "nurses", "pupils", "refugees"].filter((noun) => !affected.has(noun));
  });
});

describe("places", () => {
  check("places", "what stands for a government says whose, and that is a name in the lists", (rows) => {
    const names = new Set([...cells(rows, "name"), ...cells(rowsOf("known-organisations"), "name")]);
    return rows
      .filter((row) => row["kind"] === "capital" || row["kind"] === "metonym" || row["stands-for"] !== "")
      .filter((row) => !names.has(row["stands-for"] ?? ""))
      .map((row) => `${row["name"] ?? ""} → ${row["stands-for"] ?? ""}`);
  });

  check("places", "no stands-for points at a variant", (rows) => {
    const variants = new Set(rows.filter((row) => row["stands-for"] !== "").map((row) => row["name"]));
    return cells(rows, "stands-for").filter((name) => variants.has(name));
  });

  check("places", "every in is a main name of a country", (rows) => {
    const countries = new Set(
      rows.filter((row) => row["kind"] === "country" && row["stands-for"] === "").map((row) => row["name"]),
    );
    return cells(rows, "in").filter((name) => name !== "" && !countries.has(name));
  });

  check("places", "every demonym belongs to one place", (rows) =>
    repeated(demonyms(rows).map((word) => word.toLowerCase())),
  );

  check("places", "no demonym is empty", (rows) => cells(rows, "demonyms").filter((cell) => /^\||\|\||\|$/.test(cell)));

  check("places", "a demonym is no place itself", (rows) => {
    const places = new Set(cells(rows, "name"));
    return demonyms(rows).filter((word) => places.has(word));
  });

  test.each([
    ["Moscow", "Russia"],
    ["Kremlin", "Russia"],
    ["White House", "United States"],
    ["UK", "United Kingdom"],
    ["Kiev", "Ukraine"],
    ["Brussels", "European Union"],
    ["Holyrood", "Scotland"],
  ])("%s stands for %s", (name, government) => {
    expect(rowsOf("places").find((row) => row["name"] === name)?.["stands-for"]).toBe(government);
  });
});

test("every list of the lexicon has a line in its README", () => {
  const table = readFileSync(join(folder, "README.md"), "utf8");
  const lists = ["en", "names"].flatMap((part) => filesIn(part).map((file) => `${part}/${file}`));
  expect(lists).not.toEqual([]);
  expect(lists.filter((list) => !table.includes(`| \`${list}\` |`))).toEqual([]);
});

function filesIn(part: string): readonly string[] {
  return readdirSync(folder).includes(part) ? readdirSync(join(folder, part)) : [];
}

function sourceOf(list: string): string {
  return sources.get(list) ?? "";
}

/** The lines without the comments: the header, then the rows. */
function tableLines(list: string): readonly string[] {
  return sourceOf(list)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function rowsOf(list: string): readonly Row[] {
  return parseTable(sourceOf(list));
}

function cells(rows: readonly Row[], column: string): readonly string[] {
  return rows.map((row) => row[column] ?? "");
}

function demonyms(rows: readonly Row[]): readonly string[] {
  return cells(rows, "demonyms")
    .flatMap((cell) => cell.split("|"))
    .filter(Boolean);
}

function outside(column: string, allowed: readonly string[]): (rows: readonly Row[]) => readonly string[] {
  return (rows) => cells(rows, column).filter((cell) => !allowed.includes(cell));
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function repeated(words: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return words.filter((word) => seen.has(word) || !seen.add(word));
}
