import { expect, test } from "vitest";
import { gateWords } from "../../src/article/gate-words.ts";
import type { GateCode } from "../../src/errors.ts";

const codes: readonly GateCode[] = [
  "paywall",
  "consent",
  "bot-wall",
  "index-page",
  "video-page",
  "too-short",
  "cut-off",
  "not-news",
];

test.each(codes)("%s: a reason and three different ways on, in plain sentences", (code) => {
  const { reason, waysOn } = gateWords(code);
  expect(new Set(waysOn).size).toBe(3);
  for (const sentence of [reason, ...waysOn]) expect(sentence).toMatch(/^\p{Lu}[^*_`<>@|\n]{20,200}\.$/u);
  const all = waysOn.join(" ").toLowerCase();
  for (const way of ["paste", "attach", "link"]) expect(all).toContain(way);
});

test("no two codes give the same reason", () => {
  expect(new Set(codes.map((code) => gateWords(code).reason)).size).toBe(codes.length);
});
