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
import { ablate, type Ablated } from "./ablation.ts";
import { benchExtraction } from "./extraction.ts";
import { benchModelReport } from "./model-report.ts";
import { benchFlow } from "./flow.ts";

// Prints medians beside their goals. Machines differ, so nothing here fails; `npm run bench` is for people to read.

type Row = { readonly what: string; readonly measured: string; readonly goal: string };

const warmRuns = 30;
const coldRuns = 9;
const shortArticle = "street-market-traders-unheard.txt";
const lengths = [1_000, 5_000, 20_000, 50_000, 100_000, 200_000];

const packageFile = z.object({ scripts: z.object({ read: z.string() }) });

// Loaded before the program: tells on file descriptor 3, at its end, the most memory it ever held. In a file of its
// own it would be the one to load what strips types, which the program may not need.
const tellPeak = `data:text/javascript,import { writeSync } from "node:fs";
process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS * 1024)));`;

const rows: Row[] = [...benchReading(), await benchModel(), ...(await benchCommand())];
print(rows);
print(benchGrowth());
print(await benchPages());
print(benchAblation(), "measured");
print(await benchRequests());
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

/** A report with a model, but for the model's own time. */
async function benchModel(): Promise<Row> {
  const took = await benchModelReport(articleOf(1_000), localReader(), warmRuns);
  return { what: "with a model, all but its own time", measured: ms(median(took)), goal: "60 ms" };
}

/** The whole command on a short article, each time in a new process; and as it is the very first time. */
async function benchCommand(): Promise<readonly Row[]> {
  const words = countWords(readFileSync(seedArticlePath(shortArticle), "utf8"));
  const what = `the command on ${words} words, cold`;
  return [
    ...(await benchRuns(what, {})),
    ...(await benchRuns("as on its very first run, nothing compiled", { NODE_DISABLE_COMPILE_CACHE: "1" })),
  ];
}

async function benchRuns(what: string, env: Readonly<Record<string, string>>): Promise<readonly Row[]> {
  const runs: { readonly took: number; readonly peak: number }[] = [];
  for (let run = 0; run < coldRuns; run += 1) runs.push(await runRead(seedArticlePath(shortArticle), env));
  return [
    { what, measured: ms(median(runs.map(({ took }) => took))), goal: "1,200 ms" },
    { what: "  peak memory of it", measured: mb(median(runs.map(({ peak }) => peak))), goal: "160 MB" },
  ];
}

/** Runs what `npm run read` runs, without npm. */
async function runRead(
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly took: number; readonly peak: number }> {
  const top = fileURLToPath(new URL("../../", import.meta.url));
  const { scripts } = packageFile.parse(JSON.parse(readFileSync(`${top}package.json`, "utf8")));
  const [node, ...args] = scripts.read.split(" ");
  if (node !== "node") throw new Error(`npm run read does not run node but ${node}`);
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", tellPeak, ...args, path], {
    cwd: top,
    env: { ...process.env, ...env },
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

/** Extraction of the shared pages through the child, beside its peer; one line that says so where they are absent. */
async function benchPages(): Promise<readonly Row[]> {
  const times = await benchExtraction();
  if (times === null) return [{ what: "extraction", measured: "the shared pages are absent", goal: "–" }];
  const { pages, ours, peer, parentGrowth, childPeak } = times;
  const against = (share: number): string => {
    const [own, other] = [quantile(ours, share), quantile(peer, share)];
    return `${ms(own)}, peer ${ms(other)}, ${(own / other).toFixed(2)} ×`;
  };
  return [
    {
      what: `extraction of ${pages} pages in the child, p50`,
      measured: against(0.5),
      goal: "1.3 × readability + linkedom",
    },
    { what: "p95", measured: against(0.95), goal: "1.3 ×" },
    { what: "longest", measured: ms(Math.max(...ours)), goal: "1,000 ms" },
    { what: "peak memory of the child", measured: childPeak === null ? "not told" : mb(childPeak), goal: "200 MB" },
    { what: "growth of the parent", measured: mb(parentGrowth), goal: "20 MB" },
  ];
}

/** Whether a voice is missed where its words are taken out of an article. */
function benchAblation(): readonly Row[] {
  const found = ablate(localReader());
  if (found === null) return [{ what: "ablation", measured: "the shared articles are absent", goal: "–" }];
  const { ablated, articles, falseAlarms, questions } = found;
  const count = (some: readonly Ablated[]): string => {
    const of = (outcome: Ablated["outcome"]): number => some.filter((one) => one.outcome === outcome).length;
    return `${of("asked")} of ${some.length}; ${of("refused")} refused, ${of("opinion")} in opinion pieces`;
  };
  return [
    { what: "ablated, still named: newly asked about", measured: count(ablated), goal: "75 %" },
    {
      what: "  in one sentence",
      measured: count(ablated.filter(({ named }) => named === 1)),
      goal: "none, in passing",
    },
    { what: "  in two", measured: count(ablated.filter(({ named }) => named === 2)), goal: "–" },
    { what: "  in three or more", measured: count(ablated.filter(({ named }) => named > 2)), goal: "75 %" },
    { what: "quoted, and asked about as unheard", measured: `${falseAlarms.length}`, goal: "0" },
    { what: "questions an article, as it is", measured: (questions / articles).toFixed(2), goal: "–" },
  ];
}

/** Requests through the store and the queue, on a file. */
async function benchRequests(): Promise<readonly Row[]> {
  const { acceptMs, pickUpMs, cachedMs, grownBytes, inFlight, lagMs } = await benchFlow();
  const both = (values: readonly number[]): string => `${ms(quantile(values, 0.5))} / ${ms(quantile(values, 0.99))}`;
  return [
    { what: "a request accepted and committed, 50 a second, p50 / p99", measured: both(acceptMs), goal: "5 / 50 ms" },
    { what: "a job picked up, p50 / p99", measured: both(pickUpMs), goal: "10 / 50 ms" },
    { what: "an article that was read before is shown, p50 / p99", measured: both(cachedMs), goal: "50 ms" },
    { what: "growth over 10,000 requests", measured: mb(grownBytes), goal: "40 MB" },
    { what: "requests in flight at a model that takes 2 s", measured: `${inFlight}`, goal: "100" },
    { what: "  event-loop lag meanwhile, p99", measured: ms(lagMs), goal: "50 ms" },
  ];
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
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

function print(table: readonly Row[], heading = "median"): void {
  const width = Math.max(...table.map(({ what }) => what.length));
  const measured = Math.max(...table.map((row) => row.measured.length));
  console.log(`\n${"".padEnd(width)}  ${heading.padEnd(measured)}  goal`);
  for (const row of table) console.log(`${row.what.padEnd(width)}  ${row.measured.padEnd(measured)}  ${row.goal}`);
}
