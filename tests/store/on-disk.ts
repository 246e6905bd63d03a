import { statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore, type SqliteOptions, type SqliteStore } from "../../src/store/sqlite.ts";
import { fixedClock } from "../fixed-clock.ts";
import { noon } from "../laws/store/rows.ts";
import { open } from "./given.ts";

/** A folder for a store's file, and what a test does with it; gone at its end. */
export type Disk = AsyncDisposable & {
  readonly file: string;
  readonly at: (name: string) => string;
  readonly open: (options?: Partial<SqliteOptions>) => Promise<SqliteStore>;
  /** Runs statements on the file from beside. */
  readonly sql: (text: string) => void;
};

export async function disk(): Promise<Disk> {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  const at = (name: string): string => join(folder, name);
  const file = at("bot.sqlite");
  return {
    file,
    at,
    open: (options = {}) => sqliteStore({ file, clock: fixedClock(noon), seal: open, ...options }),
    sql: (text) => {
      const beside = new DatabaseSync(file);
      beside.exec(text);
      beside.close();
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** Whether anybody but its owner may do anything with a file. Windows has other rights, and shows these as if so. */
export function mayOthers(path: string): boolean {
  return process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
}
