import { expect, test } from "vitest";
import { inLanguage, publishedOn } from "../../src/article/head-words.ts";

test.each([
  ["2025-09-03T10:00Z", "3 September 2025"],
  ["2025-09", "September 2025"],
  ["2025", "2025"],
  ["2025-13-40", "2025"],
  ["yesterday", null],
])("published %s is told as %s", (published, told) => {
  expect(publishedOn(published)).toBe(told);
});

test.each([
  ["de", "in German"],
  ["en-GB", null],
  ["und", null],
  ["not a tag", null],
])("an article in “%s” is said to be %s", (tag, told) => {
  expect(inLanguage(tag)).toBe(told);
});
