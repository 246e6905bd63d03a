import { afterAll, describe, expect, test, vi } from "vitest";
import { articleFromText } from "../../src/article/from-text.ts";
import type { Article } from "../../src/article/article.ts";
import { parserPool } from "../../src/child/pool.ts";
import { longReads, readAside } from "../../src/child/read-aside.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";
import { seedArticles } from "../seeds/seed-articles.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

const never = new AbortController().signal;
const read = localReader();

function articleOf(words: number): Article {
  const stories = seedArticles().filter(({ expected }) => expected.language === "en");
  const all = stories.map(({ text }) => text).join("\n\n");
  const times = Math.ceil(words / all.split(/\s+/).length);
  const text = Array.from({ length: times }, () => all).join("\n\n");
  return articleFromText({ text, title: null, url: null, by: "text" });
}

describe("an article of more than 5,000 words", () => {
  const child = parserPool(longReads);
  afterAll(() => child[Symbol.asyncDispose]());
  const aside = readAside({
    read: () => {
      throw new Error("read here");
    },
    child,
  });

  test("is read in the child, to the same reading and report", async () => {
    const article = articleOf(6_000);
    const reading = read(article);
    expect(await aside(article, never)).toEqual({ reading, report: localReport(article, reading) });
  });

  test("is given up where nobody waits for it any more", async () => {
    const stopped = AbortSignal.abort(new Error("gone"));
    await expect(aside(articleOf(6_000), stopped)).rejects.toThrow("gone");
  });
});

test("a shorter one is read at once, without a child", async () => {
  const child = { parse: () => Promise.reject(new Error("a child was asked")) };
  const text = "The bridge opened on Monday. “I am glad,” said Ana Silva, who drives a van.";
  const article = articleFromText({ text, title: null, url: null, by: "text" });
  expect(await readAside({ read, child })(article, never)).toEqual({ reading: read(article), report: null });
});

test("what a child says of a long text is told for a text", async () => {
  await using child = parserPool({ ...longReads, timeoutMs: 1 });
  const aside = readAside({ read, child });
  await expect(aside(articleOf(20_000), never)).rejects.toMatchObject({
    code: "parse-failed",
    message: expect.stringMatching(/^Reading this text took longer/),
    wayOn: "Give a part of it.",
  });
});
