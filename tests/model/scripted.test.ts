import { describe, expect, test } from "vitest";
import { scriptedModel, type Script } from "../../src/model/scripted.ts";
import { goodAnswer, never, question } from "./ask.ts";

async function outcomes(script: Script, times = 1): Promise<readonly unknown[]> {
  const model = scriptedModel(script);
  const found: unknown[] = [];
  for (let turn = 0; turn < times; turn += 1) found.push((await model.complete(question, never())).outcome);
  return found;
}

describe("a scripted model", () => {
  test("answers in turn, and is silent at the end", async () => {
    const answers = [
      { json: goodAnswer },
      { text: "No." },
      { outcome: { kind: "auth", status: 401, said: "" } },
    ] as const;
    expect(await outcomes(answers, 4)).toEqual([
      { kind: "answered", json: goodAnswer, text: JSON.stringify(goodAnswer) },
      { kind: "malformed", text: "No." },
      { kind: "auth", status: 401, said: "" },
      { kind: "empty" },
    ]);
  });

  test("answers what a function makes of the request", async () => {
    expect(await outcomes(({ messages }) => ({ json: { ...goodAnswer, n: messages.length } }))).toMatchObject([
      { kind: "answered", json: { n: 2 } },
    ]);
  });

  test("is read and checked as a real one", async () => {
    expect(await outcomes([{ text: '<think>{</think>```json\n{"a": 1,}\n```' }])).toMatchObject([{ json: { a: 1 } }]);
    expect(await outcomes([{ json: { ...goodAnswer, first_sentence: 2 } }])).toMatchObject([
      { kind: "truncated-input" },
    ]);
  });

  test("tells its progress, its cost and its window", async () => {
    const told: unknown[] = [];
    const model = scriptedModel([{ json: goodAnswer }], { contextTokens: 8192 });
    const { served } = await model.complete({ ...question, onProgress: (progress) => told.push(progress) }, never());
    expect(told).toEqual([{ items: { claims: 1 } }]);
    expect(served.usage).toEqual({ prompt: 36, answer: 25, counted: "estimate" });
    expect((await model.window(never())).tokens).toBe(8192);
  });

  test("can be given up", async () => {
    const reason = new Error("Enough.");
    await expect(scriptedModel([]).complete(question, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
