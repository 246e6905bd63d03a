import * as fc from "fast-check";
import { expect, test } from "vitest";
import { displayWidth, wrap } from "../../src/cli/wrap.ts";

function check(text: string, width: number, lines: readonly string[]): void {
  expect(wrap(text, { width, first: "", rest: "" })).toEqual(lines);
}

test("lines break between words", () => {
  check("Rents rose by three per cent.", 12, ["Rents rose", "by three per", "cent."]);
  check("Rents  rose\n in\tMay.", 80, ["Rents rose in May."]);
  check("", 80, []);
});

test("a word longer than the line is cut", () => {
  check("see https://example.org/a now", 10, ["see", "https://ex", "ample.org/", "a now"]);
});

test("the first line and the others may be indented each in their way", () => {
  expect(wrap("Rents rose in May.", { width: 10, first: "- ", rest: "  " })).toEqual([
    "- Rents",
    "  rose in",
    "  May.",
  ]);
});

test("width is what a terminal shows", () => {
  expect(displayWidth("Rents")).toBe(5);
  expect(displayWidth("家賃")).toBe(4);
  expect(displayWidth("cafe\u0301")).toBe(4);
  expect(displayWidth("👩‍👩‍👧 🇺🇦 ☂️ ☂")).toBe(10);
  expect(displayWidth("“—”")).toBe(3);
});

test("scripts without spaces break anywhere but before a full stop or after an opening bracket", () => {
  check("家賃は上がった。次", 8, ["家賃は上", "がった。", "次"]);
  check("家賃は上がる。次", 12, ["家賃は上が", "る。次"]);
  check("家「賃は」", 4, ["家", "「賃", "は」"]);
});

test("no line is wider than asked for, and no letter is lost", () => {
  const text = fc.array(fc.string({ unit: "grapheme", maxLength: 20 })).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 100 }), (any, width) => {
      const lines = wrap(any, { width, first: "- ", rest: "  " });
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      const letters = lines.map((line) => line.slice(2)).join("");
      expect(letters.replaceAll(/\s/gu, "")).toBe(any.replaceAll(/\s/gu, ""));
    }),
  );
});
