import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterMap, type TreeAdapter } from "parse5";
import type { Dropped } from "./dropped.ts";
import { dropHidden } from "./hidden.ts";
import { withoutInvisible } from "./invisible.ts";
import { append, branch, isBlock, leaf, type Branch } from "./tree.ts";

/** A page taken apart: what a reader may see of it, and the data in it for machines. */
export type OpenPage = {
  /** The `html` element. */
  readonly root: Branch;
  /** The `application/ld+json` scripts, unparsed. */
  readonly jsonLd: readonly string[];
  readonly hidden: readonly Dropped[];
  /** Video and audio players, frames of video sites among them. */
  readonly players: number;
  /** "page-cut": the page was larger than what is read. */
  readonly doubts: readonly string[];
};

const limits = {
  created: 120_000,
  readable: 20_000,
  textChars: 600_000,
  depth: 64,
  attributes: 50,
  valueChars: 4_000,
  jsonLdChars: 1_000_000,
};

/** Elements whose text is for programs, or shown by other means than text. */
const neverRead = new Set(
  "script style noscript template svg iframe object embed applet canvas video audio map select datalist input textarea option optgroup progress meter frameset noframes".split(
    " ",
  ),
);

/**
 * Parses a page of any shape in bounded time and memory. HTML's own rules make a parser copy unclosed formatting
 * elements without end (3,000 of `<font a1=1><p>` kill it), and no document model survives 100,000 nested boxes: so
 * creation stops at `limits.created`, and what lies deeper than `limits.depth` is hung onto its ancestor there.
 */
export function openPage(source: string): OpenPage {
  const parsed = parseCapped(source);
  const jsonLd: string[] = [];
  const css: string[] = [];
  let chars = 0;
  let players = 0;

  const addText = (given: string, into: Branch): void => {
    const text = withoutInvisible(given.slice(0, limits.textChars - chars));
    chars += given.length;
    if (text !== "") append(into, leaf(text));
  };
  const convert = (from: Parent, into: Branch, depth: number): void => {
    for (const child of from.childNodes) {
      if (chars >= limits.textChars) return;
      if (isText(child)) addText(child.value, into);
      if (!isElement(child)) continue;
      if (child.tagName === "style") css.push(textIn(child));
      if (child.tagName === "script" && isJsonLd(child)) jsonLd.push(textIn(child).slice(0, limits.jsonLdChars));
      if (isPlayer(child)) players += 1;
      const content = contentOf(child);
      if (content === null) continue;
      const made = branch(child.tagName, attributesOf(child));
      append(into, made);
      if (depth < limits.depth) convert(content, made, depth + 1);
      else flatten(content, made, addText);
    }
  };

  const top = parsed.document.childNodes.find(isElement);
  const root = branch("html", top === undefined ? new Map() : attributesOf(top));
  if (top !== undefined) convert(top, root, 1);
  const hidden = dropHidden(root, css.join("\n"));
  const cut = parsed.cut || chars >= limits.textChars;
  return { root, jsonLd, hidden, players, doubts: cut ? ["page-cut"] : [] };
}

type Parent = DefaultTreeAdapterMap["parentNode"];
type Child = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

class CreatedEnough extends Error {}

function parseCapped(source: string): { readonly document: DefaultTreeAdapterMap["document"]; readonly cut: boolean } {
  const document = defaultTreeAdapter.createDocument();
  let created = 0;
  let readable = 0;
  let pieces = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createDocument: () => document,
    createElement(tagName, namespace, attributes) {
      created += 1;
      if (namespace === html.NS.HTML && !neverRead.has(tagName)) readable += 1;
      if (created > limits.created || readable > limits.readable) throw new CreatedEnough();
      return defaultTreeAdapter.createElement(
        tagName,
        namespace,
        attributes.length > limits.attributes ? attributes.slice(0, limits.attributes) : attributes,
      );
    },
    createCommentNode: () => defaultTreeAdapter.createCommentNode(""),
    insertText(parent, text) {
      defaultTreeAdapter.insertText(parent, text);
      const last = parent.childNodes.at(-1);
      pieces += 1;
      // "&&&&…" comes in one character at a time, as a rope that is a hundred times the text until somebody reads in it.
      if (pieces % 1_000 === 0 && last !== undefined && isText(last)) last.value.charCodeAt(0);
    },
  };
  try {
    parse(source, { treeAdapter });
    return { document, cut: false };
  } catch (error) {
    if (error instanceof CreatedEnough) return { document, cut: true };
    throw error;
  }
}

const videoSite =
  /\b(?:youtube(?:-nocookie)?\.com\/embed|player\.vimeo\.com|dailymotion\.com\/embed|brightcove|jwplayer|jwplatform)/u;

function isPlayer({ tagName, attrs }: Element): boolean {
  if (tagName === "video" || tagName === "audio") return true;
  return tagName === "iframe" && attrs.some(({ name, value }) => name === "src" && videoSite.test(value));
}

function isText(node: Child): node is DefaultTreeAdapterMap["textNode"] {
  return node.nodeName === "#text";
}

function isElement(node: Child): node is Element {
  return "tagName" in node;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(element: Element): ReadonlyMap<string, string> {
  if (element.attrs.length === 0) return noAttributes;
  const found = new Map<string, string>();
  for (const { name, value } of element.attrs)
    found.set(name, value.length > limits.valueChars ? value.slice(0, limits.valueChars) : value);
  return found;
}

function isTemplate(element: Element): element is DefaultTreeAdapterMap["template"] {
  return element.tagName === "template";
}

function isJsonLd(script: Element): boolean {
  return script.attrs.some(
    ({ name, value }) => name === "type" && value.trim().toLowerCase().startsWith("application/ld+json"),
  );
}

function textIn(element: Element): string {
  return element.childNodes.map((child) => (isText(child) ? child.value : "")).join("");
}

/** What an element shows: nothing of what is never read, and of a template only a shadow tree that is open to view. */
function contentOf(element: Element): Parent | null {
  if (isTemplate(element) && element.attrs.some(({ name }) => name === "shadowrootmode")) return element.content;
  return neverRead.has(element.tagName) ? null : element;
}

/** Text of a subtree without its elements, each block on a line of its own; no recursion, the subtree may be very deep. */
function flatten(from: Parent, into: Branch, addText: (text: string, into: Branch) => void): void {
  const stack = from.childNodes.toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isText(next)) addText(next.value, into);
    if (!isElement(next)) continue;
    if (isBlock(next.tagName) && into.children.at(-1)?.kind === "leaf") append(into, branch("br"));
    const content = contentOf(next);
    if (content !== null) for (const child of content.childNodes.toReversed()) stack.push(child);
  }
}
