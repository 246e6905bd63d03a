import { expect, test } from "vitest";
import { englishTagger } from "../../src/reading/tokens.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

const tag = englishTagger();

function words(text: string): readonly string[] {
  return tag(text, splitSentences(text)).map((token) => token.text);
}

function check(text: string, expected: readonly string[]): void {
  expect(words(text)).toEqual(expected);
}

test("what one text says does not change how the next is read", () => {
  const plan = "Ms Blivet’s plan rose.";
  const before = words(plan);
  // where "Blivet’s" ends a sentence, wink takes it for one word
  words("The choice was Blivet’s.");
  check(plan, before);
  check(plan, ["Ms", "Blivet", "’s", "plan", "rose", "."]);
});

test("a word with hyphens, slashes or an inner capital is one", () => {
  check("A not-for-profit met al-Shabaab.", ["A", "not-for-profit", "met", "al-Shabaab", "."]);
});

test("an endless run is cut, never inside a character", () => {
  const text = `He said ${"😀é".repeat(500)} and left.`;
  const tokens = tag(text, splitSentences(text));
  expect(tokens.map((token) => token.text)).toEqual(tokens.map((token) => slice(text, token.span)));
  expect(tokens.map((token) => token.text).filter((word) => !word.isWellFormed())).toEqual([]);
  expect(tokens.at(-2)?.text).toBe("left");
});
