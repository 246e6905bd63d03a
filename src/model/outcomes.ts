import type { Fault, Refused } from "./faults.ts";
import type { Outcome } from "./model.ts";

/** What a fault means for the request. */
export function outcomeOf(fault: Fault, asked: AskedFor): Outcome {
  switch (fault.kind) {
    case "refused":
      return refusedOutcome(fault, asked);
    case "not-an-api":
      return { kind: "wrong-address", status: fault.status, said: short(fault.said) };
    case "redirect":
      return { kind: "wrong-address", status: fault.status, said: `a redirect to ${short(fault.to)}` };
    case "unreachable":
      return { kind: "unreachable", code: fault.code };
    case "silence":
      return { kind: "timeout", waiting: "silence", ms: asked.silenceMs };
    case "too-large":
      return { kind: "too-large", maxBytes: asked.maxBytes };
    case "dropped":
    case "garbled":
    case "unfinished":
      return { kind: "cut-stream", why: fault.kind };
  }
}

export type AskedFor = {
  readonly silenceMs: number;
  readonly maxBytes: number;
  /** As set, or as the server gave it; null where not known. */
  readonly contextTokens: number | null;
  /** Prompt, estimated, and answer. */
  readonly neededTokens: number;
};

/** Whether the same request may fare better in a moment. */
export function isPassing({ kind }: Outcome): boolean {
  return kind === "rate-limited" || kind === "server-error" || kind === "unreachable" || kind === "cut-stream";
}

/** Whether the form of the request may be at fault, and not its size, its key or its model. */
export function mayBeAskedOtherwise({ kind }: Outcome): boolean {
  return kind === "bad-request" || kind === "wrong-address" || kind === "server-error";
}

/** In this order: words that tell more come before what a status alone tells. */
function refusedOutcome(refused: Refused, asked: AskedFor): Outcome {
  const { status } = refused;
  const said = short(refused.said);
  const words = `${refused.code} ${refused.said}`;
  if (status === 402 || (status === 429 && /insufficient_quota/.test(refused.code)))
    return { kind: "out-of-credit", status, said };
  if (status === 429) return { kind: "rate-limited", retryAfterMs: refused.retryAfterMs, said };
  if (status < 500 && filtered.test(words)) return { kind: "content-filter", said };
  // Groq: 413 "Request too large … tokens per minute (TPM): Limit 6000". The next minute has no more room.
  if (status === 413 || (status < 500 && overContext.test(words))) {
    const contextTokens = refused.contextTokens ?? asked.contextTokens;
    return { kind: "context-too-small", contextTokens, neededTokens: asked.neededTokens, said };
  }
  // Groq checks the finished answer: the model has failed, not the request.
  if (/json_validate_failed/.test(refused.code)) return { kind: "malformed", text: "" };
  if (status === 401 || status === 403) return { kind: "auth", status, said };
  if (status < 500 && modelMissing.test(words)) return { kind: "model-missing", status, said };
  if (status === 404 || status === 405 || /unexpected endpoint/i.test(said))
    return { kind: "wrong-address", status, said };
  // 408 and 409: the server gave up waiting, or works on the same thing.
  if (status >= 500 || status === 408 || status === 409) return { kind: "server-error", status, said };
  return { kind: "bad-request", status, said };
}

const filtered = /content_filter|content_policy|content management policy|\bmoderation\b|\b(?:was|been) flagged\b/i;

const overContext =
  /context_length_exceeded|exceed_context_size|context (?:length|size|window)|prompt is too long|reduce the length/i;

const modelMissing =
  /model_not_found|invalid model|not a valid model|\bmodel\b.{0,120}?(?:not found|does(?: not|n't) exist)/i;

const maxShown = 200;

function short(said: string): string {
  return said.length <= maxShown ? said : `${said.slice(0, maxShown - 1)}…`;
}
