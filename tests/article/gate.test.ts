import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gate, type PageSignals } from "../../src/article/gate.ts";
import { material, materialLines } from "../material.ts";
import { noStories } from "./no-stories.ts";
import { stories } from "./stories.ts";
import type { GateCode } from "../../src/errors.ts";

test.each(Object.entries(stories))("a story passes: %s", (_, text) => {
  expect(gate({ text })).toBeNull();
});

test.each(noStories)("%s: %s", (code, _, text) => {
  expect(gate({ text })).toBe(code);
});

const report = stories["report"] ?? "";
const beginning = report.split("\n\n").slice(0, 2).join("\n\n");

describe("a page tells more than its text", () => {
  const quiet: PageSignals = {
    kind: null,
    linkWordsShare: 0.05,
    videoElements: 0,
    isAccessibleForFree: null,
    paywallMarks: 0,
    declaredWords: null,
  };
  const check = (fact: string, text: string, signals: Partial<PageSignals>, code: GateCode | null): void => {
    test.each([fact])("%s", () => {
      expect(gate({ text }, { ...quiet, ...signals })).toBe(code);
    });
  };
  check("a page without anything odd passes", report, {}, null);
  check("a short text that is not free is a preview", beginning, { isAccessibleForFree: false }, "paywall");
  check(
    "half of what the page declares, behind a mark, is a preview",
    beginning,
    { declaredWords: 900, paywallMarks: 1 },
    "paywall",
  );
  check(
    "half of what the page declares, not free, is a preview",
    report,
    { declaredWords: 900, isAccessibleForFree: false },
    "paywall",
  );
  check(
    "the whole of what the page declares passes, though it is not free",
    `${report}\n\n${report}`,
    { declaredWords: 240, isAccessibleForFree: false },
    null,
  );
  check(
    "a long text passes, though it is not free",
    `${report}\n\n${report}\n\n${report}`,
    { isAccessibleForFree: false, paywallMarks: 2 },
    null,
  );
  check("a mark alone shuts nothing", report, { paywallMarks: 3 }, null);
  check("a fraction of what the page declares is a fragment", beginning, { declaredWords: 1200 }, "cut-off");
  check(
    "a line below a player is a video page",
    "Tenants march through the harbour while the council meets.",
    { videoElements: 1 },
    "video-page",
  );
  check("a story with a player passes", report, { videoElements: 2 }, null);
  check("a brief with a player passes", stories["brief"] ?? "", { videoElements: 1 }, null);
  check("a page that is a video has to tell a story to pass", stories["brief"] ?? "", { kind: "video" }, "video-page");
  check(
    "a product's page is no story",
    "The Kestrel K2 boils a litre in two minutes. It is quiet, light and comes in four colours that go with any kitchen, and it has a warranty of two years.",
    { kind: "product" },
    "not-news",
  );
  check(
    "a review that calls itself a product passes",
    `${stories["productReview"]}\n\n${report}`,
    { kind: "product" },
    null,
  );
  const links =
    "Rents rise again in the harbour\nMayor promises a vote on the cap\nThe housing office said more on Monday.\nTrams stop for three hours\nSchool on the hill to close\nSoup returns to the museum";
  check("linked headlines are an index", links, { linkWordsShare: 0.8 }, "index-page");
  check("a page that is an index needs fewer", links, { kind: "index" }, "index-page");
});

const checkPasses = (fact: string, text: string): void => {
  test.each([fact])("%s", () => {
    expect(gate({ text })).toBeNull();
  });
};

describe("what a page leaves around a whole story shuts nothing", () => {
  const long = Array.from({ length: 3 }, () => report).join("\n\n");
  checkPasses("a demand to subscribe below it", `${long}\n\nSubscribe to continue reading`);
  checkPasses("a question for subscribers", `${report}\n\nAlready a subscriber? Log in`);
  checkPasses("a cookie notice below it", `${report}\n\nThis website uses cookies. Accept all\n\nPrivacy policy`);
  checkPasses("a note about scripts above it", `Please enable JavaScript to watch this video.\n\n${report}`);
  checkPasses("a player's words above it", `0:00 / 2:31\n\n${report}`);
  checkPasses(
    "headlines of other stories below it",
    `${report}\n\nRead more\n\nTrams stop for three hours\nSchool on the hill to close\nSoup returns to the museum`,
  );
  checkPasses(
    "a licence note",
    `${report}\n\nBy using this site you agree to these terms. All intellectual property is ours.`,
  );
});

describe("the edges", () => {
  test("a brief of sixty words is a story, half of it is none", () => {
    const brief = stories["brief"] ?? "";
    expect(brief.split(/\s+/).length).toBeLessThan(70);
    expect(gate({ text: brief.split(". ").slice(0, 2).join(". ") })).toBe("too-short");
  });
  test("a stub is a stub however its lines are broken", () => {
    for (const gap of ["\n", "\n\n", "\r\n\r\n", "\n \n"]) {
      expect(gate({ text: `${beginning}${gap}Subscribe to continue reading` })).toBe("paywall");
    }
  });
  test("curly and straight apostrophes are alike", () => {
    for (const have of ["You’ve", "You've"]) {
      expect(gate({ text: `${beginning}\n\n${have} reached your monthly limit of free articles.` })).toBe("paywall");
    }
  });
});

const sets: readonly (readonly [name: string, lines: readonly unknown[] | null])[] = [
  ["ggt-voices", materialLines("data", "reading", "ggt-voices", "dev.jsonl")],
  ["polnear", materialLines("data", "reading", "polnear", "dev.jsonl")],
  ["polnear, official", materialLines("data", "reading", "polnear", "dev-official.jsonl")],
  ["basil", materialLines("data", "reading", "basil", "dev.jsonl")],
  ["pages", bodies(material("data", "extraction", "ground-truth.json"))],
];
describe.skipIf(sets.some(([, lines]) => lines === null))("whole articles pass (needs the shared material)", () => {
  // One of the pages is a recipe and rightly refused; two of polnear's articles have 22 and 25 words.
  test.each(sets)("%s: fewer than one in a hundred is refused", (_, lines) => {
    const texts = (lines ?? [])
      .map(textOf)
      .filter((text) => text.split(/\s+/).length >= 50 || /\p{Script=Han}/u.test(text));
    const refused = texts.filter((text) => gate({ text }) !== null);
    expect(texts.length).toBeGreaterThan(40);
    expect(refused.length / texts.length).toBeLessThan(0.01);
  });
});

function bodies(file: string | null): readonly unknown[] | null {
  if (file === null) return null;
  const pages: unknown = JSON.parse(readFileSync(file, "utf8"));
  return typeof pages === "object" && pages !== null ? Object.values(pages) : [];
}

function textOf(line: unknown): string {
  if (typeof line !== "object" || line === null) return "";
  if ("text" in line) return String(line.text);
  if ("articleBody" in line) return String(line.articleBody);
  if (!("sentences" in line) || !Array.isArray(line.sentences)) return "";
  return line.sentences.map(textOf).join("\n\n");
}
