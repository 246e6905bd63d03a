import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/article/blocks.ts";
import { openPage } from "../../src/article/document.ts";
import { findStory, type FoundStory } from "../../src/article/find-story.ts";
import { readMetadata } from "../../src/article/metadata.ts";

const sentence = (topic: string): string =>
  `The ${topic} was inspected on Tuesday by divers, who said that they had never seen one in such a state, and wrote a report.`;
const paragraphs = (...topics: readonly string[]): string =>
  topics.map((topic) => `<p>${sentence(topic)}</p>`).join("");

function find(body: string): { readonly found: FoundStory; readonly lines: readonly string[] } {
  const page = openPage(`<title>Bridge closes for nine months</title><body>${body}</body>`);
  const found = findStory(page.root, readMetadata(page, null));
  return { found, lines: blocksOf(found.root).map((block) => block.text) };
}

describe("the story of a page is found", () => {
  const check = (name: string, body: string, ...lines: readonly string[]): void =>
    test(name, () => expect(find(body).lines).toEqual(lines));
  check(
    "between menus and comments",
    `<ul class=menu><li><a href=/>Home</a></ul><div class=text>${paragraphs("pier", "quay", "dock")}</div><div class=comments>${paragraphs("reader")}</div>`,
    sentence("pier"),
    sentence("quay"),
    sentence("dock"),
  );
  check(
    "in boxes whose names say nothing good",
    `<div class="sidebar-widget comments"><div class="footer-share">${paragraphs("pier", "quay")}</div></div>`,
    sentence("pier"),
    sentence("quay"),
  );
  check(
    "with a subhead whose id looks like a share button",
    `<div class=text>${paragraphs("pier", "quay")}<h2 id="share-media-contact">What next</h2>${paragraphs("dock")}</div>`,
    sentence("pier"),
    sentence("quay"),
    "What next",
    sentence("dock"),
  );
  check(
    "with a post quoted between its paragraphs",
    `<div class=text>${paragraphs("pier", "quay")}<div><blockquote class="twitter-tweet"><p>Closed.</p><a href=x>March 5</a></blockquote></div>${paragraphs("dock")}</div>`,
    sentence("pier"),
    sentence("quay"),
    "Closed.",
    "March 5",
    sentence("dock"),
  );
  check(
    "in the element that the page calls its body",
    `<div itemprop="articleBody"><div class=a>${paragraphs("pier", "quay", "dock", "lock")}</div><div class=media-unit>${paragraphs("ship")}</div></div>`,
    sentence("pier"),
    sentence("quay"),
    sentence("dock"),
    sentence("lock"),
    sentence("ship"),
  );
});

test("a short story is found above a long comment whose box has no telling name", () => {
  const story = `<h1>Bridge closes for nine months</h1><div class=q2>${sentence("pier")}<br><br>${sentence("quay")}</div>`;
  const comments = ["minister", "mayor", "banker"].map((who) => `<p>${sentence(who).repeat(9)}</p>`).join("");
  const body = `<div><div class=q1>${story}</div></div><div><div><div class=q3>${comments}</div></div></div>`;
  expect(find(body).lines).toEqual([sentence("pier"), sentence("quay")]);
});

test("of several articles the one under the page's title is read", () => {
  const { found, lines } = find(
    `<article><h1>Bridge closes for nine months</h1>${paragraphs("pier", "quay")}</article><article><h2>Storm</h2>${paragraphs("roof", "gym")}</article>`,
  );
  expect(lines).toEqual([sentence("pier"), sentence("quay")]);
  expect(found.doubts).toEqual(["several-stories"]);
  expect(found.dropped.filter(({ step }) => step === "stories").map(({ text }) => text)).toEqual([
    "Storm",
    sentence("roof"),
    sentence("gym"),
  ]);
});

test("a body that is an article of its own is no other story", () => {
  const head = `<article><h1>Bridge closes for nine months</h1>${paragraphs("pier", "lock")}</article>`;
  const { lines } = find(`${head}<article>${paragraphs("quay")}<h2>What next</h2>${paragraphs("dock")}</article>`);
  expect(lines).toEqual([sentence("pier"), sentence("lock"), sentence("quay"), "What next", sentence("dock")]);
});

test("articles under a title of their own page are all read", () => {
  const entry = (topic: string): string => `<article><h2>Entry</h2>${paragraphs(topic)}</article>`;
  const { found, lines } = find(
    `<h1>Bridge closes for nine months</h1><div>${entry("pier")}${entry("quay")}${entry("dock")}</div>`,
  );
  expect(lines.filter((line) => line !== "Entry")).toEqual([sentence("pier"), sentence("quay"), sentence("dock")]);
  expect(found.doubts).toEqual([]);
});

describe("what stands between title and byline", () => {
  const check = (name: string, body: string, standfirst: string): void =>
    test(name, () => expect([...find(body).found.standfirst].map((leaf) => leaf.text).join("")).toBe(standfirst));
  const title = "<h1>Bridge closes for nine months</h1>";
  check(
    "is no part of the text",
    `<div>${title}<p>Cracks in four piers of the bridge, the city says.</p><p>By Ana Horvat</p>${paragraphs("pier", "quay", "dock", "lock")}</div>`,
    "Cracks in four piers of the bridge, the city says.",
  );
  check(
    "is part of it where a date only heads an entry",
    `<div>${title}${paragraphs("pier")}<p>4 March 2024</p>${paragraphs("quay", "dock", "lock")}</div>`,
    "",
  );
  check(
    "is part of it where the date is a post's",
    `<div>${title}${paragraphs("pier")}<blockquote class="twitter-tweet"><p>Closed.</p><a>March 5, 2024</a></blockquote>${paragraphs("quay", "dock")}</div>`,
    "",
  );
});
