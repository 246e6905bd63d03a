import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { get } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../src/clock.ts";
import { readConfig, type Config } from "../src/config.ts";
import { silentLog, type Log } from "../src/log.ts";
import { serve, type ChatLine } from "../src/serve.ts";
import { chatInMemory, type Chat } from "./app/chat.ts";
import { incoming, pasted, story } from "./app/incoming.ts";

async function inFolder(work: (databaseFile: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "serve-"));
  try {
    await work(join(folder, "deeper", "bot.sqlite"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

function configOf(databaseFile: string, port: number): Config {
  const read = readConfig({ DATABASE_FILE: databaseFile, METRICS_PORT: `${port}` });
  if (read.kind === "faults") throw new Error(JSON.stringify(read.faults));
  return read.config;
}

/** A chat that tells in `order` when it is left. */
function lineTo(chat: Chat, order: string[]): () => ChatLine {
  return () => ({
    messenger: chat.messenger,
    connect: async () => ({ [Symbol.asyncDispose]: async () => void order.push("chat left") }),
  });
}

async function ask(port: number, path: string): Promise<string> {
  const answered = Promise.withResolvers<string>();
  get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
    response.toArray().then((chunks) => answered.resolve(chunks.join("")), answered.reject);
  }).once("error", answered.reject);
  return await answered.promise;
}

test("the whole bot reads a paste, counts it, and ends in order", { timeout: 30_000 }, async () => {
  await inFolder(async (databaseFile) => {
    const chat = chatInMemory(systemClock());
    const order: string[] = [];
    const log: Log = { ...silentLog(), info: (event) => void order.push(event) };
    const serving = await serve(configOf(databaseFile, await freePort()), lineTo(chat, order), { log });
    const port = serving.healthPort ?? 0;
    expect(await ask(port, "/readyz")).toBe("ready\n");
    const asked = incoming(Date.now(), { source: pasted(story) });
    expect(await serving.bot.accept(asked)).toBe("new");
    await expect.poll(() => chat.answersTo(asked.id).length, { timeout: 20_000 }).toBe(1);
    await expect
      .poll(async () => await ask(port, "/metrics"))
      .toContain('oof_requests_total{kind="read",outcome="answered"} 1');
    expect(await ask(port, "/metrics")).toContain('oof_jobs{job="read",state="ready"} 0');
    await serving[Symbol.asyncDispose]();
    await expect(ask(port, "/healthz")).rejects.toThrow("ECONNREFUSED");
    expect(order.slice(-3)).toEqual(["ending", "chat left", "ended"]);
  });
});

test(
  "the key beside the database is made once, for its owner alone, and seals what the file holds",
  { timeout: 30_000 },
  async () => {
    await inFolder(async (databaseFile) => {
      const chat = chatInMemory(systemClock());
      const desk = {
        setup: () => ({ model: null, prompt: null, beside: [], language: "en" }),
        open: never,
        report: never,
      };
      {
        await using first = await serve(configOf(databaseFile, 0), lineTo(chat, []), { log: silentLog(), desk });
        await first.bot.accept(incoming(Date.now(), { id: "1", source: pasted(story) }));
      }
      expect((await stat(`${databaseFile}.key`)).mode & 0o777).toBe(0o600);
      expect((await readFile(databaseFile)).toString("latin1")).not.toContain("aW50ZXJhY3Rpb246-1");
      await using second = await serve(configOf(databaseFile, 0), lineTo(chat, []), { log: silentLog(), desk });
      expect(await second.store.requests.get("1")).toMatchObject({ address: { token: "aW50ZXJhY3Rpb246-1" } });
    });
  },
);

test("where the key cannot be kept beside the file, that is told as what is wrong with its folder", async () => {
  await inFolder(async (databaseFile) => {
    const file = join(databaseFile, "../../file");
    await writeFile(file, "");
    const line = lineTo(chatInMemory(systemClock()), []);
    const serving = serve(configOf(join(file, "bot.sqlite"), 0), line, { log: silentLog() });
    await expect(serving).rejects.toMatchObject({ code: "store-unwritable" });
  });
});

test("where the port of its health checks is taken it says so, and leaves the chat and the file", async () => {
  await inFolder(async (databaseFile) => {
    const order: string[] = [];
    const line = lineTo(chatInMemory(systemClock()), order);
    const port = await freePort();
    await using first = await serve(configOf(`${databaseFile}-1`, port), line, { log: silentLog() });
    expect(first.healthPort).toBe(port);
    const second = serve(configOf(databaseFile, port), line, { log: silentLog() });
    await expect(second).rejects.toMatchObject({ code: "port-taken" });
    expect(order).toEqual(["chat left"]);
    await using again = await serve(configOf(databaseFile, 0), line, { log: silentLog() });
    expect(again.healthPort).toBeNull();
  });
});

test("a second one on the same file says so and ends", { timeout: 30_000 }, async () => {
  await inFolder(async (databaseFile) => {
    const line = lineTo(chatInMemory(systemClock()), []);
    await using first = await serve(configOf(databaseFile, 0), line, { log: silentLog() });
    await expect(serve(configOf(databaseFile, 0), line, { log: silentLog() })).rejects.toMatchObject({
      code: "store-in-use",
    });
    expect(first.healthPort).toBeNull();
  });
});

async function never(_: unknown, given: unknown, last?: AbortSignal): Promise<never> {
  const signal = given instanceof AbortSignal ? given : last;
  const over = Promise.withResolvers<never>();
  signal?.addEventListener("abort", () => over.reject(signal.reason));
  return await over.promise;
}
