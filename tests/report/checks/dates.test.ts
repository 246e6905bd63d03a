import { describe, expect, test } from "vitest";
import { sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = [], languages = ["en", "en"]): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence, languages[0])).toEqual(failed);
  });
}

describe("dates stand where the sentence rests", () => {
  check("The bridge reopened on Monday.", "The bridge reopened on Monday.");
  check("The letter is dated Aug. 3.", "The letter is dated 3 August.");
  check("Der Rat beschloss das am Dienstagabend.", "Der Rat beschloss das am Dienstag.", [], ["de", "de"]);
  check("The bridge reopened.", "The bridge reopened on Monday.", ["dates"]);
  check("The bridge reopened on Monday.", "The bridge reopened on Tuesday.", ["dates"]);
  check("The bridge reopened in spring.", "The bridge reopened last year.", ["dates"]);
  check("They may march again.", "They may march again.");
});
