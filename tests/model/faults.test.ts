import { describe, expect, test } from "vitest";
import { blotted, refusal } from "../../src/model/faults.ts";

const blots = {
  secrets: ["swordfish-4711"],
  prompts: ["1| The harbour board put off the vote again.\n2| Rents rose."],
};
const read = (body: unknown) => refusal(body, { status: 400, retryAfterMs: null, mayRetry: true, blots });

function check(fact: string, body: unknown, expected: Partial<ReturnType<typeof read>>): void {
  test.each([fact])("%s", () => expect(read(body)).toMatchObject(expected));
}

describe("an error is read as it is written by", () => {
  check(
    "OpenAI",
    { message: "No.", type: "invalid_request_error", param: "max_tokens", code: "unsupported_parameter" },
    {
      said: "No.",
      param: "max_tokens",
      code: "unsupported_parameter invalid_request_error",
    },
  );
  check(
    "llama.cpp",
    { code: 400, message: "Too long", type: "exceed_context_size_error", n_ctx: 4096 },
    {
      said: "Too long",
      code: "400 exceed_context_size_error",
      contextTokens: 4096,
    },
  );
  check(
    "FastAPI, without the request that it repeats",
    {
      detail: [
        {
          type: "literal_error",
          loc: ["body", "response_format", "type"],
          msg: "Input should be 'text'",
          input: "SECRET",
        },
        { loc: ["body", "messages", 0], msg: "Too long" },
      ],
    },
    { said: "body.response_format.type: Input should be 'text'; body.messages.0: Too long" },
  );
  check("FastAPI in a word", { detail: "Not authenticated" }, { said: "Not authenticated" });
  check("servers that send a string", "Unexpected endpoint", { said: "Unexpected endpoint" });
  check("servers that send an error within", { error: "model not found" }, { said: "model not found" });
  check("servers that send nothing of use", null, { said: "", code: "", param: "", contextTokens: null });
  check("servers that send a list", [1], { said: "" });
});

describe("the context is found in words", () => {
  check(
    "of OpenAI and vLLM",
    { message: "This model's maximum context length is 8192 tokens." },
    { contextTokens: 8192 },
  );
  check("of llama.cpp", { message: "exceeds the available context size (4096 tokens)" }, { contextTokens: 4096 });
  check("but not what was asked for", { message: "context length exceeded: 12000 tokens" }, { contextTokens: null });
  check(
    "but not in any number",
    { message: "context: you sent 12 messages with 9000 tokens" },
    { contextTokens: null },
  );
});

describe("an error within an answer that begins well has the status that it names", () => {
  test.each([
    [429, 429],
    ["502", 502],
    ["rate_limit", 500],
    [1, 500],
    [undefined, 500],
  ])("%j: %i", (code, expected) => {
    const from = { status: null, retryAfterMs: null, mayRetry: true, blots };
    expect(refusal({ code, message: "x" }, from).status).toBe(expected);
  });
});

describe("blotted out are", () => {
  test.each([
    ["known keys", "You sent swordfish-4711.", "You sent [key]."],
    ["what looks like a key", "Bad key sk-proj-AbCd1234, gsk_abcdef99", "Bad key [key], [key]"],
    ["line breaks and control characters", "a\r\n\tb\u0007\u202ec", "a b c"],
    ["words of the prompt", 'In "The harbour board put off the vote again.": bad', 'In "[…]": bad'],
    ["and not what is short", "The harbour board", "The harbour board"],
  ])("%s", (_, text, expected) => expect(blotted(text, blots)).toBe(expected));

  test("all but a thousand characters, and no part of a key at the cut", () => {
    expect(blotted("x ".repeat(5000), blots)).toHaveLength(1000);
    expect(blotted(`${"x".repeat(995)}swordfish-4711`, blots)).toBe(`${"x".repeat(995)}[key]`);
  });
});
