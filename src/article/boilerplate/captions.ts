import { blocksOf, type Block } from "../blocks.ts";
import { attribute, branches, lengthOf, type Branch, type Leaf, type Node } from "../tree.ts";
import { foldedWords, wordCount } from "../words.ts";
import { isHeading, isProse, isQuoted } from "./lines.ts";
import { nameLine } from "./names.ts";
import { blocksIn, dropBlock, dropBranch, share, type Step, type Story } from "./story.ts";

/** What stands under pictures: captions, credits, the texts of galleries. */
export const captions: Step = { name: "captions", run };

/** A gallery whose captions are most of the text is the story itself. */
const mostInAll = 0.6;

function run(story: Story): void {
  const boxes: { readonly node: Branch; readonly reason: string }[] = [];
  const visit = (node: Branch): void => {
    for (const child of node.children) {
      if (child.kind === "leaf") continue;
      const reason = captionBox(story, child);
      if (reason === null) visit(child);
      else boxes.push({ node: child, reason });
    }
  };
  visit(story.root);
  const isGallery = boxes.reduce((sum, { node }) => sum + share(story, node), 0) >= mostInAll;
  if (isGallery) return;
  for (const { node, reason } of boxes) dropBranch(story, captions.name, reason, node);

  const underImage = textsUnderImages(story.root);
  for (const block of blocksIn(story)) {
    const reason = captionLine(story, block, underImage);
    if (reason !== null) dropBlock(story, captions.name, reason, block);
  }
}

const names =
  / (?:(?:wp )?captions?(?: text)?|(?:photo|image|picture|img|media|video) (?:credits?|caption|info|meta|source|description|copyright|by|byline)|credits?(?! (?:card|score|union|rating|line|report))|photographer|slideshow|gallery|carousel|lightbox|legende|bildunterschrift|bildtext|bildquelle|legenda|didascalia) /u;

function captionBox(story: Story, node: Branch): string | null {
  if (node.tag === "figcaption") return "figcaption";
  if (node.tag === "figure")
    return branches(node).some((inner) => holdsMore.has(inner.tag) && lengthOf(inner) > lengthOf(node) / 2)
      ? null
      : "figure";
  if (node.tag !== "a" && !isHeadingTag(node.tag) && names.test(nameLine(node)) && share(story, node) < 0.25)
    return "named as a caption";
  return isImageWithLine(node) ? "an image with a line" : null;
}

/** What a `figure` may hold that is text: a quotation, a table, code, a list. */
const holdsMore = new Set(["blockquote", "table", "pre", "ul", "ol"]);

function isHeadingTag(tag: string): boolean {
  return /^h[1-6]$/u.test(tag);
}

/** An image and a few words in a box of their own. */
function isImageWithLine(node: Branch): boolean {
  if (!/^(?:div|span|center|td|p|dl|section|a)$/u.test(node.tag)) return false;
  if (!branches(node).some((inner) => inner.tag === "img" || inner.tag === "picture")) return false;
  if (lengthOf(node) > 250) return false;
  const blocks = blocksOf(node);
  if (blocks.length === 0 || blocks.length > 3 || blocks.some(isHeading)) return false;
  const text = blocks.map((block) => block.text).join(" ");
  if (wordCount(text) > 40) return false;
  // "<p><img>If we haven't met, my name is Ana" is a paragraph: there a caption ends in a credit or is set in small type.
  return node.tag !== "p" || endsInCredit(text) || blocks.every(isSetApart);
}

function captionLine(story: Story, block: Block, underImage: ReadonlySet<Leaf | undefined>): string | null {
  if (block.text.length > 500 || isHeading(block) || isQuoted(block)) return null;
  const words = wordCount(block.text);
  if (words > 60 || words === 0) return null;
  if (words >= 2 && story.imageTexts.has(foldedWords(block.text))) return "same as an image's own text";
  if (words <= 40 && creditLine.test(block.text)) return "credit line";
  if (words <= 12 && !block.text.endsWith(".") && /^(?:credit|source|quelle|fonte|fuente)s?: ?\S/iu.test(block.text))
    return "credit line";
  if (words <= 14 && !isProse(block) && creditAtEnd.test(block.text)) return "credit line";
  if (bracketedCredit.test(block.text)) return "caption with credit";
  if (placeInGallery.test(block.text)) return "place in a gallery";
  if (words <= 30 && underImage.has(block.leaves[0]) && isSetApart(block) && !/[.!?] \p{Lu}/u.test(block.text))
    return "set apart under an image";
  return null;
}

const creditLine =
  /^(?:(?:file |stock |handout )?(?:photo|image|picture|photograph|illustration|graphic|screenshot|foto|bild|imagem|imagen|crédit photo|photo illustration)s?\s*(?:credits?\b|copyright\b|courtesy\b|source\b|by\b|via\b|:|©|\/|—|–)|file photo\b|image c(?:opyright|aption)\b|media caption\b|(?:getty images?|shutterstock|istock|alamy)$)/iu;
const creditAtEnd =
  /(?:(?<!\p{L})\(?(?:AP|AFP|Reuters|EPA|PTI|Getty|PA|dpa|ANSA|EFE|Shutterstock|Alamy|iStock)(?: (?:Photo|Images?|File))?\b[^.]{0,40}|(?:photo|image|picture)s? (?:by|credit|courtesy)[^.]{0,60})$/iu;
const bracketedCredit =
  /\((?:AP|AFP|Reuters|EPA|PTI|Getty|Photo|Picture|Image)[^()]{0,60}(?:Photo|Images?|File|\/|:)[^()]{0,60}\)$/u;
const placeInGallery =
  /^(?:(?:image|photo|slide|picture|foto|bild)\s+)?\d{1,3}\s*(?:of|\/|de|von|di|sur)\s*\/?\s*\d{1,3}$/iu;

function endsInCredit(text: string): boolean {
  return creditAtEnd.test(text) || bracketedCredit.test(text);
}

/** All in italics, small type or centred, as captions are and paragraphs are not. */
function isSetApart(block: Block): boolean {
  if (/center/u.test(`${block.box.tag} ${attribute(block.box, "align")} ${attribute(block.box, "style")}`)) return true;
  return block.leaves.every(
    (leaf) => leaf.text.trim() === "" || isSmall(leaf.parent) || isSmall(leaf.parent?.parent ?? null),
  );
}

function isSmall(node: Branch | null): boolean {
  return node !== null && /^(?:em|i|small|cite|center|figcaption)$/u.test(node.tag);
}

/** The first text after each image. */
function textsUnderImages(root: Branch): ReadonlySet<Leaf | undefined> {
  const found = new Set<Leaf>();
  let image = false;
  const visit = (node: Node): void => {
    if (node.kind === "leaf") {
      if (node.text.trim() === "") return;
      if (image) found.add(node);
      image = false;
      return;
    }
    if (node.tag === "img") image = true;
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
