import { z } from "zod";
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

const results: { readonly [K in TaskKind]: z.ZodType<Results[K]> } = {
  pdf: z.object({
    text: z.string(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    created: z.string().nullable(),
    pages: z.int(),
    doubts: z.array(z.string()),
  }),
};

const id = z.int();
const sentence = z.string().max(500);

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("done"), id, result: z.unknown() }),
  z.object({ kind: z.literal("refused"), id, code: z.enum(refusals), message: sentence, wayOn: sentence }),
  z.object({ kind: z.literal("failed"), id, error: z.string() }),
]);
