import { describe, expect, test } from "vitest";
import { inflections, type PartOfSpeech } from "../../src/reading/inflections.ts";

describe("verbs", () => {
  check("boast", "verb", "boast boasts boasted boasting");
  check("slam", "verb", "slam slams slammed slamming");
  check("lie", "verb", "lie lies lied lying");
  check("throw", "verb", "throw throws threw thrown throwing");
  check("vilify", "verb", "vilify vilifies vilified vilifying");
});

describe("both spellings", () => {
  check("demonize", "verb", "demonize demonizes demonized demonizing demonise demonises demonised demonising");
});

describe("nouns", () => {
  check("crony", "noun", "crony cronies");
  check("witch", "noun", "witch witches");
  check("madman", "noun", "madman madmen");
});

describe("the rest stays as it is", () => {
  check("hollow", "adj", "hollow");
  check("obviously", "adv", "obviously");
});

function check(word: string, pos: PartOfSpeech, forms: string): void {
  test.each([word])("%s", () => {
    expect(inflections(word, pos).join(" ")).toBe(forms);
  });
}
