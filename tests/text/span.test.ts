import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contains, overlaps, slice, trimmed } from "../../src/text/span.ts";

test("trimming drops white space at both ends and nothing else", () => {
  expect(trimmed("  Rents rose. \n", { start: 0, end: 15 })).toEqual({ start: 2, end: 13 });
  expect(trimmed("a   b", { start: 1, end: 4 })).toEqual({ start: 4, end: 4 });
});

test("a span touches its neighbour without overlapping it", () => {
  expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
  expect(overlaps({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(true);
  expect(contains({ start: 0, end: 5 }, { start: 3, end: 5 })).toBe(true);
  expect(contains({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(false);
});

test("what is left of any span after trimming is its own trimmed words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(), (text, a, b) => {
      const ends = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
      const span = { start: ends[0] ?? 0, end: ends[1] ?? 0 };
      const left = trimmed(text, span);
      expect(contains(span, left)).toBe(true);
      expect(slice(text, left)).toBe(slice(text, span).trim());
    }),
  );
});
