import { expect, describe, test } from "vitest";
import type { Outcome } from "../../src/model/model.ts";
import { ask, goodAnswer, kindOf, modelAt, never, question, type Asking } from "./ask.ts";
import { body, chatServer, error, event, stream, type Answer } from "./chat-server.ts";

const good = JSON.stringify(goodAnswer);

function check(fact: string, answer: Answer, expected: Partial<Outcome>, asking: Asking = {}): void {
  test.each([fact])("%s", async () => {
    const { outcome } = await ask(answer, asking);
    expect(outcome).toMatchObject(expected);
  });
}

describe("the server turns a request down", () => {
  check("a wrong key", body(error("Incorrect API key provided"), 401), { kind: "auth", status: 401 });
  check("a key without the right", body(error("Project has no access"), 403), { kind: "auth", status: 403 });
  check("no credit", body(error("Insufficient Balance"), 402), { kind: "out-of-credit", status: 402 });
  check("no credit, as OpenAI says it", body(error("You exceeded your quota", { code: "insufficient_quota" }), 429), {
    kind: "out-of-credit",
    status: 429,
  });
  check("an unknown model", body(error("The model `asked-1` does not exist", { code: "model_not_found" }), 404), {
    kind: "model-missing",
    status: 404,
    said: "The model `asked-1` does not exist",
  });
  check("a model that is not pulled", body({ error: 'model "asked-1" not found, try pulling it first' }, 404), {
    kind: "model-missing",
  });
  check("an unknown model, as OpenRouter says it", body(error("asked-1 is not a valid model ID"), 400), {
    kind: "model-missing",
    status: 400,
  });
  check("no such path", body("<html>404 page not found</html>", 404), { kind: "wrong-address", status: 404 });
  check("no such endpoint, with 200", body({ error: "Unexpected endpoint or method. (POST /chat/completions)" }), {
    kind: "wrong-address",
  });
  check("a web page with 200", body("<!doctype html><title>Welcome</title>"), {
    kind: "wrong-address",
    status: 200,
    said: "<!doctype html><title>Welcome</title>",
  });
  check("JSON of another kind with 200", body({ status: "ok" }), { kind: "wrong-address", status: 200 });
  check("an empty body with 200", body("", 200), { kind: "wrong-address", status: 200, said: "" });
  check("a filter, as Azure says it", body(error("The prompt was filtered", { code: "content_filter" }), 400), {
    kind: "content-filter",
    said: "The prompt was filtered",
  });
  check(
    "moderation, as OpenRouter says it",
    body(error("The model requires moderation; your input was flagged"), 403),
    {
      kind: "content-filter",
    },
  );
  check(
    "a prompt over the context, as llama.cpp says it",
    body(
      error("the request exceeds the available context size", { type: "exceed_context_size_error", n_ctx: 4096 }),
      400,
    ),
    { kind: "context-too-small", contextTokens: 4096, neededTokens: 436 },
  );
  check(
    "a prompt over the context, as OpenAI and vLLM say it",
    body(
      error("This model's maximum context length is 8192 tokens. However, you requested 9000 (max_tokens: 400)"),
      400,
    ),
    { kind: "context-too-small", contextTokens: 8192 },
  );
  check("a request that is too large", body(error("Request too large"), 413), {
    kind: "context-too-small",
    contextTokens: 16_384,
  });
  check("what else is wrong", body(error("'messages' must end with a question mark"), 400), {
    kind: "bad-request",
    status: 400,
    said: "'messages' must end with a question mark",
  });
  check("an answer that the server finds wrong itself", body(error("Failed", { code: "json_validate_failed" }), 400), {
    kind: "malformed",
    text: "",
  });
  check("an error in an answer that begins well", body(error("Provider returned error", { code: 401 })), {
    kind: "auth",
    status: 401,
  });
  check("an error in the middle of a stream", stream([event({ content: "{" }), error("Overloaded", { code: 502 })]), {
    kind: "server-error",
    status: 502,
    said: "Overloaded",
  });
  check("an error without a code in the middle of a stream", stream([event({ content: "{" }), error("Bad luck")]), {
    kind: "server-error",
    status: 500,
  });
});

describe("trouble on the line", () => {
  const begun = [event({ content: good.slice(0, 30) })];
  check("the stream ends before the answer does", stream(begun, "cut"), { kind: "cut-stream", why: "unfinished" });
  check(
    "its finish reason is empty to the end",
    stream([{ choices: [{ delta: { content: "{" }, finish_reason: "" }] }]),
    {
      kind: "cut-stream",
      why: "unfinished",
    },
  );
  check("says that it is done, and not how", stream(begun, "done"), { kind: "cut-stream", why: "unfinished" });
  check("the connection drops", stream(begun, "drop"), { kind: "cut-stream", why: "dropped" });
  check(
    "the connection drops in a plain body",
    (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "999" });
      response.write('{"choices": [');
      setTimeout(() => response.destroy(), 50);
    },
    { kind: "cut-stream", why: "dropped" },
  );
  check(
    "an event is no JSON",
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(begun[0])}\n\n`);
      response.end('data: {"choices": [{\n\n');
    },
    { kind: "cut-stream", why: "garbled" },
  );
  check("the server never answers", () => {}, { kind: "timeout", waiting: "silence", ms: 150 }, { silenceMs: 150 });
  check(
    "the server falls silent in its answer",
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(begun[0])}\n\n`);
    },
    { kind: "timeout", waiting: "silence", ms: 150 },
    { silenceMs: 150 },
  );
  check(
    "the server talks on without end",
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const talk = setInterval(() => response.write(": still here\n\n"), 20);
      response.on("close", () => clearInterval(talk));
    },
    { kind: "timeout", waiting: "whole", ms: 400 },
    { silenceMs: 5000, wholeMs: 400 },
  );
  check(
    "the answer has too many bytes",
    stream([event({ content: "x".repeat(60_000) }), event({}, "stop")]),
    {
      kind: "too-large",
      maxBytes: 50_000,
    },
    { maxBytes: 50_000 },
  );
  check("the error has too many bytes", body("x".repeat(60_000), 500), { kind: "server-error" }, { maxBytes: 50_000 });

  test("nobody listens", async () => {
    const gone = await chatServer(() => {});
    await gone[Symbol.asyncDispose]();
    const { model, waits } = modelAt(gone);
    expect((await model.complete(question, never())).outcome).toEqual({ kind: "unreachable", code: "ECONNREFUSED" });
    expect(waits).toEqual([500, 1000]);
  });

  test("a name that nobody has", async () => {
    const { model } = modelAt({ baseUrl: "http://model.invalid/v1" });
    expect(kindOf(await model.complete(question, never()))).toBe("unreachable");
  });
});
