import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UserError } from "../errors.ts";
import { asStoreFault } from "./faults.ts";

/**
 * Copies a store's file as it is at one moment, while a bot may be working on it: SQLite's own VACUUM INTO reads in one
 * transaction, and hinders no writer. The copy is checked, and has its name only once it is whole and on the disk; what
 * is there already is never overwritten; a folder that is not is made, but none above it. It blocks while it copies: not for the process that serves.
 * Fails with "file-missing", "backup-failed" or a fault of the store. Gives the size of the copy.
 */
export function backUp(file: string, copy: string): { readonly bytes: number } {
  if (!existsSync(file)) throw noStore(file);
  if (existsSync(copy)) throw copyThere(copy);
  const part = `${copy}.part`;
  try {
    if (!existsSync(dirname(copy))) mkdirSync(dirname(copy), { mode: 0o700 });
    rmSync(part, { force: true });
    closeSync(openSync(part, "wx", 0o600));
  } catch (error) {
    throw noPlace(copy, error);
  }
  try {
    copyInto(file, part);
    check(part);
    toDisk(part);
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { force: true });
    throw error instanceof UserError ? error : targetFault(copy, error);
  }
  nameToDisk(dirname(copy));
  return { bytes: statSync(copy).size };
}

/** What is wrong with the store is told as such; anything else is wrong with where the copy is to be. */
function copyInto(file: string, part: string): void {
  const db = openStore(file);
  try {
    db.prepare("vacuum into ?").run(part);
  } finally {
    db.close();
  }
}

function openStore(file: string): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: busyMs });
    const tables = db.prepare("select name from sqlite_schema where name = 'migration'");
    if (tables.get() === undefined) throw noStore(file);
    return db;
  } catch (error) {
    db?.close();
    throw asStoreFault(error);
  }
}

/** The store was read well until then, so where it is full or cannot be written, that is at the copy. */
function targetFault(copy: string, error: unknown): unknown {
  const fault = asStoreFault(error);
  if (!(fault instanceof UserError)) return fault;
  if (fault.code === "store-full") return noRoom(copy, error);
  return fault.code === "store-unwritable" ? noPlace(copy, error) : fault;
}

const busyMs = 5000;

function check(part: string): void {
  const db = new DatabaseSync(part, { readOnly: true });
  try {
    const result = db.prepare("pragma integrity_check").get()?.["integrity_check"];
    if (result !== "ok") throw unsound(String(result));
  } finally {
    db.close();
  }
}

function toDisk(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Not every file system can: then the copy is there all the same, and its name a moment later. */
function nameToDisk(folder: string): void {
  try {
    toDisk(folder);
  } catch {
    // Windows opens no folders, and some network shares flush none.
  }
}

function noStore(file: string): UserError {
  const message = `There is no store at “${file}” to be copied.`;
  return new UserError(
    "file-missing",
    message,
    "Set DATABASE_FILE as it is set for the bot, and start this where the bot starts.",
  );
}

function copyThere(copy: string): UserError {
  const message = `There is a file “${copy}” already, and it is not overwritten.`;
  return new UserError("backup-failed", message, "Give another name, one with the date in it for instance.");
}

function noPlace(copy: string, cause: unknown): UserError {
  const message = `“${copy}” cannot be written.`;
  return new UserError("backup-failed", message, "Give a file in a folder that is there and that you may write in.", {
    cause,
  });
}

function noRoom(copy: string, cause: unknown): UserError {
  const message = `There is no room for “${copy}”, so no copy was made.`;
  return new UserError("backup-failed", message, "Make room, or copy to another disk.", { cause });
}

function unsound(result: string): UserError {
  const message = `The copy is not sound, so it was not kept: ${result.split("\n", 1).join("")}`;
  return new UserError(
    "backup-failed",
    message,
    "The store itself may be damaged. Keep a copy of its file and restore the last backup.",
  );
}
