import { describe, expect, test } from "vitest";
import { readDraft } from "../../src/report/draft.ts";
import { ground, type Grounded } from "../../src/report/ground.ts";
import { normalise } from "../../src/text/match.ts";
import { slice } from "../../src/text/span.ts";
import { correctAnswers, read, type Answer, type Case } from "./answer-fixtures.ts";
import { articleOf } from "../reading/read.ts";
import { hold } from "./checks/hold.ts";
import { plantedIn } from "./planted.ts";

const cases = correctAnswers();

function grounded({ article, reading, language }: Case, answer: Answer): Grounded {
  return ground(readDraft({ ...answer }), { article, reading, read, language, outside: true }, "made-up");
}

/** The labels of the items of a correct answer that do not stand as they were given. */
function fallen(at: Case): readonly string[] {
  const faults = grounded(at, at.answer).faults.filter(({ outcome }) => outcome !== "mended");
  return [...new Set(faults.map(({ label }) => label))];
}

describe("correct answers, written by hand", () => {
  test("are at least ten, in four languages", () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
    expect(new Set(cases.map(({ language }) => language))).toEqual(new Set(["de", "en", "es", "fr"]));
    expect(new Set(cases.map(({ article }) => article.language))).toEqual(new Set(["de", "en"]));
  });

  test("stand, of a hundred items ninety-five at least", () => {
    const items = cases.reduce((sum, { answer }) => sum + itemsOf(answer), 0);
    const lost = cases.reduce((sum, at) => sum + fallen(at).length, 0);
    expect(1 - lost / items).toBeGreaterThanOrEqual(0.95);
  });

  test.each(cases)("$name: no answer loses more than one item", (at) => {
    expect(fallen(at).length).toBeLessThanOrEqual(1);
  });

  test.each(cases)("$name: every quotation that is shown is the article’s own slice", (at) => {
    const { report } = grounded(at, at.answer);
    const given = new Set(at.answer.claims.map(({ quote }) => bare(String(quote))));
    const shown = report.claims.map(({ evidence }) => bare(slice(at.article.text, evidence[0]?.span ?? nowhere)));
    expect(shown.filter((quote) => !given.has(quote))).toEqual([]);
    expect(report.checks["quotes"]).toEqual({
      passed: at.answer.claims.length + at.answer.perspectives.length,
      of: at.answer.claims.length + at.answer.perspectives.length,
    });
  });
});

const nowhere = { start: 0, end: 0 };

function bare(words: string): string {
  return normalise(words).replaceAll(/^["'. ]+|["'., ]+$/g, "");
}

function itemsOf({ claims, perspectives, summary }: Answer): number {
  return claims.length + perspectives.length + summary.length;
}

describe("slips put into them", () => {
  const results = cases.flatMap((at) =>
    plantedIn(at).map(({ kind, label, answer }) => ({
      kind,
      caught: grounded(at, answer).faults.some((fault) => fault.label === label),
    })),
  );

  test("are many", () => {
    expect(results.length).toBeGreaterThan(1000);
  });

  test("are withheld or flagged, of a hundred ninety-five at least", () => {
    expect(share(results)).toBeGreaterThanOrEqual(0.95);
  });

  const kinds = Map.groupBy(results, ({ kind }) => kind);
  // A "not" that is lost where the article says it in another word ("stay closed") shows in no word of the sentence.
  const hard = new Set(["S: a “not” lost"]);
  test.each([...kinds.keys()].filter((kind) => !hard.has(kind)))("%s: ninety of a hundred at least", (kind) => {
    expect(share(kinds.get(kind) ?? [])).toBeGreaterThanOrEqual(0.9);
  });
});

function share(results: readonly { readonly caught: boolean }[]): number {
  return results.filter(({ caught }) => caught).length / results.length;
}

describe("what does not stand", () => {
  const article = articleOf(
    "The union’s leader, Pavel Reiss, said that 310 jobs would go over three years. Viktor Salas, the chief executive, said that most of the posts would go through early retirement.",
  );

  test("a claim whose words fail is told in the article’s own", () => {
    const quote = "310 jobs would go over three years";
    const claims = [{ quote, sentence: 1, claimer: "Pavel Reiss", kind: "prediction", text: "430 jobs would go." }];
    const { report } = hold(article, { claims });
    expect(report.claims[0]?.text).toBe(quote);
    expect(report.withheld[0]).toEqual({
      what: "the wording of claim 1",
      reason: "a number is not in the sentences it rests on",
    });
  });

  test("a claim whose quotation is not there is withheld", () => {
    const quote = "430 jobs would go over three years";
    const claims = [{ quote, sentence: 1, claimer: "Pavel Reiss", kind: "prediction", text: "430 jobs would go." }];
    const { report } = hold(article, { claims });
    expect(report.withheld[0]).toEqual({ what: "claim 1", reason: "its quotation is not in the article" });
  });

  test("where only one side is given, the others’ claims are added in the article’s words", () => {
    const quote = "310 jobs would go over three years";
    const claims = [{ quote, sentence: 1, claimer: "Pavel Reiss", kind: "prediction", text: "310 jobs would go." }];
    const { report } = hold(article, { claims });
    expect(report.claims.map(({ text }) => text)).toEqual([
      "310 jobs would go.",
      "most of the posts would go through early retirement",
    ]);
    expect(report.checks["sides"]).toEqual({ passed: 0, of: 1 });
  });

  test("a refusal is always reported, whatever the answer has", () => {
    const refusing = articleOf("The mayor closed the pool. Carol Finch, her deputy, declined to comment.");
    expect(hold(refusing, {}).report.refusals).toHaveLength(1);
  });

  test("of two claims of the same words one is shown", () => {
    const claim = {
      quote: "310 jobs would go over three years",
      sentence: 1,
      claimer: "Pavel Reiss",
      kind: "prediction",
      text: "310 jobs would go.",
    };
    expect(hold(article, { claims: [claim, claim] }).failed).toEqual(["once"]);
  });
});
