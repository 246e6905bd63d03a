import type { Block } from "./blocks.ts";
import { isProse } from "./boilerplate/lines.ts";
import { boxesAround, type Branch, type Leaf } from "./tree.ts";

const least = { sentences: 2, characters: 200 };

/**
 * The text in the smallest box around the title that holds running text, where readability kept none of it: under a
 * short story without telling names, a long comment weighs more than the story. Empty where readability kept some.
 */
export function besideTitle(blocks: readonly Block[], title: number, kept: ReadonlySet<Leaf>): readonly Leaf[] {
  const heading = blocks[title];
  if (heading === undefined || heading.box.tag !== "h1") return [];
  const sentences = blocks.slice(title + 1).filter(isProse);
  const box = boxesAround(heading.box).find((around) => {
    const inside = sentences.filter((block) => isInside(block, around));
    return inside.length >= least.sentences && length(inside) >= least.characters;
  });
  if (box === undefined) return [];

  const inside = blocks.slice(title + 1).filter((block) => isInside(block, box));
  if (inside.some((block) => isProse(block) && block.leaves.some((leaf) => kept.has(leaf)))) return [];
  return inside.slice(inside.findIndex(isProse), inside.findLastIndex(isProse) + 1).flatMap((block) => block.leaves);
}

function isInside(block: Block, box: Branch): boolean {
  return boxesAround(block.box).includes(box);
}

function length(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
