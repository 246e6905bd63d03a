import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, parse } from "node:path";

const projectRoot = join(import.meta.dirname, "../..");

export type Launch = {
  /** The script to run, inside one of the folders that may be read. */
  readonly entry: string;
  /** Folders and files that the child may read; it may write none. */
  readonly readable: readonly string[];
  readonly heapMb: number;
  /**
   * Linux only: RLIMIT_DATA, which also counts array buffers, where --max-old-space-size does not. 537 MB of it are
   * V8's reservation for machine code (x64), of which next to nothing is ever used.
   */
  readonly dataMb: number;
  /** Linux only: seconds of processor time in the child's life, so that an orphan in an endless loop ends, too. */
  readonly cpuSeconds: number;
};

/**
 * The program as it is, readable by the child: its code, its packages and seed lists. Not the folder above them, where
 * `.env` and the database are. Node checks a linked folder both as named and as resolved.
 */
export function readableProgram(): readonly string[] {
  const packages = join(projectRoot, "node_modules");
  return [
    join(projectRoot, "package.json"),
    join(projectRoot, "src"),
    join(projectRoot, "seeds"),
    packages,
    realpathSync(packages),
  ];
}

export const mainEntry = join(import.meta.dirname, "main.ts");

/**
 * Starts a process with an empty environment, in no particular folder, without standard streams, that can read its own
 * code and nothing else, can start no process, thread or add-on, and can make no code out of strings.
 */
export function launch({ entry, readable, heapMb, dataMb, cpuSeconds }: Launch): ChildProcess {
  const command = [
    process.execPath,
    `--max-old-space-size=${heapMb}`,
    "--max-semi-space-size=4",
    "--expose-gc",
    "--disallow-code-generation-from-strings",
    "--permission",
    ...readable.map((path) => `--allow-fs-read=${path}`),
    entry,
  ];
  // A limit that the system refuses (a lower one is set already) does not keep the child from starting. No core dumps.
  const limits = `ulimit -c 0; ulimit -d ${dataMb * 1000}; ulimit -t ${cpuSeconds}; exec "$0" "$@"`;
  const [file = "", ...args] = process.platform === "linux" ? ["/bin/sh", "-c", limits, ...command] : command;
  return spawn(file, args, {
    cwd: parse(process.execPath).root,
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
    windowsHide: true,
  });
}
