import { besideTitle } from "./beside-title.ts";
import { blocksOf, type Block } from "./blocks.ts";
import { isProse } from "./boilerplate/lines.ts";
import { nameLine } from "./boilerplate/names.ts";
import { isPost } from "./boilerplate/posts.ts";
import type { Dropped } from "./dropped.ts";
import type { Metadata } from "./metadata.ts";
import { otherStories } from "./other-stories.ts";
import { readableLeaves } from "./readable.ts";
import { standfirstOf } from "./standfirst.ts";
import { likeness } from "./title.ts";
import { attribute, boxesAround, detach, type Branch, type Leaf } from "./tree.ts";
import { foldedWords } from "./words.ts";

/** The part of a page that holds its story. */
export type FoundStory = {
  readonly root: Branch;
  /** Text that stands between the title and the byline. */
  readonly standfirst: ReadonlySet<Leaf>;
  readonly dropped: readonly Dropped[];
  /** "several-stories": the page holds more than one, and the one under its title was read. */
  readonly doubts: readonly string[];
};

/** Finds the story of a page, and takes out of its part of the page what does not belong to it. */
export function findStory(page: Branch, metadata: Metadata): FoundStory {
  const blocks = blocksOf(page);
  const title = titleIndex(blocks, metadata.titles);
  const kept = new Set(keptLeaves(page, metadata.title ?? "", blocks, title));
  const others = otherStories(blocks, kept, blocks[title]);
  for (const block of missedBy(blocks, kept)) for (const leaf of block.leaves) kept.add(leaf);

  const root = commonRoot(page, kept);
  const dropped: Dropped[] = [];
  for (const block of blocksOf(root)) {
    const isOther = others.size > 0 && boxesAround(block.box).some((box) => others.has(box));
    const out = block.leaves.filter((leaf) => leaf.text.trim() !== "" && (isOther || !kept.has(leaf)));
    if (out.length === 0) continue;
    const text = out.map((leaf) => leaf.text.trim()).join(" ");
    dropped.push(
      isOther
        ? { step: "stories", reason: "another story", text }
        : { step: "readability", reason: "not of the story", text },
    );
    for (const leaf of out) detach(leaf);
  }
  return {
    root,
    standfirst: standfirstOf(blocks, title, kept),
    dropped,
    doubts: others.size > 0 ? ["several-stories"] : [],
  };
}

function keptLeaves(page: Branch, title: string, blocks: readonly Block[], at: number): Iterable<Leaf> {
  const readable = readableLeaves(page, title);
  const beside = besideTitle(blocks, at, readable);
  if (beside.length > 0) return beside;
  return readable.size > 0 ? readable : blocks.filter(isAnyParagraph).flatMap((block) => block.leaves);
}

/** The block that shows the story's title, best a main heading; -1 where none does. */
function titleIndex(blocks: readonly Block[], titles: readonly string[]): number {
  const wanted = new Set(titles.map(foldedWords));
  const isTitle = (block: Block): boolean => block.text.length < 400 && wanted.has(foldedWords(block.text));
  const exact = blocks.findIndex((block) => block.box.tag === "h1" && isTitle(block));
  if (exact >= 0) return exact;
  return blocks.findIndex(
    (block) => isTitle(block) || (block.box.tag === "h1" && titles.some((title) => likeness(title, block.text) > 0.7)),
  );
}

/**
 * What readability left out and is of the story all the same: paragraphs of the element that the page itself calls its
 * article body, paragraphs in boxes of the same make as those it kept, and subheads and quoted posts between them.
 */
function missedBy(blocks: readonly Block[], kept: ReadonlySet<Leaf>): readonly Block[] {
  const isKept = (block: Block): boolean => block.leaves.some((leaf) => kept.has(leaf));
  const isBetween = (index: number): boolean =>
    blocks.slice(Math.max(0, index - 3), index).some(isKept) && blocks.slice(index + 1, index + 2).some(isKept);
  const makes = new Map<string, number>();
  const articles = new Set<Branch | undefined>();
  for (const [index, block] of blocks.entries()) {
    const box = isSubhead(block) && isBetween(index) ? block.box : block.box.parent;
    if (box === block.box.parent && !(isParagraph(block) && isKept(block))) continue;
    makes.set(makeOf(box), (makes.get(makeOf(box)) ?? 0) + 1);
    articles.add(articleAround(block));
  }
  const isFamiliar = (block: Block, box: Branch | null): boolean =>
    makeOf(box) !== "" && (makes.get(makeOf(box)) ?? 0) >= 3 && articles.has(articleAround(block));

  return blocks.filter((block, index) => {
    if (isKept(block)) return false;
    const boxes = boxesAround(block.box);
    if (boxes.some(isPost)) return blocks.slice(Math.max(0, index - 4), index + 5).some(isKept);
    if (isSubhead(block)) return !boxes.slice(1).some(isForeign) && (isBetween(index) || isFamiliar(block, block.box));
    if (!isParagraph(block) || boxes.some(isForeign)) return false;
    return boxes.some(isArticleBody) || isFamiliar(block, block.box.parent);
  });
}

/** The element that the page itself calls so in schema.org's terms. */
function isArticleBody(box: Branch): boolean {
  return /\barticleBody\b/u.test(`${attribute(box, "itemprop")} ${attribute(box, "property")}`);
}

/** Readability weighs the names of headings, which are often made of their words: `<h2 id="social-media">`. */
function isSubhead(block: Block): boolean {
  return /^h[2-4]$/u.test(block.box.tag) && block.linked === 0;
}

/** Where readability finds nothing at all, what reads like sentences is kept. */
function isAnyParagraph(block: Block): boolean {
  return isProse(block) && !boxesAround(block.box).some(isForeign);
}

function isParagraph(block: Block): boolean {
  return block.box.tag === "p" && block.text.length >= 80 && block.linked < block.text.length * 0.5;
}

function articleAround(block: Block): Branch | undefined {
  return boxesAround(block.box).find((box) => box.tag === "article");
}

function isForeign(box: Branch): boolean {
  return (
    /^(?:aside|nav|footer)$/u.test(box.tag) ||
    / (?:comments?|related|recirc|promo|newsletter|sidebar|footer|bio|author|teaser|card) /u.test(nameLine(box))
  );
}

/** Tag and classes; boxes without classes are of no make. */
function makeOf(box: Branch | null): string {
  const classes = box === null ? "" : attribute(box, "class").trim();
  return classes === "" ? "" : `${box?.tag} ${classes}`;
}

/** The smallest element that holds all that was kept. */
function commonRoot(page: Branch, kept: ReadonlySet<Leaf>): Branch {
  const holds = (node: Branch | Leaf): boolean => (node.kind === "leaf" ? kept.has(node) : node.children.some(holds));
  for (let at = page; ;) {
    const holding = at.children.filter(holds);
    const [only] = holding;
    if (holding.length !== 1 || only === undefined || only.kind === "leaf") return at;
    at = only;
  }
}
