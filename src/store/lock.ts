import { DatabaseSync } from "node:sqlite";
import { inUse } from "./faults.ts";

/**
 * Keeps every other process from a store's file, by a lock beside it that the system takes back when this process ends,
 * however it ends: so none is ever left behind, as a file with a process number in it would be. That lock is SQLite's
 * own, on an empty database; who holds it stands in its one table. Fails with "store-in-use".
 */
export function lockFile(file: string): Disposable {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec("begin immediate");
    lock.exec("create table if not exists holder (pid integer not null)");
    lock.exec("delete from holder");
    lock.prepare("insert into holder values (?)").run(process.pid);
    lock.exec("commit");
    // Held from here on; others may read meanwhile who it is.
    lock.exec("begin immediate");
  } catch (error) {
    const by = isBusy(error) ? holder(lock) : null;
    lock.close();
    if (!isBusy(error)) throw error;
    throw inUse(file, by === null ? "" : ` (number ${by})`);
  }
  return { [Symbol.dispose]: () => lock.close() };
}

/** Whether another process holds the lock, which has to be there. Nothing is written, and it is free again at once. */
export function isLocked(file: string): boolean {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec("begin immediate");
    lock.exec("rollback");
    return false;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return true;
  } finally {
    lock.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

function holder(lock: DatabaseSync): number | null {
  try {
    const pid = lock.prepare("select pid from holder").get()?.["pid"];
    return typeof pid === "number" ? pid : null;
  } catch {
    return null; // the other one is just writing it
  }
}
