import { describe, expect, test } from "vitest";
import { assumedContext, listedContext } from "../../src/model/window-size.ts";
import { modelAt, never } from "./ask.ts";
import { body, chatServer, error, type Answer } from "./chat-server.ts";

function check(fact: string, data: readonly object[], expected: number | null): void {
  test.each([fact])("%s", () => expect(listedContext({ object: "list", data }, "m")).toBe(expected));
}

describe("the list of models tells the context", () => {
  check("of llama.cpp, whose one model has a name of its own", [{ id: "x.gguf", meta: { n_ctx: 8192 } }], 8192);
  check(
    "of vLLM",
    [
      { id: "m", max_model_len: 32_768 },
      { id: "n", max_model_len: 9 },
    ],
    32_768,
  );
  check(
    "of OpenRouter",
    [
      { id: "n", context_length: 9 },
      { id: "m", context_length: 131_072 },
    ],
    131_072,
  );
  check("of Groq", [{ id: "m", context_window: 131_072 }], 131_072);
  check("of Mistral", [{ id: "m", max_context_length: 65_536 }], 65_536);
  check("not where it is not said", [{ id: "m", owned_by: "library" }], null);
  check(
    "not of another model",
    [
      { id: "n", max_model_len: 9000 },
      { id: "o", max_model_len: 9000 },
    ],
    null,
  );
  check("not where it makes no sense", [{ id: "m", max_model_len: -1, context_length: "much" }], null);
  check("not of an empty list", [], null);

  test.each([null, "x", {}, { data: {} }, { data: [{ name: "m" }] }])("not in %j", (list) => {
    expect(listedContext(list, "m")).toBeNull();
  });
});

describe("else it is assumed, by where the server is", () => {
  test.each([
    "localhost:1234",
    "127.0.0.1",
    "[::1]:8080",
    "192.168.1.20:11434",
    "ollama:11434",
    "gpu.lan",
    "box.local",
  ])("8,192 at %s", (host) => expect(assumedContext(`http://${host}/v1`)).toBe(8192));
  test.each(["api.openai.com", "8.8.8.8", "[2a04:4e42::81]", "models.example.org:8443"])("32,768 at %s", (host) =>
    expect(assumedContext(`http://${host}/v1`)).toBe(32_768),
  );
});

describe("the window", () => {
  test("is what the operator sets, and nobody is asked", async () => {
    await using server = await chatServer(modelList([{ id: "asked-1", max_model_len: 4096 }]));
    expect((await modelAt(server, { contextTokens: 20_000 }).model.window(never())).tokens).toBe(20_000);
    expect(server.seen).toEqual([]);
  });

  test("is asked for once", async () => {
    await using server = await chatServer(modelList([{ id: "asked-1", max_model_len: 40_960 }]));
    const { model } = modelAt(server, { contextTokens: null });
    expect([(await model.window(never())).tokens, (await model.window(never())).tokens]).toEqual([40_960, 40_960]);
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/models"]);
  });

  test("is not asked for again where the server does not say", async () => {
    await using server = await chatServer(modelList([{ id: "asked-1" }]));
    const { model } = modelAt(server, { contextTokens: null });
    expect([(await model.window(never())).tokens, (await model.window(never())).tokens]).toEqual([8192, 8192]);
    expect(server.seen).toHaveLength(1);
  });

  test.each<readonly [string, Answer]>([
    ["refuses", body(error("Not allowed"), 403)],
    ["has no list", body("<html>", 404)],
    ["sends no JSON", body("<html>")],
    ["drops the line", (response) => response.destroy()],
    ["is silent", () => {}],
  ])("is assumed where the server %s", async (_, answer) => {
    await using server = await chatServer(answer);
    const { model } = modelAt(server, { contextTokens: null, silenceMs: 150 });
    expect((await model.window(never())).tokens).toBe(8192);
  });
});

function modelList(data: readonly object[]): Answer {
  return body({ object: "list", data });
}
