import { describe, expect, test } from "vitest";
import { learnedFrom, mostTokens, nothingLearned, shortMemory } from "../../src/model/learned.ts";
import { openaiModel } from "../../src/model/openai.ts";
import { fixedClock } from "../fixed-clock.ts";
import { goodAnswer, modelAt, never, noon, question, rungsOf } from "./ask.ts";
import { body, chatServer, error, ruled, stream, streamed, event, type Answer } from "./chat-server.ts";

const good = streamed(JSON.stringify(goodAnswer));
const noSchema = ruled(
  [{ breaks: (sent) => sent.response_format?.type === "json_schema", says: error("json_schema is not supported") }],
  good,
);

function told(tokens: number): Answer {
  return streamed(JSON.stringify(goodAnswer), { prompt_tokens: tokens, completion_tokens: 9 });
}

/** The ratio of an untried model after one count. */
function ratioAfter(seen: number, estimate = 2000): number {
  const untried = nothingLearned(noon);
  return learnedFrom(untried, { plan: untried, counted: seen * estimate, estimate }).ratio;
}

describe("what is learned", () => {
  test("is remembered by the memory, for another run of the bot", async () => {
    await using server = await chatServer(noSchema);
    const memory = shortMemory();
    await modelAt(server, { memory }).model.complete(question, never());
    const { served } = await modelAt(server, { memory }).model.complete(question, never());
    expect(served).toMatchObject({ rung: "json-object", calls: 1 });
  });

  test("is of this model and this server alone", async () => {
    await using server = await chatServer(noSchema);
    const memory = shortMemory();
    await modelAt(server, { memory }).model.complete(question, never());
    const { served } = await modelAt(server, { memory, model: "asked-2" }).model.complete(question, never());
    expect(served.calls).toBe(3);
  });

  test("is forgotten after a week", async () => {
    await using server = await chatServer(noSchema);
    const clock = fixedClock(noon);
    const settings = { baseUrl: server.baseUrl, model: "m", key: () => "", contextTokens: 16_384 };
    const model = openaiModel({ ...settings, silenceMs: 20_000, wholeMs: 20_000 }, { clock, memory: shortMemory() });
    await model.complete(question, never());
    clock.pass(7 * 24 * 3_600_000);
    await model.complete(question, never());
    clock.pass(1);
    await model.complete(question, never());
    const way = ["json_schema strict", "json_schema", "json_object"];
    expect(rungsOf(server.seen)).toEqual([...way, "json_object", ...way]);
  });

  test("is nothing where no form was answered", async () => {
    await using server = await chatServer(body(error("no schema, no response_format"), 400));
    const memory = shortMemory();
    await modelAt(server, { memory }).model.complete(question, never());
    expect(await memory.recall(server.baseUrl, "asked-1")).toBeNull();
  });

  test("is also the context that a refusal names", async () => {
    await using server = await chatServer(
      body(error("too long", { type: "exceed_context_size_error", n_ctx: 4096 }), 400),
    );
    const { model } = modelAt(server);
    expect((await model.window(never())).tokens).toBe(16_384);
    await model.complete(question, never());
    expect((await model.window(never())).tokens).toBe(4096);
  });
});

describe("how the server counts", () => {
  const text = "The harbour board met on Tuesday and put off the vote again. ".repeat(200);
  const long = { ...question, messages: [{ role: "user", text }] } as const;
  test("makes what is thought to fit fit", async () => {
    await using server = await chatServer(told(4500));
    const { model } = modelAt(server);
    const before = (await model.window(never())).tokensOf(text);
    await model.complete(long, never());
    const after = (await model.window(never())).tokensOf(text);
    expect(before).toBeLessThan(4000);
    expect(after).toBeGreaterThanOrEqual(4480);
  });

  test("is not learned from an answer that was not checked, nor from one that is no answer", async () => {
    const memory = shortMemory();
    await using server = await chatServer(told(4500));
    await modelAt(server, { memory }).model.complete({ ...long, sentences: null }, never());
    await using mute = await chatServer(stream([event({}, "stop")]));
    await modelAt(mute, { memory }).model.complete(long, never());
    expect(await memory.recall(server.baseUrl, "asked-1")).toBeNull();
    expect(await memory.recall(mute.baseUrl, "asked-1")).toBeNull();
  });

  test("rises at once and falls slowly", () => {
    expect(ratioAfter(2)).toBe(2);
    expect(ratioAfter(1)).toBeCloseTo(1.225);
  });

  test("is not learned from short prompts", () => {
    expect(ratioAfter(3, 999)).toBe(1.25);
  });
});

test("an untried model is given a quarter more than the estimate", () => {
  expect(mostTokens("a".repeat(10_000), nothingLearned(noon))).toBe(2250);
});
