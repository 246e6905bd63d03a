import { blocksOf, type Block } from "../blocks.ts";
import { attribute, branches, lengthOf, line, type Branch } from "../tree.ts";
import { wordCount } from "../words.ts";
import { endsSentence, isHeading, isProse } from "./lines.ts";
import { leadsToOtherPage } from "./links.ts";
import { blocksIn, dropBlock, dropBranch, share, type Step, type Story } from "./story.ts";

/** Ways to other stories: teasers, lists of headlines, "Read more: …", a headline that is a paragraph of its own. */
export const related: Step = { name: "related", run };

function run(story: Story): void {
  dropTeasers(story);
  dropSections(story);
  dropLists(story);
  dropLines(story);
}

/** Three boxes or more of the same make, each a headline that links to another page of the site and a line of text. */
function dropTeasers(story: Story): void {
  const makes = new Map<string, Branch[]>();
  for (const node of branches(story.root)) {
    if (!/^(?:article|li|div|section)$/u.test(node.tag) || !isTeaser(story, node)) continue;
    const make = `${node.tag} ${attribute(node, "class")}`;
    const same = makes.get(make);
    if (same === undefined) makes.set(make, [node]);
    else same.push(node);
  }
  for (const teasers of makes.values()) {
    if (teasers.length < 3) continue;
    for (const teaser of teasers) dropBranch(story, related.name, "one of several teasers", teaser);
  }
}

function isTeaser(story: Story, node: Branch): boolean {
  if (lengthOf(node) > 600 || share(story, node) > 0.15) return false;
  const inner = branches(node);
  const [heading, ...others] = inner.filter(({ tag }) => /^h[1-6]$/u.test(tag));
  if (heading === undefined || others.length > 1) return false;
  const link = heading.parent?.tag === "a" ? heading.parent : branches(heading).find(({ tag }) => tag === "a");
  return link !== undefined && lengthOf(link) >= lengthOf(heading) * 0.9 && leadsToOtherPage(story, link);
}

const mostSections = 100;

/** A heading such as "More from Harbour Post" and the list of links under it. */
function dropSections(story: Story): void {
  const leads = blocksIn(story).filter(
    (block) => block.text.length < 100 && wordCount(block.text) <= 8 && lead.test(block.text),
  );
  for (const block of leads.slice(0, mostSections)) {
    const list = elementAfter(block.box, story.root);
    if (list === null || share(story, list) > 0.25) continue;
    const under = blocksOf(list);
    const linked = under.reduce((sum, one) => sum + one.linked, 0);
    const length = under.reduce((sum, one) => sum + one.text.length, 0);
    if (linked <= length * (/^[uo]l$/u.test(list.tag) ? 0.15 : 0.5)) continue;
    dropBlock(story, related.name, "lead-in", block);
    dropBranch(story, related.name, "under a lead-in", list);
  }
}

/** The next element with text in it, where only wrappers stand between. */
function elementAfter(node: Branch, root: Branch): Branch | null {
  for (let at = node, up = 0; up < 3 && at !== root && at.parent !== null; at = at.parent, up++) {
    const siblings = at.parent.children;
    const next = siblings.slice(siblings.indexOf(at) + 1).find((sibling) => lengthOf(sibling) > 0);
    if (next !== undefined) return next.kind === "branch" ? next : null;
    if (lengthOf(at.parent) > lengthOf(at) * 1.5) return null;
  }
  return null;
}

/** A list that is all headlines of other pages of the site, unless a line such as "The reports:" announces it. */
function dropLists(story: Story): void {
  const blocks = blocksIn(story);
  const places = new Map(blocks.map((block, index) => [block.leaves[0], index]));
  for (const list of branches(story.root)) {
    if (!/^[uo]l$/u.test(list.tag) || list.parent === null || share(story, list) > 0.2) continue;
    const items = list.children.filter((child) => child.kind === "branch" && lengthOf(child) > 0);
    if (items.length < 2 || !items.every((item) => item.kind === "branch" && isLinkItem(story, item))) continue;
    const before = blocks[(places.get(blocksOf(list)[0]?.leaves[0]) ?? 0) - 1];
    if (before === undefined || !announces(before)) dropBranch(story, related.name, "a list of links", list);
  }
}

function isLinkItem(story: Story, item: Branch): boolean {
  const links = branches(item).filter((inner) => inner.tag === "a" && leadsToOtherPage(story, inner));
  const linked = links.reduce((sum, link) => sum + lengthOf(link), 0);
  return linked >= lengthOf(item) * 0.7 && wordCount(line(item)) >= 4;
}

function announces(block: Block): boolean {
  return /[:：]$/u.test(block.text);
}

function dropLines(story: Story): void {
  const blocks = blocksIn(story);
  let under = false;
  for (const [index, block] of blocks.entries()) {
    const reason: string | null =
      lineReason(story, blocks, index) ?? (under && isMostlyLink(block) ? "under a lead-in" : null);
    if (reason !== null) dropBlock(story, related.name, reason, block);
    under = reason === "under a lead-in" || (reason === "lead-in" && wordCount(block.text) <= 6);
  }
}

function lineReason(story: Story, blocks: readonly Block[], index: number): "lead-in" | "a link alone" | null {
  const block = blocks[index];
  if (block === undefined || block.text.length > 400) return null;
  const words = wordCount(block.text);
  if (words <= 40 && (words <= 5 || isMostlyLink(block)) && lead.test(block.text)) return "lead-in";
  return isHeadlineLink(story, block) && !isAnnounced(blocks, index) ? "a link alone" : null;
}

function isMostlyLink(block: Block): boolean {
  return block.linked > block.text.length * 0.5 && block.text.length < 300;
}

/** A line that is nothing but a link to another page of the site, in the words of a headline. */
function isHeadlineLink(story: Story, block: Block): boolean {
  if (
    block.linked < block.text.length * 0.9 ||
    !block.text.includes(" ") ||
    wordCount(block.text) < 4 ||
    isHeading(block) ||
    isProse(block)
  )
    return false;
  if (endsSentence(block.text) && !/[?!]["'”’]?$/u.test(block.text)) return false;
  if (block.box.tag === "li" && (block.box.parent?.children.filter((child) => lengthOf(child) > 0).length ?? 0) > 1)
    return false;
  const link =
    block.box.parent?.tag === "a"
      ? block.box.parent
      : branches(block.box).find((inner) => inner.tag === "a" && inner.attributes.has("href"));
  return link !== undefined && leadsToOtherPage(story, link);
}

/** Whether the nearest line above that is no link ends in a colon. */
function isAnnounced(blocks: readonly Block[], index: number): boolean {
  const before = blocks
    .slice(Math.max(0, index - 8), index)
    .findLast((block) => block.linked < block.text.length * 0.9);
  return before !== undefined && announces(before);
}

/** Words that lead to other stories, in a few languages. A list, not a grammar: "Related claims were dropped" is prose. */
const lead =
  /^[\s([{*>•▪►→»-]*(?:(?:related|recommended|trending|popular|more)(?: (?:stories|articles?|news|posts?|links?|content|reading|coverage|videos?|topics?|now|today|for you|this week))?(?::|\s*$)|read (?:more|also|next|on|the full|now)\b|also[: ]+(?:read|see|watch)\b|(?:also )?see(?: also| more)\b|more(?: on| from| about| stories| news| like this)?\b[^.:]{0,40}:|watch(?: more| now| video| live)?:|must[- ]read|don['’]?t miss|you (?:may|might) (?:also )?(?:like|be interested|enjoy)|what to read next|up next|next up|most (?:read|popular|viewed)|latest (?:news|stories)|recent (?:articles|posts|stories)|more (?:great |from |on )?(?:\p{L}+ )?(?:stories|news|coverage)\b|more (?:from|on) \p{Lu}|top stories|further reading|editor['’]s picks?|in case you missed|keep reading|siehe auch|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|leia (?:também|mais)|veja (?:também|mais)|lee (?:también|más)|lire aussi|à lire|leggi anche|vedi anche|читайте также)/iu;
