import { z } from "zod";

/** The machine output as the design gives it (§8), strictly: a key more or less is a fault. */
const span = z.strictObject({ start: z.int(), end: z.int() });
const point = z.strictObject({ sentence: z.int(), start: z.int(), end: z.int() });
const voiceId = z.string().regex(/^V\d+$/);
const speaker = z.union([z.literal("article"), voiceId]);
const codes = z.array(z.string());

const article = z.strictObject({
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  byline: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string(),
  text: z.string(),
  words: z.int(),
  gate: z.string().nullable(),
  extraction: z.strictObject({ by: z.string(), doubts: codes }),
});

const reading = z.strictObject({
  genre: z.enum(["report", "opinion", "press-release", "live", "other"]),
  sentences: z.array(
    z.strictObject({
      id: z.int(),
      start: z.int(),
      end: z.int(),
      paragraph: z.int(),
      attributed: z.boolean(),
      subjective: z.boolean(),
    }),
  ),
  attributions: z.array(
    z.strictObject({
      source: span.nullable(),
      cue: span.nullable(),
      content: z.array(span),
      kind: z.enum(["direct", "mixed", "indirect"]),
      act: z.enum(["speech", "thought"]),
      voice: voiceId.nullable(),
    }),
  ),
  voices: z.array(
    z.strictObject({
      id: voiceId,
      name: z.string(),
      kind: z.enum(["person", "organisation", "group", "unnamed"]),
      role: z.string(),
      heard: z.enum(["quoted", "paraphrased", "mentioned"]),
      mentions: z.int(),
      words: z.int(),
    }),
  ),
  loaded: z.array(z.strictObject({ start: z.int(), end: z.int(), neutral: z.string().nullable(), by: speaker })),
  frames: z.array(z.strictObject({ dimension: z.string(), evidence: z.array(point) })),
  functions: z.array(
    z.strictObject({ function: z.enum(["problem", "cause", "judgement", "remedy"]), evidence: z.array(point) }),
  ),
  doubts: codes,
});

const report = z.strictObject({
  mode: z.string(),
  summary: z.array(z.strictObject({ text: z.string(), sentences: z.array(z.int()) })),
  claims: z.array(
    z.strictObject({
      text: z.string(),
      claimer: speaker,
      kind: z.string(),
      checkable: z.boolean(),
      evidence: z.array(point),
    }),
  ),
  perspectives: z.array(
    z.strictObject({
      kind: z.string(),
      who: z.string(),
      why: z.string(),
      question: z.string(),
      trigger: z.array(point),
      checked: z.string(),
      outside: z.string().nullable(),
    }),
  ),
  withheld: z.array(z.strictObject({ what: z.string(), reason: z.string() })),
  checks: z.record(z.string(), z.strictObject({ passed: z.int(), of: z.int() })),
});

export const machineShape = z.strictObject({ article, reading, report });
const id = z.union([z.string(), z.number()]);
export const lineShape = z.union([
  z.strictObject({ id, article, reading, report }),
  z.strictObject({ id: id.nullable(), error: z.strictObject({ code: z.string(), message: z.string() }) }),
]);
