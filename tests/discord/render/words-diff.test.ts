import { expect, test } from "vitest";
import { diffLines } from "../../../src/discord/render/words-diff.ts";
import { diffWords } from "../../../src/report/words-diff.ts";
import type { WordFields } from "../../../src/report/house-words.ts";

const empty: WordFields = { purpose: "", lookFor: "", tone: "", audience: "", kinds: "", terms: "", length: "" };

function told(before: Partial<WordFields>, after: Partial<WordFields>): readonly string[] {
  return diffLines(diffWords({ ...empty, ...before }, { ...empty, ...after })).map(({ plain }) => plain);
}

test("of prose that was changed here and there, the runs that changed are shown", () => {
  const before = "Who pays for it, and who decided so in the council.";
  const after = "Who pays for it, and who voted against it in the council.";
  expect(told({ lookFor: before }, { lookFor: after })).toEqual(["What to look for", "- − decided so", "- + voted against it"]); // prettier-ignore
});

test("prose that was written anew is shown whole, not word against word", () => {
  const before = "Friendly and plain, with a question at the end that a class can talk about.";
  expect(told({ tone: before }, { tone: "Dry and short, with a number." })).toEqual([
    "Tone",
    `- − ${before}`,
    "- + Dry and short, with a number.",
  ]);
});

test("lists are compared line by line, without their bullets", () => {
  const before = "- affected\n- counter\n- history";
  expect(told({ kinds: before }, { kinds: "- affected\n- reply" })).toEqual(["Perspectives that matter", "- − counter", "- − history", "- + reply"]); // prettier-ignore
  expect(told({}, { terms: "Kiev -> Kyiv" })).toEqual(["Terms", "- + Kiev -> Kyiv"]);
});

test("a field that was emptied or filled has one line", () => {
  expect(told({ tone: "Calm." }, {})).toEqual(["Tone", "- − Calm."]);
  expect(told({}, { length: "short" })).toEqual(["Length", "- + short"]);
});
