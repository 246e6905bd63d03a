import { chmod, mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { secretsKeyIn } from "../src/secrets-key.ts";

async function folder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), "key-"));
}

test("it is made once, and only its owner may read it", async () => {
  const path = join(await folder(), "secrets.key");
  const key = await secretsKeyIn(path);
  expect(key).toHaveLength(32);
  expect(Buffer.from(await secretsKeyIn(path))).toEqual(Buffer.from(key));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(path, ".."))).toEqual(["secrets.key"]);
});

test("two who start at once have the same", async () => {
  const path = join(await folder(), "secrets.key");
  const keys = await Promise.all([secretsKeyIn(path), secretsKeyIn(path), secretsKeyIn(path)]);
  expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
});

test("a file that others may read, or that holds something else, is refused with a way on", async () => {
  const path = join(await folder(), "secrets.key");
  await secretsKeyIn(path);
  await chmod(path, 0o644);
  await expect(secretsKeyIn(path)).rejects.toMatchObject({ code: "bad-key", wayOn: `Run: chmod 600 "${path}"` });
  await chmod(path, 0o600);
  await writeFile(path, "hunter2");
  await expect(secretsKeyIn(path)).rejects.toMatchObject({ code: "bad-key" });
});
