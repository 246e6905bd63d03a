import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { extractArticle } from "../../src/article/extract.ts";
import { material } from "../material.ts";

const truthFile = material("data", "extraction", "ground-truth.json");
const pagesFolder = material("data", "extraction", "html");

describe.skipIf(truthFile === null || pagesFolder === null)(
  "109 pages of many publishers (needs the shared material)",
  () => {
    test(
      "the stories are read with few words too many or too few, and two in five to the word",
      { timeout: 60_000 },
      () => {
        const truth: unknown = JSON.parse(readFileSync(truthFile ?? "", "utf8"));
        const scores = Object.entries(isRecord(truth) ? truth : {}).map(([id, page]) => {
          const html = gunzipSync(readFileSync(`${pagesFolder}/${id}.html.gz`)).toString("utf8");
          const want = isRecord(page) ? String(page["articleBody"]) : "";
          const url = isRecord(page) ? String(page["url"]) : null;
          return compare(want, extractArticle({ html, url }).article.text);
        });
        expect(scores).toHaveLength(109);
        expect(mean(scores.map(({ precision }) => precision))).toBeGreaterThan(0.98);
        expect(mean(scores.map(({ recall }) => recall))).toBeGreaterThan(0.98);
        expect(mean(scores.map(({ exact }) => Number(exact)))).toBeGreaterThan(0.6);
        expect(scores.filter(({ empty }) => empty)).toEqual([]);
      },
    );
  },
);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Shared runs of four words, as ../shared/score/extraction.mjs counts them. */
function compare(want: string, got: string): { precision: number; recall: number; exact: boolean; empty: boolean } {
  const [given, read] = [runs(want), runs(got)];
  let hit = 0;
  for (const [run, count] of given) hit += Math.min(count, read.get(run) ?? 0);
  return {
    precision: hit / Math.max(1, total(read)),
    recall: hit / Math.max(1, total(given)),
    exact: wordsIn(want).join(" ") === wordsIn(got).join(" "),
    empty: wordsIn(got).length === 0,
  };
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function runs(text: string): ReadonlyMap<string, number> {
  const words = wordsIn(text);
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const run = words.slice(at, at + 4).join(" ");
    if (run !== "") counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
