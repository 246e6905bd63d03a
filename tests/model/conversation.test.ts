import { expect, describe, test } from "vitest";
import { ask, goodAnswer, modelAt, never, question } from "./ask.ts";
import { body, chatServer, error, event, inTurn, stream, streamed, usageEvent } from "./chat-server.ts";

const good = JSON.stringify(goodAnswer);

describe("a model that thinks", () => {
  const outOfRoom = stream([
    event({ content: "" }),
    event({}, "length"),
    usageEvent({ prompt_tokens: 90, completion_tokens: 400 }),
  ]);

  test("is asked once more, with room for thoughts, where they took all of it", async () => {
    const { outcome, served, seen } = await ask(inTurn(outOfRoom, streamed(good)));
    expect(outcome.kind).toBe("answered");
    expect(seen.map((one) => one.body.max_tokens)).toEqual([400, 8400]);
    expect(served).toMatchObject({
      calls: 2,
      quirks: ["thinks"],
      usage: { prompt: 990, answer: 480, counted: "server" },
    });
  });

  test("is not asked a third time", async () => {
    const { outcome, seen } = await ask(outOfRoom);
    expect(outcome).toEqual({ kind: "length", maxTokens: 8400, answerTokens: 400 });
    expect(seen).toHaveLength(2);
  });

  test("has no more room than the context has", async () => {
    const { seen } = await ask(outOfRoom, { contextTokens: 4096 });
    expect(seen[1]?.body.max_tokens).toBe(4051);
  });

  test("is given that room at once from then on", async () => {
    await using server = await chatServer(inTurn(outOfRoom, streamed(good)));
    const { model } = modelAt(server);
    await model.complete(question, never());
    await model.complete(question, never());
    expect(server.seen.map((one) => one.body.max_tokens)).toEqual([400, 8400, 8400]);
  });

  test("is known by the server's count, too", async () => {
    const usage = { prompt_tokens: 90, completion_tokens: 300, completion_tokens_details: { reasoning_tokens: 250 } };
    const { served } = await ask(streamed(good, usage));
    expect(served.quirks).toEqual(["thinks"]);
  });

  test("an answer that is cut after words without thoughts is not asked for again", async () => {
    const { seen } = await ask(stream([event({ content: good.slice(0, 30) }), event({}, "length")]));
    expect(seen).toHaveLength(1);
  });
});

describe("tokens", () => {
  test("are estimated where the server does not count", async () => {
    const { served } = await ask(streamed(good, null));
    expect(served.usage).toEqual({ prompt: 36, answer: 25, counted: "estimate" });
  });

  test("of an answer that broke off are counted", async () => {
    const { served } = await ask(stream([event({ content: good })], "cut"));
    expect(served.usage).toEqual({ prompt: 36, answer: 25, counted: "estimate" });
  });

  test("of a request that was turned down are none", async () => {
    const { served } = await ask(body(error("Incorrect API key"), 401));
    expect(served.usage).toEqual({ prompt: 0, answer: 0, counted: "server" });
  });
});

describe("giving up", () => {
  test("before the call nothing is sent", async () => {
    await using server = await chatServer(streamed(good));
    const { model } = modelAt(server);
    const reason = new Error("The member pressed Delete.");
    await expect(model.complete(question, AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(model.window(AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(server.seen).toEqual([]);
  });

  test.each([
    ["before the first byte", (): void => {}],
    ["in the middle of a stream", stream([event({ content: "{" })], "drop")],
  ] as const)("%s rejects with the reason, and asks no more", async (_, answer) => {
    const reason = new Error("The member pressed Delete.");
    const abort = new AbortController();
    await using server = await chatServer((response, seen, nth) => {
      answer(response, seen, nth);
      abort.abort(reason);
    });
    await expect(modelAt(server).model.complete(question, abort.signal)).rejects.toBe(reason);
    expect(server.seen).toHaveLength(1);
  });

  // The SDK takes an AbortError for the end of the stream.
  test("after the first item, for no reason given, rejects all the same", async () => {
    const abort = new AbortController();
    await using server = await chatServer((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(event({ content: '{"claims": [{}' }))}\n\n`);
    });
    const giveUp = { ...question, onProgress: () => abort.abort() };
    const rejected = modelAt(server).model.complete(giveUp, abort.signal);
    await expect(rejected).rejects.toMatchObject({ name: "AbortError" });
  });

  test("while waiting to try again rejects with the reason", async () => {
    const reason = new Error("The member pressed Delete.");
    const abort = new AbortController();
    await using server = await chatServer((response, seen, nth) => {
      body(error("Later"), 503)(response, seen, nth);
      response.on("finish", () => abort.abort(reason));
    });
    await expect(modelAt(server).model.complete(question, abort.signal)).rejects.toBe(reason);
  });
});

test("what goes wrong in the one who is told of progress is not taken for a trouble of the server", async () => {
  const bug = new TypeError("undefined is not a function");
  const onProgress = (): never => {
    throw bug;
  };
  await expect(ask(streamed(good), { request: { onProgress } })).rejects.toBe(bug);
});
