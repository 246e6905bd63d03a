import { describe, expect, test } from "vitest";
import { furniture } from "../../../src/article/boilerplate/furniture.ts";
import { filler, runStep } from "./run-step.ts";

describe("boxes taken out", () => {
  const check = (markup: string, dropped: string): void =>
    test(dropped, () => expect(runStep(furniture, filler + markup).dropped).toEqual([dropped]));
  check('<div class="newsletter-signup"><p>Get the news at six.</p></div>', "promotion: Get the news at six.");
  check('<div class="Article__shareTools">Share</div>', "sharing: Share");
  check('<p class="article-byline">Ana Horvat</p>', "byline: Ana Horvat");
  check(
    '<section data-component="links-block"><a href="/x">More on this story</a></section>',
    "related stories: More on this story",
  );
  check('<div role="complementary">Beside the story</div>', "role complementary: Beside the story");
  check("<footer>All rights reserved</footer>", "footer: All rights reserved");
  check('<div id="comments"><p>I told them so.</p></div>', "comments: I told them so.");
  check('<ul class="article-tags"><li>Bridges</li></ul>', "navigation: Bridges");
});

describe("boxes left in", () => {
  const check = (markup: string, left: string): void =>
    test(left, () => expect(runStep(furniture, filler + markup).left).toContain(left));
  check('<h2 id="social-media">Social media did the rest</h2>', "Social media did the rest");
  check('<p>A report <span class="author">by the author</span> says so.</p>', "A report by the author says so.");
  check(
    '<div class="social-embed"><blockquote class="twitter-tweet"><p>We are closed.</p></blockquote></div>',
    "We are closed.",
  );
  check(
    '<p class="paywall">Subscribers read this paragraph, and so do we.</p>',
    "Subscribers read this paragraph, and so do we.",
  );
});

test("a name that most of the story's own boxes bear is not judged", () => {
  const parts = filler.replaceAll("<p>", '<p class="share-anchor">');
  expect(runStep(furniture, parts).left).toHaveLength(3);
});

test("links that unfold over a name leave the name in its sentence", () => {
  const sentence =
    '<p>A man threatened <span class="x"><a href="/hill">Rep. Ann Hill</a><span><a href="/1">Hill votes against the budget again</a> <a href="/2">Committee hears Hill on the ferry</a></span></span> in a letter.</p>';
  expect(runStep(furniture, filler + sentence).left).toContain("A man threatened Rep. Ann Hill in a letter.");
});
