import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import { z } from "zod";
import { asStoreFault, newerThanProgram } from "./faults.ts";
import { isLocked } from "./lock.ts";
import { migrationsBetween } from "./migrations.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import type { Json } from "./rows.ts";
import type { Schema } from "./schema.ts";

/** What a store's file is like to somebody who only looks. */
export type StoreLook = {
  /** Another process works in it. */
  readonly isInUse: boolean;
  /** "empty": the next start makes its tables; "older": it brings them up to date. */
  readonly version: "empty" | "older" | "current";
  /** Requests that are not answered yet. */
  readonly waiting: number;
  /** What moderators have set anywhere, a value for each place; none of an older version, and none that is damaged. */
  readonly settings: readonly Json[];
};

/** Looks into a store's file and changes nothing in it. Fails with "store-newer" or another fault of the store. */
export async function lookInto(file: string): Promise<StoreLook> {
  let isInUse = false;
  try {
    isInUse = existsSync(`${file}.lock`) && isLocked(file);
    return { isInUse, ...(await inside(file, isInUse)) };
  } catch (error) {
    // A bot that is at work in it has found it good.
    if (isInUse) return { isInUse, version: "current", waiting: 0, settings: [] };
    throw asStoreFault(error);
  }
}

async function inside(file: string, isInUse: boolean): Promise<Omit<StoreLook, "isInUse">> {
  await using db = new Kysely<Schema>({ dialect: nodeSqliteDialect(openedToLook(file, isInUse)) });
  const { run, missing, unknown } = await migrationsBetween(db);
  if (unknown.length > 0) throw newerThanProgram(file, unknown);
  if (run.length === 0) return { version: "empty", waiting: 0, settings: [] };
  // The first tables had these columns as they are now.
  const waiting = await db.selectFrom("request").where("state", "=", "waiting").select("id").execute();
  const version = missing.length > 0 ? "older" : "current";
  const rows = version === "older" ? [] : await db.selectFrom("setting").select("value").execute();
  return { version, waiting: waiting.length, settings: rows.flatMap(({ value }) => parsed(value)) };
}

const busyMs = 1000;

/** Where a process ended well there is no log beside the file, and to look without one makes none. */
function openedToLook(file: string, isInUse: boolean): DatabaseSync {
  if (isInUse || existsSync(`${file}-wal`)) return new DatabaseSync(file, { readOnly: true, timeout: busyMs });
  const asItIs = pathToFileURL(file);
  asItIs.searchParams.set("immutable", "1");
  return new DatabaseSync(asItIs, { readOnly: true });
}

function parsed(text: string): readonly Json[] {
  try {
    return [z.json().parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
