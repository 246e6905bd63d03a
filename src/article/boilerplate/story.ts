import { blocksOf, textOf, type Block } from "../blocks.ts";
import type { Dropped } from "../dropped.ts";
import type { Metadata } from "../metadata.ts";
import { detach, lengthOf, type Branch, type Leaf } from "../tree.ts";

/** A story on the sub-editor's desk: the part of the page that holds it, from which steps take what is not the story. */
export type Story = {
  readonly root: Branch;
  readonly metadata: Metadata;
  /** The alternative texts of the page's images, as folded words; captions often repeat them. */
  readonly imageTexts: ReadonlySet<string>;
  /** Text that stands between the title and the byline on the page. */
  readonly standfirst: ReadonlySet<Leaf>;
  /** The page's host without the prefixes that name a form of the same site. */
  readonly site: string | null;
  /** Characters of text before the first step. */
  readonly size: number;
  readonly dropped: Dropped[];
};

/** One pass over the story that takes out one kind of thing. */
export type Step = { readonly name: string; readonly run: (story: Story) => void };

/** Takes an element out of the story and notes why. */
export function dropBranch(story: Story, step: string, reason: string, node: Branch): void {
  const text = textOf(blocksOf(node));
  detach(node);
  if (text === "") return;
  story.dropped.push({ step, reason, text });
  known.delete(story);
}

export function dropBlock(story: Story, step: string, reason: string, block: Block): void {
  for (const leaf of block.leaves) detach(leaf);
  story.dropped.push({ step, reason, text: block.text });
  known.delete(story);
}

const known = new WeakMap<Story, readonly Block[]>();

/** The blocks that are left of the story. */
export function blocksIn(story: Story): readonly Block[] {
  const blocks = known.get(story) ?? blocksOf(story.root);
  known.set(story, blocks);
  return blocks;
}

/** How much of the story an element holds, from 0 to 1. */
export function share(story: Story, node: Branch): number {
  return lengthOf(node) / Math.max(1, story.size);
}
