import type { Step, Story } from "../../../src/article/boilerplate/story.ts";
import { blocksOf } from "../../../src/article/blocks.ts";
import { openPage } from "../../../src/article/document.ts";
import { readMetadata } from "../../../src/article/metadata.ts";
import { branches, lengthOf } from "../../../src/article/tree.ts";

/** Paragraphs that make a page long enough for the steps to judge shares of it. */
export const filler = [
  "<p>The council voted on Tuesday to close the old bridge for nine months, as its piers could not be trusted.</p>",
  "<p>“We had no choice,” said Marta Quist, the city engineer. “The rust goes deeper than the paint.”</p>",
  "<p>Traders on the north bank put their losses at four million crowns a month and asked the state for help.</p>",
].join("");

/** Runs one step on a body's markup and gives the lines that are left, and those it took with the reason. */
export function runStep(
  step: Step,
  body: string,
  head = "",
): { readonly left: readonly string[]; readonly dropped: readonly string[] } {
  const url = "https://www.post.example/news/bridge";
  const page = openPage(`<html><head>${head}</head><body>${body}</body></html>`);
  const root = branches(page.root).find(({ tag }) => tag === "body") ?? page.root;
  const story: Story = {
    root,
    metadata: readMetadata(page, url),
    imageTexts: new Set(),
    standfirst: new Set(),
    site: "post.example",
    size: lengthOf(root),
    dropped: [],
  };
  step.run(story);
  return {
    left: blocksOf(root).map((block) => block.text),
    dropped: story.dropped.map(({ reason, text }) => `${reason}: ${text.replaceAll(/\s+/gu, " ")}`),
  };
}
