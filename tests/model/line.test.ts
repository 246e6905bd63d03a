import { afterEach, describe, expect, test, vi } from "vitest";
import { ask, goodAnswer, modelAt, never, question } from "./ask.ts";
import { body, chatServer, error, streamed, type Answer } from "./chat-server.ts";

const good = streamed(JSON.stringify(goodAnswer));

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("%i is not followed", async (status) => {
    await using elsewhere = await chatServer(good);
    const { host } = new URL(elsewhere.baseUrl);
    const { outcome, seen } = await ask(body("", status, { location: `${elsewhere.baseUrl}/chat/completions` }));
    expect(outcome).toEqual({ kind: "wrong-address", status, said: `a redirect to ${host}` });
    expect(elsewhere.seen).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  test("to nowhere is told as such", async () => {
    expect((await ask(body("", 302))).outcome).toMatchObject({ said: "a redirect to nowhere" });
    expect((await ask(body("", 302, { location: "http://" }))).outcome).toMatchObject({
      said: "a redirect to nowhere",
    });
  });
});

describe("what is sent", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("says nothing of the machine, and carries the key", async () => {
    const { seen } = await ask(good);
    const { host: _host, "content-length": _length, ...headers } = seen[0]?.headers ?? {};
    expect(headers).toEqual({
      accept: "application/json",
      "accept-encoding": "gzip, deflate",
      "accept-language": "*",
      authorization: "Bearer sk-secret-0123456789",
      connection: "keep-alive",
      "content-type": "application/json",
      "sec-fetch-mode": "cors",
      "user-agent": "OutOfFrame",
    });
  });

  test("has no authorization where there is no key", async () => {
    const { seen, outcome } = await ask(good, { key: () => "" });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(outcome.kind).toBe("answered");
  });

  test("keeps the query of the address", async () => {
    await using server = await chatServer(good);
    const { model } = modelAt({ baseUrl: `${server.baseUrl}/?api-version=2026-01` });
    await model.complete(question, never());
    expect(server.seen[0]?.path).toBe("/v1/chat/completions?api-version=2026-01");
  });

  test("takes nothing from the environment", async () => {
    await using stranger = await chatServer(good);
    const variables = {
      OPENAI_API_KEY: "sk-leak-key",
      OPENAI_ADMIN_KEY: "sk-leak-admin",
      OPENAI_BASE_URL: stranger.baseUrl,
      OPENAI_ORG_ID: "leak-organisation",
      OPENAI_PROJECT_ID: "leak-project",
      OPENAI_WEBHOOK_SECRET: "leak-webhook",
      OPENAI_CUSTOM_HEADERS: "X-Leak: leak-header\nAuthorization: Bearer leak-custom",
      OPENAI_LOG: "debug",
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const logged = (["debug", "info", "log", "warn", "error"] as const).map((level) => vi.spyOn(console, level));
    const { seen, outcome } = await ask(good);
    expect(outcome.kind).toBe("answered");
    expect(JSON.stringify(seen)).not.toMatch(/leak/i);
    expect(stranger.seen).toEqual([]);
    expect(logged.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe("keys", () => {
  const key = "sk-secret-0123456789";

  test("are blotted out of what the server says", async () => {
    const { outcome } = await ask(refusing(`Incorrect API key provided: ${key}. Or sk-other-0123****89?`));
    expect(outcome).toEqual({ kind: "auth", status: 401, said: "Incorrect API key provided: [key]. Or [key]?" });
  });

  test("are blotted out before what is said is cut short", async () => {
    const { outcome } = await ask(refusing(`${"x".repeat(190)} ${key}`));
    expect(JSON.stringify(outcome)).not.toContain("sk-s");
  });

  test("that look like nothing are blotted out, too, and those in the address", async () => {
    await using server = await chatServer(refusing("You sent swordfish-4711 and hunter2hunter2."));
    const { model } = modelAt({ baseUrl: `${server.baseUrl}?token=hunter2hunter2` }, { key: () => "swordfish-4711" });
    const { outcome } = await model.complete(question, never());
    expect(outcome).toMatchObject({ said: "You sent [key] and [key]." });
  });

  test("are not in an error that says nothing of use", async () => {
    const { outcome } = await ask(body(`<h1>Bad gateway</h1>\n${key}\u0007\u001b[31m`, 500));
    expect(outcome).toMatchObject({ kind: "server-error", said: "500 <h1>Bad gateway</h1> [key] [31m" });
  });

  test("are not in what is remembered", async () => {
    const kept: unknown[] = [];
    const memory = {
      recall: async (...asked: unknown[]) => {
        kept.push(asked);
        return null;
      },
      keep: async (...told: unknown[]) => {
        kept.push(told);
      },
    };
    await using server = await chatServer(body(error("over the available context size (4096 tokens)"), 400));
    const { model } = modelAt({ baseUrl: `${server.baseUrl}?token=hunter2hunter2` }, { memory });
    await model.complete(question, never());
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/hunter2|sk-secret/);
  });

  test("are not in a model that is logged", async () => {
    const { model } = modelAt({ baseUrl: "http://127.0.0.1:9/v1" });
    expect(JSON.stringify(model)).not.toContain("secret");
  });
});

function refusing(said: string): Answer {
  return body(error(said), 401);
}
