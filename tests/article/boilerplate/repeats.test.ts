import { describe, expect, test } from "vitest";
import { repeats } from "../../../src/article/boilerplate/repeats.ts";
import { filler, runStep } from "./run-step.ts";

const titled = "<title>Old bridge to close for nine months | Post</title><meta property='og:site_name' content='Post'>";

describe("repetitions taken out", () => {
  const check = (name: string, markup: string): void =>
    test(name, () => expect(runStep(repeats, markup, titled).left).toHaveLength(3));
  check("the title over the text", `<h1>Old bridge to close for nine months</h1>${filler}`);
  check("the title in other signs", `<p>OLD BRIDGE TO CLOSE – for nine months</p>${filler}`);
  check("a paragraph that comes twice", filler + filler.slice(filler.lastIndexOf("<p>")));
  check("a sentence set large beside the text", `${filler}<aside>The rust goes deeper than the paint</aside>`);
});

describe("repetitions left in", () => {
  const check = (name: string, markup: string, lines: number): void =>
    test(name, () => expect(runStep(repeats, markup, titled).left).toHaveLength(lines));
  check("a recipe's lines", `${filler}<p>1 cup of flour</p><p>Stir.</p><p>1 cup of flour</p>`, 6);
  check("a refrain further on", `${filler}<p>And the ships go out, and the ships come home again.</p>${filler}`, 7);
  check(
    "a quotation that is not in the text",
    `${filler}<blockquote>We are not going anywhere at all.</blockquote>`,
    4,
  );
});
