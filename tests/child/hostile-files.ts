import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What became of one file. `outcome` is "read", or the code of the refusal, and `text` what was read or said. */
export type Verdict = {
  readonly name: string;
  readonly outcome: string;
  readonly text: string;
  readonly ms: number;
  /** The most memory the child had up to then; 0 where the system does not tell. */
  readonly childMb: number;
  /** How much the process of the bot grew while the file was read, the file itself aside. */
  readonly growthMb: number;
};

/** Has these files of a folder, or all, read by a process of its own (witness.ts), and says what became of them. */
export async function verdictsOn(folder: string, names: readonly string[] = []): Promise<readonly Verdict[]> {
  const lines = (await outputOf(join(import.meta.dirname, "witness.ts"), folder, ...names)).split("\n");
  return lines.filter((line) => line !== "").map((line): Verdict => JSON.parse(line));
}

/** Runs a script of the tests or of the shared material, and resolves with what it writes. */
export async function outputOf(script: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const output = child.stdout.setEncoding("utf8").toArray();
  const [code] = (await once(child, "close")).map(String);
  if (code !== "0") throw new Error(`${script} ended with ${code}`);
  return (await output).join("");
}

export function table(title: string, verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, outcome, text, ms, childMb, growthMb }) =>
    [
      name.padEnd(24),
      outcome.padEnd(16),
      `${ms} ms`.padStart(8),
      `child ${childMb} MB`.padStart(13),
      `bot ${growthMb.toFixed(1)} MB`.padStart(12),
      ` ${outcome === "read" ? `${text.length} characters` : text}`,
    ].join(" "),
  );
  return [title, ...rows, ""].join("\n");
}
