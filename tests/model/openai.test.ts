import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/model/model.ts";
import { ask, goodAnswer, question, type Asking } from "./ask.ts";
import { body, event, stream, streamed, whole, type Answer } from "./chat-server.ts";

const good = JSON.stringify(goodAnswer);

function check(fact: string, answer: Answer, expected: Partial<Outcome>, asking: Asking = {}): void {
  test.each([fact])("%s", async () => {
    const { outcome } = await ask(answer, asking);
    expect(outcome).toMatchObject(expected);
  });
}

describe("an answer", () => {
  const answered = { kind: "answered", json: goodAnswer } as const;
  check("comes in pieces", streamed(good), answered);
  check("comes in one body from a server that does not stream", body(whole({ content: good })), answered);
  check("may lack a finish reason where the whole body is there", body(whole({ content: good }, null)), answered);
  check(
    "may stand in a fence, with words around it",
    streamed("Here it is:\n```json\n" + good + "\n```\nDone."),
    answered,
  );
  check("may follow thoughts between tags", streamed(`<think>{"claims": […]}? No.</think>\n${good}`), answered);
  check(
    "may follow thoughts in a field of their own",
    stream([
      event({ reasoning_content: "Hm, {" }),
      event({ reasoning: "so." }),
      event({ content: good }),
      event({}, "stop"),
    ]),
    answered,
  );
  check(
    "may be a list of parts",
    stream([
      event({
        content: [
          { type: "thinking", thinking: [] },
          { type: "text", text: good },
        ],
      }),
      event({}, "stop"),
    ]),
    answered,
  );
  check(
    "has not ended while its finish reason is empty",
    stream([
      { choices: [{ delta: { content: good.slice(0, 9) }, finish_reason: "" }] },
      event({ content: good.slice(9) }, "stop"),
    ]),
    answered,
  );
  check(
    "survives events without choices, with null choices, and comments that keep the line alive",
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
      response.write(": PROCESSING\n\n");
      response.write(`data: ${JSON.stringify({ choices: null })}\n\n`);
      response.write(`data: ${JSON.stringify({ prompt_filter_results: [], choices: [] })}\n\n`);
      response.write(`data: ${JSON.stringify(event({ content: good }))}\n\n`);
      response.end(`data: ${JSON.stringify(event({ content: null }, "stop"))}\n\n`);
    },
    answered,
  );

  test("says how it was come by", async () => {
    const { served } = await ask(streamed(good));
    expect(served).toEqual({
      model: "asked-1",
      answeredBy: "served-1",
      rung: "json-schema-strict",
      quirks: [],
      calls: 1,
      usage: { prompt: 900, answer: 80, counted: "server" },
    });
  });

  test("tells the finished items as they come, and no words", async () => {
    const told: unknown[] = [];
    const answer = { voices: [{ name: "Ms Hill" }, { name: "“{Mr [Ito" }], ...goodAnswer };
    await ask(streamed(JSON.stringify(answer)), { request: { onProgress: ({ items }) => told.push(items) } });
    expect(told).toEqual([{ voices: 1 }, { voices: 2 }, { voices: 2, claims: 1 }]);
  });

  test("is asked for with the schema, the model, the room and nothing that is not needed", async () => {
    const { seen } = await ask(streamed(good));
    expect(seen.map(({ method, path }) => [method, path])).toEqual([["POST", "/v1/chat/completions"]]);
    expect(seen[0]?.body).toEqual({
      model: "asked-1",
      messages: question.messages.map(({ role, text }) => ({ role, content: text })),
      max_tokens: 400,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "report_v1",
          strict: true,
          schema: {
            type: "object",
            properties: {
              first_sentence: { type: "integer" },
              last_sentence: { type: "integer" },
              claims: {
                type: "array",
                items: {
                  type: "object",
                  properties: { text: { type: "string" } },
                  required: ["text"],
                  additionalProperties: false,
                },
              },
            },
            required: ["first_sentence", "last_sentence", "claims"],
            additionalProperties: false,
          },
        },
      },
    });
  });
});

describe("no answer, though the server gave one", () => {
  check("a refusal", stream([event({ refusal: "I can't " }), event({ refusal: "help." }), event({}, "stop")]), {
    kind: "refused",
    text: "I can't help.",
  });
  check("a refusal in one body", body(whole({ content: null, refusal: "No." })), { kind: "refused", text: "No." });
  check("cut at the room it had", stream([event({ content: good.slice(0, 20) }), event({}, "length")]), {
    kind: "length",
    maxTokens: 400,
    answerTokens: null,
  });
  check("filtered", stream([event({ content: "{" }), event({}, "content_filter")]), {
    kind: "content-filter",
    said: "",
  });
  check("nothing", stream([event({}, "stop")]), { kind: "empty" });
  check("thoughts and nothing else", streamed("<think>Let me see"), { kind: "empty" });
  check("prose", streamed("I'm sorry, I can't do that."), { kind: "malformed", text: "I'm sorry, I can't do that." });
  check("two objects", streamed(`${good}\n${good}`), { kind: "malformed" });
  check("a list", streamed("[1, 2]"), { kind: "malformed" });
  check("null", streamed("null"), { kind: "malformed", text: "null" });
});
