import { join } from "node:path";
import { readableProgram } from "../../src/child/launch.ts";
import { parserPool } from "../../src/child/pool.ts";

/** A parent for the tests to kill: starts a child, tells its number, and gives it the act in the first argument. */
const pool = parserPool({
  entry: join(import.meta.dirname, "hostile-entry.ts"),
  readable: [...readableProgram(), import.meta.dirname],
  timeoutMs: 600_000,
  cpuSeconds: 1,
});
const ask = (act: string): Promise<{ readonly text: string }> =>
  pool.parse({ kind: "pdf", bytes: Buffer.from(act) }, new AbortController().signal);

process.stdout.write((await ask("pid")).text);
await ask(process.argv[2] ?? "hang");
