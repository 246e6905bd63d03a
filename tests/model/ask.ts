import { z } from "zod";
import type { ModelServer } from "../../src/model/exchange.ts";
import { shortMemory, type ModelMemory } from "../../src/model/learned.ts";
import type { Completion, CompletionRequest, Model, Outcome } from "../../src/model/model.ts";
import { openaiModel } from "../../src/model/openai.ts";
import { fixedClock } from "../fixed-clock.ts";
import { chatServer, type Answer, type ChatServer, type Seen, type WireBody } from "./chat-server.ts";

export const noon = Date.UTC(2026, 10, 22, 12);

/** What a good answer to `question` is. */
export const goodAnswer = { first_sentence: 1, last_sentence: 3, claims: [{ text: "Rents rose." }] };

export const question: CompletionRequest = {
  messages: [
    { role: "system", text: "Answer in JSON." },
    { role: "user", text: "1| Rents rose.\n2| Ms Hill said so.\n3| Nobody else was asked." },
  ],
  schema: {
    name: "report_v1",
    json: z.toJSONSchema(
      z.object({
        first_sentence: z.int(),
        last_sentence: z.int(),
        claims: z.array(z.object({ text: z.string().max(300) })),
      }),
    ),
  },
  maxTokens: 400,
  sentences: { first: 1, last: 3 },
};

export type Asked = Completion & { readonly seen: readonly Seen[]; readonly waits: readonly number[] };

export type Asking = Partial<ModelServer> & {
  readonly request?: Partial<CompletionRequest>;
  readonly signal?: AbortSignal;
  readonly memory?: ModelMemory;
};

/** Asks a server that answers so, once. */
export async function ask(answer: Answer, asking: Asking = {}): Promise<Asked> {
  await using server = await chatServer(answer);
  const { model, waits } = modelAt(server, asking);
  const completion = await model.complete({ ...question, ...asking.request }, asking.signal ?? never());
  return { ...completion, seen: server.seen, waits };
}

export function modelAt(
  { baseUrl }: Pick<ChatServer, "baseUrl">,
  { memory = shortMemory(), request: _request, signal: _signal, ...server }: Asking = {},
): { readonly model: Model; readonly waits: readonly number[] } {
  const clock = fixedClock(noon);
  const settings = { baseUrl, model: "asked-1", key: () => "sk-secret-0123456789", contextTokens: 16_384, ...server };
  const model = openaiModel({ silenceMs: 20_000, wholeMs: 20_000, ...settings }, { clock, memory });
  return { model, waits: clock.waits };
}

/** A signal that nobody aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

export function kindOf({ outcome }: { readonly outcome: Outcome }): Outcome["kind"] {
  return outcome.kind;
}

/** How each request asked for the shape of its answer. */
export function rungsOf(seen: readonly Seen[]): readonly string[] {
  return seen.map(({ body }) => rungOf(body));
}

function rungOf({ response_format: format }: WireBody): string {
  if (format === undefined) return "text";
  return format.json_schema?.strict === true ? `${format.type} strict` : format.type;
}
