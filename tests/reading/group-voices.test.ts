import { describe, test, expect } from "vitest";
import { readText } from "./read.ts";

/** Holds the voices of a text: name, kind and how it is heard. */
function check(text: string, expected: readonly (readonly [name: string, kind: string, heard: string])[]): void {
  test(text, () => {
    expect(readText(text).voices.map(({ name, kind, heard }) => [name, kind, heard])).toEqual(expected);
  });
}

describe("a plural noun for people that opens a sentence is a group and no name", () => {
  check("Conservationists say that fences are enough.", [["Conservationists", "group", "paraphrased"]]);
  check("Hoteliers said they had run out of beds.", [["Hoteliers", "group", "paraphrased"]]);
  check("Marchers Bank said that it had lost.", [["Marchers Bank", "organisation", "paraphrased"]]);
});

describe("what several are said to believe they have said", () => {
  check("Senior officials believe that the pair had paid him.", [["Senior officials", "unnamed", "paraphrased"]]);
  check("Ana Silva believes that it rained.", [["Ana Silva", "person", "mentioned"]]);
});

describe("a source with what tells which one it is", () => {
  check("A person close to the deal said that it was off.", [["a person close to the deal", "unnamed", "paraphrased"]]);
  check("Bus drivers who have run a store since 2016 said that they need coats.", [
    ["Bus drivers", "group", "paraphrased"],
  ]);
});
