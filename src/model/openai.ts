import { APIError, OpenAI } from "openai";
import { Stream } from "openai/streaming";
import type { Clock } from "../clock.ts";
import { askingModel } from "./asking.ts";
import type { Around, Exchange, ModelServer } from "./exchange.ts";
import { blotted, refusal, type Blots, type Fault } from "./faults.ts";
import { guardedFetch, LineFault } from "./line.ts";
import type { Model } from "./model.ts";
import { readPiece, replyBuilder, type Reply } from "./reply.ts";
import { mayRetry, retryAfterMs } from "./retries.ts";

/** A model behind any server that speaks OpenAI's chat completions: hosted, a gateway, or at home. */
export function openaiModel(server: ModelServer, around: Omit<Around, "exchange">): Model {
  const bounded = { ...server, maxBytes: server.maxBytes ?? defaultMaxBytes };
  return askingModel(bounded, { ...around, exchange: openaiExchange(bounded, around.clock) });
}

/** An event takes some 300 bytes a token, and a model that thinks may use 12,000 of them. */
const defaultMaxBytes = 8_000_000;

/**
 * Only here is the SDK known. It builds the request and takes events apart; retries, timers and the reading of answers
 * are ours: its helpers throw away the text of an answer that is fenced, cut or filtered. Everything that it would take
 * from the environment is given.
 */
function openaiExchange(server: Required<ModelServer>, clock: Clock): Exchange {
  const client = new OpenAI({
    baseURL: server.baseUrl,
    // Never sent: the line writes the header itself, or leaves it out. Without a key the SDK does not start.
    apiKey: "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: server.wholeMs,
    logLevel: "off",
    fetch: guardedFetch(server),
  });
  const secrets = secretsOf(server);

  const caught = (error: unknown, blots: Blots, signal: AbortSignal): Fault => {
    signal.throwIfAborted();
    const fault = faultIn(error, { blots, now: clock.now() });
    if (fault === null) throw error;
    return fault;
  };

  return {
    send: async ({ body, onText }, signal) => {
      const blots = { secrets, prompts: body.messages.map(({ content }) => content) };
      try {
        const response = await client.chat.completions.create(body, { signal }).asResponse();
        const reply = await (isEventStream(response)
          ? readStream(Stream.fromSSEResponse<unknown>(response, new AbortController(), client), onText)
          : readBody(response, { onText, blots }));
        signal.throwIfAborted();
        return reply;
      } catch (error) {
        return caught(error, blots, signal);
      }
    },
    listModels: async (signal) => {
      try {
        const response = await client.models.list({ signal }).asResponse();
        return jsonIn(await response.text());
      } catch (error) {
        caught(error, { secrets, prompts: [] }, signal);
        return null;
      }
    },
  };
}

/** The key, and what the address hides in its query as some gateways have it. */
function secretsOf({ key, baseUrl }: ModelServer): readonly string[] {
  return [key(), ...new URL(baseUrl).searchParams.values()].filter((secret) => secret !== "");
}

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.toLowerCase().startsWith("text/event-stream") === true;
}

async function readStream(events: AsyncIterable<unknown>, onText: (added: string) => void): Promise<Reply | Fault> {
  const builder = replyBuilder(onText);
  for await (const event of events) {
    const piece = readPiece(event);
    if (piece !== null) builder.add(piece);
  }
  return builder.reply() ?? { kind: "unfinished" };
}

/** Servers that were not asked to stream, or do not; and whatever else answers with 200. */
async function readBody(
  response: Response,
  to: { readonly onText: (added: string) => void; readonly blots: Blots },
): Promise<Reply | Fault> {
  const text = await response.text();
  const body = jsonIn(text);
  if (hasError(body)) return refusal(body.error, { status: null, retryAfterMs: null, mayRetry: true, blots: to.blots });
  const piece = readPiece(body);
  if (piece === null || piece.choices.length === 0)
    return { kind: "not-an-api", status: response.status, said: blotted(text, to.blots) };
  const builder = replyBuilder(to.onText);
  builder.add(piece);
  // The whole body is there, so the answer is, even where nothing says how it ended.
  builder.add({ choices: [{ finish_reason: piece.choices[0]?.finish_reason ?? "stop" }] });
  return builder.reply() ?? { kind: "unfinished" };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hasError(body: unknown): body is { readonly error: unknown } {
  return typeof body === "object" && body !== null && "error" in body && body.error !== null;
}

/** What an error of the SDK or the line means; null for one of ours. */
function faultIn(error: unknown, known: { readonly blots: Blots; readonly now: number }): Fault | null {
  const line = lineFaultIn(error);
  if (line !== null) return line.why;
  // An event that is no JSON.
  if (error instanceof SyntaxError) return { kind: "garbled" };
  if (!(error instanceof APIError)) return null;
  const headers = error.headers ?? new Headers();
  return refusal(error.error ?? error.message, {
    status: error.status ?? null,
    retryAfterMs: retryAfterMs(headers, known.now),
    mayRetry: mayRetry(headers),
    blots: known.blots,
  });
}

function lineFaultIn(error: unknown): LineFault | null {
  let next = error;
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    if (next instanceof LineFault) return next;
    next = next.cause;
  }
  return null;
}
