import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import type { Voice } from "../../src/reading/reading.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";
import { slice } from "../../src/text/span.ts";
import { material } from "../material.ts";
import { articleOf } from "../reading/read.ts";

const file = material("seeds", "000_11cd93e487cfb9dc.txt");

describe.skipIf(file === null)("the article the project began with (needs the shared material)", () => {
  const text = file === null ? "" : readFileSync(file, "utf8");
  const article = articleOf(text);
  const reading = localReader()(article);
  const report = localReport(article, reading);
  const voice = (name: string): Voice | undefined => reading.voices.find((one) => one.name === name);
  const summary = report.summary.map((one) => one.text).join(" ");
  const about = (who: string) => report.perspectives.find((one) => one.who === who);

  test("the ministry’s spokesperson is heard", () => {
    expect(voice("Maria Zakharova")?.heard).toBe("quoted");
  });

  test("Zelenskyy is paraphrased at most, under all spellings of his name, and asked about in those words", () => {
    expect(voice("Volodymyr Zelenskyy")?.heard).toBe("paraphrased");
    expect(about("Volodymyr Zelenskyy")?.question).toMatch(
      /^What does Volodymyr Zelenskyy say, in their own words, to “/,
    );
    expect(about("Volodymyr Zelenskyy")?.checked).toMatch(/paraphrased once \(S\d+\), never quoted/);
  });

  test("the critics have no names, and are asked for", () => {
    expect(voice("critics")?.kind).toBe("unnamed");
    expect(about("critics")?.kind).toBe("method");
  });

  test("the history behind the demand is asked for", () => {
    expect(report.perspectives.find(({ kind }) => kind === "history")?.question).toContain("the demand");
  });

  test("nobody who is quoted is asked about", () => {
    const quoted = new Set(reading.voices.filter(({ heard }) => heard === "quoted").map(({ name }) => name));
    expect(report.perspectives.filter(({ who }) => quoted.has(who))).toEqual([]);
  });

  test("slanted words are shown, with whose they are", () => {
    const russia = voice("Russia")?.id;
    const ministry = reading.voices.find(({ name }) => name.includes("foreign ministry"))?.id;
    const by = new Map(reading.loaded.map((word) => [slice(text, word.span), word.by]));
    expect(by.get("boasted")).toBe("article");
    expect(by.get("dither")).toBe("article");
    expect(by.get("hollow")).toBe("article");
    expect(by.get("parroting")).toBe(russia);
    expect([russia, ministry]).toContain(by.get("smoke and mirrors"));
  });

  test("the narrator’s own verdicts are the article’s claims, and no statements", () => {
    const own = report.claims.filter(({ claimer }) => claimer === "article");
    const exposing = own.find((claim) => claim.text.startsWith("exposing"));
    const truth = own.find((claim) => claim.text.includes("highlights a deeper truth"));
    expect([exposing?.checkable, truth?.checkable]).toEqual([false, false]);
  });

  test("what is given as Moscow’s view is not the article’s", () => {
    const view = report.claims.find((claim) => claim.text.startsWith("his demands echo a familiar pattern"));
    expect(view?.claimer).toBe(voice("Russia")?.id);
  });

  test("both sides have a sentence in the summary, and it repeats no slant of the narrator’s", () => {
    expect(summary).toContain("Russia has rejected");
    expect(summary).toContain("has insisted on binding international guarantees");
    for (const slant of ["exposing", " ploy ", "hollow", "deeper truth", "boasted", "dither", "heavily reliant"])
      expect(summary).not.toContain(slant);
  });

  test("the first six claims are six voices’", () => {
    expect(new Set(report.claims.slice(0, 6).map(({ claimer }) => claimer)).size).toBe(6);
  });

  test("every quotation holds", () => {
    const { passed, of } = report.checks["quotes"] ?? {};
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBe(of);
  });
});
