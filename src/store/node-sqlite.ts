import type { DatabaseSync, StatementSync, SQLInputValue } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { asStoreFault } from "./faults.ts";

/** Kysely on Node's own SQLite: one connection, and every transaction may write. Faults come as `asStoreFault` has them. */
export function nodeSqliteDialect(db: DatabaseSync): Dialect {
  return {
    createDriver: () => driverOf(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createAdapter: () => ({
      supportsMultipleConnections: false,
      supportsReturning: true,
      // Kysely's own says no; SQLite does, so that a migration that is killed half-way has not happened.
      supportsTransactionalDdl: true,
      supportsCreateIfNotExists: true,
      acquireMigrationLock: nothing,
      releaseMigrationLock: nothing,
    }),
  };
}

/** Statements that are kept prepared; a statement of SQL text each, and lists make some of them long. */
const mostPrepared = 300;

function driverOf(db: DatabaseSync): Driver {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const kept = prepared.get(sql);
    if (kept !== undefined) return kept;
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const exec = async (sql: string): Promise<void> => told(() => db.exec(sql));
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => told(() => rowsOf<R>(prepare(query.sql), query.parameters)),
    streamQuery: () => {
      throw new TypeError("This adapter streams no rows: ask for as many as are needed.");
    },
  };
  return {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    // A transaction that begins as a reader and then writes may be refused; one that begins as a writer is not.
    beginTransaction: () => exec("begin immediate"),
    commitTransaction: () => exec("commit"),
    // A full disk ends the transaction by itself.
    rollbackTransaction: async () => (db.isTransaction ? exec("rollback") : undefined),
    destroy: async () => db.close(),
  };
}

function rowsOf<R>(statement: StatementSync, parameters: readonly unknown[]): QueryResult<R> {
  const values = parameters.map(sqliteValue);
  if (statement.columns().length > 0) {
    // What a row of a query holds is Kysely's promise; each row is parsed before it leaves the store.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { rows: statement.all(...values) as R[] };
  }
  return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
}

function sqliteValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  throw new TypeError(`SQLite takes no ${typeof value} here`);
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreFault(error);
  }
}

async function nothing(): Promise<void> {}
