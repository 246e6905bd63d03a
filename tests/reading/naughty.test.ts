import { describe, expect, test } from "vitest";
import { localReport } from "../../src/report/local-report.ts";
import { naughtyTexts } from "./naughty-texts.ts";
import { faultsOf } from "./reading-faults.ts";
import { articleOf, readText } from "./read.ts";

function check(name: string, text: string, language: string): void {
  test(
    name,
    () => {
      const reading = readText(text, language);
      const report = localReport(articleOf(text, language), reading);
      expect(faultsOf(text, reading, report)).toEqual([]);
    },
    mostMs,
  );
}

// each takes a fraction of a second; what grows with the square of a text takes minutes, and ends here
const mostMs = 60_000;

describe("what is no article is read all the same, in time that grows with its length", () => {
  for (const [name, text] of naughtyTexts) check(name, text, "en");
});

describe("in a language that is not read in full, too", () => {
  for (const [name, text] of naughtyTexts) check(name, text, "de");
});
