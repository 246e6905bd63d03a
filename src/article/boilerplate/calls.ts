import { wordCount } from "../words.ts";
import { isQuoted } from "./lines.ts";
import { blocksIn, dropBlock, type Step, type Story } from "./story.ts";

/** Lines that ask the reader to do something: subscribe, follow, share, comment, scroll. */
export const calls: Step = { name: "calls", run };

function run(story: Story): void {
  for (const block of blocksIn(story)) {
    if (block.text.length > 500 || wordCount(block.text) > 60 || isQuoted(block)) continue;
    if (isCall(block.text)) dropBlock(story, calls.name, "call to action", block);
  }
}

/** Whether a line of at most 60 words is addressed to the reader by the site. */
export function isCall(text: string): boolean {
  return askings.some((pattern) => pattern.test(text));
}

const askings: readonly RegExp[] = [
  // Subscriptions, accounts and apps. One signs up for a bank account too, so a letter or an inbox must be named.
  /^[\s([*>•►→»-]*(?:subscribe\b|sign in\b|log in\b|join (?:us\b|our\b|the conversation)|download (?:our|the) app|to subscribe,|to comment, (?:log|sign|please)|to read the (?:full|rest))/iu,
  /^[\s([*>•►→»-]*(?:sign ?up|register|get|want|receive|start your day|never miss|stay (?:informed|updated|up to date)|keep up|the best of|enter your)\b.{0,160}(?:newsletters?|inbox|(?:our|by|via) e-?mail|e-?mail (?:updates|alerts|list)|news alerts|delivered (?:through|to) your)/iu,
  /^we(?:'|’)ll send you\b|^(?:please )?support (?:our|independent) journalism\b/iu,
  // Networks, sharing, comments.
  /^[\s([*>•►→»-]*(?:follow (?:us|me)\b|follow @|follow (?:\S+ ){1,4}on (?:twitter|x|facebook|instagram|google|threads|bluesky)\b|(?:like|find) us on\b|share (?:this|on)\b|share:|sharing is caring|(?:click|tap) here\b|listen to .{0,60}\b(?:podcast|live)\b)/iu,
  /^(?:comments?(?: \(\d+\))?|\d+ comments?|(?:leave|add|post|write) (?:a|your) (?:comment|reply).{0,40}|post comment|(?:view|show|read|see) (?:all |the )?(?:\d+ )?comments|comentários?|kommentare?|commentaires?|commenti)\P{L}{0,5}$/iu,
  /^(?:tell us what|what do you think\?|let us know|e-?mail (?:us|the author)|send (?:us|your) (?:tips?|news|story)|got a (?:tip|story)|have you got a story|do you have (?:a (?:tip|story)|information)|have a (?:tip|story)|contact (?:us|the (?:author|writer|reporter))|reach (?:the (?:author|reporter|writer)s?|out to us))\b/iu,
  // Advertising, and notes on how the page is used.
  /^(?:advert(?:isement)?s?|anzeige|werbung|publicidade|publicidad|publicité|pubblicità|реклама)$/iu,
  /^(?:advertisement )?(?:article|story|post) continues (?:below|after|under|on)\b.{0,40}$|^(?:scroll (?:down|for)\b.{0,60}|loading(?: \p{L}+)? ?(?:\.{3}|…)?)$|^(?:skip (?:to|past)|after newsletter promotion)\b/iu,
  /^(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|categorias?|kategorien?|catégories?|schlagworte):|^(?:this|our) (?:web)?site uses cookies\b/iu,
  /^(?:this (?:post|article|page) (?:may )?contains?|we may earn|\p{L}+ may earn) .{0,40}(?:affiliate|commission)/iu,
];
