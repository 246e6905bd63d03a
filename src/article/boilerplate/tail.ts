import type { Block } from "../blocks.ts";
import { wordCount } from "../words.ts";
import { isCreditLine, isHeading, isQuoted } from "./lines.ts";
import { blocksIn, dropBlock, type Step, type Story } from "./story.ts";

/** What stands after the last paragraph: credits, the author's life, the publisher's, copyright, prompts, dates. */
export const tail: Step = { name: "tail", run };

function run(story: Story): void {
  dropAboutSection(story);
  for (const block of blocksIn(story).slice(1).toReversed()) {
    const reason = tailReason(story, block);
    if (reason === null) return;
    dropBlock(story, tail.name, reason, block);
  }
}

/** "About Harbour Robotics" with what a company says of itself under every release; "About the author". */
function dropAboutSection(story: Story): void {
  const blocks = blocksIn(story);
  const from = blocks.findLastIndex(isAboutHeading);
  const section = from < 2 ? [] : blocks.slice(from);
  if (section.length > 6 || section.reduce((sum, block) => sum + block.text.length, 0) > story.size * 0.35) return;
  for (const block of section) dropBlock(story, tail.name, "about section", block);
}

function isAboutHeading(block: Block): boolean {
  if (block.text.length > 80 || !/^(?:about|über|sobre|à propos|chi è) .*[^.?!]$/iu.test(block.text)) return false;
  return wordCount(block.text) <= 7 && (isHeading(block) || block.strong > block.text.length * 0.8);
}

function tailReason(story: Story, block: Block): string | null {
  const { text } = block;
  const words = wordCount(text);
  if (words > 150 || isQuoted(block)) return null;
  if (isOfPublisher(story, text)) return "the publisher about itself";
  if (words <= 120 && isOfAuthor(story, text)) return "the author";
  if (words <= 70 && credits.some((pattern) => pattern.test(text))) return "credit";
  if (words <= 40 && prompts.some((pattern) => pattern.test(text))) return "call to action";
  if (words <= 12 && block.box.tag !== "li" && isCreditLine(text)) return "date";
  if (isHeading(block)) return "heading without text";
  if (words <= 70 && block.linked > text.length * 0.9 && !isAddress(text) && (block.box.tag !== "li" || words <= 2))
    return "a link alone";
  return null;
}

function isAddress(text: string): boolean {
  return /^\S*[.:/]\S*$/u.test(text);
}

const credits: readonly RegExp[] = [
  // "Reporting by Ana Horvat; Editing by Tom Lindqvist", but not "Writing by hand helps, she said."
  /^[\s(*_—–-]*(?:(?:additional |with )?(?:reporting|writing|editing)(?: and (?:reporting|writing|editing))?|additional reporting|compiled|written|edited|produced|bearbeitet|redigiert) (?:by|von)[: ][^.]{0,200}(?:[;,]| and |\)$|$|\.$)/iu,
  /\bcontributed (?:to this (?:report|story|article|piece|dispatch)|(?:additional )?reporting)\b/iu,
  /^(?:©|\(c\) |copyright (?:©|\(c\)|@|(?:19|20)\d\d)|all rights reserved|purchase licensing rights|our standards:|a version of this (?:article|story|essay) (?:appear|was)|first published:)/iu,
  /^via [\p{L}\d.]+$/iu,
  /^(?:\S+@\S+|(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook|instagram)\.com\/\S+)$/iu,
  /^(?:follow|contact|e-?mail|reach|write to)\b.{0,160}(?:@|\bon (?:twitter|x|facebook|instagram|threads|bluesky|linkedin)\b|twitter\.com)/iu,
  /\bfollow (?:him|her|them|us|me) (?:on|@)/iu,
  /^(?:follow|read|find|see) .{0,160}\bat:? (?:https?:|www\.)/iu,
  /^more\b[^.:]{0,40}:\s*(?:https?:|www\.|@)/iu,
];

/** "Comments are moderated"; "12 issues delivered to your door. Click here"; "Subscribe today." */
const prompts: readonly RegExp[] = [
  /(?:^|[.!?:;—–] |\b(?:please|you can(?: also)?|to) )(?:click here|subscribe|sign up (?:for|to|here|now|today)|follow us|download (?:our|the) app)\b/iu,
  /\b(?:our|free|daily|weekly|this) newsletters?\b|\bdelivered (?:through|to) your\b/iu,
  /\bcomments? (?:are|is|will be) (?:closed|moderated|open|disabled|reviewed|approved)|\bcomments? (?:policy|guidelines|section|rules)\b/iu,
  /\b(?:comentários|comentarios|kommentare|commentaires|commenti)\b.{0,120}(?:moderad|aprovad|moderiert|modér|moderati|freigeschaltet)/iu,
];

/** "Harbour Robotics is a leading maker of…" under a release of Harbour Robotics, or of harbourrobotics.example. */
function isOfPublisher(story: Story, text: string): boolean {
  const names = [story.metadata.outlet, story.site?.split(".")[0]];
  return names.some(
    (name) =>
      name !== null &&
      name !== undefined &&
      name.length > 3 &&
      text.toLowerCase().startsWith(name.toLowerCase()) &&
      company.test(text.slice(name.length, name.length + 80)),
  );
}

const company =
  /^\s*(?:\([^)]{1,30}\)\s*)?(?:(?:is|ist|est|es|è|é) (?:an?|the|one of|headquartered|based|listed|ein|une?|una?|um)\b|was founded\b|has (?:offices|subsidiaries|branches)\b)/iu;

/** "Ana Horvat covers harbours for the Post", "Tom Lindqvist is a reporter who…", and the bare name. */
function isOfAuthor(story: Story, text: string): boolean {
  const { byline } = story.metadata;
  for (const name of byline.kind === "people" ? byline.names : []) {
    const first = name.split(" ")[0] ?? name;
    if (text === name || (text.startsWith(`${name} `) && does.test(text.slice(name.length, name.length + 40))))
      return true;
    if (text.startsWith(`${first} `) && isWhat.test(text.slice(first.length, first.length + 40))) return true;
  }
  return profession.test(text.slice(0, 200));
}

const does = /^ (?:is|was|has|writes|covers|joined|lives|works|reports)\b/u;
const isWhat = /^ (?:is an? |is the |is [\p{L}’']+['’]s |writes |covers |lives in |joined )/u;
const profession =
  /^(?:\p{Lu}[\p{L}.'’-]{0,20} ){2,4}(?:is|writes|covers) [\p{L}\s,'’-]{0,80}\b(?:staff writer|writer|reporter|editor|correspondent|journalist|columnist|contributor|freelancer?)\b/u;
