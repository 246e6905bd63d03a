import { z } from "zod";
import { evidenceShape } from "../reading/reading-shape.ts";
import type { Answer } from "./answer.ts";
import { checksShape, summarySentenceShape, withheldShape } from "./report-shape.ts";

/** An answer as it comes from where it was not made: a store. */
export const answerShape: z.ZodType<Answer> = z.object({
  mode: z.string(),
  found: z.enum(["yes", "partly", "no"]),
  said: z.array(summarySentenceShape),
  evidence: z.array(evidenceShape),
  understood: z.array(z.object({ words: z.string(), as: z.string() })),
  withheld: z.array(withheldShape),
  checks: checksShape,
});
