import { expect, test } from "vitest";
import { linesOf } from "../../../src/article/pdf/lines.ts";
import type { Run } from "../../../src/article/pdf/runs.ts";

/** Type of 10 points, whose letters are 5 points wide. */
function run(text: string, x: number, y: number, size = 10): Run {
  return { text, x, y, size, end: x + text.length * (size / 2) };
}

function texts(runs: readonly Run[]): readonly string[] {
  return linesOf(runs, 0).map(({ text }) => text);
}

test("runs beside each other are one line, with a space where there is a gap", () => {
  expect(texts([run("coun", 0, 50), run("cil", 20, 50)])).toEqual(["council"]);
  expect(texts([run("the", 0, 50), run("council", 18, 50)])).toEqual(["the council"]);
});

test("a run below, before or far off begins a line", () => {
  expect(texts([run("one", 0, 50), run("two", 0, 62)])).toEqual(["one", "two"]);
  expect(texts([run("two", 100, 50), run("one", 0, 50)])).toEqual(["two", "one"]);
  expect(texts([run("left", 0, 50), run("right", 200, 50)])).toEqual(["left", "right"]);
});

test("a raised figure stays in its line", () => {
  const lines = linesOf([run("said", 0, 50), run("2", 20, 46, 6), run("on", 28, 50)], 3);
  expect(lines).toEqual([{ text: "said2 on", x: 0, end: 38, y: 50, size: 10, page: 3 }]);
});

test("letters are as they would be typed", () => {
  expect(texts([run("ﬁnal ﬂight of the oﬃce", 0, 50)])).toEqual(["final flight of the office"]);
  expect(texts([run("a \t b\u00A0c\u200Bd\uE001", 0, 50)])).toEqual(["a b cd"]);
  expect(texts([run("Ver\u00ADant\u00AD", 0, 50)])).toEqual(["Verant-"]);
  expect(texts([run(" \uE001", 0, 50)])).toEqual([]);
});
