import { expect, test } from "vitest";
import { gateWords } from "../../src/article/gate-words.ts";
import { gateCodes } from "../../src/errors.ts";

test.each(gateCodes)("%s: a reason and three different ways on, in plain sentences", (code) => {
  const { reason, waysOn } = gateWords(code);
  expect(new Set(waysOn).size).toBe(3);
  for (const sentence of [reason, ...waysOn]) expect(sentence).toMatch(/^\p{Lu}[^*_`<>@|\n]{20,200}\.$/u);
  const all = waysOn.join(" ").toLowerCase();
  for (const way of ["paste", "attach", "link"]) expect(all).toContain(way);
});

test("no two codes give the same reason", () => {
  expect(new Set(gateCodes.map((code) => gateWords(code).reason)).size).toBe(gateCodes.length);
});
