import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parserPool } from "../../src/child/pool.ts";
import { material } from "../material.ts";

export type ExtractionTimes = {
  readonly pages: number;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  readonly parentGrowth: number;
  readonly childPeak: number | null;
};

/**
 * Extraction through the warm child beside readability on linkedom in a process of its own, page by page in turn, so
 * that both have the same machine. Times are milliseconds a page, bytes for memory; null without the shared pages.
 */
export async function benchExtraction(): Promise<ExtractionTimes | null> {
  const folder = material("data", "extraction", "html");
  if (folder === null) return null;
  const pages = readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))).toString("utf8"));
  await using pool = parserPool();
  const peerProcess = fork(join(import.meta.dirname, "readability-peer.ts"), { serialization: "advanced" });
  const signal = new AbortController().signal;
  const askOurs = (page: string): Promise<unknown> =>
    pool.parse({ kind: "html", page, contentType: null, url: "https://example.org/a" }, signal).catch(() => null);
  const askPeer = async (page: string): Promise<unknown> => {
    peerProcess.send(page);
    return await once(peerProcess, "message");
  };
  const ours: number[] = [];
  const peer: number[] = [];
  // A first round warms both up and is not counted.
  for (const page of pages) await Promise.all([askOurs(page), askPeer(page)]);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  for (const page of pages) {
    ours.push(await took(() => askOurs(page)));
    peer.push(await took(() => askPeer(page)));
    most = Math.max(most, process.memoryUsage.rss());
  }
  const childPeak = peakOfChildren(peerProcess.pid);
  peerProcess.kill();
  return { pages: pages.length, ours, peer, parentGrowth: most - before, childPeak };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The most memory of our child so far, where the system tells (Linux); `peer` is not ours. */
function peakOfChildren(peer: number | undefined): number | null {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    const peaks = children
      .filter((pid) => pid !== String(peer))
      .map((pid) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1])
      .map((kilobytes) => Number(kilobytes) * 1024);
    return Math.max(...peaks);
  } catch {
    return null;
  }
}
