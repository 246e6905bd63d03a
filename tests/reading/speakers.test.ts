import { describe, expect, test } from "vitest";
import { slice } from "../../src/text/span.ts";
import { readText } from "./read.ts";

/** Holds whom each source of a text turns out to be; null where it is nobody known. */
function check(text: string, expected: readonly (readonly [source: string, voice: string | null])[]): void {
  test(text, () => {
    const { attributions, voices } = readText(text);
    const found = attributions.map(({ source, voice }) => [
      source === null ? "" : slice(text, source),
      voices.find(({ id }) => id === voice)?.name ?? null,
    ]);
    expect(found).toEqual(expected);
  });
}

describe("he and she are whom the sentence before is about", () => {
  check("“It rained,” Tom Hill said. Mamadou Dia was on a trip to Lyon. “We hid in a room,” he said.", [
    ["Tom Hill", "Tom Hill"],
    ["he", "Mamadou Dia"],
  ]);
  check("Tom Hill met the mayor. “It rained,” Tom Hill said. “We were wet,” he said.", [
    ["Tom Hill", "Tom Hill"],
    ["he", "Tom Hill"],
  ]);
});

describe("what a text calls somebody tells whom he and she fit", () => {
  check("Morgan Hale was afraid to let her guard down until she left. Tom Bell wrote to her. “It rained,” he said.", [
    ["he", "Tom Bell"],
  ]);
  check("Tom Bell came. Morgan Hale was afraid to let her guard down until she left. “It rained,” he said.", [
    ["he", "Tom Bell"],
  ]);
});

describe("another way to call somebody is no other voice", () => {
  check("Nino Rossi has four goals. The 26-year-old right wing said that he was happy.", [
    ["The 26-year-old right wing", "Nino Rossi"],
  ]);
  check("Kevin Vicks is a hero. The former sergeant-at-arms said that he would run.", [
    ["The former sergeant-at-arms", "Kevin Vicks"],
  ]);
});

describe("a surname that is a word for a body is somebody’s where a given name stands before it", () => {
  check("The artistic director Christopher House came. “It rained,” says House.", [["House", "Christopher House"]]);
});

describe("a source is its head", () => {
  check("A statement sent to the paper by Ana Silva, who joined last month, said “we will obey”.", [
    ["the paper by Ana Silva, who joined last month", "Ana Silva"],
  ]);
  check("A High Court of Torvale judge said that the claim was weak.", [
    ["A High Court of Torvale judge", "a High Court of Torvale judge"],
  ]);
  check("Ana Silva, Minister of Trade, Science and Growth, said that it rained.", [
    ["Ana Silva, Minister of Trade, Science and Growth", "Ana Silva"],
  ]);
});

describe("several people are called by what they are", () => {
  const heard = (text: string): readonly (readonly [string, string, string])[] =>
    readText(text).voices.map(({ name, kind, heard: how }) => [name, kind, how]);
  test("where a sentence begins, and told apart by a clause", () => {
    expect(heard("Stallholders say that it rained.").map(([name]) => name)).toEqual(["Stallholders"]);
    expect(
      heard("Church volunteers who have run a store since 2016 said that it rained.").map(([, , how]) => how),
    ).toEqual(["paraphrased"]);
    expect(heard("“It rained,” said an elderly man wrapped in a blanket.").map(([name]) => name)).toEqual([
      "an elderly man",
    ]);
    expect(heard("A person close to the deal said that it rained.").map(([name]) => name)).toEqual([
      "a person close to the deal",
    ]);
  });
  test("what several think or dispute is as good as their words; what they refuse to do is not", () => {
    expect(heard("Intelligence officials believe that it rained.")[0]?.[2]).toBe("paraphrased");
    expect(heard("Residents dispute the figures.")[0]?.[2]).toBe("paraphrased");
    expect(heard("Residents refused to leave.")[0]?.[2]).toBe("mentioned");
    expect(heard("Ana Silva came. Ana Silva disputes the figures.")[0]?.[2]).toBe("mentioned");
  });
  check("“We were packed,” supporters said. “It hurt,” said one.", [
    ["supporters", "supporters"],
    ["one", "supporters"],
  ]);
});
