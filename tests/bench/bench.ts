import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Article } from "../../src/article/article.ts";
import { articleFromText } from "../../src/article/from-text.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader, seedArticlePath } from "../../src/seeds.ts";
import { countWords } from "../../src/text/words.ts";

// Prints medians beside their goals. Machines differ, so nothing here fails; `npm run bench` is for people to read.

type Row = { readonly what: string; readonly measured: string; readonly goal: string };

const warmRuns = 30;
const coldRuns = 9;
const shortArticle = "street-market-traders-unheard.txt";
const lengths = [1_000, 5_000, 20_000, 50_000, 100_000, 200_000];

const packageFile = z.object({ scripts: z.object({ read: z.string() }) });

const rows: Row[] = [...benchReading(), ...(await benchCommand())];
print(rows);
print(benchGrowth());
const [load = 0] = loadavg();
if (load > availableParallelism())
  console.log(`\nThe machine is busy (load ${load.toFixed(1)}): these times are high.`);

/** 1,000 words, read again and again in one process. */
function benchReading(): readonly Row[] {
  const read = localReader();
  const article = articleOf(1_000);
  const reading = read(article);
  return [
    { what: "reading 1,000 words, warm", measured: ms(timed(warmRuns, () => read(article))), goal: "25 ms" },
    { what: "the report from it", measured: ms(timed(warmRuns, () => localReport(article, reading))), goal: "–" },
  ];
}

/** The whole command on a short article, each time in a new process. */
async function benchCommand(): Promise<readonly Row[]> {
  const path = seedArticlePath(shortArticle);
  const words = countWords(readFileSync(path, "utf8"));
  const runs: { readonly took: number; readonly peak: number }[] = [];
  for (let run = 0; run < coldRuns; run += 1) runs.push(await runRead(path));
  const what = `the command on ${words} words, cold`;
  return [
    { what, measured: ms(median(runs.map(({ took }) => took))), goal: "1,200 ms" },
    { what: "peak memory of it", measured: mb(median(runs.map(({ peak }) => peak))), goal: "160 MB" },
  ];
}

/** Runs what `npm run read` runs, without npm. */
async function runRead(path: string): Promise<{ readonly took: number; readonly peak: number }> {
  const top = fileURLToPath(new URL("../../", import.meta.url));
  const { scripts } = packageFile.parse(JSON.parse(readFileSync(`${top}package.json`, "utf8")));
  const [node, ...args] = scripts.read.split(" ");
  if (node !== "node") throw new Error(`npm run read does not run node but ${node}`);
  const hook = fileURLToPath(new URL("peak-memory.ts", import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", hook, ...args, path], {
    cwd: top,
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const told = textOf(child.stdio[3]);
  const [status] = await once(child, "close");
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`the command ended with ${status}`);
  return { took, peak: Number(await told) };
}

async function textOf(stream: unknown): Promise<string> {
  if (!isReadable(stream)) throw new Error("the child has no file descriptor 3");
  return (await stream.toArray()).join("");
}

function isReadable(stream: unknown): stream is Readable {
  return stream !== null && typeof stream === "object" && "toArray" in stream;
}

/** Milliseconds for each 1,000 words at growing lengths: the same all the way down where time is linear. */
function benchGrowth(): readonly Row[] {
  const read = localReader();
  return lengths.map((length) => {
    const article = articleOf(length);
    const words = countWords(article.text);
    const runs = Math.max(1, Math.min(9, Math.round(50_000 / length)));
    const took = timed(runs, () => localReport(article, read(article)));
    const each = ((took / words) * 1_000).toFixed(1);
    return {
      what: `reading and report of ${words.toLocaleString("en")} words`,
      measured: `${ms(took)}, ${each} ms per 1,000`,
      goal: "linear",
    };
  });
}

/** Sample articles, one after the other, until there are so many words. */
function articleOf(words: number): Article {
  const folder = new URL(".", new URL(`file://${seedArticlePath(shortArticle)}`));
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt") && !name.includes("german"));
  const paragraphs = files.flatMap((name) => readFileSync(new URL(name, folder), "utf8").split(/\n\s*\n/));
  const taken: string[] = [];
  for (let count = 0, at = 0; count < words; at += 1) {
    const paragraph = paragraphs[at % paragraphs.length] ?? "";
    taken.push(paragraph);
    count += countWords(paragraph);
  }
  return articleFromText({ text: taken.join("\n\n"), title: null, url: null, by: "text" });
}

/** The median of some runs, in milliseconds, after one to warm up. */
function timed(runs: number, work: () => unknown): number {
  work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    globalThis.gc?.();
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(time: number): string {
  return `${time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en")} ms`;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

function print(table: readonly Row[]): void {
  const width = Math.max(...table.map(({ what }) => what.length));
  const measured = Math.max(...table.map((row) => row.measured.length));
  console.log(`\n${"".padEnd(width)}  ${"median".padEnd(measured)}  goal`);
  for (const row of table) console.log(`${row.what.padEnd(width)}  ${row.measured.padEnd(measured)}  ${row.goal}`);
}
