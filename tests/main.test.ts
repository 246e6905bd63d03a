import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { answering } from "./cli/model-at.ts";
import { chatServer } from "./model/chat-server.ts";

const story = `The council raised the rent on Tuesday. “We had no choice,” said Ana Ruiz, the mayor.

Tenants will pay 4 per cent more from May, and the union says that it will go to court over the rise. It wants
the council to publish the figures on which the rise is based, and to wait until the new budget is agreed.
`;

type Run = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs the program as a person would, with nothing of this process's environment but what finds Node. */
async function run(
  args: readonly string[],
  stdin: string,
  env: Readonly<Record<string, string>> = {},
  cwd = root,
): Promise<Run> {
  const program = join(root, "src/main.ts");
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH: "/usr/bin:/bin", ...env } });
  child.stdin.end(stdin);
  const [out, err] = [child.stdout.setEncoding("utf8").toArray(), child.stderr.setEncoding("utf8").toArray()];
  const [status] = await once(child, "close");
  return { status: Number(status), out: (await out).join(""), err: (await err).join("") };
}

const root = fileURLToPath(new URL("..", import.meta.url));
const noSettings = { OPENAI_API_KEY: "", OPENAI_BASE_URL: "", OPENAI_MODEL: "" };

describe("with --model", { timeout: 60_000 }, () => {
  test("the program asks the server that .env names, and the environment goes before the file", async () => {
    await using server = await chatServer(answering());
    const folder = await mkdtemp(join(tmpdir(), "settings-"));
    await writeFile(join(folder, ".env"), `OPENAI_BASE_URL=${server.baseUrl}\nOPENAI_MODEL=in-the-file\n`);
    const { status, out, err } = await run(["read", "-", "--model"], story, { OPENAI_MODEL: "asked-1" }, folder);
    await rm(folder, { recursive: true });
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("Read with asked-1 ·");
    // first the list of models is asked for the context's size
    expect(server.seen.map(({ body }) => body.model)).toEqual([undefined, "asked-1", "asked-1"]);
  });

  test("all faults of the settings are told at once, without their values", async () => {
    const env = { ...noSettings, OPENAI_BASE_URL: "ftp://secret.example", BUDGET_BOT_TOKENS: "secret" };
    const { status, out, err } = await run(["read", "-", "--model"], story, env);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/OPENAI_BASE_URL is not[^]*BUDGET_BOT_TOKENS is not[^]*OPENAI_MODEL is missing/);
    expect(err).not.toContain("secret");
  });

  test("and none set, a way on is told", async () => {
    const { status, err } = await run(["read", "-", "--model"], story, noSettings);
    expect(status).toBe(2);
    expect(err).toMatch(/^There is no model set to read with\./);
  });
});

describe("without --model", { timeout: 60_000 }, () => {
  test("the settings are not read: their faults stop nobody", async () => {
    const { status, err } = await run(["read", "-"], story, { OPENAI_BASE_URL: "ftp://wrong", BUDGET_BOT_TOKENS: "x" });
    expect([status, err]).toEqual([0, ""]);
  });

  test("nothing of the model is loaded", async () => {
    // tells on standard error what is loaded of it
    const hook = `import { registerHooks } from "node:module";
import { writeSync } from "node:fs";
const model = /node_modules.(?:openai|dotenv)|src.model.|src.config/;
registerHooks({ load: (url, context, next) => {
  if (model.test(url)) writeSync(2, url + "\\n");
  return next(url, context);
} });`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
    expect((await run(["read", "-"], story, env)).err).toBe("");
    expect((await run(["read", "-", "--model"], story, { ...env, ...noSettings })).err).toContain("src/config.ts");
  });
});

describe("the program", { timeout: 60_000 }, () => {
  test("reads an article", async () => {
    const { status, out, err } = await run(["read", "-"], story);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("CLAIMS");
    expect(out).toContain("Ana Ruiz");
  });

  test("tells its exit status", async () => {
    expect((await run(["read", "no-such-file.txt"], "")).status).toBe(1);
    expect((await run(["read", "--wrong"], "")).status).toBe(2);
    expect(await run(["raed"], "")).toMatchObject({ status: 2, err: expect.stringContaining("“raed”") });
    expect((await run([], "")).status).toBe(2);
  });

  test("colours only where it is asked to or the output is a terminal", async () => {
    const coloured = await run(["read", "-"], story, { FORCE_COLOR: "1" });
    expect(coloured.out).toContain("\u001b[1m");
    expect((await run(["read", "-"], story)).out).not.toContain("\u001b");
    expect((await run(["read", "-"], story, { NO_COLOR: "1" })).out).not.toContain("\u001b");
  });

  test("ends quietly when nobody reads on", async () => {
    const child = spawn(process.execPath, ["src/main.ts", "read", "--jsonl"], { stdio: ["pipe", "pipe", "pipe"] });
    const err = child.stderr.setEncoding("utf8").toArray();
    const line = `${JSON.stringify({ id: "a", text: story })}\n`;
    child.stdin.on("error", () => {}); // it may end while more is written
    child.stdin.write(line);
    await once(child.stdout, "data");
    child.stdout.destroy();
    child.stdin.end(line.repeat(500));
    expect(await once(child, "close")).toEqual([0, null]);
    expect((await err).join("")).toBe("");
  });
});
