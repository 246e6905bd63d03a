import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { RunningConfig } from "../../src/config/running.ts";

const key = "5f".repeat(32);

function running(env: Readonly<Record<string, string>>): RunningConfig {
  const read = readConfig(env);
  if (read.kind === "faults") throw new Error(JSON.stringify(read.faults));
  return read.config.running;
}

test("health is served on the loopback alone unless told otherwise, and not at all on port 0", () => {
  expect(running({}).health).toEqual({ host: "127.0.0.1", port: 9464 });
  expect(running({ METRICS_HOST: "::1", METRICS_PORT: "9000" }).health).toEqual({ host: "::1", port: 9000 });
  expect(running({ METRICS_PORT: "0" }).health).toBeNull();
});

test("a key for secrets is read in either way it is written, and not shown where the configuration is", () => {
  const set = running({ SECRETS_KEY: key });
  expect(Buffer.from(set.secretsKey() ?? []).toString("hex")).toBe(key);
  const base64 = Buffer.from(key, "hex").toString("base64");
  expect(Buffer.from(running({ SECRETS_KEY: base64 }).secretsKey() ?? []).toString("hex")).toBe(key);
  expect(running({}).secretsKey()).toBeNull();
  expect(inspect(set, { depth: null }) + JSON.stringify(set)).not.toContain(key);
});

describe("what cannot be used is told by name, and without its value", () => {
  test.each([
    ["SECRETS_KEY", key.slice(1)],
    ["SECRETS_KEY", "hunter2"],
    ["DATABASE_FILE", "postgres://somewhere/db"],
    ["METRICS_PORT", "65536"],
    ["METRICS_HOST", "no host"],
    ["LOG_LEVEL", "loud"],
    ["RETENTION_ARTICLE_DAYS", "99999"],
    ["RETENTION_REQUEST_DAYS", "seven"],
    ["MEMBER_OPEN_REQUESTS", "-12"],
  ])("%s=%s", (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read).toMatchObject({ kind: "faults", faults: [{ name }] });
    expect(JSON.stringify(read)).not.toContain(value);
  });
});
