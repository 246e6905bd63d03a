/** An element of a page: what parse5 made of the markup, without script, style, comments and hidden text. */
export type Branch = {
  readonly kind: "branch";
  /** Lower case. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  parent: Branch | null;
};

/** A stretch of text between two tags, with the white space of the source. */
export type Leaf = { readonly kind: "leaf"; readonly text: string; parent: Branch | null };

export type Node = Branch | Leaf;

export function branch(tag: string, attributes: ReadonlyMap<string, string> = new Map()): Branch {
  return { kind: "branch", tag, attributes, children: [], parent: null };
}

export function leaf(text: string): Leaf {
  return { kind: "leaf", text, parent: null };
}

const inlineTags = new Set(
  "a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark math nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** Whether an element stands on lines of its own. Unknown elements (`<x-promo>`) are inline, as in browsers. */
export function isBlock(tag: string): boolean {
  return !inlineTags.has(tag) && !tag.includes("-");
}

export function append(parent: Branch, node: Node): void {
  parent.children.push(node);
  node.parent = parent;
}

/** Takes a node out of its parent; its own subtree stays whole. */
export function detach(node: Node): void {
  const siblings = node.parent?.children;
  if (siblings === undefined) return;
  const at = siblings.indexOf(node);
  if (at >= 0) siblings.splice(at, 1);
  node.parent = null;
}

/** Elements of a subtree in document order, the root first. */
export function branches(root: Branch): readonly Branch[] {
  const found: Branch[] = [];
  const visit = (node: Branch): void => {
    found.push(node);
    for (const child of node.children) if (child.kind === "branch") visit(child);
  };
  visit(root);
  return found;
}

/** Text nodes of a subtree in document order. */
export function leaves(node: Node): readonly Leaf[] {
  const found: Leaf[] = [];
  const visit = (at: Node): void => {
    if (at.kind === "leaf") found.push(at);
    else for (const child of at.children) visit(child);
  };
  visit(node);
  return found;
}

/** An element and all that it stands in, the innermost first. */
export function boxesAround(box: Branch): readonly Branch[] {
  const found: Branch[] = [];
  for (let at: Branch | null = box; at !== null; at = at.parent) found.push(at);
  return found;
}

export function attribute(node: Branch, name: string): string {
  return node.attributes.get(name) ?? "";
}

/** Class names and id in one lower-case string, the words that publishers leave about what a box is for. */
export function marks(node: Branch): string {
  return `${attribute(node, "class")} ${attribute(node, "id")}`.toLowerCase();
}

/** All text of a subtree in one line, white space folded. */
export function line(node: Node): string {
  return folded(textIn(node));
}

/** Characters of text in a subtree, white space at the ends of its text nodes not counted. */
export function lengthOf(node: Node): number {
  if (node.kind === "leaf") return node.text.trim().length;
  let length = 0;
  for (const child of node.children) length += lengthOf(child);
  return length;
}

/** One line: white space folded, soft hyphens gone. */
export function folded(text: string): string {
  return text.replaceAll("\u00AD", "").replaceAll(/\s+/gu, " ").trim();
}

function textIn(node: Node): string {
  if (node.kind === "leaf") return node.text;
  let text = "";
  for (const child of node.children) text += textIn(child);
  return text;
}
