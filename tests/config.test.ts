import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { parse } from "dotenv";
import { describe, expect, test } from "vitest";
import { readConfig, secretsIn, type Config } from "../src/config.ts";

type Env = Readonly<Record<string, string | undefined>>;

function config(env: Env): Config {
  const read = readConfig(env);
  if (read.kind === "faults") throw new Error(JSON.stringify(read.faults));
  return read.config;
}

/** The faults as "NAME wrong". */
function faults(env: Env): readonly string[] {
  const read = readConfig(env);
  return read.kind === "faults" ? read.faults.map(({ name, wrong }) => `${name} ${wrong}`) : [];
}

const local = { OPENAI_BASE_URL: "http://localhost:11434/v1", OPENAI_MODEL: "qwen3:8b" };
const hosted = { OPENAI_API_KEY: "sk-1234", OPENAI_MODEL: "gpt-x" };

describe("no model is set", () => {
  test.each<readonly [string, Env]>([
    ["where nothing is", {}],
    ["where all is empty", { OPENAI_API_KEY: "", OPENAI_BASE_URL: " ", OPENAI_MODEL: undefined }],
    ["by what is for somebody else", { PATH: "/bin", OPENAI_ORG_ID: "org" }],
  ])("%s, and nothing complains", (_, env) => {
    expect(config(env).model).toBeNull();
  });

  test("by .env.example, whose values are the defaults", () => {
    const example = parse(readFileSync(new URL("../.env.example", import.meta.url)));
    expect(config(example)).toEqual(config({}));
    expect(Object.keys(example)).toEqual([
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      "OPENAI_MODEL",
      "OPENAI_CONTEXT_TOKENS",
      "OPENAI_SILENCE_SECONDS",
      "OPENAI_TIMEOUT_SECONDS",
      "MODEL_SECOND_LOOK",
      "BUDGET_REQUEST_TOKENS",
      "BUDGET_USER_TOKENS",
      "BUDGET_SERVER_TOKENS",
      "BUDGET_BOT_TOKENS",
      "DISCORD_TOKEN",
      "DISCORD_API",
      "DISCORD_MESSAGE_CONTENT",
      "DATABASE_FILE",
      "SECRETS_KEY",
      "METRICS_HOST",
      "METRICS_PORT",
      "LOG_LEVEL",
      "RETENTION_ARTICLE_DAYS",
      "RETENTION_REPORT_DAYS",
      "RETENTION_REQUEST_DAYS",
      "RETENTION_LEFT_SERVER_DAYS",
      "MEMBER_OPEN_REQUESTS",
    ]);
  });
});

describe("a model is set", () => {
  test("at OpenAI by a key and a name", () => {
    const { model } = config(hosted);
    expect(model).toMatchObject({
      baseUrl: "https://api.openai.com/v1",
      model: "gpt-x",
      contextTokens: null,
      silenceMs: 90_000,
      wholeMs: 300_000,
    });
    expect(model?.key()).toBe("sk-1234");
  });

  test("at home by an address and a name, without a key", () => {
    const { model } = config(local);
    expect(model).toMatchObject({ baseUrl: "http://localhost:11434/v1", model: "qwen3:8b" });
    expect(model?.key()).toBe("");
  });

  test("with a second look at what is left out, unless that is switched off", () => {
    expect(config(local).model?.secondLook).toBe(true);
    expect(config({ ...local, MODEL_SECOND_LOOK: "off" }).model?.secondLook).toBe(false);
  });

  test("with sizes, times and budgets", () => {
    const read = config({
      ...local,
      OPENAI_CONTEXT_TOKENS: " 32768 ",
      OPENAI_SILENCE_SECONDS: "600",
      OPENAI_TIMEOUT_SECONDS: "1200",
      BUDGET_REQUEST_TOKENS: "1000",
      BUDGET_USER_TOKENS: "2000",
      BUDGET_SERVER_TOKENS: "3000",
      BUDGET_BOT_TOKENS: "4000",
    });
    expect(read.model).toMatchObject({ contextTokens: 32_768, silenceMs: 600_000, wholeMs: 1_200_000 });
    expect(read.budgets).toEqual({ request: 1000, user: 2000, server: 3000, bot: 4000 });
  });

  test("and its key does not show where the configuration is logged", () => {
    expect(JSON.stringify(config(hosted)) + inspect(config(hosted), { depth: 9 })).not.toContain("sk-1234");
  });
});

function check(env: Env, ...expected: readonly string[]): void {
  test.each([expected.join("; ")])("%s", () => expect(faults(env)).toEqual(expected));
}

describe("a fault is told by name", () => {
  check({ OPENAI_API_KEY: "sk-1234" }, "OPENAI_MODEL is missing, and the other settings name a server");
  check({ OPENAI_BASE_URL: "http://localhost:1/v1" }, "OPENAI_MODEL is missing, and the other settings name a server");
  check({ OPENAI_MODEL: "gpt-x" }, "OPENAI_API_KEY is missing");
  check({ ...hosted, OPENAI_API_KEY: "sk 1234" }, "OPENAI_API_KEY holds a character that no key has");
  check({ ...hosted, OPENAI_API_KEY: "“sk-1234”" }, "OPENAI_API_KEY holds a character that no key has");
  check(
    { ...local, OPENAI_BASE_URL: "localhost:11434/v1" },
    "OPENAI_BASE_URL is not an address that begins with http:// or https://",
  );
  check({ ...local, OPENAI_BASE_URL: "http://me:pass@host/v1" }, "OPENAI_BASE_URL holds a user name or a password");
  check(
    { ...local, OPENAI_BASE_URL: "http://host/v1/chat/completions" },
    "OPENAI_BASE_URL is the address of the call, not the one before it",
  );
  check({ ...local, OPENAI_MODEL: "m".repeat(201) }, "OPENAI_MODEL is too long for a name");
  check(
    { ...local, OPENAI_CONTEXT_TOKENS: "8k" },
    "OPENAI_CONTEXT_TOKENS is not a whole number from 1024 to 100000000",
  );
  check({ ...local, OPENAI_TIMEOUT_SECONDS: "0" }, "OPENAI_TIMEOUT_SECONDS is not a whole number from 1 to 3600");
  check({ ...local, MODEL_SECOND_LOOK: "yes" }, "MODEL_SECOND_LOOK is neither “on” nor “off”");
  check({ BUDGET_BOT_TOKENS: "-5" }, "BUDGET_BOT_TOKENS is not a whole number from 1000 to 1000000000");
});

describe("all faults are told at once", () => {
  const env = {
    OPENAI_API_KEY: "SECRET “key”",
    OPENAI_BASE_URL: "ftp://SECRET.example",
    OPENAI_CONTEXT_TOKENS: "SECRET",
    BUDGET_USER_TOKENS: "1e6",
  };
  const read = readConfig(env);
  const found = read.kind === "faults" ? read.faults : [];

  test("with the setting that is missing", () => {
    expect(found.map(({ name }) => name)).toEqual([
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      "OPENAI_CONTEXT_TOKENS",
      "BUDGET_USER_TOKENS",
      "OPENAI_MODEL",
    ]);
  });

  test("each once, with how to mend it, and without the value", () => {
    for (const { mend } of found) expect(mend).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });
});

test("the model’s key and Discord’s token are secrets, where they are set", () => {
  const set = config({ OPENAI_API_KEY: "sk-a", OPENAI_MODEL: "m", DISCORD_TOKEN: "a.b.c" });
  expect(secretsIn(set)).toEqual(["sk-a", "a.b.c"]);
  expect(secretsIn(config({}))).toEqual([]);
});
