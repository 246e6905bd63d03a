import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parserPool } from "../../src/child/pool.ts";
import type { Task } from "../../src/child/protocol.ts";
import { UserError } from "../../src/errors.ts";
import type { Verdict } from "./hostile-files.ts";

/**
 * A bot's process for the tests to look at: has the files of a folder (those named, or all) read in the child, and
 * writes what became of each as a line of JSON.
 */
const [folder = ".", ...named] = process.argv.slice(2);
const signal = new AbortController().signal;
await using pool = parserPool();

const names = named.length > 0 ? named : readdirSync(folder);
// The first page starts the child; what that takes is no page's fault.
await outcomeOf(taskOf("none.pdf", Buffer.from("%PDF-")));

for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  // What earlier files left behind is not this one's.
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const startedMs = performance.now();
  const peaks = { childMb: 0, growthMb: 0 };
  const look = (): void => {
    peaks.childMb = Math.max(peaks.childMb, childPeakMb());
    peaks.growthMb = Math.max(peaks.growthMb, (process.memoryUsage.rss() - before) / 1e6);
  };
  const looking = setInterval(look, 10);
  const outcome = await outcomeOf(taskOf(name, bytes));
  const ms = Math.round(performance.now() - startedMs);
  look();
  clearInterval(looking);
  const verdict: Verdict = { name, ...outcome, ms, childMb: Math.round(peaks.childMb), growthMb: peaks.growthMb };
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
}

function taskOf(name: string, bytes: Uint8Array): Extract<Task, { kind: "html" | "pdf" }> {
  return name.endsWith(".pdf")
    ? { kind: "pdf", bytes }
    : { kind: "html", page: bytes, contentType: "text/html", url: "https://gazette.example/harbour" };
}

async function outcomeOf(task: ReturnType<typeof taskOf>): Promise<Pick<Verdict, "outcome" | "text" | "characters">> {
  try {
    const result = await pool.parse(task, signal);
    const text = "text" in result ? result.text : result.article.text;
    return { outcome: "read", text: text.slice(0, 200), characters: text.length };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { outcome: error.code, text: error.message, characters: 0 };
  }
}

/** The most memory that the child has had so far, where the system tells (Linux). */
function childPeakMb(): number {
  try {
    const [pid = ""] = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}
