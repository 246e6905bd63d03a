import { z } from "zod";
import { readingShape } from "../reading/reading-shape.ts";
import { reportShape } from "../report/report-shape.ts";
import type { Result, StoredProvenance } from "./rows.ts";

const maybe = z.string().nullable();

const provenance: z.ZodType<StoredProvenance> = z.object({
  model: maybe,
  prompt: z.object({ id: z.string(), version: z.int() }).nullable(),
  // Rows of before have none.
  words: z.object({ id: z.string(), version: z.int() }).nullable().default(null),
  local: maybe,
  tokens: z.object({ prompt: z.int(), answer: z.int() }),
  calls: z.int(),
  repaired: z.object({ asked: z.int(), stood: z.int() }),
  unread: z.int(),
});

export const resultShape: z.ZodType<Result> = z.object({
  reading: readingShape,
  report: reportShape,
  provenance,
});
