import { blocksOf, type Block } from "./blocks.ts";
import { isProse } from "./boilerplate/lines.ts";
import { boxesAround, type Branch, type Leaf } from "./tree.ts";

/**
 * The `article` elements that are not the page's own story: where one holds the title or half of the text, those
 * beside it that open with a headline of their own. An endless page and a row of teasers look like this; the entries
 * of a live blog do not, as none of them holds the title.
 */
export function otherStories(
  blocks: readonly Block[],
  kept: ReadonlySet<Leaf>,
  title: Block | undefined,
): ReadonlySet<Branch> {
  const sizes = new Map<Branch, number>();
  let all = 0;
  for (const block of blocks) {
    if (!block.leaves.some((leaf) => kept.has(leaf))) continue;
    all += block.text.length;
    const article = outermostArticle(block);
    if (article !== undefined) sizes.set(article, (sizes.get(article) ?? 0) + block.text.length);
  }
  const home = title === undefined ? undefined : outermostArticle(title);
  const main =
    home !== undefined && (sizes.get(home) ?? 0) >= 200 ? home : [...sizes].find(([, size]) => size > all * 0.5)?.[0];
  if (main === undefined) return new Set();
  return new Set([...sizes.keys()].filter((article) => article !== main && opensWithHeadline(article)));
}

function outermostArticle(block: Block): Branch | undefined {
  return boxesAround(block.box).findLast((box) => box.tag === "article");
}

/** Its own headline stands over its first sentence; subheads of a body that is an `article` of its own come later. */
function opensWithHeadline(article: Branch): boolean {
  const blocks = blocksOf(article);
  const headline = blocks.findIndex((block) => /^h[1-4]$/u.test(block.box.tag));
  const sentence = blocks.findIndex(isProse);
  return headline >= 0 && (sentence < 0 || headline < sentence);
}
