import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countWords } from "../../src/text/words.ts";

function check(text: string, words: number): void {
  expect(countWords(text), text).toBe(words);
}

test("words are counted as a newsroom counts them", () => {
  check("", 0);
  check(" … — !", 0);
  check("Don’t pay 1,200 well-known people 3.5 per cent.", 8);
  check("The plan—which nobody read—failed.", 6);
});

test("an accent or vowel sign belongs to its letter", () => {
  check("cafe\u0301s", 1);
  check("हिन्दी भाषा", 2);
});

test("where words are not spaced, each letter counts", () => {
  check("政府は拒否した。", 7);
  check("NATO加盟", 3);
});

test("two texts with a space between have the words of both", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, two) => {
      expect(countWords(`${one} ${two}`)).toBe(countWords(one) + countWords(two));
    }),
  );
});
