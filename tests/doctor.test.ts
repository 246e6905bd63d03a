import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { systemClock } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { doctor } from "../src/doctor.ts";
import { register } from "../src/register.ts";
import { sealer } from "../src/app/sealing.ts";
import { sqliteStore } from "../src/store/sqlite.ts";
import type { Json } from "../src/store/rows.ts";
import { lookInto } from "../src/store/look.ts";
import { firstVersion } from "./store/first-version.ts";
import { disk } from "./store/on-disk.ts";
import { startDouble, type Double } from "./double/discord.ts";
import { body, chatServer } from "./model/chat-server.ts";

let folder = "";
let discord: Double;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "doctor-"));
  discord = await startDouble();
});
afterAll(async () => {
  await discord[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

type Env = Readonly<Record<string, string>>;

function configOf(env: Env) {
  const read = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    DATABASE_FILE: join(folder, "bot.sqlite"),
    METRICS_PORT: "0",
    ...env,
  });
  if (read.kind === "faults") throw new Error(JSON.stringify(read.faults));
  return read.config;
}

function streams() {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  return {
    streams: { stdin, stdout, stderr },
    written: () => `${String(stdout.read() ?? "")}${String(stderr.read() ?? "")}`,
  };
}

/** What the doctor finds: its exit status, and all its lines. */
async function found(env: Env = {}, args: readonly string[] = [], aheadMs = 0) {
  const { streams: to, written } = streams();
  const clock = { ...systemClock(), now: () => Date.now() + aheadMs };
  const status = await doctor(args, configOf(env), { ...to, clock });
  return { status, told: written() };
}

test("the commands are registered for all servers, or for one, and what is wrong is told", async () => {
  const before = await found();
  expect(before.status).toBe(2);
  expect(before.told).toContain("MEND  Commands: are missing at Discord: read");
  expect(before.told).toContain("npm run register");
  const { streams: to, written } = streams();
  expect(await register([], configOf({}).discord, to)).toBe(0);
  expect(written()).toContain(`Registered ${commands.length} commands in all servers`);
  expect(await register([discord.guildId("Newsroom")], configOf({}).discord, to)).toBe(0);
  expect(written()).toContain(`in server ${discord.guildId("Newsroom")}`);
  expect(await register(["123456789012345678"], configOf({}).discord, to)).toBe(2);
  expect(await register(["here"], configOf({}).discord, to)).toBe(2);
  expect(written()).toMatch(/“here” is not the number of a server[\s\S]*npm run register \[-- SERVER\]/);
  const bad = { DISCORD_TOKEN: `${"a".repeat(24)}.bbbbbb.${"c".repeat(38)}` };
  expect(await register([], configOf(bad).discord, to)).toBe(2);
  expect(written()).toContain("does not accept the token");
  expect(await register([], null, to)).toBe(2);
  expect(discord.faults).toEqual([]);
});

test("commands are never registered so that they show twice; where they are, that is told", async () => {
  await using other = await startDouble();
  const env = { DISCORD_TOKEN: other.token, DISCORD_API: other.api };
  const server = other.guildId("Newsroom");
  const { streams: to, written } = streams();
  expect(await register([server], configOf(env).discord, to)).toBe(0);
  expect((await found(env, [server])).told).toContain(`good  Commands: all ${commands.length} are registered`);
  expect(await register([], configOf(env).discord, to)).toBe(0);
  expect((await found(env, [server])).told).toMatch(/MEND {2}Commands: show twice.*\n.*npm run register -- \d+/);
  expect(await register([server], configOf(env).discord, to)).toBe(0);
  expect(written()).toContain("each would show twice there");
  expect((await found(env, [server])).told).toContain(`good  Commands: all ${commands.length} are registered`);
  expect(other.faults).toEqual([]);
});

test("where all is good every line says so", async () => {
  const { status, told } = await found();
  expect(told.match(/^(?:good|MEND)/gm)?.join(" ")).toBe(Array(9).fill("good").join(" "));
  expect(told).toContain("https://discord.com/oauth2/authorize?client_id=");
  expect(told).toContain("All good.");
  expect(status).toBe(0);
});

test("a token, an intent and a clock that are wrong are told with a way to mend them", async () => {
  const token = await found({ DISCORD_TOKEN: `${"a".repeat(24)}.bbbbbb.${"c".repeat(38)}` });
  expect(token.told).toContain("MEND  Discord’s token: is not accepted");
  expect((await found({ DISCORD_MESSAGE_CONTENT: "on" })).told).toMatch(
    /MEND {2}Message content.*\n.*Message Content Intent/,
  );
  const clock = await found({}, [], 120_000);
  expect(clock.told).toMatch(/MEND {2}Clock: is 1[12]\d seconds ahead of Discord’s/);
  expect((await found({ DISCORD_API: "http://127.0.0.1:9/api" })).told).toContain("Discord cannot be reached");
  expect((await found({ DISCORD_TOKEN: "" })).told).toContain("MEND  Discord’s token: is not set");
}, 60_000);

test("what the bot may not do in a server is told, and that it is not in one", async () => {
  const { told } = await found({}, [discord.guildId("Newsroom")]);
  expect(told).toContain(`good  Permissions in server ${discord.guildId("Newsroom")}`);
  const bare = discord.addGuild({ name: "Bare", members: ["zoe"], botMay: ["ViewChannel"], everyoneMay: [] });
  expect((await found({}, [bare])).told).toMatch(/MEND {2}Permissions.*are missing: Send Messages/);
  expect((await found({}, ["123456789012345678"])).told).toContain("the bot is not in it");
  expect((await found({}, ["here"])).status).toBe(2);
});

test("a database that a bot works in is good; one that cannot be opened is not", async () => {
  const file = join(folder, "busy.sqlite");
  const store = await sqliteStore({ file, clock: systemClock(), seal: sealer(new Uint8Array(32)) });
  expect((await found({ DATABASE_FILE: file })).told).toContain("in use: the bot is running");
  await store[Symbol.asyncDispose]();
  expect((await found({ DATABASE_FILE: file })).told).toContain("opens; 0 requests wait");
  const none = await found({ DATABASE_FILE: join(folder, "busy.sqlite", "below-a-file.sqlite") });
  expect(none.told).toMatch(/MEND {2}Database: .*cannot be made/);
});

test("channels where articles are to be noticed by themselves need the bot to see messages", async () => {
  const file = join(folder, "unasked.sqlite");
  const store = await sqliteStore({ file, clock: systemClock(), seal: sealer(new Uint8Array(32)) });
  await using portal = await startDouble({ privileged: ["MessageContent"] });
  const env = { DATABASE_FILE: file };
  const set = async (id: string, value: Json): Promise<void> =>
    store.settings.set({ scope: { kind: "channel", id, server: "s1" }, value, updatedAt: 1 });
  await set("c1", { mode: "asked", forumFirstPosts: false });
  expect((await found(env)).told).toMatch(/good {2}Message content: is not read, and need not be/);
  await set("c2", { mode: "automatic" });
  await set("c3", { forumFirstPosts: true });
  const { told, status } = await found(env);
  expect(told).toMatch(/MEND {2}Message content: .*2 places are set to notice.*\n.*Switch it on: .*MESSAGE_CONTENT=on/);
  expect(status).toBe(2);
  const inPortal = await found({ ...env, DISCORD_TOKEN: portal.token, DISCORD_API: portal.api });
  expect(inPortal.told).toMatch(/MEND {2}Message content: .*\n +Set DISCORD_MESSAGE_CONTENT=on/);
  await store[Symbol.asyncDispose]();
});

test("a database of an older version is told, and left for the next start to bring up to date", async () => {
  await using at = await disk();
  await firstVersion(at);
  const { told, status } = await found({ DATABASE_FILE: at.file });
  expect(told).toMatch(/good {2}Database: .*of an older version: the next start brings it up to date; 0 requests/);
  expect(status).toBe(0);
  expect(await lookInto(at.file)).toMatchObject({ version: "older" });
});

test("a port that something else has taken is told", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const { status, told } = await found({ METRICS_PORT: port });
  server.close();
  expect(told).toMatch(/MEND {2}Metrics.*\n.*METRICS_PORT/);
  expect(status).toBe(2);
});

test("a model is asked one small question", async () => {
  const list = body({ data: [{ id: "small-1", max_model_len: 32_768 }] });
  const ready = body({
    choices: [{ index: 0, message: { role: "assistant", content: '{"ready": true}' }, finish_reason: "stop" }],
    usage: { prompt_tokens: 20, completion_tokens: 6 },
  });
  await using server = await chatServer((response, seen, nth) =>
    (seen.path.endsWith("/models") ? list : ready)(response, seen, nth),
  );
  const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "small-1" };
  expect((await found(env)).told).toContain("good  Language model: small-1 answers, and takes 32,768 tokens");
  const gone = await found({ ...env, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" });
  expect(gone.told).toMatch(/MEND {2}Language model: small-1 does not answer\n.*could not be reached/);
}, 60_000);
