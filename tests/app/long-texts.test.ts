import { afterAll, expect, test, vi } from "vitest";
import { shippedPresets, shippedWords } from "../../prompts/index.ts";
import { openGiven, openPaste, openPdfText, openText } from "../../src/app/open-given.ts";
import { readingDesk, type ReadableSource } from "../../src/app/reading-desk.ts";
import { usualHouse } from "../../src/app/words/house.ts";
import { parserPool, type ParserPool } from "../../src/child/pool.ts";
import { longReads, readAside } from "../../src/child/read-aside.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import { column, pdfOfPages } from "../child/pdf-writer.ts";
import { seedArticles } from "../seeds/seed-articles.ts";

// What is longer than 5,000 words is opened, read and reported on in the child: nothing of it runs where others wait.
vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();
const stories = seedArticles().flatMap(({ text, expected }) => (expected.language === "en" ? [text] : []));
const long = [...stories, ...stories].join("\n\n"); // some 9,500 words
const asked: string[] = [];

function noting(pool: ParserPool): Pick<ParserPool, "parse"> {
  return {
    parse: async (task, stop) => {
      asked.push(task.kind);
      return await pool.parse(task, stop);
    },
  };
}

const parser = parserPool();
const longReader = parserPool(longReads);
afterAll(async () => {
  await parser[Symbol.asyncDispose]();
  await longReader[Symbol.asyncDispose]();
});

const read = (): never => {
  throw new Error("read where others wait");
};
const desk = readingDesk({
  web: cannedWeb({
    "https://cdn.example.org/1/story.md": { contentType: "text/plain", body: `# Rents rise\n\n${long}` },
    "https://news.example.org/plain": { contentType: "text/plain", body: long },
  }),
  parser: noting(parser),
  stage: { model: null, read, words: shippedWords(), marker: () => "m" },
  readLocally: readAside({ read, child: noting(longReader) }),
  paid: () => null,
});

const file = { kind: "file", name: "story.md", url: "https://cdn.example.org/1/story.md", bytes: 1 } as const;
const half = long.lastIndexOf("\n\n", long.length / 2);
const pieces = [long.slice(0, half), long.slice(half)].map((text) => ({ kind: "message", text }) as const);
const text = (kind: "text" | "markdown", given: string, url: string | null) =>
  openText({ kind, text: given, url, doubts: [] }).article;

test.each<readonly [string, ReadableSource, string, () => unknown]>([
  ["a long file", { kind: "paste", pieces: [file] }, "text", () => text("markdown", `# Rents rise\n\n${long}`, null)],
  ["long pieces", { kind: "paste", pieces }, "paste", () => openPaste(pieces).article],
  [
    "a long text behind a link",
    { kind: "link", url: "https://news.example.org/plain" },
    "text",
    () => text("text", long, "https://news.example.org/plain"),
  ],
])("%s is the same article, opened in the child", async (_, source, task, expected) => {
  asked.length = 0;
  expect(await desk.open(source, signal)).toEqual(expected());
  expect(asked).toEqual([task]);
});

test("a long PDF is the same article, found in its text in the child", async () => {
  const lines = Array.from(
    { length: 600 },
    (_, at) => `The council met for the ${at + 1}th time, and ${at} members spoke.`,
  );
  const pages = Array.from({ length: 12 }, (_, at) =>
    column(lines.slice(50 * at, 50 * (at + 1)), { x: 72, y: 720, size: 10 }),
  );
  const bytes = pdfOfPages(pages);
  const pdf = await parser.parse({ kind: "pdf", bytes }, signal);
  expect(pdf.text.length).toBeGreaterThan(30_000);
  asked.length = 0;
  const url = "https://news.example.org/minutes.pdf";
  expect(await openGiven({ kind: "pdf", bytes, url }, noting(parser), signal)).toEqual(openPdfText(pdf, url));
  expect(asked).toEqual(["pdf", "pdf-text"]);
});

test("a long article has the same reading and report, both made in the child", async () => {
  asked.length = 0;
  const { article } = openPaste(pieces);
  const house = usualHouse(shippedPresets());
  const from = { id: "1", payers: [], language: "en", onItems: () => undefined, house };
  const { result } = await desk.report(article, from, signal);
  const reading = localReader()(article);
  expect(result).toMatchObject({ reading, report: localReport(article, reading) });
  expect(asked).toEqual(["read"]);
  const short = { ...house, words: { ...house.words, length: "short" as const } };
  const { result: shorter } = await desk.report(article, { ...from, house: short }, signal);
  expect(shorter.report).toEqual(localReport(article, reading, short.words));
});
