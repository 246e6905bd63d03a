import type { Block } from "./blocks.ts";
import { isCreditLine, isHeading, isProse, isQuoted } from "./boilerplate/lines.ts";
import { nameLine } from "./boilerplate/names.ts";
import { parseBylineLine } from "./byline-line.ts";
import { boxesAround, type Leaf } from "./tree.ts";
import { wordCount } from "./words.ts";

const longest = { blocks: 15, words: 120, paragraphs: 2 };

/**
 * The lines between the title and the byline or date: title, standfirst, byline, text is how nearly every page is
 * built, so what stands above the byline is not yet the story.
 */
export function standfirstOf(blocks: readonly Block[], title: number, kept: ReadonlySet<Leaf>): ReadonlySet<Leaf> {
  const near = title < 0 ? [] : blocks.slice(title + 1, title + 1 + longest.blocks);
  const credit = near.findIndex((block) => isQuoted(block) || isCredit(block) || isDate(block));
  const between = near.slice(0, Math.max(0, credit));
  const words = between.map((block) => wordCount(block.text));
  if (words.reduce((sum, count) => sum + count, 0) > longest.words) return new Set();
  if (words.filter((count) => count > 20).length > longest.paragraphs) return new Set();

  const found = near[credit];
  if (found === undefined || isQuoted(found)) return new Set();
  // A date may also head the entries of a chronicle: then the lines above it are the first of the text.
  const next = blocks.slice(title + 1 + credit + 1).find(isProse);
  if (!isCredit(found) && between.some((block) => isProse(block) && block.box.parent === next?.box.parent))
    return new Set();

  const standfirst = between.filter((block) => !isOneOfMany(block, blocks.slice(title + 1)));
  return new Set(standfirst.flatMap((block) => block.leaves.filter((leaf) => kept.has(leaf))));
}

function isCredit(block: Block): boolean {
  return parseBylineLine(block.text) !== null || isNamed(block, / (?:by ?lines?|authors?) /u);
}

function isDate(block: Block): boolean {
  if (isHeading(block)) return false;
  return (
    isCreditLine(block.text) ||
    isNamed(block, / (?:dateline|pub ?date|publish(?:ed)? date|post date|time ?stamp|date) /u)
  );
}

function isNamed(block: Block, names: RegExp): boolean {
  return boxesAround(block.box)
    .slice(0, 3)
    .some((box) => names.test(nameLine(box)));
}

/** A heading like others further on is a subhead, as over the first entry of a live blog. */
function isOneOfMany(block: Block, below: readonly Block[]): boolean {
  const { tag, attributes } = block.box;
  if (!isHeading(block)) return false;
  return below.some(
    ({ box }) => box !== block.box && box.tag === tag && box.attributes.get("class") === attributes.get("class"),
  );
}
