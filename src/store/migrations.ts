import type { Kysely } from "kysely";
import { newerThanProgram } from "./faults.ts";
import { firstTables } from "./migrations/first-tables.ts";
import { gatewaySessions } from "./migrations/gateway-sessions.ts";
import { readingFresh } from "./migrations/reading-fresh.ts";
import { requestAllowance } from "./migrations/request-allowance.ts";
import { requestShowing } from "./migrations/request-showing.ts";
import { settingsByServer } from "./migrations/settings-by-server.ts";
import type { Db } from "./schema.ts";

/**
 * Every change of the tables there ever was, in order. One that was released is never changed: another follows it.
 * They are run by name, all that are missing in one transaction.
 */
const migrations: Readonly<Record<string, (db: Kysely<unknown>) => Promise<void>>> = {
  "0001-first-tables": firstTables,
  "0002-gateway-sessions": gatewaySessions,
  "0003-settings-by-server": settingsByServer,
  "0004-request-showing": requestShowing,
  "0005-request-allowance": requestAllowance,
  "0006-reading-fresh": readingFresh,
};

/** Brings the tables up to date. Fails with "store-newer", and changes nothing, where they are ahead of this program. */
export async function migrate(db: Db, file: string): Promise<void> {
  const { missing, unknown } = await migrationsBetween(db);
  if (unknown.length > 0) throw newerThanProgram(file, unknown);
  if (missing.length === 0) return;
  const { Migrator } = await import("kysely/migration");
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(migrations).map(([name, up]) => [name, { up }] as const)),
  };
  const { error } = await new Migrator({ db, provider, migrationTableName: runTable }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** The names of those that a file has had, of those it lacks, and of those that only a newer program knows. */
export async function migrationsBetween(db: Db): Promise<Migrations> {
  const run = await migrationsRun(db);
  return {
    run,
    missing: Object.keys(migrations).filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !Object.hasOwn(migrations, name)),
  };
}

type Migrations = Readonly<Record<"run" | "missing" | "unknown", readonly string[]>>;

const runTable = "migration";

async function migrationsRun(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === runTable)) return [];
  const rows = await db.withTables<{ [runTable]: { name: string } }>().selectFrom(runTable).select("name").execute();
  return rows.map(({ name }) => name);
}
