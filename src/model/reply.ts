import { z } from "zod";
import { thoughtsStart } from "./json-object.ts";

/** What a server answered, put together from the events of a stream or from one body. */
export type Reply = {
  readonly kind: "reply";
  readonly text: string;
  readonly refusal: string;
  /** Whether it thought first, in a field of its own, between tags, or by the server's count. */
  readonly thought: boolean;
  /** "stop", "length", "content_filter" and the like. */
  readonly finish: string;
  readonly model: string | null;
  readonly usage: Counted | null;
};

/** The server's own count; null where it gives none. */
export type Counted = { readonly prompt: number | null; readonly answer: number | null };

/** One event of a stream (`delta`) or a whole answer (`message`). Null where it is neither. */
export function readPiece(value: unknown): Piece | null {
  const { data } = pieceSchema.safeParse(value);
  return data ?? null;
}

/** Adds up pieces. `onText` is told what each adds to the answer. */
export function replyBuilder(onText: (added: string) => void): {
  readonly add: (piece: Piece) => void;
  /** Null where nothing said that the answer had ended. */
  readonly reply: () => Reply | null;
} {
  let text = "";
  let refusal = "";
  let thought = false;
  let finish: string | null = null;
  let model: string | null = null;
  let usage: Counted | null = null;

  return {
    add: (piece) => {
      const [choice] = piece.choices;
      const words = choice?.delta ?? choice?.message;
      const added = words?.content ?? "";
      text += added;
      refusal += words?.refusal ?? "";
      thought ||= (words?.reasoning_content ?? words?.reasoning ?? "") !== "" || (piece.usage?.thoughts ?? 0) > 0;
      // Some send "" until it ends.
      finish = choice?.finish_reason || finish;
      model = piece.model ?? model;
      usage = piece.usage ?? usage;
      if (added !== "") onText(added);
    },
    reply: () => {
      if (finish === null) return null;
      const counted = usage === null ? null : { prompt: usage.prompt, answer: usage.answer };
      const tagged = text.trimStart().startsWith(thoughtsStart);
      return { kind: "reply", text, refusal, thought: thought || tagged, finish, model, usage: counted };
    },
  };
}

// Servers add to these shapes and leave out of them as they like: whatever cannot be read counts as absent.
const string = z.string().nullish().catch(null);
const count = z.number().int().nonnegative().nullish().catch(null);

/** Magistral and its kin send a list of parts, thoughts among them. */
const content = z
  .union([z.string(), z.array(z.object({ text: z.string().optional().catch("") })).transform(joined)])
  .nullish()
  .catch(null);

const words = z
  .object({ content, refusal: string, reasoning_content: string, reasoning: string })
  .nullish()
  .catch(null);

const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(null),
  })
  .transform((usage) => ({
    // Ollama gives 0 where it had the prompt in its cache.
    prompt: usage.prompt_tokens || null,
    answer: usage.completion_tokens ?? null,
    thoughts: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  }))
  .nullish()
  .catch(null);

const pieceSchema = z.object({
  model: string,
  choices: z
    .array(z.object({ delta: words, message: words, finish_reason: string }))
    .nullish()
    .transform((choices) => choices ?? []),
  usage: usageSchema,
});

export type Piece = z.infer<typeof pieceSchema>;

function joined(parts: readonly { readonly text?: string | undefined }[]): string {
  return parts.map(({ text }) => text ?? "").join("");
}
