import { describe, expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

/** Holds the voices of a text: name and how it is heard. */
function check(text: string, expected: readonly (readonly [name: string, heard: string])[]): void {
  test(text, () => {
    expect(readText(text).voices.map(({ name, heard }) => [name, heard])).toEqual(expected);
  });
}

describe("all names of somebody are one voice", () => {
  check("Emmanuel Macron spoke in Lyon. “We go on,” Mr Macron said.", [["Emmanuel Macron", "quoted"]]);
  check("French President Emmanuel Macron met farmers’ leaders. “We go on,” the president said.", [
    ["Emmanuel Macron", "quoted"],
  ]);
  check("Volodymyr Zelenskyy came. Zelensky said that he would stay.", [["Volodymyr Zelenskyy", "paraphrased"]]);
  check("Enrique Peña Nieto came. “We go on,” Peña Nieto said.", [["Enrique Peña Nieto", "quoted"]]);
  check("Ana Silva won the vote. She said that she would stay.", [["Ana Silva", "paraphrased"]]);
  check("Moscow said no. The Kremlin said that talks were over. Russia said so again on Monday.", [
    ["Russia", "paraphrased"],
  ]);
});

describe("two of one surname stay two", () => {
  check("Ana Silva and Rui Silva came. Ana Silva said that it rained.", [
    ["Ana Silva", "paraphrased"],
    ["Rui Silva", "mentioned"],
  ]);
});

describe("who owns is not who speaks", () => {
  check("A lawyer for Ana Silva said that it rained.", [
    ["a lawyer for Ana Silva", "paraphrased"],
    ["Ana Silva", "mentioned"],
  ]);
});

describe("a quotation that stands alone is the last speaker's", () => {
  check("Ana Silva came late.\n\n“It rained,” she said.\n\n“And it rained again.”", [["Ana Silva", "quoted"]]);
});

describe("asked and gave no answer", () => {
  const refusals = (text: string): readonly (string | null)[] =>
    readText(text).voices.map(({ refused }) => (refused === null ? null : slice(text, refused.span)));
  test("a refusal is a fact about the voice", () => {
    expect(refusals("Ana Silva declined to comment.")).toEqual(["Ana Silva declined to comment"]);
    expect(refusals("Ana Silva did not respond to a request for comment.")).toEqual([
      "Ana Silva did not respond to a request for comment",
    ]);
    expect(refusals("Ana Silva could not be reached.")).toEqual(["Ana Silva could not be reached"]);
    expect(refusals("Ana Silva would not say whether she would stay.")).toEqual([
      "Ana Silva would not say whether she would stay",
    ]);
  });
  test("not everything left unsaid is one", () => {
    expect(refusals("Ana Silva did not say that it rained.")).toEqual([null]);
    expect(refusals("Ana Silva declined the prize.")).toEqual([null]);
  });
});

describe("a place, a firm, a paper is no person", () => {
  const people = (text: string): readonly string[] =>
    readText(text)
      .voices.filter(({ kind }) => kind === "person")
      .map(({ name }) => name);
  test("by its last word, its article or what it is called", () => {
    expect(people("They met in Jasper National Park. The Clean Air Act passed.")).toEqual([]);
    expect(people("General Motors said the Justice Department was wrong.")).toEqual([]);
    expect(people("The agency Drumar Today said that it rained in Hong Kong.")).toEqual([]);
    expect(people("Photo by Ann Lee. With files from Bo Chan.")).toEqual([]);
  });
  test("a product, a portfolio, a team and a title with capitals are nobody", () => {
    expect(people("HarbourLink and GDK-Sandow put it on hold, and HarbourLink said that it rained.")).toEqual([]);
    expect(people("Ana Silva, Minister of Innovation, Science and Economic Development, came.")).toEqual(["Ana Silva"]);
    expect(people("Minister of Natural Resources Zuri Okonde came.")).toEqual(["Zuri Okonde"]);
    expect(people("She co-wrote Baking With Julia. They left Hong Kong, and Jim Hall, Torvale MP, came.")).toEqual([
      "Jim Hall",
    ]);
    expect(people("One red-state Democrat said so. The train stops at King George Station.")).toEqual([]);
  });
  test("who wrote or filmed the piece is not in it", () => {
    expect(people("Ann Lee, The Canadian Press\n\nRents rose.")).toEqual([]);
    expect(people("Rents rose.\n\nAnn Lee is a Toronto-based writer and a contributor to this paper.")).toEqual([]);
    expect(people("With files from Bo Chan, Ann Lee and Tom Hill")).toEqual([]);
    expect(people("As Ann Lee reports, a rally is planned. Tom Hill has the details.")).toEqual([]);
    expect(people("“We won’t pay,” said Ann Lee. Ann Lee is a writer in the town.")).toEqual(["Ann Lee"]);
  });
  test("a month is a given name before a surname", () => {
    expect(people("Councillor June Ashdown said that it rained. In June Torvale was dry.")).toEqual(["June Ashdown"]);
  });
  test("of which party, country or office somebody is, is no part of the name", () => {
    expect(people("Republican Ann Lee and Democrat Tom Hill met. They ran with fellow Canadians Susan Chan.")).toEqual([
      "Ann Lee",
      "Tom Hill",
      "Susan Chan",
    ]);
    expect(people("The former Miss Universe Susan Hale met then-Secretary of State Ann Lee.")).toEqual([
      "Susan Hale",
      "Ann Lee",
    ]);
    expect(people("The Canadian Press Ann Lee and her dog in Torvale.")).toEqual(["Ann Lee"]);
  });
  test("an office is nobody’s name, and two fields joined are one body’s", () => {
    const office = readText("The Prime Minister’s Office called. The Prime Minister’s Office said that it rained.");
    expect(office.voices.map(({ name, kind }) => [name, kind])).toEqual([["Prime Minister’s Office", "organisation"]]);
    const names = readText("“It rained,” said Tom Hill, an Alberta Fish and Wildlife biologist.").voices;
    expect(names.map(({ name }) => name)).not.toContain("Alberta Fish");
  });
  test("whom a speaker works for does not speak", () => {
    expect(people("Ann Lee, manager with Heart and Stroke in Torvale, said that it rained.")).toEqual(["Ann Lee"]);
  });
  test("a given name and a title outweigh the last word", () => {
    expect(people("The artistic director Christopher House came. Alison Uncles came too.")).toEqual([
      "Christopher House",
      "Alison Uncles",
    ]);
    expect(people("Aside from the founder’s brother, Kimbal, all left.")).toEqual(["Kimbal"]);
  });
  test("an unknown name is a person where the text treats it so", () => {
    expect(people("Darian Lonechild came. Lonechild said that it rained. “Yes,” she said.")).toEqual([
      "Darian Lonechild",
    ]);
  });
});

describe("roles", () => {
  const roles = (text: string): readonly (readonly [string, string])[] =>
    readText(text).voices.map(({ name, role }) => [name, role]);
  test("come from titles, appositions and what somebody runs", () => {
    expect(roles("Mayor Ana Silva said no.")).toEqual([["Ana Silva", "official"]]);
    expect(roles("Ana Silva, a tenant in the block, said that it rained.")).toEqual([["Ana Silva", "affected"]]);
    expect(roles("The first witness, Ana Silva, who worked as a nurse, said that it rained.")[0]?.[0]).toBe(
      "Ana Silva",
    );
    expect(roles("Ana Silva, who owns the bakery, said that it rained.")).toEqual([["Ana Silva", "business"]]);
    expect(roles("Ana Silva, who leads the opposition, said that it rained.")).toEqual([["Ana Silva", "official"]]);
    expect(roles("Ana Silva, whose company imports fruit, said no.")).toEqual([["Ana Silva", "business"]]);
  });
  test("come from what somebody lives through", () => {
    expect(roles("Ana Silva, who has lived here since May, said no.")).toEqual([["Ana Silva", "affected"]]);
    expect(roles("Ana Silva, who drives a van, said no.")).toEqual([["Ana Silva", "affected"]]);
  });
  test("are the owner’s where anybody may have such a post", () => {
    expect(roles("The union’s general secretary, Ana Silva, said no.")).toContainEqual(["Ana Silva", "campaigner"]);
    expect(roles("The company’s spokesman, Rui Silva, said no.")).toContainEqual(["Rui Silva", "business"]);
  });
  test("are the whole of what somebody is called", () => {
    expect(roles("Ana Silva, a marine biologist at the college, said no.")).toContainEqual(["Ana Silva", "expert"]);
  });
  test("a body that operates something is a business", () => {
    expect(roles("Torvale Hydro, which runs the dam, said that it rained.")).toEqual([["Torvale Hydro", "business"]]);
  });
});
