import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readableProgram } from "../../src/child/launch.ts";
import { parserPool } from "../../src/child/pool.ts";

/** A parent for the tests to kill: starts a child, gives it the act in the first argument, and tells its number. */
const pool = parserPool({
  entry: join(import.meta.dirname, "hostile-entry.ts"),
  readable: [...readableProgram(), import.meta.dirname],
  timeoutMs: 600_000,
  cpuSeconds: 1,
});
const ask = (act: string): Promise<{ readonly text: string }> =>
  pool.parse({ kind: "pdf", bytes: Buffer.from(act) }, new AbortController().signal);

const { text: pid } = await ask("pid");
const end = ask(process.argv[2] ?? "hang");
// Time for the child to be at it.
await sleep(300);
process.stdout.write(pid);
await end;
