import { z } from "zod";
import type { LineTrouble } from "./line.ts";

/** Why a call brought no answer: what the line, the server or the stream said, before it is judged. */
export type Fault =
  | LineTrouble
  | Refused
  /** Something came that is not this protocol. */
  | { readonly kind: "not-an-api"; readonly status: number; readonly said: string }
  /** An event that is no JSON. */
  | { readonly kind: "garbled" }
  /** The stream ended, and the answer had not. */
  | { readonly kind: "unfinished" };

/** The server turned the request down, by its status or by an error in an answer that begins well (200). */
export type Refused = {
  readonly kind: "refused";
  readonly status: number;
  readonly code: string;
  /** Which parameter it is about. */
  readonly param: string;
  /** One line, at most 1,000 characters; keys and the words of the prompt are blotted out. */
  readonly said: string;
  readonly contextTokens: number | null;
  readonly retryAfterMs: number | null;
  /** False where the server says that asking again is of no use. */
  readonly mayRetry: boolean;
};

/** Reads the body of an error, as OpenAI, FastAPI, Mistral, Ollama and gateways write it. */
export function refusal(body: unknown, from: RefusedBy): Refused {
  const error = errorSchema.parse(body);
  return {
    kind: "refused",
    status: from.status ?? statusOf(error.code) ?? 500,
    code: `${error.code} ${error.type}`.trim(),
    param: error.param,
    said: blotted(error.message, from.blots),
    contextTokens: error.n_ctx ?? contextIn(error.message),
    retryAfterMs: from.retryAfterMs,
    mayRetry: from.mayRetry,
  };
}

export type RefusedBy = Pick<Refused, "retryAfterMs" | "mayRetry"> & {
  /** Null for an error in an answer that begins well: its code may be a status. */
  readonly status: number | null;
  readonly blots: Blots;
};

/** What no error may repeat. */
export type Blots = {
  /** Keys. */
  readonly secrets: readonly string[];
  /** What was asked: servers like to quote the request that they refuse. */
  readonly prompts: readonly string[];
};

/** One line without control characters, secrets, what looks like a key, or the words of the prompt. */
export function blotted(text: string, { secrets, prompts }: Blots): string {
  const known = secrets.filter((secret) => secret.length >= minSecret);
  const without = known.reduce((line, secret) => line.replaceAll(secret, "[key]"), text);
  const line = without
    .slice(0, maxRead)
    .replaceAll(/\b(?:sk|pk|gsk|xai|key)[-_][\w*.-]{6,}/gi, "[key]")
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, maxSaid);
  return withoutEcho(line, prompts);
}

const maxSaid = 1000;
const maxRead = 20_000;
const minSecret = 4;

function withoutEcho(line: string, prompts: readonly string[]): string {
  let kept = "";
  let index = 0;
  while (index < line.length) {
    const length = echoAt(line, index, prompts);
    kept += length === 0 ? line.charAt(index) : "[…]";
    index += Math.max(1, length);
  }
  return kept;
}

/** How many characters from here on stand in a prompt, if they are too many for chance. */
function echoAt(line: string, index: number, prompts: readonly string[]): number {
  const start = line.slice(index, index + minEcho);
  if (start.length < minEcho) return 0;
  const prompt = prompts.find((one) => one.includes(start));
  if (prompt === undefined) return 0;
  let length = minEcho;
  while (index + length < line.length && prompt.includes(line.slice(index, index + length + 1))) length += 1;
  return length;
}

const minEcho = 24;

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? "")
  .catch("");

/** FastAPI's list of what is wrong. Its `input` repeats the request, article and all, and is left out. */
const detail = z
  .union([
    z.string(),
    z
      .array(z.object({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: text }))
      .transform((faults) => faults.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ")),
  ])
  .catch("");

const errorFields = z.object({
  message: text,
  code: text,
  type: text,
  param: text,
  detail,
  error: text,
  n_ctx: z.number().int().positive().nullish().catch(null),
});

const errorSchema = z
  .unknown()
  .transform((body) => (typeof body === "string" ? { message: body } : body))
  .pipe(errorFields.catch({ message: "", code: "", type: "", param: "", detail: "", error: "", n_ctx: null }))
  .transform((error) => ({ ...error, message: error.message || error.detail || error.error }));

/** "code": 502, as OpenRouter sends in the middle of an answer. */
function statusOf(code: string): number | null {
  return /^[45]\d\d$/.test(code) ? Number(code) : null;
}

/**
 * "This model's maximum context length is 8192 tokens", "available context size (4096 tokens)". Other numbers near these
 * words are what was asked for: "context length exceeded: 12000 tokens".
 */
function contextIn(message: string): number | null {
  const [, digits] = /(?:maximum|available) context (?:length|size|window)\D{1,10}(\d{3,8})\b/i.exec(message) ?? [];
  return digits === undefined ? null : Number(digits);
}
