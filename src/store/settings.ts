import { z } from "zod";
import { decoded, jsonText, time } from "./codec.ts";
import type { Json, Setting } from "./rows.ts";
import type { Run } from "./schema.ts";
import type { Settings } from "./store.ts";

export function settingsTable(run: Run): Settings {
  return {
    get: ({ kind, id, server }) =>
      run(async (db) => {
        const of = db.selectFrom("setting").selectAll().where("server", "=", server);
        const row = await of.where("scope_kind", "=", kind).where("scope_id", "=", id).executeTakeFirst();
        return row === undefined ? null : decoded(shape, row, { table: "setting", id: `${kind} ${id}` });
      }),

    ofServer: (server) =>
      run(async (db) => {
        const of = db.selectFrom("setting").selectAll().where("server", "=", server);
        const rows = await of.orderBy("scope_kind").orderBy("scope_id").execute();
        // All or none: what one that is left out had forbidden would be allowed.
        return rows.map((row) => decoded(shape, row, { table: "setting", id: `${row.scope_kind} ${row.scope_id}` }));
      }),

    servers: () =>
      run(async (db) => {
        const rows = db.selectFrom("setting").select("server").where("scope_kind", "=", "server").distinct();
        return (await rows.orderBy("server").execute()).map(({ server }) => server);
      }),

    set: ({ scope, value, updatedAt }) =>
      run(async (db) => {
        const set = { value: JSON.stringify(value), updated_at: updatedAt };
        await db
          .insertInto("setting")
          .values({ server: scope.server, scope_kind: scope.kind, scope_id: scope.id, ...set })
          .onConflict((conflict) => conflict.columns(["server", "scope_kind", "scope_id"]).doUpdateSet(set))
          .execute();
      }),

    delete: ({ kind, id, server }) =>
      run(async (db) => {
        const of = db.deleteFrom("setting").where("server", "=", server);
        const here = of.where("scope_kind", "=", kind).where("scope_id", "=", id);
        return (await here.executeTakeFirst()).numDeletedRows === 1n;
      }),
  };
}

const json: z.ZodType<Json> = z.json();

const shape = z
  .object({
    scope_kind: z.enum(["server", "category", "channel", "thread"]),
    scope_id: z.string(),
    server: z.string(),
    value: jsonText(json),
    updated_at: time,
  })
  .transform((row): Setting => ({
    scope: { kind: row.scope_kind, id: row.scope_id, server: row.server },
    value: row.value,
    updatedAt: row.updated_at,
  }));
