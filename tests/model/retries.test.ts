import { describe, expect, test } from "vitest";
import { retryAfterMs } from "../../src/model/retries.ts";
import { ask, goodAnswer, noon } from "./ask.ts";
import { body, error, event, inTurn, stream, streamed, type Answer } from "./chat-server.ts";

const good = streamed(JSON.stringify(goodAnswer));

function limited(headers: Readonly<Record<string, string>>): Answer {
  return body(error("Slow down"), 429, headers);
}

function check(
  fact: string,
  answer: Answer,
  expected: { readonly kind: string; readonly waits: readonly number[] },
): void {
  test.each([fact])("%s", async () => {
    const { outcome, waits, seen, served } = await ask(answer);
    expect({ kind: outcome.kind, waits }).toEqual(expected);
    expect(seen).toHaveLength(expected.waits.length + 1);
    expect(served.calls).toBe(seen.length);
  });
}

describe("trouble that may pass", () => {
  check("is tried again, a little later", inTurn(body(error("Oops"), 500), good), { kind: "answered", waits: [500] });
  check("twice", inTurn(body(error("Oops"), 503), body(error("Oops"), 529), good), {
    kind: "answered",
    waits: [500, 1000],
  });
  check("and no more", body(error("Oops"), 502), { kind: "server-error", waits: [500, 1000] });
  check("a timeout of the server's own", inTurn(body(error("Timed out"), 408), good), {
    kind: "answered",
    waits: [500],
  });
  check("a conflict", inTurn(body(error("Conflict"), 409), good), { kind: "answered", waits: [500] });
  check(
    "a dropped connection",
    inTurn((response) => response.destroy(), good),
    { kind: "answered", waits: [500] },
  );
  check("a stream that breaks off before its first word", inTurn(stream([event({ role: "assistant" })], "cut"), good), {
    kind: "answered",
    waits: [500],
  });
  check("an error at the beginning of a stream", inTurn(stream([error("Overloaded", { code: 503 })]), good), {
    kind: "answered",
    waits: [500],
  });
  check("an error with 200", inTurn(body(error("Upstream failed", { code: 502 })), good), {
    kind: "answered",
    waits: [500],
  });
});

describe("trouble that will not pass, or has cost something", () => {
  check("words that have come are not paid for twice", stream([event({ content: '{"claims"' })], "cut"), {
    kind: "cut-stream",
    waits: [],
  });
  check("a wrong key", body(error("Incorrect API key"), 401), { kind: "auth", waits: [] });
  check("no credit", body(error("Pay", { code: "insufficient_quota" }), 429), { kind: "out-of-credit", waits: [] });
  check("what the server says not to try again", body(error("Oops"), 500, { "x-should-retry": "false" }), {
    kind: "server-error",
    waits: [],
  });
  check("an answer in prose", streamed("No."), { kind: "malformed", waits: [] });
});

describe("a server that says when", () => {
  check("is asked again then", inTurn(limited({ "retry-after": "7" }), good), { kind: "answered", waits: [7000] });
  check("to the millisecond", inTurn(limited({ "retry-after-ms": "1250.5", "retry-after": "2" }), good), {
    kind: "answered",
    waits: [1251],
  });
  check("by a date", inTurn(limited({ "retry-after": new Date(noon + 9000).toUTCString() }), good), {
    kind: "answered",
    waits: [9000],
  });
  check("at once", inTurn(limited({ "retry-after": "0" }), good), { kind: "answered", waits: [0] });
  check("when it fails, too", inTurn(body(error("Starting"), 503, { "retry-after": "3" }), good), {
    kind: "answered",
    waits: [3000],
  });
  check("is not waited for longer than anybody would", limited({ "retry-after": "21" }), {
    kind: "rate-limited",
    waits: [],
  });

  test("and the outcome tells how long it would have been", async () => {
    const { outcome } = await ask(limited({ "retry-after": "3600" }));
    expect(outcome).toEqual({ kind: "rate-limited", retryAfterMs: 3_600_000, said: "Slow down" });
  });
});

describe("Retry-After", () => {
  test.each([
    ["1.5", 1500],
    [" 30 ", 30_000],
    [new Date(noon - 5000).toUTCString(), 0],
    ["soon", null],
    ["-1", null],
    ["", null],
  ])("%j is %j ms", (value, expected) => {
    expect(retryAfterMs(new Headers({ "retry-after": value }), noon)).toBe(expected);
  });
});
