import { expect, describe, test } from "vitest";
import type { Outcome } from "../../src/model/model.ts";
import { ask, goodAnswer, type Asking } from "./ask.ts";
import { streamed, type Answer } from "./chat-server.ts";

const good = JSON.stringify(goodAnswer);

function check(fact: string, answer: Answer, expected: Partial<Outcome>, asking: Asking = {}): void {
  test.each([fact])("%s", async () => {
    const { outcome } = await ask(answer, asking);
    expect(outcome).toMatchObject(expected);
  });
}

describe("a prompt that was cut in silence", () => {
  const text = "The harbour board met on Tuesday and put off the vote again. ".repeat(400);
  const long = { messages: [{ role: "user", text }], maxTokens: 400 } as const;
  check("is known by the sentence it begins with", streamed(JSON.stringify({ ...goodAnswer, first_sentence: 2 })), {
    kind: "truncated-input",
    promptTokens: null,
    sentences: { first: 2, last: 3 },
  });
  check("is known by the sentence it ends with", streamed(JSON.stringify({ ...goodAnswer, last_sentence: "S2" })), {
    kind: "truncated-input",
    sentences: { first: 1, last: 2 },
  });
  check(
    "is known by too few tokens",
    streamed(good, { prompt_tokens: 2048, completion_tokens: 90 }),
    {
      kind: "truncated-input",
      promptTokens: 2048,
      sentences: null,
    },
    { request: long },
  );
  check(
    "is not suspected where the count fits",
    streamed(good, { prompt_tokens: 5203, completion_tokens: 90 }),
    {
      kind: "answered",
    },
    { request: long },
  );
  check(
    "is not suspected where the server counts nothing",
    streamed(good, null),
    { kind: "answered" },
    { request: long },
  );
  check(
    "is not suspected where a cache was counted as nothing",
    streamed(good, { prompt_tokens: 0 }),
    {
      kind: "answered",
    },
    { request: long },
  );
  check(
    "is not looked for where no sentences were numbered",
    streamed('{"first_sentence": 9}'),
    {
      kind: "answered",
    },
    { request: { sentences: null } },
  );
});
