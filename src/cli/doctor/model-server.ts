import { mending } from "../../app/mending.ts";
import type { Finding } from "../../app/finding.ts";
import type { Clock } from "../../clock.ts";
import type { ModelConfig } from "../../config.ts";
import { shortMemory } from "../../model/learned.ts";
import type { CompletionRequest } from "../../model/model.ts";
import { openaiModel } from "../../model/openai.ts";

const fewestTokens = 12_000; // an article of some 2,000 words with its ledger, and an answer

const asked: CompletionRequest = {
  messages: [{ role: "user", text: 'Answer with this JSON and nothing else: {"ready": true}' }],
  schema: {
    name: "ready",
    json: {
      type: "object",
      properties: { ready: { type: "boolean" } },
      required: ["ready"],
      additionalProperties: false,
    },
  },
  maxTokens: 20,
  sentences: null,
};

/** Whether the model answers, by one small call of some 30 tokens; and how much it can take in. */
export async function modelFinding(server: ModelConfig | null, clock: Clock): Promise<Finding> {
  const what = "Language model";
  if (server === null) return { what, found: "none is set: articles are read without one, which works", mend: null };
  const model = openaiModel(server, { memory: shortMemory(), clock });
  const signal = AbortSignal.timeout(server.wholeMs);
  const { outcome } = await model.complete(asked, signal);
  if (outcome.kind !== "answered") return { what, found: `${server.model} does not answer`, mend: mending(outcome) };
  const { tokens } = await model.window(signal);
  const found = `${server.model} answers, and takes ${tokens.toLocaleString("en")} tokens`;
  if (tokens >= fewestTokens) return { what, found, mend: null };
  const mend =
    "That is too few for many articles. Give the server a larger context (Ollama: OLLAMA_CONTEXT_LENGTH; llama.cpp: -c), and set OPENAI_CONTEXT_TOKENS to it.";
  return { what, found, mend };
}
