import { describe, expect, test } from "vitest";
import { shortBudgets } from "../../src/app/budgets.ts";
import { meteredModel } from "../../src/app/metered-model.ts";
import type { Model } from "../../src/model/model.ts";
import { scriptedModel } from "../../src/model/scripted.ts";
import { fixedClock } from "../fixed-clock.ts";
import { goodAnswer, modelAt, never, noon, question } from "../model/ask.ts";
import { body, chatServer, error, streamed } from "../model/chat-server.ts";

const spender = { request: "r1", user: "ann", server: null };

function metered(model: Model, request: number): { readonly model: Model; readonly left: () => Promise<number> } {
  const budgets = shortBudgets({ request, user: 100_000, server: 100_000, bot: 100_000 }, fixedClock(noon));
  const left = async (): Promise<number> => {
    const full = await budgets.reserve(spender, request + 1);
    return full.kind === "full" ? full.limit - full.spent : 0;
  };
  return { model: meteredModel(model, { budgets, spenders: [spender] }), left };
}

describe("a metered model", () => {
  test("answers as the model does, and is paid what the server counted", async () => {
    await using server = await chatServer(streamed(JSON.stringify(goodAnswer)));
    const { model, left } = metered(modelAt(server).model, 5000);
    const { outcome } = await model.complete(question, never());
    expect(outcome).toMatchObject({ kind: "answered", json: goodAnswer });
    expect(await left()).toBe(5000 - 980);
  });

  test("asks nothing where prompt and answer might not be paid for", async () => {
    await using server = await chatServer(streamed(JSON.stringify(goodAnswer)));
    const { model } = metered(modelAt(server).model, 420);
    const { outcome, served } = await model.complete(question, never());
    expect(outcome).toEqual({ kind: "budget-spent", scope: "request", limit: 420, spent: 0 });
    expect(served).toMatchObject({ calls: 0, usage: { prompt: 0, answer: 0 } });
    expect(server.seen).toEqual([]);
  });

  test("costs nothing where the server turned the request down", async () => {
    await using server = await chatServer(body(error("Incorrect API key"), 401));
    const { model, left } = metered(modelAt(server).model, 5000);
    await model.complete(question, never());
    expect(await left()).toBe(5000);
  });

  test("costs all that was set aside where the caller gave up", async () => {
    await using server = await chatServer(() => abort.abort(new Error("Enough.")));
    const abort = new AbortController();
    const { model, left } = metered(modelAt(server).model, 5000);
    await expect(model.complete(question, abort.signal)).rejects.toThrow("Enough.");
    expect(await left()).toBeLessThan(5000 - question.maxTokens);
  });

  test("has the name and the window of the model", async () => {
    const { model } = metered(scriptedModel([]), 5000);
    expect(model.name).toBe("scripted");
    expect((await model.window(never())).tokens).toBe(32_768);
  });
});
