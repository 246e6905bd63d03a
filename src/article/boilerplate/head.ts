import type { Block } from "../blocks.ts";
import { boxesAround } from "../tree.ts";
import { foldedWords, wordCount } from "../words.ts";
import { isCreditLine, isHeading, isProse, isQuoted } from "./lines.ts";
import { nameLine } from "./names.ts";
import { blocksIn, dropBlock, share, type Step, type Story } from "./story.ts";

/** What stands between the title and the first paragraph: breadcrumbs, byline, date, reading time, standfirst. */
export const head: Step = { name: "head", run };

/** A longer head is a list or a poem, and the story. */
const largest = { blocks: 40, share: 0.3, labels: 3 };

function run(story: Story): void {
  for (const block of blocksIn(story)) {
    if (block.leaves.every((leaf) => leaf.text.trim() === "" || story.standfirst.has(leaf)))
      dropBlock(story, head.name, "between title and byline", block);
  }
  for (const block of blocksIn(story).slice(0, 3))
    if (isCreditLine(block.text) && !isQuoted(block)) dropBlock(story, head.name, "date or byline", block);

  const blocks = blocksIn(story);
  const reasons = blocks.slice(0, largest.blocks).map((_, index) => headReason(story, blocks, index));
  const first = reasons.findIndex((reason, index) => reason === null && isParagraph(blocks[index]));
  const above = first < 0 ? [] : blocks.slice(0, first);
  if (above.reduce((sum, block) => sum + block.text.length, 0) > story.size * largest.share) return;
  if (reasons.slice(0, above.length).filter((reason) => reason === "label").length > largest.labels) return;
  for (const [index, block] of above.entries()) {
    const reason = reasons[index] ?? null;
    if (reason !== null) dropBlock(story, head.name, reason, block);
  }
}

function isParagraph(block: Block | undefined): boolean {
  return block !== undefined && isProse(block);
}

function headReason(story: Story, blocks: readonly Block[], index: number): string | null {
  const block = blocks[index];
  if (block === undefined || block.text.length > 1_000 || isQuoted(block)) return null;
  if (isCreditLine(block.text)) return "date or byline";
  if (isStandfirst(story, block, blocks.slice(index + 1, index + 10))) return "standfirst";
  const words = wordCount(block.text);
  if (words >= 5 && isSaidIn(block, blocks.slice(index + 2))) return "said again below";
  if (isProse(block)) return null;
  if (block.linked > block.text.length * 0.8) return "links";
  if (isHeading(block) || block.box.tag === "li") return null;
  // "BAAR, SWITZERLAND" is a dateline and belongs to the text; "Staff report" and "Highlights" do not.
  return words <= 5 && !/\d|[.!?:,"”]$/u.test(block.text) && !/^[^\p{Ll}]+,/u.test(block.text) ? "label" : null;
}

function isSaidIn(block: Block, later: readonly Block[]): boolean {
  const fold = foldedWords(block.text);
  return later.some((other) => other.text.length >= block.text.length && foldedWords(other.text).includes(fold));
}

const names =
  / (?:standfirst|sub ?titles?|sub ?head(?:line|ing)?s?|dek|deck|strapline|eyebrow|kicker|overline|excerpt|teaser|vorspann|chapo|sommario|occhiello|catenaccio|entradilla|bajada|copete|linha fina) /u;

/** The summary over a story: named so, a long heading, or the page's description in a box of its own. */
function isStandfirst(story: Story, block: Block, following: readonly Block[]): boolean {
  const boxes = boxesAround(block.box)
    .slice(0, 4)
    .filter((box) => share(story, box) < 0.25);
  if (boxes.some((box) => names.test(nameLine(box)))) return true;
  if (isHeading(block) && block.box.tag !== "h1" && wordCount(block.text) >= 10) return true;
  const description = foldedWords(story.metadata.description ?? "");
  return description.length >= 30 && foldedWords(block.text).startsWith(description) && standsApart(block, following);
}

/** In a box of its own, while the lines that follow share another: a first paragraph would be among them. */
function standsApart(block: Block, following: readonly Block[]): boolean {
  const [next, afterNext] = following.filter((other) => other.text.length >= 20);
  if (next === undefined || afterNext === undefined) return false;
  const around = new Set(boxesAround(next.box));
  const common = boxesAround(block.box).find((box) => around.has(box));
  if (common === undefined || common === block.box) return false;
  const home = boxesAround(next.box).find((box) => box.parent === common);
  return home !== undefined && home !== next.box && boxesAround(afterNext.box).includes(home);
}
