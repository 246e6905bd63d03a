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
  const blocks = blocksIn(story);
  dropTitles(story, blocks);
  for (const [index, block] of blocks.entries()) {
    const isTwice =
      isProse(block) && blocks.slice(Math.max(0, index - 2), index).some(({ text }) => text === block.text);
    if (isTwice) dropBlock(story, repeats.name, "just said", block);
  }
  dropPullQuotes(story, blocksIn(story));
}

/** The title again, before the text has well begun. */
function dropTitles(story: Story, blocks: readonly Block[]): void {
  const titles = new Set(story.metadata.titles.map(foldedWords));
  let paragraphs = 0;
  for (const block of blocks) {
    if (block.text.length < 500 && (titles.has(foldedWords(block.text)) || isTitle(story, block)))
      dropBlock(story, repeats.name, "the title again", block);
    if (wordCount(block.text) > 20) paragraphs += 1;
    if (paragraphs === 2) return;
  }
}

function dropPullQuotes(story: Story, blocks: readonly Block[]): void {
  const quotes = blocks.filter((block) => block.text.length < 500 && wordCount(block.text) >= 5 && isPullQuote(block));
  if (quotes.length === 0) return;
  const folds = blocks.map(({ text }) => foldedWords(text));
  for (const quote of quotes.slice(0, mostPullQuotes)) {
    const fold = foldedWords(quote.text);
    if (folds.some((other) => other.length > fold.length && other.includes(fold)))
      dropBlock(story, repeats.name, "pull quote", quote);
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
