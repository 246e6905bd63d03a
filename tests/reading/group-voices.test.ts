import { expect, test } from "vitest";
import { readText } from "./read.ts";

test("a group that speaks with words for which one it is is not found once more beside itself", () => {
  const { voices } = readText("Bus drivers in Ostwick said that they need coats.");
  expect(voices.map(({ name, kind, heard }) => [name, kind, heard])).toEqual([["Bus drivers", "group", "paraphrased"]]);
});
