import { z } from "zod";
import { articleShape } from "../article/article-shape.ts";
import { readingShape, voiceShape } from "../reading/reading-shape.ts";
import { answerShape } from "../report/answer-shape.ts";
import { checksShape, reportShape, summarySentenceShape } from "../report/report-shape.ts";
import { type Message, refusals, type Results, type TaskKind } from "./protocol.ts";

/**
 * The border between child and parent: the child has handled a stranger's bytes, so nothing it says is believed
 * before it has the right shape. Null where it has not.
 */
export function believedMessage(value: unknown): Message | null {
  return message.safeParse(value).data ?? null;
}

export function believedResult<K extends TaskKind>(kind: K, value: unknown): Results[K] | null {
  const schema: z.ZodType<Results[K]> = results[kind];
  return schema.safeParse(value).data ?? null;
}

const maybe = z.string().nullable();

const dropped = z.array(z.object({ step: z.string(), reason: z.string(), text: z.string() }));

const count = z.object({ passed: z.int(), of: z.int() });
const faults = z.array(
  z.object({
    label: z.string(),
    check: z.string(),
    problem: z.string(),
    reason: z.string(),
    outcome: z.enum(["withheld", "own words", "mended"]),
  }),
);

const results: { readonly [K in TaskKind]: z.ZodType<Results[K]> } = {
  html: z.object({
    article: articleShape,
    dropped,
    signals: z.object({
      kind: z.enum(["article", "video", "index", "product", "recipe"]).nullable(),
      linkWordsShare: z.number(),
      videoElements: z.int(),
      isAccessibleForFree: z.boolean().nullable(),
      paywallMarks: z.int(),
      declaredWords: z.number().nullable(),
    }),
    named: maybe,
  }),
  pdf: z.object({
    text: z.string(),
    title: maybe,
    author: maybe,
    created: maybe,
    pages: z.int(),
    doubts: z.array(z.string()),
  }),
  text: z.object({ article: articleShape, dropped }),
  paste: z.object({ article: articleShape, dropped }),
  "pdf-text": z.object({ article: articleShape, dropped }),
  read: z.object({ reading: readingShape, report: reportShape }),
  report: reportShape,
  ground: z.object({ report: reportShape, voices: z.array(voiceShape), faults, summary: count }),
  "ground-sentences": z.object({ said: z.array(summarySentenceShape), faults, checks: checksShape }),
  answer: answerShape,
};

const id = z.int();
const sentence = z.string().max(500);

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("done"), id, result: z.unknown() }),
  z.object({ kind: z.literal("refused"), id, code: z.enum(refusals), message: sentence, wayOn: sentence }),
  z.object({ kind: z.literal("failed"), id, error: z.string() }),
]);
