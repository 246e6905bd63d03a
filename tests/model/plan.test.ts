import { describe, expect, test } from "vitest";
import { shortMemory } from "../../src/model/learned.ts";
import type { Quirk, Rung } from "../../src/model/model.ts";
import { ask, goodAnswer, kindOf, modelAt, never, noon, question, rungsOf } from "./ask.ts";
import {
  body,
  chatServer,
  error,
  ruled,
  streamed,
  whole,
  type Answer,
  type Rule,
  type WireBody,
} from "./chat-server.ts";

const good = streamed(JSON.stringify(goodAnswer));

const strict = (sent: WireBody): boolean => sent.response_format?.json_schema?.strict === true;
const schema = (sent: WireBody): boolean => sent.response_format?.type === "json_schema";
const formatted = (sent: WireBody): boolean => sent.response_format !== undefined;
const system = (sent: WireBody): boolean => sent.messages.some(({ role }) => role === "system");

type Form = { readonly rung: Rung; readonly quirks?: readonly Quirk[]; readonly calls: number };

/** A server with these rules is answered in this form, and the next time at once. */
function check(fact: string, rules: readonly Rule[], { rung, quirks = [], calls }: Form): void {
  test.each([fact])("%s", async () => {
    await using server = await chatServer(ruled(rules, good));
    const { model, waits } = modelAt(server);
    const first = await model.complete(question, never());
    expect(kindOf(first)).toBe("answered");
    expect(first.served).toMatchObject({ rung, quirks, calls });
    const second = await model.complete(question, never());
    expect(second.served).toMatchObject({ rung, quirks, calls: 1 });
    expect(waits).toEqual([]);
  });
}

describe("the ladder", () => {
  check("begins with a strict schema", [], { rung: "json-schema-strict", calls: 1 });
  check(
    "goes on to a schema that is not strict",
    [{ breaks: strict, says: error("Unknown parameter: 'response_format.json_schema.strict'.") }],
    { rung: "json-schema", calls: 2 },
  );
  check(
    "to an object without a schema",
    [
      {
        breaks: schema,
        says: error("This model does not support response format `json_schema`", { param: "response_format" }),
      },
    ],
    { rung: "json-object", calls: 3 },
  );
  check(
    "to text",
    [{ breaks: formatted, says: { message: "response_format is not supported", type: "invalid" }, status: 422 }],
    {
      rung: "text",
      calls: 4,
    },
  );
  check(
    "also where FastAPI finds fault with the body",
    [
      {
        breaks: schema,
        says: {
          detail: [{ loc: ["body", "response_format", "type"], msg: "Input should be 'text'", input: "json_schema" }],
        },
        status: 422,
      },
    ],
    { rung: "json-object", calls: 3 },
  );
  check(
    "also where a strict schema leaves OpenRouter no route",
    [{ breaks: strict, says: error("No endpoints found that can handle the requested parameters."), status: 404 }],
    { rung: "json-schema", calls: 2 },
  );
  check(
    "also where the server fails at making a grammar",
    [{ breaks: schema, says: error("Unable to generate parser for this template"), status: 500 }],
    { rung: "json-object", calls: 3 },
  );

  test("asks for the shape in each way, and in the last in none", async () => {
    const { seen } = await ask(ruled([{ breaks: formatted, says: error("no response_format here") }], good));
    expect(rungsOf(seen)).toEqual(["json_schema strict", "json_schema", "json_object", "text"]);
  });

  test("ends: a server that takes no form at all has refused", async () => {
    const { outcome, seen } = await ask(body(error("bad schema, bad stream, bad temperature, bad max_tokens"), 400));
    expect(outcome.kind).toBe("bad-request");
    expect(seen.length).toBeLessThanOrEqual(8);
  });

  test("ends where a server finds something else each time", async () => {
    const faults = ["temperature", "stream", "system role", "json_schema", "json_schema", "json_object"];
    const answer: Answer = (response, seen, nth) => {
      const fault = nth % 2 === 0 ? "max_tokens" : (faults[(nth - 1) / 2] ?? "json");
      body(error(`Not with ${fault}`), 400)(response, seen, nth);
    };
    const { outcome, seen } = await ask(answer);
    expect(outcome.kind).toBe("bad-request");
    expect(seen).toHaveLength(8);
  });

  test.each([
    ["a wrong key", 401, "Your key has no schema"],
    ["a full context", 400, "This model's maximum context length is 4096 tokens, max_tokens included"],
    ["an unknown model", 404, "The model `strict-7b` does not exist"],
    ["a rate limit", 429, "Too many structured requests"],
  ])("is not climbed down for %s", async (_, status, message) => {
    const { seen } = await ask(body(error(message), status, { "x-should-retry": "false" }));
    expect(seen).toHaveLength(1);
  });
});

describe("quirks", () => {
  check(
    "Groq does not stream structured answers",
    [
      {
        breaks: (sent) => schema(sent) && sent.stream === true,
        says: error("Streaming and tool use are not currently supported with Structured Outputs"),
      },
    ],
    { rung: "json-schema-strict", quirks: ["no-stream"], calls: 2 },
  );
  check(
    "some do not know stream_options",
    [
      {
        breaks: (sent) => sent.stream_options !== undefined,
        says: error("extra fields not permitted: stream_options"),
      },
    ],
    { rung: "json-schema-strict", quirks: ["no-stream-options"], calls: 2 },
  );
  check(
    "models that think want another name for max_tokens, and no temperature",
    [
      {
        breaks: (sent) => sent.max_tokens !== undefined,
        says: error(
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          { param: "max_tokens", code: "unsupported_parameter" },
        ),
      },
      {
        breaks: (sent) => sent.temperature !== undefined,
        says: error(
          "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) is supported.",
        ),
      },
    ],
    { rung: "json-schema-strict", quirks: ["max-completion-tokens", "no-temperature"], calls: 3 },
  );
  check("some templates know no system", [{ breaks: system, says: error("System role not supported"), status: 500 }], {
    rung: "json-schema-strict",
    quirks: ["no-system-role"],
    calls: 2,
  });
  check(
    "several at once, with rungs",
    [
      { breaks: (sent) => sent.temperature !== undefined, says: error("temperature is not supported") },
      { breaks: (sent) => sent.stream === true, says: error("stream must be false") },
      {
        breaks: system,
        says: error("Unsupported value: 'messages[0].role' does not support 'system' with this model."),
      },
      { breaks: schema, says: error("json_schema is not supported") },
    ],
    { rung: "json-object", quirks: ["no-temperature", "no-stream", "no-system-role"], calls: 6 },
  );

  test("rules go before the user's words where there is no system", async () => {
    const { seen } = await ask(ruled([{ breaks: system, says: error("System role not supported") }], good));
    const [rules, words] = question.messages.map(({ text }) => text);
    expect(seen[1]?.body.messages).toEqual([{ role: "user", content: `${rules}\n\n${words}` }]);
  });

  test("a server that does not stream is asked for no usage in the stream", async () => {
    const rule = { breaks: (sent: WireBody) => sent.stream === true, says: error("stream is not supported") };
    const { seen } = await ask(ruled([rule], body(whole({ content: JSON.stringify(goodAnswer) }))));
    expect(seen[1]?.body).toMatchObject({ stream: false });
    expect(seen[1]?.body.stream_options).toBeUndefined();
  });

  test("max_tokens is called by its first name again where a server has changed its mind", async () => {
    const memory = shortMemory();
    await using changed = await chatServer(
      ruled(
        [{ breaks: (sent) => sent.max_completion_tokens !== undefined, says: error("max_completion_tokens?") }],
        good,
      ),
    );
    const learned = { rung: "json-schema", quirks: ["max-completion-tokens"], contextTokens: null } as const;
    await memory.keep(changed.baseUrl, "asked-1", { ...learned, ratio: 1, since: noon });
    const { served } = await modelAt(changed, { memory }).model.complete(question, never());
    expect(served).toMatchObject({ rung: "json-schema", quirks: [], calls: 2 });
  });
});
