import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { noon, requestOf } from "../laws/store/rows.ts";
import { disk, mayOthers } from "./on-disk.ts";
import { startWriter } from "./writer.ts";

type Run = { readonly status: unknown; readonly out: string; readonly err: string };

/** `npm run backup -- ARGS`, without npm. */
async function backup(file: string, ...args: readonly string[]): Promise<Run> {
  return await backupWith({ DATABASE_FILE: file }, ...args);
}

async function backupWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
  const program = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [program, "backup", ...args], { env: { PATH: "/usr/bin:/bin", ...env } });
  const [out, err] = [child.stdout.setEncoding("utf8").toArray(), child.stderr.setEncoding("utf8").toArray()];
  const [status] = await once(child, "close");
  return { status, out: (await out).join(""), err: (await err).join("") };
}

const slow = { timeout: 60_000 };

test("a copy of a live file is one moment of it, and can be put in its place", slow, async () => {
  await using at = await disk();
  const copy = at.at("copy.sqlite");
  const writer = startWriter(at.file);
  const before = [...(await writer.said(100))].slice(1);
  expect(await backup(at.file, copy)).toMatchObject({ status: 0, err: "" });
  const after = (await writer.said(1)).length;
  expect((await writer.said(after + 10)).length).toBeGreaterThanOrEqual(after + 10);
  writer.process.kill("SIGKILL");
  await writer.ended;

  // As the README has it: the file and what lies beside it out of the way, the copy in its place.
  for (const end of ["", "-wal", "-shm"])
    if (existsSync(at.file + end)) renameSync(at.file + end, at.at(`old.sqlite${end}`));
  copyFileSync(copy, at.file);
  await using store = await at.open();
  for (const id of before) expect(await store.requests.get(id)).toMatchObject({ id });
  const { rows, damaged } = await store.requests.waitingSince(noon + 1, 1e6);
  expect(damaged).toEqual([]);
  for (const { id } of rows) {
    expect(await store.readings.get(id)).toMatchObject({ state: "pending" });
    expect(await store.jobs.isLive("read", id)).toBe(true);
  }
  expect(await store.requests.add(requestOf({ id: "afterwards" }))).toBe("new");
});

test("a copy is for its owner alone, and nothing else is left beside it", slow, async () => {
  await using at = await disk();
  await (await at.open())[Symbol.asyncDispose]();
  const { status, out } = await backup(at.file, at.at("copy.sqlite"));
  expect([status, out]).toEqual([0, expect.stringMatching(/checked\.\n.*key.*apart/)]);
  expect(await backup(at.file, at.at("backups/copy.sqlite"))).toMatchObject({ status: 0, err: "" });
  expect(mayOthers(at.at("backups"))).toBe(false);
  expect(existsSync(at.at("copy.sqlite.part"))).toBe(false);
  expect(mayOthers(at.at("copy.sqlite"))).toBe(false);
});

test("what is there is never overwritten, and a damaged file is not copied", slow, async () => {
  await using at = await disk();
  await (await at.open())[Symbol.asyncDispose]();
  writeFileSync(at.at("there"), "mine");
  expect(await backup(at.file, at.at("there"))).toMatchObject({
    status: 1,
    err: expect.stringContaining("overwritten"),
  });
  expect(readFileSync(at.at("there"), "utf8")).toBe("mine");
  const bytes = readFileSync(at.file);
  for (let page = 4; page < 40; page += 1) bytes.fill(0xa5, page * 4096, page * 4096 + 200);
  writeFileSync(at.file, bytes);
  const { status, err } = await backup(at.file, at.at("copy.sqlite"));
  expect([status, existsSync(at.at("copy.sqlite")), existsSync(at.at("copy.sqlite.part"))]).toEqual([1, false, false]);
  expect(err).toContain("damaged");
});

test("what cannot be done is told with a way on", slow, async () => {
  await using at = await disk();
  const told = async (file: string, ...args: readonly string[]) => {
    const { status, err } = await backup(file, ...args);
    return [status, err];
  };
  expect(await told(at.at("none.sqlite"), at.at("copy"))).toEqual([
    1,
    expect.stringMatching(/no store.*\n.*DATABASE_FILE/),
  ]);
  writeFileSync(at.at("empty.sqlite"), "");
  expect(await told(at.at("empty.sqlite"), at.at("copy"))).toEqual([1, expect.stringContaining("no store")]);
  writeFileSync(at.at("notes.txt"), "no database ".repeat(100));
  expect(await told(at.at("notes.txt"), at.at("copy"))).toEqual([1, expect.stringContaining("no store at all")]);
  await (await at.open())[Symbol.asyncDispose]();
  expect(await told(at.file, at.at("no/folder/copy"))).toEqual([
    1,
    expect.stringMatching(/cannot be written.*\n.*folder/),
  ]);
  for (const args of [[], ["one", "two"], ["--fast"]])
    expect(await told(at.file, ...args)).toEqual([2, expect.stringContaining("npm run backup -- ")]);
  expect(existsSync(at.at("copy")) || existsSync(at.at("copy.part"))).toBe(false);
  expect(await backup(at.file, "--help")).toMatchObject({ status: 0, out: expect.stringContaining("To go back") });
});

test("of the settings only the path matters: whatever else is wrong with them, a copy is made", slow, async () => {
  await using at = await disk();
  await (await at.open())[Symbol.asyncDispose]();
  const wrong = { SECRETS_KEY: "too short", DISCORD_TOKEN: "none", LOG_LEVEL: "loud", OPENAI_API_KEY: "key" };
  const made = await backupWith({ ...wrong, DATABASE_FILE: at.file }, at.at("copy.sqlite"));
  expect(made).toMatchObject({ status: 0, err: "" });
  expect(existsSync(at.at("copy.sqlite"))).toBe(true);
  expect(made.out).not.toContain(".key"); // with a key of the operator's own, there is none beside it
  const { status, err } = await backupWith({ ...wrong, DATABASE_FILE: "postgres://here" }, at.at("other.sqlite"));
  expect(status).toBe(2);
  expect(err).toContain("DATABASE_FILE is not the path of a file");
  expect(err).not.toContain("LOG_LEVEL");
});
