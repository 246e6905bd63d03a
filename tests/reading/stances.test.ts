import { describe, expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

type Found = readonly [source: string | null, ...content: string[]];

/** Holds that a text has just these stances: whose, and about what. */
function check(text: string, expected: readonly Found[]): void {
  test(text, () => {
    const found = readText(text).stances.map(({ source, content }) => [
      source === null ? null : slice(text, source),
      ...content.map((span) => slice(text, span)),
    ]);
    expect(found).toEqual(expected);
  });
}

describe("what somebody is for or against", () => {
  check("Ms Hill criticised the plan on Monday.", [["Ms Hill", "the plan on Monday"]]);
  check("The council supports scrapping the fee, which brings in little.", [["The council", "scrapping the fee"]]);
  check("Ms Hill accused the council of waste.", [["Ms Hill", "the council of waste"]]);
  check("Tenants are worried about the rent.", [["Tenants", "the rent"]]);
});

describe("what somebody wants or is to do", () => {
  check("The council agreed to freeze rents and will meet again in May.", [["The council", "to freeze rents"]]);
  check("Ms Hill is determined to stay.", [["Ms Hill", "to stay"]]);
  check("Rents are expected to rise.", [[null, "Rents", "to rise"]]);
});

describe("what a noun names", () => {
  check("Ms Hill’s claim that rents rose was in the paper.", [["Ms Hill", "that rents rose was in the paper"]]);
  check("Their support for the plan is weak.", [["Their", "the plan"]]);
});

describe("a look at things that is nobody’s by name", () => {
  check("The figures show that rents rose.", [["The figures", "that rents rose"]]);
  check("The plan seems to be in trouble.", [[null, "The plan", "to be in trouble"]]);
});

describe("no stances", () => {
  check("Ms Hill said that she backs the plan.", []); // hers to say
  check("“We back the plan,” said Ms Hill.", []);
  check("The bridge supports a railway line for freight trains.", [
    ["The bridge", "a railway line for freight trains"],
  ]);
  check("She wore a backed coat and a plan of the house hung there.", []);
  check("", []);
});

test("nobody is heard by a stance, and the words in it are the narrator’s", () => {
  const { voices, claims, attributions, stances } = readText("Ana Hill came. Ana Hill criticised the reckless plan.");
  expect(voices.map(({ name, heard, words }) => [name, heard, words])).toEqual([["Ana Hill", "mentioned", 0]]);
  expect(claims.map(({ claimer }) => claimer)).toEqual(["article"]);
  expect(attributions).toEqual([]);
  expect(stances.map(({ voice, act }) => [voice, act])).toEqual([["V1", "thought"]]);
});
