import { believedResult } from "./believed.ts";
import { type Launch, mainEntry, readableProgram } from "./launch.ts";
import type { Results, Task } from "./protocol.ts";
import { type RunningChild, startChild } from "./running-child.ts";
import { tooLarge, tooManyWaiting, trouble } from "./trouble.ts";
import { turns } from "./turns.ts";

/** Reads strangers' bytes in a process of its own, one at a time; the rest wait in line. */
export type ParserPool = AsyncDisposable & {
  /**
   * Fails with a UserError: what the child says of the page ("no-article", …), "parse-failed" where it was stopped or
   * broke, "too-large", "busy" where too many wait. Fails with the signal's reason when that ends it, and with an
   * Error where no child can be started.
   */
  readonly parse: <T extends Task>(task: T, signal: AbortSignal) => Promise<Results[T["kind"]]>;
};

export type ParserPoolOptions = Partial<Launch> & {
  /** What one task may take. */
  readonly timeoutMs?: number;
  readonly mostWaiting?: number;
  readonly tasksPerChild?: number;
  /** What is sent to the child at all; sending costs the bot's own memory twice this. */
  readonly mostBytes?: number;
};

const startMs = 15_000;
/** Long before the child's own processor limit, a new one takes over. */
const workedMsPerChild = 50_000;

export function parserPool(options: ParserPoolOptions = {}): ParserPool {
  const { timeoutMs = 5000, mostWaiting = 50, tasksPerChild = 1000, mostBytes = 10e6 } = options;
  const limits = { ...standardLaunch(), ...options };
  const closing = new AbortController();
  const line = turns(mostWaiting);
  let lastId = 0;
  let child: Promise<RunningChild> | null = null;
  let before: Promise<unknown> = Promise.resolve();
  let tasks = 0;
  let workedMs = 0;

  const warm = (): Promise<RunningChild> => {
    if (child !== null) return child;
    const starting = before.then(() => startChild(limits, startMs, closing.signal));
    child = starting;
    tasks = 0;
    workedMs = 0;
    const gone = (): void => {
      if (child === starting) child = null;
    };
    starting.then(({ ended }) => ended.then(gone), gone);
    return starting;
  };

  const replace = (old: RunningChild): void => {
    before = old.kill();
    child = null;
    // Should this fail, the next task tries again and says so.
    if (!closing.signal.aborted) warm().catch(() => {});
  };

  const parse = async <T extends Task>(task: T, signal: AbortSignal): Promise<Results[T["kind"]]> => {
    if (weight(task) > mostBytes) throw tooLarge(task, weight(task), mostBytes);
    const stop = AbortSignal.any([signal, closing.signal]);
    const pass = await line.take(stop);
    if (pass === null) throw tooManyWaiting();
    try {
      const current = await unlessAborted(warm(), stop);
      const startedMs = performance.now();
      const outcome = await current.ask({ id: (lastId += 1), task }, timeoutMs, stop);
      workedMs += performance.now() - startedMs;
      tasks += 1;

      const answer = outcome.kind === "answered" ? outcome.answer : null;
      const result = answer?.kind === "done" ? believedResult<T["kind"]>(task.kind, answer.result) : null;
      // After a fault a parser may leave memory and half-done work behind.
      const sound = answer?.kind === "refused" || result !== null;
      const worn = tasks >= tasksPerChild || workedMs >= workedMsPerChild;
      if (worn || !sound) replace(current);
      stop.throwIfAborted();
      if (result === null) throw trouble(task, outcome, timeoutMs);
      return result;
    } finally {
      pass();
    }
  };

  const close = async (): Promise<void> => {
    closing.abort(new Error("The parser pool is closed"));
    const last = await child?.catch(() => null);
    await last?.kill();
    await before;
  };

  return { parse, [Symbol.asyncDispose]: close };
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function standardLaunch(): Launch {
  return { entry: mainEntry, readable: readableProgram(), heapMb: 96, dataMb: 750, cpuSeconds: 60 };
}

/** In bytes; a character of a string is sent as one or two. */
function weight(task: Task): number {
  switch (task.kind) {
    case "html":
      return typeof task.page === "string" ? task.page.length : task.page.byteLength;
    case "pdf":
      return task.bytes.byteLength;
    case "text":
      return task.given.text.length;
    case "paste":
      return task.pieces.reduce((sum, { text }) => sum + text.length, 0);
    case "pdf-text":
      return task.pdf.text.length;
    case "read":
    case "report":
    case "ground":
    case "ground-sentences":
    case "answer":
      return task.article.text.length;
  }
}
