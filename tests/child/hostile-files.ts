import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What became of one file. `outcome` is "read", or the code of the refusal; `text` begins what was read, or is said. */
export type Verdict = {
  readonly name: string;
  readonly outcome: string;
  readonly text: string;
  readonly characters: number;
  readonly ms: number;
  /** The most memory the child had up to then; 0 where the system does not tell. */
  readonly childMb: number;
  /** How much the process of the bot, which held the file already, grew while it was read. */
  readonly growthMb: number;
};

/** Has these files of a folder, or all, read by a process of its own (witness.ts), and says what became of them. */
export async function verdictsOn(folder: string, names: readonly string[] = []): Promise<readonly Verdict[]> {
  const lines = (await outputOf(join(import.meta.dirname, "witness.ts"), folder, ...names)).split("\n");
  return lines.filter((line) => line !== "").map((line): Verdict => JSON.parse(line));
}

/** Runs a script of the tests or of the shared material, and resolves with what it writes. */
export async function outputOf(script: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ["--expose-gc", script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const output = child.stdout.setEncoding("utf8").toArray();
  const [code] = (await once(child, "close")).map(String);
  if (code !== "0") throw new Error(`${script} ended with ${code}`);
  return (await output).join("");
}

/** The files that have not come to what is expected of them, or made the bot grow by more than 20 MB. */
export function faultsOf(verdicts: readonly Verdict[], isExpected: (verdict: Verdict) => boolean): readonly string[] {
  return verdicts
    .filter((verdict) => !isExpected(verdict) || verdict.growthMb > 20)
    .map(({ name, outcome, growthMb }) => `${name}: ${outcome}, +${growthMb.toFixed(1)} MB`);
}

/** What the shared cases of a kind expect, by file name. */
export function casesOf(kind: string, file: string): ReadonlyMap<string, string> {
  const shape = z.object({ cases: z.array(z.object({ kind: z.string(), name: z.string(), expect: z.unknown() })) });
  const { cases } = shape.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(cases.filter((each) => each.kind === kind).map((each) => [each.name, String(each.expect)]));
}

export function table(title: string, verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, outcome, text, characters, ms, childMb, growthMb }) =>
    [
      name.padEnd(24),
      outcome.padEnd(16),
      `${ms} ms`.padStart(8),
      `child ${childMb} MB`.padStart(13),
      `bot ${growthMb.toFixed(1)} MB`.padStart(12),
      ` ${outcome === "read" ? `${characters} characters` : text}`,
    ].join(" "),
  );
  return [title, ...rows, ""].join("\n");
}
