import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { firstTables } from "../../src/store/migrations/first-tables.ts";
import { nodeSqliteDialect } from "../../src/store/node-sqlite.ts";
import { noon } from "../laws/store/rows.ts";
import type { Disk } from "./on-disk.ts";

/** Makes a file as the first version left it. */
export async function firstVersion({ file, sql }: Pick<Disk, "file" | "sql">): Promise<void> {
  const sqlite = new DatabaseSync(file);
  await firstTables(new Kysely<unknown>({ dialect: nodeSqliteDialect(sqlite) }));
  sqlite.close();
  sql(`create table migration (name text primary key, timestamp text not null);
    insert into migration values ('0001-first-tables', '2026-11-22T12:00:00Z');
    insert into setting (scope_kind, scope_id, server, value, updated_at) values ('server', 's1', 's1', '7', ${noon})`);
}
