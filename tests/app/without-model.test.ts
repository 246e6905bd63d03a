import { expect, test } from "vitest";
import type { LocalReason } from "../../src/app/model-stage.ts";
import { operatorLine, withoutModel } from "../../src/app/without-model.ts";
import type { Outcome } from "../../src/model/model.ts";

const said = "SECRET of the server’s";
const outcomes: readonly Exclude<Outcome, { kind: "answered" }>[] = [
  { kind: "refused", text: "SECRET" },
  { kind: "length", maxTokens: 8400, answerTokens: null },
  { kind: "content-filter", said },
  { kind: "empty" },
  { kind: "malformed", text: "SECRET" },
  { kind: "truncated-input", promptTokens: 4096, expectedTokens: 5000, sentences: null },
  { kind: "context-too-small", contextTokens: 4096, neededTokens: 9000, said },
  { kind: "bad-request", status: 400, said },
  { kind: "auth", status: 401, said },
  { kind: "out-of-credit", status: 402, said },
  { kind: "model-missing", status: 404, said },
  { kind: "wrong-address", status: 405, said },
  { kind: "rate-limited", retryAfterMs: 60_000, said },
  { kind: "server-error", status: 500, said },
  { kind: "unreachable", code: "ECONNREFUSED" },
  { kind: "timeout", waiting: "silence", ms: 90_000 },
  { kind: "too-large", maxBytes: 8_000_000 },
  { kind: "cut-stream", why: "dropped" },
  { kind: "budget-spent", scope: "request", limit: 5000, spent: 4900 },
  { kind: "budget-spent", scope: "user", limit: 5000, spent: 4900 },
  { kind: "budget-spent", scope: "server", limit: 5000, spent: 4900 },
  { kind: "budget-spent", scope: "bot", limit: 5000, spent: 4900 },
];
const reasons: readonly LocalReason[] = [
  { kind: "not-borne-out", passed: 1, of: 3 },
  ...outcomes.map((outcome) => ({ kind: "outcome", outcome }) as const),
];

test.each(reasons)(
  "%j is told to whoever asked in one sentence, without the server’s words or its settings",
  (reason) => {
    const sentence = withoutModel(reason);
    expect(sentence).toMatch(/^[A-Z][^\n.]+\.$/);
    expect(sentence).not.toMatch(/SECRET|OPENAI|BUDGET|\d{3}|ECONN/);
  },
);

test.each(reasons)("%j is told to the operator in one line", (reason) => {
  expect(operatorLine(reason)).toMatch(/^[A-Z][^\n]+[.?]$/);
});

test("where no model is set, there is nothing to mend", () => {
  expect(operatorLine({ kind: "no-model" })).toBeNull();
});
