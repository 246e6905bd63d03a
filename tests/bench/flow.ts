import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const figures = z.object({
  acceptMs: z.array(z.number()),
  pickUpMs: z.array(z.number()),
  cachedMs: z.array(z.number()),
  grownBytes: z.number(),
  inFlight: z.number(),
  lagMs: z.number(),
  answeredByModel: z.number(),
});
export type FlowFigures = z.infer<typeof figures>;

/** The way of requests through store and queue on a file, in a process of its own, so that its memory is its own. */
export async function benchFlow(): Promise<FlowFigures> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const child = fork(fileURLToPath(import.meta.resolve("./flow-process.ts")), [join(folder, "bot.sqlite")], {
      execArgv: ["--expose-gc"],
    });
    const told = once(child, "message");
    const ended = once(child, "exit");
    const [message] = await Promise.race([told, ended]);
    await ended;
    return figures.parse(message);
  } finally {
    await rm(folder, { recursive: true });
  }
}
