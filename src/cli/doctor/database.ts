import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Finding } from "../../app/finding.ts";
import { settingsShape } from "../../app/settings/settings.ts";
import { UserError } from "../../errors.ts";
import { lookInto, type StoreLook } from "../../store/look.ts";
import type { Json } from "../../store/rows.ts";

export type DatabaseLook = {
  readonly findings: readonly Finding[];
  /** Another process works in the database. */
  readonly isRunning: boolean;
  /** In how many places moderators chose that articles are noticed without being asked. */
  readonly unasked: number;
};

/** What the database is like, or that a bot is at work in it; and how much room its disk has. Nothing is changed. */
export async function databaseFindings(file: string): Promise<DatabaseLook> {
  const folder = await nearestFolder(dirname(resolve(file)));
  const disk = await diskFinding(folder);
  if (!(await isThere(file))) return { findings: [await missing(file, folder), disk], isRunning: false, unasked: 0 };
  try {
    const look = await lookInto(file);
    const unasked = look.settings.filter(isUnasked).length;
    return { findings: [await databaseFinding(look, file, folder), disk], isRunning: look.isInUse, unasked };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const finding = { what, found: `cannot be opened. ${error.message}`, mend: error.wayOn };
    return { findings: [finding, disk], isRunning: false, unasked: 0 };
  }
}

const what = "Database";

async function missing(file: string, folder: string): Promise<Finding> {
  if (await mayWrite(folder)) return { what, found: `${file} is not there yet, and will be made`, mend: null };
  return { what, found: `${file} cannot be made: ${folder} may not be written to`, mend: mendFile };
}

async function databaseFinding(look: StoreLook, file: string, folder: string): Promise<Finding> {
  if (look.isInUse) return { what, found: `${file} is in use: the bot is running`, mend: null };
  // Beside the file SQLite writes its log.
  if (!(await may(file, constants.W_OK)) || !(await mayWrite(folder)))
    return { what, found: `${file} or its folder may not be written to`, mend: mendFile };
  return { what, found: `${file} ${opened(look)}`, mend: null };
}

function opened({ version, waiting }: StoreLook): string {
  if (version === "empty") return "is empty: the next start makes its tables";
  const requests = `${waiting} requests wait for the next start`;
  if (version === "current") return `opens; ${requests}`;
  return `is of an older version: the next start brings it up to date; ${requests}`;
}

function isUnasked(value: Json): boolean {
  const { mode, forumFirstPosts } = settingsShape.partial().safeParse(value).data ?? {};
  return forumFirstPosts === true || (mode !== undefined && mode !== "asked");
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
