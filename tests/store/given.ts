import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { TokenSeal } from "../../src/store/request-row.ts";
import type { Db } from "../../src/store/schema.ts";
import type { SqliteStore } from "../../src/store/sqlite.ts";
import type { SpoiledRow, StoreGiven } from "../laws/store.ts";

/** Seals nothing, for tests that are about something else. */
export const open: TokenSeal = { seal: (secret) => secret, open: (sealed) => sealed };

export type Folder = AsyncDisposable & { readonly file: string };

/** A folder for a store, with the path of a file in it that is not there yet. */
export async function newFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "store-"));
  return {
    file: join(path, "data", "bot.sqlite"),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** What the laws ask for, of a store in SQL. */
export function givenOn(store: SqliteStore, folder: AsyncDisposable | null): StoreGiven {
  return {
    store,
    spoil: (row) => store.queueSide.transaction((db) => spoil(db, row)),
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await folder?.[Symbol.asyncDispose]();
    },
  };
}

async function spoil(db: Db, { table, id }: SpoiledRow): Promise<void> {
  const { numAffectedRows } = await statements[table](id).execute(db);
  if (numAffectedRows !== 1n) throw new RangeError(`There is no ${table} ${id} to spoil`);
}

const statements: Readonly<Record<SpoiledRow["table"], (id: string) => ReturnType<typeof sql>>> = {
  request: (id) => sql`update request set source = '{"half": ' where id = ${id}`,
  reading: (id) => sql`update reading set result = '{}' where key = ${id}`,
  article: (id) => sql`update article set article = '{"text": 7}' where hash = ${id}`,
  turn: (id) => sql`update turn set answer = '' where request = ${id}`,
  setting: (id) => sql`update setting set value = 'nonsense' where scope_id = ${id}`,
  prompt: (id) =>
    sql`update prompt_version set at = 'yesterday' where name = ${id} and version = (select max(version) from prompt_version where name = ${id})`,
  "prompt draft": (id) => sql`update prompt_draft set at = 'yesterday' where name = ${id}`,
  audit: (id) => sql`update audit set detail = '[]' where server = ${id}`,
};
