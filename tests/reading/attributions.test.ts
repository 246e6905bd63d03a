import { describe, expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

type Found = readonly [source: string | null, cue: string | null, ...content: string[]];

/** Holds that a text has just these attributions: source, cue, pieces of content. */
function check(text: string, expected: readonly Found[]): void {
  test(text, () => {
    const found = readText(text).attributions.map(({ source, cue, content }) => [
      source === null ? null : slice(text, source),
      cue === null ? null : slice(text, cue),
      ...content.map((span) => slice(text, span)),
    ]);
    expect(found).toEqual(expected);
  });
}

describe("direct speech", () => {
  check("“We won’t pay,” said Ms Hill.", [["Ms Hill", "said", "“We won’t pay,”"]]);
  check("“We won’t pay,” Ms Hill told the council on Monday.", [["Ms Hill", "told", "“We won’t pay,”"]]);
  check("Ms Hill said: “We won’t pay.”", [["Ms Hill", "said", "“We won’t pay.”"]]);
  check('"We won\'t pay," Ms Hill said.', [["Ms Hill", "said", '"We won\'t pay,"']]);
  check("‘We won’t pay,’ said Ms Hill, the tenants’ leader.", [["Ms Hill", "said", "‘We won’t pay,’"]]);
  check("''We won't pay,'' Ms Hill said.", [["Ms Hill", "said", "''We won't pay,''"]]);
});

describe("a quotation that goes on is one attribution", () => {
  check("“We won’t pay,” said Ms Hill, “and we won’t move.”", [
    ["Ms Hill", "said", "“We won’t pay,”", "“and we won’t move.”"],
  ]);
  check("“We won’t pay,” said Ms Hill. “We won’t move.”", [["Ms Hill", "said", "“We won’t pay,”", "“We won’t move.”"]]);
  check("“We won’t pay. We won’t move,” said Ms Hill.", [["Ms Hill", "said", "“We won’t pay. We won’t move,”"]]);
});

describe("indirect speech", () => {
  check("Ms Hill said that the rent was too high.", [["Ms Hill", "said", "that the rent was too high"]]);
  check("Ms Hill said the rent was too high.", [["Ms Hill", "said", "the rent was too high"]]);
  check("The rent is too high, Ms Hill said.", [["Ms Hill", "said", "The rent is too high"]]);
  check("The rent, Ms Hill said, was too high.", [["Ms Hill", "said", "The rent", "was too high"]]);
  check("Ms Hill told reporters on Friday that the rent was too high.", [
    ["Ms Hill", "told", "that the rent was too high"],
  ]);
  check("Ms Hill said after the meeting on Friday: “We won’t pay.”", [["Ms Hill", "said", "“We won’t pay.”"]]);
  check("Ms Hill agreed a deal to move the tenants by May.", []);
  check("According to the council, rents rose by a third.", [["the council", "According to", "rents rose by a third"]]);
  check("Rents rose by a third, according to the council.", [["the council", "according to", "Rents rose by a third"]]);
  check("Critics point out that rents rose.", [["Critics", "point out", "that rents rose"]]);
  check("The officers said the two wounds that police said were old had healed.", [
    ["The officers", "said", "the two wounds that police said were old had healed"],
    ["police", "said", "were old had healed"],
  ]);
});

describe("a source with an aside is one source", () => {
  check("Ms Hill, a nurse who lives in the block, said that rents rose.", [
    ["Ms Hill, a nurse who lives in the block", "said", "that rents rose"],
  ]);
  check("Amanda Nash, manager with the charity, said the new rules on drinks are welcome.", [
    ["Amanda Nash, manager with the charity", "said", "the new rules on drinks are welcome"],
  ]);
  check("A spokesman for the mayor said that rents rose.", [["A spokesman for the mayor", "said", "that rents rose"]]);
});

describe("one sentence, several speakers", () => {
  check("Ms Hill said that rents rose, adding that tenants would move.", [
    ["Ms Hill", "said", "that rents rose"],
    ["Ms Hill", "adding", "that tenants would move"],
  ]);
  check("Ms Hill said that rents rose, but the council said they had fallen.", [
    ["Ms Hill", "said", "that rents rose"],
    ["the council", "said", "they had fallen"],
  ]);
  check("According to the agency, Ms Hill said that rents rose.", [
    ["the agency", "According to", "Ms Hill said that rents rose"],
    ["Ms Hill", "said", "that rents rose"],
  ]);
});

describe("somebody's view is somebody's", () => {
  check("The minister said no. For Ms Hill, the plan means the end of the market. She said so.", [
    ["Ms Hill", "For", "the plan means the end of the market"],
  ]);
  check("Russia said no. Russia interprets this as proof that the West is weak.", [
    ["Russia", "interprets", "proof that the West is weak"],
  ]);
});

describe("what is said goes on behind the cue", () => {
  check("Three of them hid under desks, Ms Hill said, but one ran to the roof.", [
    ["Ms Hill", "said", "Three of them hid under desks", "but one ran to the roof"],
  ]);
  check("It is on his watch, Ms Hill said, that the rents rose.", [
    ["Ms Hill", "said", "It is on his watch", "that the rents rose"],
  ]);
});

describe("what is said ends where the narrator’s main clause begins", () => {
  check("Though Ms Hill said that it was late, she opened the shop.", [["Ms Hill", "said", "that it was late"]]);
  check("While Ms Hill said the plan, a new one, was good, the council closed it.", [
    ["Ms Hill", "said", "the plan, a new one, was good"],
  ]);
});

describe("words that the tagger takes for something else", () => {
  check("Out-of-state sales account for a tenth of the profits, Klisch said.", [
    ["Klisch", "said", "Out-of-state sales account for a tenth of the profits"],
  ]);
  check("“We won’t pay,” Hill states.", [["Hill", "states", "“We won’t pay,”"]]);
  check("“We won’t pay,” Jingyi Pan of IG said in a note.", [["Jingyi Pan of IG", "said", "“We won’t pay,”"]]);
  check("“We won’t pay,” he was quoted as saying.", [["he", "was quoted as saying", "“We won’t pay,”"]]);
  check("Ms Hill said approximately 40 people came.", [["Ms Hill", "said", "approximately 40 people came"]]);
  check("Some in the village say the rents have risen.", [["Some in the village", "say", "the rents have risen"]]);
  check("“We won’t pay,” according to Dr. Ann Hill, a tenant.", [["Dr. Ann Hill", "according to", "“We won’t pay,”"]]);
});

describe("a quotation behind a colon is of whom the sentence is about", () => {
  check("The tenants’ leader, Ann Hill, is more blunt: “We won’t pay a penny more for this in all our lives.”", [
    ["The tenants’ leader, Ann Hill", null, "“We won’t pay a penny more for this in all our lives.”"],
  ]);
  check("The name above the shop is short: “Hill”. Ann Hill came.", []);
});

describe("a pull quote is of whoever’s name stands behind it", () => {
  check("Ann Hill came.\n\nIt is very bad for all of us who live here. Ann Hill, tenants’ leader\n\nRents rose.", [
    ["Ann Hill", null, "It is very bad for all of us who live here"],
  ]);
  check("Ann Hill came.\n\nIt is very bad for all of us who live here. Ann Hill paid.\n\nRents rose.", []);
  check("It rained.\n\nIt is very bad for all of us who live here. Market Square\n\nRents rose.", []);
});

describe("nobody speaks", () => {
  check("Her claims about the report were in the paper.", []);
  check("The so-called “harvest corridor” was opened.", []);
  check("Ms Hill declined to comment.", []);
  check("The house, with comfortable rooms, also offers a wide view.", []);
  check("Brent crude, used to price oils, added 30 cents to $61.95.", []);
  check("The council announced a series of cuts aimed at saving money.", []);
  check("READ MORE: Ms Hill says she will not pay", []);
  check("The figures show that rents rose.", []);
  check("", []);
});

describe("kinds", () => {
  const kinds = (text: string): readonly string[] => readText(text).attributions.map(({ kind }) => kind);
  test("all in quotation marks is direct, some is mixed, none is indirect", () => {
    expect(kinds("“We won’t pay,” said Ms Hill.")).toEqual(["direct"]);
    expect(kinds("Ms Hill said that the rent was “absurd” this year.")).toEqual(["mixed"]);
    expect(kinds("Ms Hill said that the rent was absurd.")).toEqual(["indirect"]);
  });
  test("believing is thought, saying is speech", () => {
    const acts = readText("Ms Hill believes that rents rose. Ms Hill says that rents rose.").attributions;
    expect(acts.map(({ act }) => act)).toEqual(["thought", "speech"]);
  });
});

describe("verbs of saying that say nothing where they stand", () => {
  check("The judge denied Ms Hill’s request for more time.", []);
  check("Ms Hill denied the cap was her idea.", [["Ms Hill", "denied", "the cap was her idea"]]);
  check("The shortfalls only add to the misery of the tenants.", []);
  check("Ms Hill said nothing to the council.", []);
  check("It was an odd thing to say: her term ended in May.", []);
});
