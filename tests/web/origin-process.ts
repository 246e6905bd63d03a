import { Socket } from "node:net";
import { z } from "zod";
import { faultyOrigin } from "./faulty-origin.ts";
import { portOf } from "./loopback.ts";

/**
 * A faulty server in a process of its own, so that what it takes to build a bomb is not laid at the fetcher's door: our
 * own, or the one in the module named on the command line. Sends its port to the parent.
 */
const module = process.argv[2];
process.send?.(module === undefined ? await portOf(faultyOrigin()) : await startFrom(module));

async function startFrom(path: string): Promise<number> {
  const { cases, start } = z
    .object({
      cases: z.record(z.string(), z.object({ f: functionOf<[Socket], unknown>() })),
      start: functionOf<[], Promise<{ port: number }>>(),
    })
    .parse(await import(path));
  // Whatever is built on first use is built now, for a socket that is closed already.
  for (const { f: serve } of Object.values(cases)) serve(new Socket().on("error", () => {}).destroy());
  return (await start()).port;
}

function functionOf<Parameters extends unknown[], Result>() {
  return z.custom<(...parameters: Parameters) => Result>((value) => typeof value === "function");
}
