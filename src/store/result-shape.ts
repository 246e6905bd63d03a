import { z } from "zod";
import {
  claimKinds,
  frameDimensions,
  genres,
  loadedKinds,
  type Reading,
  roles,
  type Speaker,
  type VoiceId,
  voiceKinds,
} from "../reading/reading.ts";
import { perspectiveKinds, type Report } from "../report/report.ts";
import type { Result, StoredProvenance } from "./rows.ts";

const maybe = z.string().nullable();
const span = z.object({ start: z.int(), end: z.int() });
const evidence = z.object({ sentence: z.int(), span });
const voiceId: z.ZodType<VoiceId> = z.templateLiteral(["V", z.int()]);
const speaker: z.ZodType<Speaker> = z.union([z.literal("article"), voiceId]);

const reading: z.ZodType<Reading> = z.object({
  genre: z.enum(genres),
  sentences: z.array(
    z.object({ id: z.int(), span, paragraph: z.int(), attributed: z.boolean(), subjective: z.boolean() }),
  ),
  attributions: z.array(
    z.object({
      source: span.nullable(),
      cue: span.nullable(),
      content: z.array(span),
      kind: z.enum(["direct", "mixed", "indirect"]),
      act: z.enum(["speech", "thought"]),
      voice: voiceId.nullable(),
    }),
  ),
  voices: z.array(
    z.object({
      id: voiceId,
      name: z.string(),
      kind: z.enum(voiceKinds),
      role: z.enum(roles),
      described: span.nullable(),
      heard: z.enum(["quoted", "paraphrased", "mentioned"]),
      mentions: z.array(evidence),
      words: z.int(),
      refused: evidence.nullable(),
      criticised: z.array(evidence),
      actedUpon: z.array(evidence),
    }),
  ),
  loaded: z.array(
    z.object({
      span,
      sentence: z.int(),
      neutral: maybe,
      by: speaker,
      kind: z.enum(loadedKinds),
      reason: z.string(),
    }),
  ),
  claims: z.array(
    z.object({
      claimer: speaker,
      evidence: z.array(evidence),
      kind: z.enum(claimKinds),
      checkable: z.boolean(),
      via: voiceId.nullable(),
      attribution: z.int().nullable(),
    }),
  ),
  frames: z.array(z.object({ dimension: z.enum(frameDimensions), evidence: z.array(evidence) })),
  doubts: z.array(z.string()),
});

export const summarySentence = z.object({ text: z.string(), sentences: z.array(z.int()) });

const report: z.ZodType<Report> = z.object({
  mode: z.string(),
  summary: z.array(summarySentence),
  claims: z.array(
    z.object({
      text: z.string(),
      claimer: speaker,
      kind: z.enum(claimKinds),
      checkable: z.boolean(),
      via: voiceId.nullable(),
      evidence: z.array(evidence),
    }),
  ),
  perspectives: z.array(
    z.object({
      kind: z.enum(perspectiveKinds),
      who: z.string(),
      why: z.string(),
      question: z.string(),
      trigger: z.array(evidence),
      checked: z.string(),
      outside: maybe,
    }),
  ),
  refusals: z.array(z.object({ voice: voiceId, evidence })),
  withheld: z.array(z.object({ what: z.string(), reason: z.string() })),
  checks: z.record(z.string(), z.object({ passed: z.int(), of: z.int() })),
});

const provenance: z.ZodType<StoredProvenance> = z.object({
  model: maybe,
  prompt: z.object({ id: z.string(), version: z.int() }).nullable(),
  local: maybe,
  tokens: z.object({ prompt: z.int(), answer: z.int() }),
  calls: z.int(),
  repaired: z.object({ asked: z.int(), stood: z.int() }),
  unread: z.int(),
});

export const resultShape: z.ZodType<Result> = z.object({ reading, report, provenance });
