import { describe, expect, test } from "vitest";
import { claimFails, sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = []): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence)).toEqual(failed);
  });
}

describe("a word that limits stays", () => {
  check("The trial removed only 6 per cent of the plastic.", "The trial removed just 6 per cent of the plastic.");
  check("The trial removed only 6 per cent of the plastic.", "The trial removed 6 per cent of the plastic.", [
    "qualifiers",
  ]);
  check("It is the only warm place in town.", "It is the one warm place in town.");
  check("It is the only warm place in town.", "It is a warm place in town.", ["qualifiers"]);
  check("Most of the posts go to old hands.", "Most posts go to old hands.");
  check("Most of the posts go to old hands.", "The posts go to old hands.", ["qualifiers"]);
  check("Inspectors disguised as customs experts come in.", "Inspectors dressed up as customs experts come in.");
  check("Inspectors disguised as customs experts come in.", "Inspectors come in.", ["qualifiers"]);
  check("He was fined as a regular offender on the roads.", "He was fined on the roads.", ["qualifiers"]);
});

describe("what comes after “but” or “although” is told, too", () => {
  const article = "The method is cheap, but it leaves droppings on the bottom.";
  check(article, "The method is cheap, but leaves droppings on the bottom.");
  check(article, "The method is cheap.", ["qualifiers"]);
  check("Work begins in autumn, subject to planning consent.", "Work begins in autumn.", ["qualifiers"]);
  check("Work begins in autumn, subject to planning consent.", "Work begins in autumn if planning consent is given.");
});

describe("a short sentence is quoted whole", () => {
  test("three words may be all there is", () => {
    const article = "“They never talked. It sent letters,” said Pavel Reiss.";
    expect(
      claimFails(article, {
        quote: "They never talked. It sent letters",
        claimer: "Pavel Reiss",
        text: "It sent letters.",
      }),
    ).toEqual([]);
  });
});

describe("a quotation is not cut off before it", () => {
  const article = "“The method is cheap, but it leaves droppings,” said Hanne Vik.";
  const claim = { quote: "The method is cheap", claimer: "Hanne Vik" };
  test("where the words leave it out, the claim is withheld", () => {
    expect(claimFails(article, { ...claim, text: "The method is cheap." })).toContain("whole quotations");
  });
  test("where they tell it, the claim stands", () => {
    expect(claimFails(article, { ...claim, text: "The method is cheap but leaves droppings." })).toEqual([]);
  });
  test("a single word carries no claim", () => {
    expect(claimFails(article, { quote: "cheap", text: "The method is cheap." })).toContain("whole quotations");
  });
});
