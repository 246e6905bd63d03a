import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { articleFromText } from "../../../src/article/from-text.ts";
import type { CardOf } from "../../../src/discord/render/card.ts";
import { madeUpArticle, madeUpReading, madeUpReport } from "../../cli/made-up.ts";
import { localReport } from "../../../src/report/local-report.ts";
import { localReader } from "../../../src/seeds.ts";
import { readSeeds } from "../../seeds/read-seed.ts";
import { cleanUrl } from "../../../src/article/url.ts";
import { noThreads } from "../../../src/store/rows.ts";
import { payloadFaults, seen, textsOf } from "../payload-faults.ts";
import { cardPayload, faultsOf, orders } from "./all-payloads.ts";
import { withoutModel } from "./without-model.ts";

const seeds = readSeeds().map((seed) => ({ ...seed, provenance: withoutModel, again: false }));
const read = localReader();
const briefLeast = 300; // characters: the gate turns down what is shorter
const padded: Article = { ...madeUpArticle, text: `${madeUpArticle.text}\n\n${"Rents rose again. ".repeat(80)}` };
const made: CardOf = {
  article: padded,
  reading: madeUpReading,
  report: { ...madeUpReport, checks: { quotes: { passed: 9, of: 9 } } },
  provenance: withoutModel,
  again: false,
};

/** As it is seen; line breaks between its parts are ours. */
function cardText(of: CardOf): string {
  return textsOf(cardPayload(of)).map(seen).join("\n");
}

describe.each(seeds)("the card of $name", (seed) => {
  const text = cardText(seed);
  test("breaks no rule, and is no longer than it may be", () => {
    expect(faultsOf(seed)).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(Math.min(1_810, seed.article.text.length));
  });
  test("is never longer than the article, were it only its beginning", () => {
    const paragraphs = seed.article.text.split("\n\n");
    for (const at of paragraphs.keys()) {
      const article = { ...seed.article, text: paragraphs.slice(0, at + 1).join("\n\n") };
      if (article.text.length < briefLeast) continue;
      const reading = read(article);
      const short = cardText({ ...seed, article, reading, report: localReport(article, reading) });
      expect(short.length).toBeLessThanOrEqual(article.text.length + 10);
    }
  });
  test("shows each claim whole, four to six of them where there are as many, and counts the rest", () => {
    const shown = text.split("\n").filter((line) => line.startsWith("- "));
    const claims = seed.report.claims.map((claim) => `- ${claim.text.replaceAll(/\s+/g, " ")}`);
    for (const line of shown) expect(claims).toContain(line);
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(4, claims.length));
    expect(shown.length).toBeLessThanOrEqual(6);
    const more = claims.length - shown.length;
    expect(text.includes(`${more} more claim`)).toBe(more > 0);
  });
  test("shows the summary’s sentences whole, three at most", () => {
    const told = seed.report.summary.filter((one) => text.includes(one.text.replaceAll(/\s+/g, " ")));
    expect(told.length).toBe(Math.min(3, seed.report.summary.length));
  });
  test("names no sentence and no kind, and never says “verified”", () => {
    expect(text).not.toMatch(/\bS\d+\b|checkable|allegation|interpretation|verified/i);
  });
  test("asks at most four questions, or says that there is no notable gap", () => {
    const asked = text.split("\n").filter((line) => /^\d\. /.test(line));
    expect(asked.length).toBeLessThanOrEqual(4);
    for (const line of asked) expect(line.split(" ").length).toBeLessThanOrEqual(21);
    const none = seed.report.perspectives.length === 0;
    expect(/No notable gap\.|cannot be told in this language/.test(text)).toBe(none);
  });
});

describe("a card", () => {
  test("names each claimer once, with the role and through whom it came", () => {
    const lines = cardText(made).split("\n");
    expect(lines).toContain("Ana Ruiz, the mayor");
    expect(lines.filter((line) => line.startsWith("Ana Ruiz"))).toHaveLength(1);
    expect(lines.some((line) => /, via The Harbour Post$|, via Harbour Post$/i.test(line))).toBe(true);
  });
  test("has title, outlet, date, genre and words on top", () => {
    expect(cardText(made).split("\n").slice(0, 2)).toEqual([
      "Council raises rents",
      expect.stringMatching(/^Harbour Post · 3 September 2025 · [\w ]+ · \d+ words$/),
    ]);
  });
  test("tells who was asked and gave no answer", () => {
    expect(cardText(made)).toContain("Asked, and gave no answer\nTom Lind");
  });
  test("says how it was read, and that it may be wrong", () => {
    expect(cardText(made)).toMatch(
      /\n9 of 9 quotes found word for word · read without a model · machine reading, may be wrong$/,
    );
    expect(cardText({ ...made, again: true })).toContain("read before, nothing spent");
    const byModel = { ...made, report: { ...made.report, mode: "a-model" }, provenance: { local: null, unread: 0 } };
    expect(cardText(byModel)).toContain("read with a-model");
    const failed = { local: "empty", unread: 0 } as const;
    expect(cardText({ ...made, provenance: failed })).toContain("read without a model: the model gave no answer");
  });
  test("marks what comes from outside the article", () => {
    const [question] = madeUpReport.perspectives;
    const perspectives = question === undefined ? [] : [{ ...question, outside: "The cap of 2019 was struck down." }];
    const text = cardText({ ...made, report: { ...madeUpReport, perspectives } });
    expect(text).toContain("From outside the article, unchecked: The cap of 2019 was struck down.");
  });
  test("leads to the article alone, by a button that names its host", () => {
    const linked = { ...made, article: { ...padded, url: "https://www.post.example/rents?utm_source=x&id=7" } };
    const json = JSON.stringify(cardPayload(linked));
    expect(json.match(/https?:[^"]*/g)).toEqual(["https://www.post.example/rents?id=7"]);
    expect(json).toContain('"label":"post.example"');
    for (const url of ["javascript:alert(1)", "not a link", `https://a.example/${"x".repeat(600)}`]) {
      expect(JSON.stringify(cardPayload({ ...made, article: { ...padded, url } }))).not.toContain('"url"');
    }
  });
  test("of a short text is shorter: the claims go first, then questions and sentences, never a part of one", () => {
    const full = cardText(made);
    const text = `${madeUpArticle.text}\n\n${"Rents rose. ".repeat(20)}`;
    const short = cardText({ ...made, article: { ...padded, text } });
    expect(short.length).toBeLessThanOrEqual(text.length + 10);
    expect(short.length).toBeLessThan(full.length);
    for (const line of short.split("\n").filter((one) => one.startsWith("- "))) expect(full).toContain(line);
  });
  test("of a text without stops shows its beginning, ended by “…”", () => {
    const article = articleFromText({
      text: "rents rose and nobody paid ".repeat(200),
      title: "x",
      url: null,
      by: "text",
    });
    const text = "rents rose and nobody paid ".repeat(60).trim();
    const report = { ...madeUpReport, claims: [], perspectives: [], refusals: [], summary: [{ text, sentences: [1] }] };
    expect(cardText({ ...made, article, report })).toMatch(/\nrents rose .{200,450}(?:paid|and|rose|nobody|rents)…\n/);
  });
});

/** The sections of a card between its title and its receipt. */
function sectionsOf(texts: readonly string[]): readonly string[] {
  const called = (text: string): string => /^-# (Who claims|Left out|Asked)/.exec(text)?.[1] ?? "summary";
  const names: Readonly<Record<string, string>> = { "Who claims": "claims", "Left out": "left-out" };
  return texts.slice(1, -1).flatMap((text) => (called(text) === "Asked" ? [] : [names[called(text)] ?? called(text)]));
}

describe.each(orders.map((order) => [order.join(", "), order] as const))("a card with %s", (_, order) => {
  test.each(seeds.map((seed) => [seed.name, seed] as const))("of %s has just that, in that order", (__, seed) => {
    const payload = cardPayload(seed, { sections: order });
    const text = textsOf(payload).map(seen).join("\n");
    const { url } = seed.article;
    expect(payloadFaults(payload, url === null ? null : cleanUrl(url))).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(Math.min(1_810, seed.article.text.length));
    expect(sectionsOf(textsOf(payload))).toEqual(order);
  });

  test("has who gave no answer, and the receipt, whatever it leaves out", () => {
    const text = textsOf(cardPayload(made, { sections: order }))
      .map(seen)
      .join("\n");
    expect(text).toContain("Asked, and gave no answer\nTom Lind");
    expect(text).toMatch(/\n9 of 9 quotes found word for word · read without a model · machine reading, may be wrong$/);
  });

  test("names a button for what it rests on that is there", () => {
    const payload = cardPayload(made, { sections: order });
    const label = order.includes("claims") ? "All claims" : "Evidence";
    expect(JSON.stringify(payload)).toContain(`"label":"${label}"`);
    for (const [, under] of textsOf(payload)
      .join()
      .matchAll(/under “([^”]+)”/g))
      expect(under).toBe(label);
  });

  test("says something of a text of a few lines, too", () => {
    const [seed] = seeds;
    if (seed === undefined) throw new Error("There is no seed.");
    const article = { ...seed.article, text: seed.article.text.split("\n\n").slice(0, 2).join("\n\n") };
    const reading = read(article);
    const short = { ...seed, article, reading, report: localReport(article, reading) };
    expect(textsOf(cardPayload(short, { sections: order })).length).toBeGreaterThanOrEqual(3);
  });
});

test("a card has no button for questions where they are not answered", () => {
  expect(JSON.stringify(cardPayload(made))).toContain('"label":"Ask"');
  expect(JSON.stringify(cardPayload(made, { discussion: false }))).not.toContain('"label":"Ask"');
});

test.each(noThreads)("a card that was to have a thread says why it has none, and what to do (%s)", (why) => {
  const payload = cardPayload(made, { noThread: why });
  expect(payloadFaults(payload, null)).toEqual([]);
  expect(textsOf(payload)[0]).toMatch(/^-# .*thread.*\. [^.]+\.$/);
});
