import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Writer = AsyncDisposable & {
  readonly process: ChildProcess;
  /** Resolves once so many lines were said, or the process has ended. */
  readonly said: (lines: number) => Promise<readonly string[]>;
  /** What it wrote on standard error, once it has ended. */
  readonly ended: Promise<{ readonly status: number | null; readonly error: string }>;
};

/** Another process that writes into a store's file; see writer-process.ts. Killed at the latest when it is disposed of. */
export function startWriter(file: string): Writer {
  const program = fileURLToPath(new URL("writer-process.ts", import.meta.url));
  const child = spawn(process.execPath, [program, file]);
  const lines: string[] = [];
  const error = child.stderr.setEncoding("utf8").toArray();
  const heard = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const ended = once(child, "close").then(async ([status]) => ({
    status: typeof status === "number" ? status : null,
    error: (await error).join(""),
  }));
  const over = ended.then(() => "ended" as const);
  return {
    process: child,
    said: async (count) => {
      while (lines.length < count) {
        const next = await Promise.race([once(heard, "line").then(() => "line" as const), over]);
        if (next === "ended") break;
      }
      return lines;
    },
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
