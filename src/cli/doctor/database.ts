import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Finding } from "../../app/finding.ts";
import { sealer } from "../../app/sealing.ts";
import type { Clock } from "../../clock.ts";
import { UserError } from "../../errors.ts";
import { sqliteStore } from "../../store/sqlite.ts";

/** `isRunning`: another process works in the database. */
export type DatabaseLook = { readonly findings: readonly Finding[]; readonly isRunning: boolean };

/** Whether the database can be opened, or a bot is at work in it; and how much room its disk has. */
export async function databaseFindings(file: string, clock: Clock): Promise<DatabaseLook> {
  const folder = await nearestFolder(dirname(resolve(file)));
  const database = await databaseFinding(file, folder, clock);
  const running = { what, found: `${file} is in use: the bot is running`, mend: null };
  return { findings: [database ?? running, await diskFinding(folder)], isRunning: database === null };
}

const what = "Database";

/** Null where another process works in it. */
async function databaseFinding(file: string, folder: string, clock: Clock): Promise<Finding | null> {
  if (!(await isThere(file))) {
    if (await mayWrite(folder)) return { what, found: `${file} is not there yet, and will be made`, mend: null };
    return { what, found: `${file} cannot be made: ${folder} may not be written to`, mend: mendFile };
  }
  try {
    // No token is opened, so any key will do.
    const store = await sqliteStore({ file, clock, seal: sealer(new Uint8Array(32)) });
    const waiting = await store.requests.waiting();
    await store[Symbol.asyncDispose]();
    return { what, found: `${file} opens; ${waiting} requests wait for the next start`, mend: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === "store-in-use") return null;
    return { what, found: `cannot be opened. ${error.message}`, mend: error.wayOn };
  }
}

const mendFile = "Let this user write there, or give another path in DATABASE_FILE.";
const leastBytes = 500e6;

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free in ${folder}`;
  return { what: "Disk", found, mend: free < leastBytes ? "Make room: it should have 0.5 GB at least." : null };
}

/** The folder itself, or the first above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const above = dirname(folder);
  return above === folder || (await isThere(folder)) ? folder : nearestFolder(above);
}

async function isThere(path: string): Promise<boolean> {
  return may(path, constants.F_OK);
}

async function mayWrite(path: string): Promise<boolean> {
  return may(path, constants.W_OK | constants.X_OK);
}

async function may(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
}
