import { attribute, branches, isBlock, lengthOf, line, type Branch } from "../tree.ts";
import { wordCount } from "../words.ts";
import { nameLine } from "./names.ts";
import { isPost } from "./posts.ts";
import { dropBranch, share, type Step, type Story } from "./story.ts";

/** Boxes that their element, role or name gives away: share buttons, newsletters, bylines, comments, advertising. */
export const furniture: Step = { name: "furniture", run };

/** A name that would take more than this share of the story in all is a name of the story's own boxes on this page. */
const mostOfOneName = 0.4;
const largestBox = 0.3;

function run(story: Story): void {
  const found = new Map<string, Branch[]>();
  const visit = (node: Branch): void => {
    for (const child of node.children) {
      if (child.kind === "leaf") continue;
      const reason = share(story, child) > largestBox ? null : furnitureReason(child);
      if (reason === null) visit(child);
      else found.set(reason, [...(found.get(reason) ?? []), child]);
    }
  };
  visit(story.root);
  for (const [reason, boxes] of found) {
    if (boxes.reduce((sum, box) => sum + share(story, box), 0) > mostOfOneName) continue;
    for (const box of boxes) dropBranch(story, furniture.name, reason, box);
  }
  dropRollovers(story);
}

const tags = new Set(["nav", "footer", "form", "menu", "button", "fieldset", "label", "address"]);
const roles = new Set(
  "navigation complementary dialog alertdialog menu menubar toolbar search contentinfo tablist".split(" "),
);

const names: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  {
    reason: "related stories",
    pattern:
      / (?:related|recirc(?:ulation)?|recommend(?:ed|ations?)?|read(?: more|more| next)|more (?:on|from|stories)|(?:see|also) (?:also|read)|up next|you may|trending|popular|most read|outbrain|taboola|teasers?|links block|rich link) /,
  },
  {
    reason: "promotion",
    pattern:
      / (?:promos?|promotion|newsletters?|subscribe|subscription|sign ?up|cta|donat(?:e|ion)|app promo|follow|feedback) /,
  },
  { reason: "advertising", pattern: / (?:ads?|ad slot|adslot|advert(?:s|isement|ising)?|sponsor(?:ed)?) / },
  { reason: "sharing", pattern: / (?:shar(?:e|ing)|sharedaddy|socials?|toolbar) / },
  { reason: "byline", pattern: / (?:bylines?|authors?|bio|contributors?) / },
  {
    reason: "date",
    pattern:
      / (?:dateline|time ?stamp|pub ?date|publish(?:ed)?(?: date)?|post(?:ed)? (?:date|on)|(?:entry|post|article) meta|meta info|read(?:ing)? time) /,
  },
  { reason: "comments", pattern: / (?:comments?|disqus|rating) / },
  { reason: "navigation", pattern: / (?:breadcrumbs?|pagination|tags|taxonomy|topic list|footer|sidebar|masthead) / },
  { reason: "small print", pattern: / (?:disclaimer|disclosure|copyright) / },
  { reason: "overlay", pattern: / (?:pop ?up|modal|tooltip|rollover) / },
];

/** Names of headings are made of their words ("social-media"), and inline elements are parts of sentences. */
const neverByName = /^(?:h[1-6]|a|span|em|strong|b|i|time|td|th|li|p?body)$/u;

function furnitureReason(node: Branch): string | null {
  if (tags.has(node.tag)) return node.tag;
  const role = attribute(node, "role").toLowerCase();
  if (roles.has(role)) return `role ${role}`;
  if (neverByName.test(node.tag)) return null;
  const name = nameLine(node);
  const known = names.find(({ pattern }) => pattern.test(name));
  return known === undefined || branches(node).some(isPost) ? null : known.reason;
}

/** Links that unfold over a name in running text: "Rep. Ann Hill" with three headlines inside the same sentence. */
function dropRollovers(story: Story): void {
  for (const node of branches(story.root).toReversed()) {
    if (node.parent === null || isBlock(node.tag) || node.tag === "a" || node.children.length < 2) continue;
    const links = branches(node).filter((inner) => inner.tag === "a" && wordCount(line(inner)) >= 4);
    const linked = links.reduce((sum, link) => sum + lengthOf(link), 0);
    if (links.length < 2 || linked < lengthOf(node) * 0.7 || lengthOf(node) === lengthOf(node.parent)) continue;
    dropBranch(story, furniture.name, "links folded into a sentence", node);
  }
}
