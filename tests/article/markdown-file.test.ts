import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarkdownFile } from "../../src/article/markdown-file.ts";

function check(source: string, text: string): void {
  expect(readMarkdownFile(source).text, source).toBe(text);
}

describe("marks are undone and words kept", () => {
  test("emphasis, code and escapes", () => {
    check("Rents *rose* **again**, __it__ `said`.", "Rents rose again, it said.");
    check("5 \\* 3, 5 * 3 and snake_case", "5 * 3, 5 * 3 and snake_case");
  });
  test("links of all kinds", () => {
    check('[Rents](https://example.org/a_(b) "title") [rose](/here).', "Rents rose.");
    check(
      "[Rents][1] rose, [they][] said [sic].\n\n[1]: https://example.org\n[they]: /x",
      "Rents rose, they said [sic].",
    );
    check("See <https://example.org>.", "See https://example.org.");
    check("Rents rose.[^1]\n\n[^1]: A note.", "Rents rose.\n\nA note.");
  });
  test("pictures are dropped", () => {
    check("![Alt](a.png)\n\n[![Alt](a.png)](b.html) Rents rose.", "Rents rose.");
  });
  test("lines of a paragraph go on, unless they are broken by hand", () => {
    check("Rents\nrose.\n\nWages\nfell.", "Rents rose.\n\nWages fell.");
    check("Rents  \nrose\\\nagain.", "Rents\nrose\nagain.");
  });
  test("headings, quoted blocks, lists, rules and tables", () => {
    check("Rents rose.\n\n## What now? ##\nNobody knows.", "Rents rose.\n\nWhat now?\n\nNobody knows.");
    check("> “We had no choice,”\n> she said.", "“We had no choice,” she said.");
    check("- Rents\n- Wages\n* * *\n1. One\n2. Two", "Rents\n\nWages\n\n1. One\n\n2. Two");
    check("He was born in\n1998. Rents rose.", "He was born in 1998. Rents rose.");
    check("| City | Rent |\n|---|---|\n| Maren | 4 |", "City   Rent\n\nMaren   4");
    check("```\nRents\n```", "Rents");
  });
  test("HTML and its characters", () => {
    check(
      "Rents <em class='x'>rose</em><br>again &amp; again&mdash;so&#8212;far.",
      "Rents rose\nagain & again—so—far.",
    );
    check("Rents <!-- not\n\nshown --> rose.", "Rents  rose.");
    check("4 < 5 and 6 > 5, AT&T;", "4 < 5 and 6 > 5, AT&T;");
  });
});

describe("what is said of the text", () => {
  test("a first heading is the title, marked either way", () => {
    expect(readMarkdownFile("# Rents *rise* #\n\nRents rose.")).toMatchObject({
      title: "Rents rise",
      text: "Rents rose.",
    });
    expect(readMarkdownFile("Rents rise\n===\nRents rose.")).toMatchObject({
      title: "Rents rise",
      text: "Rents rose.",
    });
  });
  test("a later heading is none", () => {
    expect(readMarkdownFile("Rents rose.\n\n# Why?\n\nNobody knows.").title).toBeNull();
  });
  test("front matter gives title, author and date, and is not in the text", () => {
    const front = `---\ntitle: "Rents rise: again"\nauthor: Jane Doe\ndate: 2026-05-03\ntags:\n  - rents\n---\n`;
    const known = { title: "Rents rise: again", author: "Jane Doe", date: "2026-05-03" };
    expect(readMarkdownFile(`${front}\nRents rose.`)).toEqual({ ...known, text: "Rents rose." });
    expect(readMarkdownFile(`${front}# Rents rise: again\n\nRents rose.`)).toEqual({ ...known, text: "Rents rose." });
  });
  test("a rule at the top is no front matter", () => {
    expect(readMarkdownFile("---\n\nRents rose.\n")).toMatchObject({ title: null, text: "Rents rose." });
  });
});

test("plain prose is unchanged but for its line breaks", () => {
  const sentence = fc.array(fc.constantFrom("Rents", "rose", "“No,”", "5", "—", "(a)", "Ms", "said."), {
    minLength: 1,
  });
  const prose = sentence.filter(([first]) => first !== "5").map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(prose, { minLength: 1 }), (paragraphs) => {
      check(paragraphs.join("\n\n"), paragraphs.join("\n\n"));
    }),
  );
});

test("any file ends in a text, the same each time", () => {
  const marks = fc.constantFrom(
    "[",
    "](",
    ")",
    "*",
    "_",
    "`",
    "#",
    "> ",
    "- ",
    "\n",
    "<",
    ">",
    "&",
    "|",
    "!",
    "\\",
    "---\n",
    "a ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, fc.string({ unit: "binary", maxLength: 3 }))), (parts) => {
      const source = parts.join("");
      expect(readMarkdownFile(source)).toEqual(readMarkdownFile(source));
    }),
  );
});
