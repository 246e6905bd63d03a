import { describe, expect, test } from "vitest";
import { withoutInvisible } from "../../src/article/invisible.ts";

const check = (name: string, text: string, expected: string): void =>
  test(name, () => expect(withoutInvisible(text)).toBe(expected));

describe("taken out", () => {
  check("zero-width spaces", "re\u200Bnt", "rent");
  check("a byte order mark in the middle", "re\uFEFFnt", "rent");
  check("tag characters", "rent\u{E0072}\u{E0065}\u{E006E}\u{E0074}", "rent");
  check("variation selectors that carry bytes", "rent\u{E0100}\u{E01EF}\uFE03", "rent");
  check("bidirectional overrides", "\u202Etner\u202C", "tner");
  check("joiners between Latin letters", "r\u200De\u200Cnt", "rent");
});

describe("left in", () => {
  check("the joiner inside a Persian word", "می\u200Cخواهم", "می\u200Cخواهم");
  check("the joiner of a family", "👩\u200D👧", "👩\u200D👧");
  check("the selector of a heart", "❤\uFE0F", "❤\uFE0F");
  check("the marks of a word", "Łódź é", "Łódź é");
});
