import { judgedAnswer } from "./answer.ts";
import { fewestTokens } from "./estimate.ts";
import { withoutThoughts } from "./json-object.ts";
import type { CompletionRequest, Outcome } from "./model.ts";
import type { Reply } from "./reply.ts";

export type AskedOfReply = {
  readonly request: CompletionRequest;
  /** Tokens of the prompt, by our own estimate. */
  readonly estimate: number;
  /** The room that the answer had. */
  readonly maxTokens: number;
};

/** What a reply that came to its end is worth. */
export function judgedReply(reply: Reply, asked: AskedOfReply): Outcome {
  if (/^content_?filter$|^safety$/i.test(reply.finish)) return { kind: "content-filter", said: "" };
  if (isFull(reply)) return { kind: "length", maxTokens: asked.maxTokens, answerTokens: reply.usage?.answer ?? null };
  if (reply.refusal.trim() !== "" && isWordless(reply)) return { kind: "refused", text: reply.refusal.trim() };

  const promptTokens = reply.usage?.prompt ?? null;
  const expectedTokens = fewestTokens(asked.estimate);
  if (promptTokens !== null && promptTokens < expectedTokens)
    return { kind: "truncated-input", promptTokens, expectedTokens, sentences: null };
  return judgedAnswer(reply.text, asked.request);
}

/** It thinks, as far as can be seen, or spent all its room without a word, as those do whose thoughts stay hidden. */
export function mayThink(reply: Reply): boolean {
  return reply.thought || (isFull(reply) && isWordless(reply));
}

function isFull({ finish }: Reply): boolean {
  return /^(?:length|max_tokens)$/i.test(finish);
}

function isWordless({ text }: Reply): boolean {
  return (withoutThoughts(text) ?? "") === "";
}
