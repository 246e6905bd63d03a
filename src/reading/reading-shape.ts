import { z } from "zod";
import {
  claimKinds,
  type Evidence,
  frameDimensions,
  framingFunctions,
  genres,
  loadedKinds,
  type Reading,
  roles,
  type Speaker,
  type Voice,
  type VoiceId,
  voiceKinds,
} from "./reading.ts";

const span = z.object({ start: z.int(), end: z.int() });

export const evidenceShape: z.ZodType<Evidence> = z.object({ sentence: z.int(), span });
export const voiceIdShape: z.ZodType<VoiceId> = z.templateLiteral(["V", z.int()]);
export const speakerShape: z.ZodType<Speaker> = z.union([z.literal("article"), voiceIdShape]);

const evidence = z.array(evidenceShape);

const attributions = z.array(
  z.object({
    source: span.nullable(),
    cue: span.nullable(),
    content: z.array(span),
    kind: z.enum(["direct", "mixed", "indirect"]),
    act: z.enum(["speech", "thought"]),
    voice: voiceIdShape.nullable(),
  }),
);

export const voiceShape: z.ZodType<Voice> = z.object({
  id: voiceIdShape,
  name: z.string(),
  kind: z.enum(voiceKinds),
  role: z.enum(roles),
  described: span.nullable(),
  pronoun: z.enum(["he", "she"]).nullable(),
  heard: z.enum(["quoted", "paraphrased", "mentioned"]),
  mentions: evidence,
  words: z.int(),
  refused: evidenceShape.nullable(),
  criticised: evidence,
  actedUpon: evidence,
});

/** A reading as it comes from where it was not made: another process, a store. */
export const readingShape: z.ZodType<Reading> = z.object({
  genre: z.enum(genres),
  sentences: z.array(
    z.object({ id: z.int(), span, paragraph: z.int(), attributed: z.boolean(), subjective: z.boolean() }),
  ),
  attributions,
  stances: attributions,
  voices: z.array(voiceShape),
  loaded: z.array(
    z.object({
      span,
      sentence: z.int(),
      neutral: z.string().nullable(),
      by: speakerShape,
      kind: z.enum(loadedKinds),
      reason: z.string(),
    }),
  ),
  claims: z.array(
    z.object({
      claimer: speakerShape,
      evidence,
      kind: z.enum(claimKinds),
      checkable: z.boolean(),
      via: voiceIdShape.nullable(),
      attribution: z.int().nullable(),
    }),
  ),
  frames: z.array(z.object({ dimension: z.enum(frameDimensions), evidence })),
  functions: z.array(z.object({ function: z.enum(framingFunctions), evidence })),
  countries: z.array(z.object({ name: z.string(), mentions: evidence })),
  doubts: z.array(z.string()),
});
