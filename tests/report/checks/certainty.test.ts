import { describe, expect, test } from "vitest";
import { sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = [], language = "en"): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence, language)).toEqual(failed);
  });
}

describe("what may be is not told as so", () => {
  check("The repair is expected to cost £240,000.", "The repair is expected to cost £240,000.");
  check("The repair is expected to cost £240,000.", "The repair costs an estimated £240,000.");
  check("The repair is expected to cost £240,000.", "The repair costs £240,000.", ["certainty"]);
  check("The worms may eat the plastic.", "The worms eat the plastic.", ["certainty"]);
  check("The cap would end the rent rises.", "The cap will end the rent rises.");
  check("The cap would end the rent rises.", "The cap ends the rent rises.", ["certainty"]);
  check("Der Umbau könnte das Bad retten.", "Der Umbau rettet das Bad.", ["certainty"], "de");
});

describe("what is not said is not expected either", () => {
  const article = "She did not say when the border, closed since May, might be opened again.";
  check(article, "She gave no date for opening the border, closed since May.");
});

describe("“admitted” is let in, or has said", () => {
  check("Inspectors would be let into the silos.", "Inspectors would be admitted to the silos.");
  check("Strand said that the report was lost.", "Strand admitted that the report was lost.", [
    "certainty",
    "loaded words",
  ]);
});

describe("a strong word that is taken back is none", () => {
  check("“One harbour is one harbour,” Raul Ibarra said.", "Raul Ibarra said that one harbour proves little.");
  check("The exemption is a help.", "The exemption is a help, but guarantees nothing.");
  check("The exemption is a help.", "The exemption guarantees help.", ["certainty"]);
});

describe("an estimate stays one", () => {
  check(
    "Cages would cost 40,000 crowns, the authors estimate.",
    "The authors estimate costs of 40,000 crowns for cages.",
  );
});

describe("what is alleged is not told as so", () => {
  check("Anton Varga is accused of inventing treatments.", "Anton Varga is accused of inventing treatments.");
  check("Anton Varga is accused of inventing treatments.", "Anton Varga is on trial for inventing treatments.");
  check("Anton Varga is accused of inventing treatments.", "Anton Varga invented treatments.", ["certainty"]);
});

describe("who would not say did more than not say", () => {
  check("Mrs Strand would not say when it opens.", "Mrs Strand would not say when it opens.");
  check("Mrs Strand would not say when it opens.", "Mrs Strand has not said when it opens.", ["certainty"]);
});

describe("nothing is surer than the article", () => {
  check("The figures rose.", "The figures clearly rose.", ["certainty", "loaded words"]);
  check("The study shows that figures rose.", "The study proves that figures rose.", ["certainty"]);
  check("The ministry has confirmed the rise.", "The ministry confirms the rise.");
});

describe("a request that is denied is refused, and an accusation that is denied is disputed", () => {
  check("The ministry has denied a request to replace the school.", "The ministry refused to replace the school.");
  check("Mr Holt denied the theft.", "Mr Holt was in the theft.", ["certainty"]);
  check("Mr Holt pleaded guilty to theft.", "Mr Holt has admitted theft.");
  check("Mr Holt is charged with theft.", "Mr Holt has admitted theft.", ["certainty", "loaded words"]);
});

describe("“barely a week ago” is a week ago, and “barely known” is not known", () => {
  check("Barely a week ago the club had scored just once.", "A week ago the club had a single goal.");
  check("The club had barely scored.", "The club had scored.", ["negation", "qualifiers"]);
});
