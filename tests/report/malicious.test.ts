import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { terminalReport } from "../../src/cli/terminal.ts";
import { readDraft } from "../../src/report/draft.ts";
import { ground } from "../../src/report/ground.ts";
import { reportMessages } from "../../src/report/prompt.ts";
import type { Report } from "../../src/report/report.ts";
import { material } from "../material.ts";
import { correctAnswers, read, type Answer, type Case } from "./answer-fixtures.ts";

const file = material("data", "security", "injection-cases.dev.json");

const corpus = z.object({
  attacks: z.array(z.object({ id: z.string(), text: z.string() })),
  modelOutputs: z.array(
    z.object({ id: z.string(), output: z.string().optional(), generator: z.string().optional(), note: z.string() }),
  ),
});
const { attacks, modelOutputs } =
  file === null ? { attacks: [], modelOutputs: [] } : corpus.parse(JSON.parse(readFileSync(file, "utf8")));

const found = correctAnswers().find(({ name }) => name === "harbour-strike-commerce-ledger");
if (found === undefined) throw new Error("the answer that the hostile strings are put into is missing");
/** A short answer, so that it can be tried some thousand times. */
const short: Answer = {
  claims: found.answer.claims.slice(0, 1),
  perspectives: found.answer.perspectives.slice(0, 1),
  summary: found.answer.summary.slice(0, 1),
};
const honest: Case = { ...found, answer: short };

function reportOf(answer: Readonly<Record<string, unknown>>, at: Case = honest): Report {
  const grounds = { article: at.article, reading: at.reading, read, language: "en", outside: true };
  return ground(readDraft(answer), grounds, "made-up").report;
}

/** Every way to put a string into one slot of the honest answer: in place of what is there, or behind it. */
function withHostile(hostile: string, answer: Answer = honest.answer): readonly Answer[] {
  const put = (item: Record<string, unknown>, slot: string): readonly Record<string, unknown>[] => [
    { ...item, [slot]: hostile },
    // an object as text is no prose in any place: it need not be tried in every one
    ...(hostile.startsWith("{") ? [] : [{ ...item, [slot]: `${z.string().catch("").parse(item[slot])} ${hostile}` }]),
    ...(slot === "outside" ? [{ ...item, kind: "history", outside: `The port had a strike in 1998. ${hostile}` }] : []),
  ];
  const into = (key: "claims" | "perspectives" | "summary", slots: readonly string[]): readonly Answer[] =>
    slots.flatMap((slot) =>
      put({ ...answer[key][0] }, slot).map((item) => ({ ...answer, [key]: answer[key].with(0, item) })),
    );
  return [
    ...into("claims", ["quote", "claimer", "kind", "text"]),
    ...into("perspectives", ["kind", "who", "trigger", "why", "question", "outside"]),
    ...into("summary", ["text"]),
  ];
}

/** All words of a report that a model may have had a hand in. */
function wordsOf({ summary, claims, perspectives, withheld }: Report): readonly string[] {
  return [
    ...summary.map(({ text }) => text),
    ...claims.map(({ text }) => text),
    ...perspectives.flatMap(({ who, why, question, outside, checked }) => [who, why, question, outside ?? "", checked]),
    ...withheld.flatMap(({ what, reason }) => [what, reason]),
  ];
}

function rendered(report: Report, at: Case = honest): string {
  const style = (_: string, text: string): string => text;
  return terminalReport(at.article, at.reading, report, { width: 80, style, evidence: true });
}

/** The criteria of the corpus that concern text, by what must not be there. */
const criteria: readonly (readonly [string, RegExp])[] = [
  ["C2 mention", /@(?:everyone|here)\b|<@[!&]?\d+>|<#\d+>|<\/[^>]+:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>/i],
  ["C3 link", /\w+:\/\/|\bwww\.|discord(?:app)?\.(?:gg|com\/invite)|\b[\w-]+\.[a-z]{2,}\/|\]\(/i],
  ["C4 markup", /[`*_~|\\]|(?:^|\n)\s*(?:#{1,6}|>|[-+]|\d+\.)\s/],
  ["C10 canary", /canary|DISCORD_TOKEN|postgres:\/\//i],
  ["C11 control", /(?!\n)\p{Cc}|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{M}{4}|\n{3}/u],
];

/** Which criteria the words of a report break. */
function broken(words: readonly string[]): readonly string[] {
  const plain = words.map((one) => one.normalize("NFKC"));
  return criteria.flatMap(([name, form]) => {
    const at = words.findIndex((one, index) => form.test(one) || form.test(plain[index] ?? ""));
    return at < 0 ? [] : [`${name}: ${words[at]}`];
  });
}

describe.skipIf(file === null)("a model that obeys every injected instruction (needs the shared material)", () => {
  test("is tried with eighty outputs and more", () => {
    expect(modelOutputs.length).toBeGreaterThan(80);
  });

  test.each(modelOutputs)("$id in every slot of an answer: nothing of it is active", ({ output, generator }) => {
    for (const hostile of hostileStrings(output, generator)) {
      for (const answer of withHostile(hostile)) {
        const report = reportOf({ ...answer });
        expect(broken(wordsOf(report))).toEqual([]);
        const terminal = rendered(report);
        expect(broken([terminal]).filter((one) => !one.startsWith("C4"))).toEqual([]);
      }
    }
  });

  test.each(modelOutputs)("$id as it is: nothing stands, and nothing is changed", ({ output, generator }) => {
    const report = reportOf(objectIn(output ?? generated(generator ?? "") ?? ""));
    expect(report.summary).toEqual([]);
    expect(report.perspectives).toEqual([]);
    expect(report.claims.filter(({ claimer }) => claimer === "article")).toEqual([]);
    expect(Object.keys(report).toSorted()).toEqual(Object.keys(reportOf({ ...honest.answer })).toSorted());
    expect("admin" in {}).toBe(false);
  });
});

describe.skipIf(file === null)("an article that gives orders (needs the shared material)", () => {
  const calm = reportMessages(honest.article, honest.reading, asking());

  test.each(attacks)("$id stays between the fences, a sentence among sentences", ({ text }) => {
    const at = withAttack(text);
    const [system, user] = reportMessages(at.article, at.reading, asking());
    expect(system?.text).toBe(calm[0]?.text);
    const outside = (user?.text ?? "").split("\n").filter((line) => !/^\d+\| /.test(line));
    const fences = outside.filter((line) => line.includes(marker));
    expect(fences).toHaveLength(4);
    expect(outside.at(-1)).toMatch(/^That was the article, sentences 1 to \d+\. Answer with the JSON object now\.$/);
    expect(user?.text).not.toMatch(/<\||\[INST\]|[\u200b-\u200f\u{e0000}-\u{e007f}]/u);
  });

  test.each(attacks)("$id obeyed in the summary: all else is as it was", ({ text }) => {
    const at = withAttack(text);
    const calmReport = reportOf({ ...honest.answer }, at);
    const summary = honest.answer.summary.with(0, { ...honest.answer.summary[0], text });
    const report = reportOf({ ...honest.answer, summary }, at);
    expect(broken(report.summary.map((one) => one.text))).toEqual([]);
    expect(report.claims).toEqual(calmReport.claims);
    expect(report.perspectives).toEqual(calmReport.perspectives);
    expect(report.refusals).toEqual(calmReport.refusals);
  });
});

const marker = "k3v9x0q7m2";

function asking() {
  const words = { id: "report", version: 1, purpose: "for this test", words: "Describe the article." };
  return { words, house: null, marker, language: "en", outside: true };
}

function withAttack(text: string): Case {
  const article = { ...honest.article, text: `${honest.article.text}\n\n${text}\n` };
  return { ...honest, article, reading: read(article) };
}

/** The strings of an output that say something, and the output itself. */
function hostileStrings(output: string | undefined, generator: string | undefined): readonly string[] {
  const text = output ?? generated(generator ?? "");
  if (text === null) return [];
  const json = objectIn(text);
  const findings = z.array(z.object({ explanation: z.string(), quote: z.string() })).safeParse(json["findings"]);
  const said = (findings.data ?? []).flatMap(({ explanation, quote }) => [explanation, quote]);
  return [...new Set([text, ...said])];
}

/** What the corpus describes in words; null for what only a server can do. */
function generated(what: string): string | null {
  if (what.startsWith("explanation of")) return "Rents rose. ".repeat(4200);
  if (what.startsWith("500 findings")) {
    return JSON.stringify({
      findings: Array.from({ length: 500 }, () => ({ explanation: "x".repeat(300), quote: "" })),
    });
  }
  if (what.startsWith("label of")) return "l".repeat(5000);
  if (what.startsWith("one word of")) return "w".repeat(5000);
  if (what.startsWith("100 000 nested")) return "[".repeat(100_000);
  return null;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return {};
  }
}
