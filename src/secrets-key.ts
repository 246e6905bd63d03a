import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "./errors.ts";

const keyBytes = 32;

/**
 * The key that secrets at rest are sealed with, made on the first call and kept in a file that only its owner may
 * read. Fails with a UserError "bad-key" where the file holds something else, or others may read it.
 */
export async function secretsKeyIn(path: string): Promise<Uint8Array> {
  if (!existsSync(path)) {
    const made = await makeKey(path);
    if (made !== null) return made;
  }
  const { mode } = await stat(path);
  // Windows has other rights, and shows these as if everybody had them.
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    throw new UserError("bad-key", `Others than you may read the key in “${path}”.`, `Run: chmod 600 "${path}"`);
  }
  const key = parseKey(await readFile(path, "utf8"));
  if (key !== null) return key;
  const wayOn =
    "Put the right file back; or delete it, and a new one is made: answers that are still owed then go to their channel.";
  throw new UserError("bad-key", `“${path}” holds no key.`, wayOn);
}

/** 32 bytes as 64 hexadecimal digits or in base64; null for anything else. */
export function parseKey(text: string): Uint8Array | null {
  const written = text.trim();
  if (/^[\da-f]{64}$/i.test(written)) return Buffer.from(written, "hex");
  if (!/^[\w+/-]{43}=?$/.test(written)) return null;
  const key = Buffer.from(written, "base64");
  return key.length === keyBytes ? key : null;
}

/** Null where there is one already. Written beside and then named, so that a process killed here leaves no half key. */
async function makeKey(path: string): Promise<Uint8Array | null> {
  const key = randomBytes(keyBytes);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${key.toString("hex", 0, 4)}`;
  {
    await using file = await open(beside, "wx", 0o600);
    await file.writeFile(`${key.toString("hex")}\n`);
    await file.sync();
  }
  try {
    await link(beside, path);
    return key;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  } finally {
    await unlink(beside);
  }
}
