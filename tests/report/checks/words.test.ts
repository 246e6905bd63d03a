import { describe, expect, test } from "vitest";
import { sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = []): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence)).toEqual(failed);
  });
}

describe("the narrator’s loaded words are not taken over", () => {
  const article = "Police cleared the gate in a heavy-handed operation at noon.";
  check(article, "Police cleared the gate at noon.");
  check(article, "Police cleared the gate in a heavy-handed operation.", ["loaded words"]);
  check("“It was a heavy-handed operation,” said Dana Okafor.", "It was a “heavy-handed operation”, Dana Okafor says.");
});

describe("a report verb is no stronger than the article’s", () => {
  check("The union hopes for a rise in pay.", "The union demands a rise in pay.", ["report verbs"]);
  check("The union demands a rise in pay.", "The union demands a rise in pay.");
  check("This is a case about bad software.", "Bad software was to blame in this case.");
  check("This is a case about bad software.", "The firm is blaming bad software in this case.", ["report verbs"]);
  check("Nine states had lined up behind the plan.", "Nine states agreed to the plan.", ["report verbs"]);
});

describe("no more than twelve words running are the article’s", () => {
  const article = "Some crane drivers have walked out of the gates in the biggest strike the old port has ever seen.";
  check(article, "Some crane drivers have walked out in the biggest strike that the port knows.");
  check(article, "Some crane drivers have walked out of the gates in the biggest strike the old port has ever seen.", [
    "own words",
  ]);
});

describe("a sentence speaks of what its cited sentences speak of", () => {
  check("The bridge reopened after repairs.", "I cannot help with that.", ["same matter", "negation"]);
  check("The bridge reopened after repairs.", "Renewable energy has benefits and drawbacks.", ["same matter"]);
});

describe("plain prose only", () => {
  const article = "The bridge reopened after repairs.";
  check(article, "The bridge reopened, @everyone.", ["plain text"]);
  check(article, "The bridge reopened: see https://evil.example now.", ["same matter", "plain text"]);
  check(article, "The bridge **reopened**.", ["plain text"]);
  check(article, "The bridge reopened evil.example/now.", ["plain text"]);
});
