import { folded, isBlock, leaves, type Branch, type Leaf, type Node } from "./tree.ts";

/** A line of running text as the page shows it: a paragraph, a heading, a list item, a table row. */
export type Block = {
  /** One line: white space folded, soft hyphens gone. */
  readonly text: string;
  readonly leaves: readonly Leaf[];
  /** The element that makes the line stand on its own. */
  readonly box: Branch;
  /** Characters of the text that are inside links, and that are emphasised. */
  readonly linked: number;
  readonly strong: number;
  /** What parts it from the block before. */
  readonly after: "line" | "paragraph";
};

/** The blocks of a subtree in reading order. A single `br` starts a new line, anything else a new paragraph. */
export function blocksOf(root: Branch): readonly Block[] {
  const blocks: Block[] = [];
  let open: { leaves: Leaf[]; text: string; linked: number; strong: number } = fresh();
  let box = root;
  let brs = 0;

  const close = (): void => {
    if (open.leaves.length === 0) return;
    const text = folded(open.text);
    if (text !== "") {
      blocks.push({
        text,
        leaves: open.leaves,
        box,
        linked: open.linked,
        strong: open.strong,
        after: brs === 1 ? "line" : "paragraph",
      });
      brs = 2;
    }
    open = fresh();
  };
  const paragraph = (next: Branch): void => {
    close();
    brs = 2;
    box = next;
  };
  const visit = (node: Node, linked: boolean, strong: boolean): void => {
    if (node.kind === "leaf") {
      open.text += node.text;
      open.leaves.push(node);
      if (linked) open.linked += folded(node.text).length;
      if (strong) open.strong += folded(node.text).length;
      return;
    }
    if (node.tag === "br") {
      const some = open.text.trim() !== "";
      close();
      brs = some ? 1 : 2;
      return;
    }
    if (node.tag === "tr" && isDataRow(node)) {
      paragraph(node);
      for (const cell of node.children) {
        if (cell.kind === "leaf") continue;
        if (open.text.trim() !== "") open.text += " | ";
        visit(cell, linked, strong);
      }
      paragraph(node);
      return;
    }
    const stands = isBlock(node.tag) && !(isCell(node) && box.tag === "tr" && node.parent === box);
    const outer = box;
    if (stands) paragraph(node);
    for (const child of node.children)
      visit(child, linked || (node.tag === "a" && node.attributes.has("href")), strong || emphasis.has(node.tag));
    if (stands) paragraph(outer);
  };
  visit(root, false, false);
  close();
  return blocks;
}

/**
 * The text of an article: one line a block, paragraphs separated by a blank line. A line that breaks off in the middle
 * of a sentence ("The gates stayed open<br>and a launch…") goes on in the next.
 */
export function textOf(blocks: readonly Block[]): string {
  let text = "";
  for (const block of blocks) {
    if (text !== "") text += block.after === "paragraph" ? "\n\n" : lineBreak(text, block.text);
    text += block.text;
  }
  return text;
}

function lineBreak(before: string, next: string): string {
  return /[\p{Ll},–—-]$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(next) ? " " : "\n";
}

const emphasis = new Set(["b", "strong", "em", "i", "cite"]);

function fresh(): { leaves: Leaf[]; text: string; linked: number; strong: number } {
  return { leaves: [], text: "", linked: 0, strong: 0 };
}

function isCell(node: Branch): boolean {
  return node.tag === "td" || node.tag === "th";
}

/** A row of figures or names, as against a row that only lays out a page: at least two cells, none with blocks in it. */
function isDataRow(row: Branch): boolean {
  let filled = 0;
  for (const cell of row.children) {
    if (cell.kind === "leaf") continue;
    if (hasBlocks(cell)) return false;
    for (const leaf of leaves(cell)) {
      if (leaf.text.trim() === "") continue;
      filled += 1;
      break;
    }
  }
  return filled > 1;
}

function hasBlocks(node: Branch): boolean {
  return node.children.some((child) => child.kind === "branch" && (isBlock(child.tag) || hasBlocks(child)));
}
