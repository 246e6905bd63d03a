import { AsyncLocalStorage } from "node:async_hooks";
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Clock } from "../clock.ts";
import { asStoreFault } from "./faults.ts";
import type { JobChange } from "./jobs.ts";
import { lockFile } from "./lock.ts";
import { loopTurns } from "./loop-turns.ts";
import { migrate } from "./migrations.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import type { TokenSeal } from "./request-row.ts";
import type { Db, Run, Schema } from "./schema.ts";
import type { Store, Tables } from "./store.ts";
import { tablesOn } from "./tables.ts";

export type SqliteOptions = {
  /** Made where it is not there, with its folder, for its owner alone. On a disk of this machine: not on a share. */
  readonly file: string;
  readonly clock: Pick<Clock, "now">;
  readonly seal: TokenSeal;
  /** The file grows no further than so many pages of 4,096 bytes; then "store-full". No bound where omitted. */
  readonly mostPages?: number;
};

/** A store, and what a queue in the same file needs of it. */
export type SqliteStore = Store & { readonly queueSide: QueueSide };

export type QueueSide = {
  /** As `transaction` of the store, with the table of jobs itself. */
  readonly transaction: <T>(work: (db: Db, tx: Tables) => Promise<T>) => Promise<T>;
  /** Calls back after each transaction that added, completed or cancelled jobs. */
  readonly onJobs: (listener: (changes: readonly JobChange[]) => void) => void;
  readonly nextJobId: () => number;
};

/**
 * Opens the store in a file, brings its tables up to date, and keeps other processes from it until it is disposed of.
 * Fails with the faults that the port names.
 */
export async function sqliteStore(options: SqliteOptions): Promise<SqliteStore> {
  await using opened = new AsyncDisposableStack();
  const memory = options.file === ":memory:";
  if (!memory) opened.use(ownFile(options.file));
  const database = opened.adopt(openDatabase(options), (db) => {
    if (db.isOpen) db.close();
  });
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database) });
  await migrate(db, options.file);
  const last = await db
    .selectFrom("job")
    .select(({ fn }) => fn.max("id").as("id"))
    .executeTakeFirst();
  const closing = opened.move();
  return storeOn(db, { ...options, lastJobId: last?.id ?? 0, close: () => closing.disposeAsync() });
}

function ownFile(file: string): Disposable {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite makes it readable for everybody, and gives its companions the rights that it has.
    for (const path of [file, `${file}.lock`]) makeFile(path);
    return lockFile(file);
  } catch (error) {
    throw asStoreFault(error);
  }
}

/**
 * Leaves one that is there alone. To open it and close it again would take away whatever locks this process has on it,
 * for POSIX keeps them by file and not by who opened it (sqlite.org/howtocorrupt.html, 2.2).
 */
function makeFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
}

function openDatabase({ file, mostPages }: SqliteOptions): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: false });
    db.exec("pragma journal_mode = wal");
    // A commit is on the disk when it returns, also where the power fails.
    db.exec("pragma synchronous = full");
    db.exec("pragma secure_delete = on");
    if (mostPages !== undefined) db.exec(`pragma max_page_count = ${mostPages}`);
    return db;
  } catch (error) {
    throw asStoreFault(error);
  }
}

/** How long another program that looks into the file may hold things up. It blocks this process for as long. */
const busyMs = 1000;

type Opened = Pick<SqliteOptions, "clock" | "seal"> & {
  readonly lastJobId: number;
  readonly close: () => Promise<void>;
};

/** Transactions that follow each other without a pause hold up timers and sockets for no longer than this. */
const mostInRowMs = 10;

/** A transaction that runs, or ran. */
type Running = { isOpen: boolean; readonly changes: JobChange[] };

function storeOn(db: Db, { clock, seal, lastJobId, close }: Opened): SqliteStore {
  const inside = new AsyncLocalStorage<Running>();
  const listeners: ((changes: readonly JobChange[]) => void)[] = [];
  let jobId = lastJobId;
  let before: Promise<unknown> = Promise.resolve();
  let closed = false;
  const loopTurn = loopTurns(mostInRowMs);

  const nextJobId = (): number => (jobId += 1);
  const tables = (run: Run): Tables => tablesOn(run, seal, { now: clock.now, nextId: nextJobId, onCommit });
  const onCommit = (change: JobChange): void => void inside.getStore()?.changes.push(change);

  const transact = async <T>(work: (db: Db, running: Running) => Promise<T>): Promise<T> => {
    if (inside.getStore()?.isOpen === true)
      throw new TypeError("Inside of a transaction only `tx` may be used: the store itself would wait for its end.");
    if (closed) throw new TypeError("The store is closed.");
    const running: Running = { isOpen: true, changes: [] };
    const run = (trx: Db): Promise<T> => inside.run(running, () => work(trx, running));
    const end = (): void => {
      running.isOpen = false;
    };
    // One after the other, in the order they were asked for.
    const turn = before.then(loopTurn).then(() => db.transaction().execute((trx) => run(trx).finally(end)));
    before = turn.catch(() => undefined);
    const result = await turn;
    // Whoever is told begins things of their own, which are no part of the transaction that they hear of.
    if (running.changes.length > 0) inside.exit(() => listeners.forEach((listener) => listener(running.changes)));
    return result;
  };

  const withTables = <T>(work: (db: Db, tx: Tables) => Promise<T>): Promise<T> =>
    transact((trx, running) => {
      const run: Run = async (part) => {
        if (!running.isOpen) throw new TypeError("This transaction has ended.");
        return part(trx);
      };
      return work(trx, tables(run));
    });

  /** What was deleted still lies in the log beside the file, until so much is written after it. Here, not that long. */
  const swept = async <T>(forget: () => Promise<T>): Promise<T> => {
    const forgetting = forget();
    const sweep = before.then(() => sql`pragma wal_checkpoint(truncate)`.execute(db));
    before = sweep.catch(() => undefined);
    const forgotten = await forgetting;
    await sweep;
    return forgotten;
  };

  const own = tables(transact);
  return {
    ...own,
    users: { ...own.users, forget: (user, today) => swept(() => own.users.forget(user, today)) },
    servers: { ...own.servers, forget: (server) => swept(() => own.servers.forget(server)) },
    transaction: (work) => withTables((_, tx) => work(tx)),
    queueSide: {
      transaction: withTables,
      onJobs: (listener) => void listeners.push(listener),
      nextJobId,
    },
    [Symbol.asyncDispose]: async () => {
      if (closed) return;
      closed = true;
      await before;
      await close();
    },
  };
}
