import { expect, test } from "vitest";
import { readText } from "./read.ts";

test("a group that speaks, with words for which one it is, is not found once more where it is only named", () => {
  const { voices } = readText("Bus drivers at the depot said that they need coats. The bus drivers walked out.");
  expect(voices.map(({ name, heard, mentions }) => [name, heard, mentions.length])).toEqual([
    ["Bus drivers", "paraphrased", 2],
  ]);
});
