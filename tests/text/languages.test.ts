import { expect, test } from "vitest";
import { canonicalTag, languageName } from "../../src/text/languages.ts";

test.each([
  ["de", "German"],
  ["pt-BR", "Brazilian Portuguese"],
  ["xx", null],
  ["english please", null],
  ["", null],
])("the language “%s” is called %s", (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test.each([
  ["PT-br", "pt-BR"],
  ["en_GB", null],
  ["", null],
])("the tag “%s” is written %s", (given, tag) => {
  expect(canonicalTag(given)).toBe(tag);
});
