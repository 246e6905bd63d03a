import { expect, test } from "vitest";
import { mending } from "../../src/app/mending.ts";
import type { Outcome } from "../../src/model/model.ts";

function check(outcome: Exclude<Outcome, { kind: "answered" }>, ...parts: readonly string[]): void {
  test(`${outcome.kind} is told with what to do about it`, () => {
    const line = mending(outcome);
    for (const part of parts) expect(line).toContain(part);
    expect(line).toMatch(/^[A-Z][^\n]+[.?]$/);
    expect(line).not.toMatch(/SECRET|undefined|null|NaN/);
  });
}

check({ kind: "refused", text: "SECRET" }, "OPENAI_MODEL");
check({ kind: "length", maxTokens: 8400, answerTokens: null }, "8400 tokens");
check({ kind: "content-filter", said: "" }, "content filter");
check({ kind: "content-filter", said: "Flagged" }, "“Flagged”");
check({ kind: "empty" }, "OPENAI_MODEL");
check({ kind: "malformed", text: "SECRET" }, "JSON");
check(
  { kind: "truncated-input", promptTokens: 4096, expectedTokens: 5000, sentences: null },
  "4096 tokens of at least 5000",
  "OLLAMA_CONTEXT_LENGTH",
);
check(
  { kind: "truncated-input", promptTokens: null, expectedTokens: null, sentences: { first: 12, last: null } },
  "sentences 12 to ?",
  "OPENAI_CONTEXT_TOKENS",
);
check({ kind: "context-too-small", contextTokens: null, neededTokens: 9000, said: "" }, "9000", "has fewer");
check(
  { kind: "context-too-small", contextTokens: 4096, neededTokens: 9000, said: "" },
  "has 4096",
  "OPENAI_CONTEXT_TOKENS",
);
check({ kind: "bad-request", status: 400, said: "Odd" }, "(400): “Odd”");
check({ kind: "auth", status: 401, said: "" }, "(401).", "OPENAI_API_KEY");
check({ kind: "out-of-credit", status: 402, said: "" }, "credit");
check({ kind: "model-missing", status: 404, said: "" }, "OPENAI_MODEL");
check({ kind: "wrong-address", status: 405, said: "" }, "OPENAI_BASE_URL", "/v1");
check({ kind: "rate-limited", retryAfterMs: 61_200, said: "" }, "62 s");
check({ kind: "rate-limited", retryAfterMs: null, said: "Slow down" }, "“Slow down”.");
check({ kind: "server-error", status: 502, said: "" }, "(502)");
check({ kind: "unreachable", code: "ECONNREFUSED" }, "ECONNREFUSED", "OPENAI_BASE_URL");
check({ kind: "unreachable", code: null }, "no reason given");
check({ kind: "timeout", waiting: "silence", ms: 90_000 }, "90 s", "OPENAI_SILENCE_SECONDS");
check({ kind: "timeout", waiting: "whole", ms: 300_000 }, "300 s", "OPENAI_TIMEOUT_SECONDS");
check({ kind: "too-large", maxBytes: 8_000_000 }, "8000000 bytes");
check({ kind: "cut-stream", why: "dropped" }, "dropped");
check({ kind: "budget-spent", scope: "bot", limit: 5000, spent: 4900 }, "BUDGET_BOT_TOKENS", "4900 of 5000");
check({ kind: "budget-spent", scope: "user", limit: 5000, spent: 4900 }, "BUDGET_USER_TOKENS");
