import { ComponentType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { claimPages } from "../../../src/discord/render/claim-pages.ts";
import { page, paged, type Block } from "../../../src/discord/render/pages.ts";
import { marked } from "../../../src/discord/render/markdown.ts";
import { wordingPages } from "../../../src/discord/render/wording-pages.ts";
import { slice } from "../../../src/text/span.ts";
import { readSeeds } from "../../seeds/read-seed.ts";
import type { Section } from "../../../src/report/sections.ts";
import { payloadFaults, seen } from "../payload-faults.ts";
import { orders, pagePayloads } from "./all-payloads.ts";

const seeds = readSeeds();

describe.each(seeds)("behind the buttons of $name", ({ article, reading, report }) => {
  const of = { article, reading, report };
  const claims = claimPages(of)
    .pages.map(({ markdown }) => seen(markdown))
    .join("\n");
  const wording = wordingPages(of)
    .pages.map(({ markdown }) => seen(markdown))
    .join("\n");

  test("stand every claim, with its kind and the sentence that it is in", () => {
    for (const claim of report.claims) {
      for (const { sentence } of claim.evidence) {
        expect(claims).toContain(`S${sentence}`);
        const { span } = reading.sentences[sentence - 1] ?? { span: { start: 0, end: 0 } };
        expect(claims).toContain(slice(article.text, span).replaceAll(/\s+/g, " "));
      }
      expect(claims).toContain(`· ${claim.kind}`);
    }
  });
  test("stand every question with what was checked, and every refusal with its sentence", () => {
    for (const { question, checked, trigger } of report.perspectives) {
      expect(claims).toContain(question);
      expect(claims).toContain(`Checked: ${checked}`);
      for (const { sentence } of trigger) expect(claims).toContain(`S${sentence}: `);
    }
    for (const { evidence } of report.refusals) expect(claims).toContain(`S${evidence.sentence}: `);
  });
  test("stands every loaded word with whose it is and why", () => {
    for (const { span, reason } of reading.loaded) {
      expect(wording.toLowerCase()).toContain(`“${slice(article.text, span).replaceAll(/\s+/g, " ").toLowerCase()}”`);
      expect(wording).toContain(reason);
    }
    expect(wording).toMatch(/Word choices to discuss/);
  });
});

describe("behind the buttons of a card with other sections", () => {
  const seed = seeds.find(({ report }) => report.refusals.length > 0 && report.perspectives.length > 0);
  if (seed === undefined) throw new Error("No seed has refusals and questions.");
  const report = { ...seed.report, withheld: [{ what: "a claim", reason: "no such words" }] };
  const headings = (shown: readonly Section[]): readonly string[] => [
    ...new Set(claimPages({ ...seed, report }, shown).pages.map(({ plain }) => plain.split("\n")[0] ?? "")),
  ];

  test("stand those alone, in their order, the claims first; refusals and what was withheld in any case", () => {
    const summary = "Summary, and the sentences it rests on";
    expect(headings(["summary", "claims", "left-out"])).toEqual(["All claims", "Left out", summary]);
    expect(headings(["left-out", "claims", "summary"])).toEqual(["All claims", summary, "Left out"]);
    expect(headings(["left-out", "summary"])).toEqual(["Left out", summary]);
    expect(headings(["claims"])).toEqual(["All claims", "Asked, and gave no answer", "Withheld"]);
    expect(headings(["summary"])).toEqual([summary, "Asked, and gave no answer"]);
  });
  test.each(orders.map((order) => [order.join(", "), order] as const))("break no rule (%s)", (_, order) => {
    const behind = claimPages({ ...seed, report }, order);
    for (const payload of pagePayloads(behind, "claims")) expect(payloadFaults(payload, null)).toEqual([]);
    const at = behind.leftOut === null ? null : behind.pages[behind.leftOut]?.plain.split("\n")[0];
    expect(at).toBe(order.includes("left-out") ? "Left out" : null);
  });
});

/** The labels of a page's buttons, idle ones in brackets, and where they lead. */
function buttonsOf(pages: number, at: number, begins: readonly number[] = [0]): readonly string[] {
  const texts = Array.from({ length: pages }, (_, number) => marked`page ${number}`);
  const { components } = page(
    { pages: texts, leftOut: begins[1] ?? null },
    { view: "claims", page: at },
    (view, to) => `${view} ${to}`,
  );
  const [container] = components;
  if (container?.type !== ComponentType.Container) return [];
  return container.components.flatMap((one) =>
    one.type === ComponentType.ActionRow
      ? one.components.map((button) => {
          const label = "label" in button ? button.label : "";
          const id = "custom_id" in button ? button.custom_id : "";
          return button.disabled === true ? `(${label})` : `${label} → ${id}`;
        })
      : [],
  );
}

describe("a page", () => {
  test("leads to the one before and the one after it", () => {
    expect(buttonsOf(3, 1)).toEqual(["Previous → claims 0", "(2 of 3)", "Next → claims 2"]);
    expect(buttonsOf(3, 0)).toEqual(["(Previous)", "(1 of 3)", "Next → claims 1"]);
    expect(buttonsOf(3, 2)).toEqual(["Previous → claims 1", "(3 of 3)", "(Next)"]);
    expect(buttonsOf(1, 0)).toEqual([]);
  });
  test("leads to what is left out where that is further on", () => {
    expect(buttonsOf(5, 0, [0, 3, 4])).toContain("Left out → claims 3");
    expect(buttonsOf(5, 2, [0, 3, 4])).not.toContain("Left out → claims 3");
  });
  test("is the nearest there is, whatever number is asked for", () => {
    for (const [asked, shown] of [
      [-4, "(1 of 3)"],
      [99, "(3 of 3)"],
      [1.5, "(2 of 3)"],
      [65_535, "(3 of 3)"],
    ] as const) {
      expect(buttonsOf(3, asked)).toContain(shown);
    }
  });
  test("says a name once for those who stand under it, and again on the next page", () => {
    const block = (words: string): Block => ({ under: marked`**Ms Hill**`, lines: [marked`${words}`] });
    const many = Array.from({ length: 8 }, (_, at) => block(`${at} ${"x".repeat(450)}`));
    const { pages } = paged([{ heading: marked`## All`, blocks: many }]);
    expect(pages.length).toBeGreaterThan(1);
    for (const { plain } of pages) expect(plain.split("Ms Hill")).toHaveLength(2);
  });
});
