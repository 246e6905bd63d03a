import { z } from "zod";
import { gateCodes } from "../errors.ts";
import type { Article } from "./article.ts";

const maybe = z.string().nullable();

/** An article as it comes from where it was not made: another process, a store. */
export const articleShape: z.ZodType<Article> = z.object({
  text: z.string(),
  title: maybe,
  outlet: maybe,
  url: maybe,
  byline: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("people"), names: z.array(z.string()) }),
    z.object({ kind: z.literal("agency"), name: z.string() }),
    z.object({ kind: z.literal("none") }),
  ]),
  published: maybe,
  language: z.string(),
  gate: z.enum(gateCodes).nullable(),
  extraction: z.object({ by: z.string(), doubts: z.array(z.string()) }),
});
