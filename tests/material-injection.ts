import { readFileSync } from "node:fs";
import { z } from "zod";
import { material } from "./material.ts";

/** The corpus of injected instructions, or null where the shared material is absent. */
export function injectionCorpus(): z.infer<typeof corpus> | null {
  const file = material("data", "security", "injection-cases.dev.json");
  return file === null ? null : corpus.parse(JSON.parse(readFileSync(file, "utf8")));
}

const corpus = z.object({
  attacks: z.array(z.object({ id: z.string(), text: z.string() })),
  modelOutputs: z.array(
    z.object({ id: z.string(), output: z.string().optional(), generator: z.string().optional(), note: z.string() }),
  ),
});

/** Every string in an output, as it stands and as the parts of it that are text. */
export function stringsIn(output: string): readonly string[] {
  const found = new Set([output]);
  const walk = (value: unknown): void => {
    if (typeof value === "string") found.add(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(output));
  } catch {
    // no JSON: the string itself is all there is
  }
  return [...found];
}
