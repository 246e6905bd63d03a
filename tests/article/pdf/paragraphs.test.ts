import { expect, test } from "vitest";
import type { Line } from "../../../src/article/pdf/lines.ts";
import { paragraphsOf } from "../../../src/article/pdf/paragraphs.ts";

type Setting = Partial<Omit<Line, "text">>;

/** A line in type of 10 points, whose letters are 5 points wide; `at` says what is not as usual. */
function set(text: string, y: number, at: Setting = {}): Line {
  const { x = 50, size = 10, page = 0 } = at;
  return { text, x, y, size, page, end: x + text.length * 5 };
}

function texts(lines: readonly Line[]): readonly string[] {
  return paragraphsOf(lines).map(({ text }) => text);
}

test("lines at the usual distance are one paragraph", () => {
  const lines = [set("The council met on Tuesday to talk", 100), set("about the budget.", 112)];
  expect(texts(lines)).toEqual(["The council met on Tuesday to talk about the budget."]);
  expect(paragraphsOf([])).toEqual([]);
});

test("a wider space begins a paragraph", () => {
  const first = [set("The council met on Tuesday, and", 100), set("it was as long as it ever is,", 112)];
  const second = [set("Nobody left early, not even Tom", 130), set("who had come late.", 142)];
  expect(texts([...first, ...second])).toEqual([
    "The council met on Tuesday, and it was as long as it ever is,",
    "Nobody left early, not even Tom who had come late.",
  ]);
});

test("a line that is set in begins a paragraph, but not behind the mark of an item", () => {
  expect(
    paragraphsOf([set("The council met on Tuesday.", 100), set("Nobody left early.", 112, { x: 60 })]),
  ).toHaveLength(2);
  expect(
    paragraphsOf([set("• The council met on Tuesday", 100), set("and nobody left early.", 112, { x: 60 })]),
  ).toHaveLength(1);
});

test("each mark begins an item", () => {
  expect(paragraphsOf([set("• Bread", 100), set("• Butter", 112)])).toHaveLength(2);
});

test("a line that ends its sentence though the next word had room ends the paragraph", () => {
  const wide = set("The council met on Tuesday to talk about the", 100);
  expect(paragraphsOf([wide, set("budget.", 112), set("Nobody left early.", 124)])).toHaveLength(2);
  expect(
    paragraphsOf([wide, set("budget, as nobody had thought it would be.", 112), set("Tom left.", 124)]),
  ).toHaveLength(1);
});

test("a short line without an end of sentence is a heading, unless small letters go on", () => {
  const wide = set("The council met on Tuesday to talk about the", 136);
  expect(paragraphsOf([set("What it costs", 112), set("Nobody knows yet,", 124), wide])).toHaveLength(3);
  expect(paragraphsOf([set("Beside a picture", 112), set("lines are short,", 124), wide])).toHaveLength(2);
});

test("type of another size begins a paragraph", () => {
  expect(paragraphsOf([set("Budget passed", 100, { size: 14 }), set("The council met,", 114)])).toHaveLength(2);
});

test("a sentence goes on over the end of a page or column, a new one begins a paragraph", () => {
  const top = { page: 1 };
  expect(paragraphsOf([set("The council met", 700), set("on Tuesday.", 60, top)])).toHaveLength(1);
  expect(paragraphsOf([set("The council met.", 700), set("It was Tuesday.", 60, top)])).toHaveLength(2);
  expect(paragraphsOf([set("The council met", 700), set("on Tuesday.", 60, { x: 300 })])).toHaveLength(1);
});

test("what stands beside it is not the same paragraph", () => {
  expect(paragraphsOf([set("Weather", 100), set("Sport", 100, { x: 300 })])).toHaveLength(2);
});

test("a large first letter belongs to its word", () => {
  expect(texts([set("T", 112, { size: 30 }), set("he council met", 100, { x: 80 })])).toEqual(["The council met"]);
});

test("a word parted by the line is one word again", () => {
  expect(texts([set("the coun-", 100), set("cil met", 112)])).toEqual(["the council met"]);
  expect(texts([set("a well-known man and a well-", 100), set("known woman", 112)])).toEqual([
    "a well-known man and a well-known woman",
  ]);
  expect(texts([set("in the mid-", 100), set("1990s, the Franco-", 112), set("German bridge", 124)])).toEqual([
    "in the mid-1990s, the Franco-German bridge",
  ]);
  expect(texts([set("from 1990–", 100), set("1995 and –", 112), set("on", 124)])).toEqual(["from 1990–1995 and – on"]);
});
