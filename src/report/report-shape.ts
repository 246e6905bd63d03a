import { z } from "zod";
import { evidenceShape, speakerShape, voiceIdShape } from "../reading/reading-shape.ts";
import { claimKinds } from "../reading/reading.ts";
import { perspectiveKinds, type Report, type SummarySentence, type Withheld } from "./report.ts";

export const summarySentenceShape: z.ZodType<SummarySentence> = z.object({
  text: z.string(),
  sentences: z.array(z.int()),
});

export const withheldShape: z.ZodType<Withheld> = z.object({ what: z.string(), reason: z.string() });
export const checksShape: z.ZodType<Report["checks"]> = z.record(
  z.string(),
  z.object({ passed: z.int(), of: z.int() }),
);

/** A report as it comes from where it was not made: another process, a store. */
export const reportShape: z.ZodType<Report> = z.object({
  mode: z.string(),
  summary: z.array(summarySentenceShape),
  claims: z.array(
    z.object({
      text: z.string(),
      claimer: speakerShape,
      kind: z.enum(claimKinds),
      checkable: z.boolean(),
      via: voiceIdShape.nullable(),
      evidence: z.array(evidenceShape),
    }),
  ),
  perspectives: z.array(
    z.object({
      kind: z.enum(perspectiveKinds),
      who: z.string(),
      why: z.string(),
      question: z.string(),
      trigger: z.array(evidenceShape),
      checked: z.string(),
      outside: z.string().nullable(),
    }),
  ),
  refusals: z.array(z.object({ voice: voiceIdShape, evidence: evidenceShape })),
  withheld: z.array(withheldShape),
  checks: checksShape,
});
