import { UserError } from "../errors.ts";

/**
 * Faults of SQLite and of the file system that an operator can mend, as UserErrors; anything else as it is. The numbers
 * are SQLite's primary result codes (sqlite.org/rescode.html); extended ones have more in their upper bits.
 */
export function asStoreFault(error: unknown): unknown {
  const code = resultCode(error);
  const told = code === null ? systemFault(error) : faults.get(code & 0xff);
  return told === undefined ? error : new UserError(told.code, told.message, told.wayOn, { cause: error });
}

export function inUse(file: string, by: string): UserError {
  return new UserError(
    "store-in-use",
    `Another process works on “${file}”${by}, and one at a time is all that is safe.`,
    "End the other one first, or give this one a file of its own (DATABASE_FILE).",
  );
}

export function newerThanProgram(file: string, unknown: readonly string[]): UserError {
  return new UserError(
    "store-newer",
    `“${file}” was written by a newer version of the program: this one does not know ${list(unknown)}.`,
    "Start the newer version again, or go back to a backup from before the update (README, “Backup and restore”).",
  );
}

/** `row`: its id. What it holds is not told: it may be a member's words. */
export function damagedRow(table: string, row: string, cause: unknown): UserError {
  return new UserError(
    "row-damaged",
    `What is stored of ${table} ${row} cannot be read.`,
    "The rest is not touched by it. Ask again; the operator may restore a backup.",
    { cause },
  );
}

type StoreFault = Pick<UserError, "code" | "message" | "wayOn">;

const damaged: StoreFault = {
  code: "store-damaged",
  message: "The store’s file is damaged, or is no store at all.",
  wayOn: "Keep a copy of it and restore the last backup (README, “Backup and restore”).",
};
const unwritable: StoreFault = {
  code: "store-unwritable",
  message: "The store’s file cannot be opened or written.",
  wayOn: "See that its folder is there, that the bot’s user may write in it, and that the disk has room and no fault.",
};
const locked: StoreFault = {
  code: "store-in-use",
  message: "Another program keeps the store’s file locked.",
  wayOn: "End whatever works on it (a database browser, a copy that runs), and try again.",
};
const full: StoreFault = {
  code: "store-full",
  message: "There is no room left on the disk for the store’s file, so nothing new can be kept.",
  wayOn: "Make room on that disk. Nothing that was accepted is lost, and it goes on by itself.",
};

const faults: ReadonlyMap<number, StoreFault> = new Map([
  [5, locked], //      SQLITE_BUSY
  [8, unwritable], //  SQLITE_READONLY
  [10, unwritable], // SQLITE_IOERR
  [11, damaged], //    SQLITE_CORRUPT
  [13, full], //       SQLITE_FULL
  [14, unwritable], // SQLITE_CANTOPEN
  [26, damaged], //    SQLITE_NOTADB
]);

/** Of what is done before SQLite opens the file: its folder is made, and files for their owner alone. */
function systemFault(error: unknown): StoreFault | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  return error.code === "ENOSPC" || error.code === "EDQUOT" ? full : unwritable;
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  return typeof error.errcode === "number" ? error.errcode : null;
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
