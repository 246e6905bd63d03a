import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import { asStoreFault, newerThanProgram } from "./faults.ts";
import { isLocked } from "./lock.ts";
import { migrationsBetween } from "./migrations.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import type { Schema } from "./schema.ts";

/** What a store's file is like to somebody who only looks. `waiting`: requests that are not answered yet. */
export type StoreLook =
  | { readonly kind: "in-use" }
  /** Nothing is in it: the next start makes its tables. */
  | { readonly kind: "empty" }
  /** Of an older version of the program: the next start brings it up to date. */
  | { readonly kind: "older"; readonly waiting: number }
  | { readonly kind: "current"; readonly waiting: number };

/** Looks into a store's file and changes nothing in it. Fails with "store-newer" or another fault of the store. */
export async function lookInto(file: string): Promise<StoreLook> {
  try {
    // By its lock alone: a bot may be at work in the file itself at any moment.
    if (existsSync(`${file}.lock`) && isLocked(file)) return { kind: "in-use" };
    await using db = new Kysely<Schema>({ dialect: nodeSqliteDialect(openedToLook(file)) });
    const { run, missing, unknown } = await migrationsBetween(db);
    if (unknown.length > 0) throw newerThanProgram(file, unknown);
    if (run.length === 0) return { kind: "empty" };
    // The first tables had it as it is now.
    const { waiting } = await db
      .selectFrom("request")
      .where("state", "=", "waiting")
      .select(({ fn }) => fn.countAll<number>().as("waiting"))
      .executeTakeFirstOrThrow();
    return { kind: missing.length > 0 ? "older" : "current", waiting };
  } catch (error) {
    throw asStoreFault(error);
  }
}

const busyMs = 1000;

/** Where a process ended well there is no log beside the file, and to look without one makes none. */
function openedToLook(file: string): DatabaseSync {
  if (existsSync(`${file}-wal`)) return new DatabaseSync(file, { readOnly: true, timeout: busyMs });
  const asItIs = pathToFileURL(file);
  asItIs.searchParams.set("immutable", "1");
  return new DatabaseSync(asItIs, { readOnly: true });
}
