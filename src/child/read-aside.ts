import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import { countWords } from "../text/words.ts";
import type { ParserPool, ParserPoolOptions } from "./pool.ts";

const wordsHereMost = 5_000;

/** `report`: the local one, where it was made with the reading; else null. */
export type LocallyRead = { readonly reading: Reading; readonly report: Report | null };

/**
 * Reads an article where it takes least: here, some tens of milliseconds, or in a child where it is so long that
 * everybody else would wait. Fails as `ParserPool.parse` does, for long articles alone.
 */
export function readAside(tools: {
  readonly read: (article: Article) => Reading;
  readonly child: Pick<ParserPool, "parse">;
}): (article: Article, signal: AbortSignal) => Promise<LocallyRead> {
  return async (article, signal) => {
    signal.throwIfAborted();
    if (!isLong(article)) return { reading: tools.read(article), report: null };
    return await tools.child.parse({ kind: "read", article }, signal);
  };
}

export function isLong({ text }: Article): boolean {
  return countWords(text) > wordsHereMost;
}

/** For a pool of its own, so that pages do not wait behind a book. 200,000 words take some seconds and 300 MB. */
export const longReads: ParserPoolOptions = { heapMb: 300, dataMb: 1_000, timeoutMs: 30_000, tasksPerChild: 100 };
