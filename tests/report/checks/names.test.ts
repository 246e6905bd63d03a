import { describe, expect, test } from "vitest";
import { claimFails, sentenceFails } from "./hold.ts";

function check(article: string, sentence: string, failed: readonly string[] = [], language = "en"): void {
  test(`${sentence} ← ${article}`, () => {
    expect(sentenceFails(article, sentence, language)).toEqual(failed);
  });
}

describe("a name that the article has", () => {
  check("The port is run by Northgate Terminals.", "Northgate Terminals runs the port.");
  check("The Harbour and Dock Union runs a kitchen.", "The HDU runs a kitchen.");
  check("The WHO runs a clinic.", "The World Health Organization runs a clinic.");
  check("Russia keeps the corridor shut.", "The Russian corridor is kept shut.");
  check("France keeps the corridor shut.", "The French corridor is kept shut.");
  check("Builders keep the road open.", "Builders keep the road open.");
});

describe("a name that it has not", () => {
  check("The port is run by Northgate Terminals.", "The port is run by Southgate Terminals.", ["names"]);
  check("The port is run by a firm.", "The port is run by a firm of Lena Marquardt.", ["names"]);
  check("Der Hafen gehört einer Firma.", "Der Hafen gehört einer Firma von Lena Marquardt.", ["names"], "de");
});

test("German nouns are no names", () => {
  expect(sentenceFails("Der Vermieterverband klagt.", "Der Verband der Vermieter klagt.", "de")).not.toContain("names");
  expect(sentenceFails("Das Bad bleibt zu.", "Das Bad bleibt in diesem Ort zu.", "de")).toEqual([]);
});

test("a claim may call by name whom the story keeps naming", () => {
  const article =
    "Anton Varga is on trial. Varga denies fraud. Varga ran clinics. “The accused built a machine for fraud,” the prosecutor, Joost Verlaan, said.";
  const quote = "The accused built a machine for fraud";
  const claim = { quote, claimer: "Joost Verlaan", kind: "allegation" };
  expect(claimFails(article, { ...claim, text: "Varga built a machine for fraud." })).toEqual([]);
  expect(claimFails(article, { ...claim, text: "Marquardt built a machine for fraud, and Lena Quist." })).toEqual([
    "names",
  ]);
});
