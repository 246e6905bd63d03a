import type { Block } from "../blocks.ts";
import { likeness } from "../title.ts";
import { boxesAround } from "../tree.ts";
import { foldedWords, wordCount } from "../words.ts";
import { isHeading, isProse } from "./lines.ts";
import { nameLine } from "./names.ts";
import { blocksIn, dropBlock, type Step, type Story } from "./story.ts";

/** The title over the text, paragraphs that come twice in a row, and sentences of the story set large beside it. */
export const repeats: Step = { name: "repeats", run };

/** Each is looked for in the whole story. */
const mostPullQuotes = 50;

function run(story: Story): void {
  const titles = new Set(story.metadata.titles.map(foldedWords));
  const blocks = blocksIn(story);
  const folds = blocks.map((block) => foldedWords(block.text));
  let paragraphs = 0;
  let pullQuotes = 0;
  for (const [index, block] of blocks.entries()) {
    const fold = folds[index] ?? "";
    const words = wordCount(block.text);
    const quote = words >= 5 && words <= 80 && isPullQuote(block) && pullQuotes++ < mostPullQuotes;
    if (paragraphs < 2 && (titles.has(fold) || isTitle(story, block)))
      dropBlock(story, repeats.name, "the title again", block);
    else if (words >= 8 && isProse(block) && folds.slice(Math.max(0, index - 2), index).includes(fold))
      dropBlock(story, repeats.name, "just said", block);
    else if (quote && folds.some((other, at) => at !== index && other.length > fold.length && other.includes(fold)))
      dropBlock(story, repeats.name, "pull quote", block);
    if (words > 20) paragraphs += 1;
  }
}

function isTitle(story: Story, block: Block): boolean {
  return block.box.tag === "h1" && story.metadata.titles.some((title) => likeness(title, block.text) > 0.8);
}

function isPullQuote(block: Block): boolean {
  if (isHeading(block)) return false;
  return boxesAround(block.box)
    .slice(0, 4)
    .some(
      (box) =>
        /^(?:blockquote|aside|q|figure)$/u.test(box.tag) ||
        / (?:pull|pull ?quotes?|quotes?|callout) /u.test(nameLine(box)),
    );
}
