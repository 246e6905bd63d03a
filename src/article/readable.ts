import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { attribute, type Branch, type Leaf, type Node } from "./tree.ts";

/** What we ask of a document made by linkedom. */
type Made = {
  readonly nodeType: number;
  readonly childNodes: Iterable<Made>;
  readonly appendChild: (node: Made) => unknown;
  readonly setAttribute: (name: string, value: string) => void;
};
type Maker = {
  readonly head: Made;
  readonly body: Made;
  readonly createElement: (tag: string) => Made;
  readonly createTextNode: (text: string) => Made;
};

const enoughChars = 500;
/** A short story with comments under it is not to be read together with them. */
const clearlyMore = 3;
const judgedChars = 5_000;

/**
 * The text nodes of a page that @mozilla/readability takes for its story. Where the names of its boxes lead it astray
 * (a page whose every box is called "comments"), it reads again without them.
 */
export function readableLeaves(root: Branch, title: string): ReadonlySet<Leaf> {
  const named = read(root, title, ["class", "id", "role", "itemprop", "rel"]);
  if (lengthOfAll(named) >= enoughChars) return named;
  const unnamed = read(root, title, []);
  return lengthOfAll(unnamed) > lengthOfAll(named) * clearlyMore ? unnamed : named;
}

function read(root: Branch, title: string, attributes: readonly string[]): ReadonlySet<Leaf> {
  const document: Maker = parseHTML("<!doctype html><html><head><title></title></head><body></body></html>").document;
  const origin = new Map<Made, readonly Leaf[]>();
  const heading = document.createElement("title");
  heading.appendChild(document.createTextNode(title));
  document.head.appendChild(heading);

  const isNamed = (node: Branch): boolean => attributes.some((name) => node.attributes.has(name));
  const isPlain = (node: Branch): boolean => plainTags.has(node.tag) || (node.tag === "span" && !isNamed(node));
  // A box around one box: ten thousand of them in each other cost seconds and say nothing.
  const isWrapper = (node: Branch): boolean =>
    node.tag === "div" && node.children.length === 1 && node.children[0]?.kind === "branch" && !isNamed(node);

  let run: Leaf[] = [];
  const close = (into: Made): void => {
    if (run.length === 0) return;
    const text = document.createTextNode(standIn(run));
    origin.set(text, run);
    into.appendChild(text);
    run = [];
  };
  const build = (from: Branch, into: Made): void => {
    for (const child of from.children) {
      if (child.kind === "leaf") {
        if (child.text.trim() !== "") run.push(child);
      } else if (isPlain(child) || isWrapper(child)) build(child, into);
      else if (!outside.has(child.tag) && hasContent(child)) {
        close(into);
        const made = document.createElement(child.tag);
        copy(child, made, attributes);
        build(child, made);
        close(made);
        into.appendChild(made);
      }
    }
  };
  const body = root.children.find((child) => child.kind === "branch" && child.tag === "body");
  if (body?.kind === "branch") {
    copy(body, document.body, attributes);
    build(body, document.body);
    close(document.body);
  }

  // Retries are ours: Readability's own would start from a copy of the page, whose text nodes we do not know.
  const options = {
    charThreshold: 1,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (element: Made): Made => element,
  };
  const content = new Readability<Made>(document, options).parse()?.content;
  const kept = new Set<Leaf>();
  const collect = (node: Made): void => {
    for (const child of node.childNodes) {
      const leaves = origin.get(child);
      if (leaves === undefined) collect(child);
      else for (const leaf of leaves) kept.add(leaf);
    }
  };
  if (content !== null && content !== undefined) collect(content);
  return kept;
}

const outside = new Set(["nav", "footer", "button"]);

/** Tags that say nothing about where the story is; without them the document is a third smaller. */
const plainTags = new Set(
  "b strong i em u small big sup sub font abbr acronym mark ins del s strike cite code q time wbr tt var samp kbd dfn bdi bdo nobr data".split(
    " ",
  ),
);

/** The words of a run of text, as far as Readability's measures need them, without signs that it would have to escape. */
function standIn(run: readonly Leaf[]): string {
  let text = "";
  for (const leaf of run) {
    text += ` ${leaf.text}`;
    if (text.length > judgedChars) break;
  }
  return text.slice(0, judgedChars).replaceAll(/[&<>]/gu, "+");
}

function hasContent(node: Node): boolean {
  if (node.kind === "leaf") return node.text.trim() !== "";
  return node.tag === "img" || node.tag === "br" || node.children.some(hasContent);
}

function copy(from: Branch, into: Made, attributes: readonly string[]): void {
  for (const name of attributes) if (from.attributes.has(name)) into.setAttribute(name, attribute(from, name));
  if (from.tag === "a" && from.attributes.has("href")) into.setAttribute("href", attribute(from, "href"));
  if (from.tag === "img") into.setAttribute("src", attribute(from, "src") || "data:,");
}

function lengthOfAll(leaves: ReadonlySet<Leaf>): number {
  let length = 0;
  for (const { text } of leaves) length += text.trim().length;
  return length;
}
