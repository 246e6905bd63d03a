import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { decodedList, facts, jsonText, time } from "./codec.ts";
import type { AuditEntry } from "./rows.ts";
import type { Run } from "./schema.ts";
import type { Audit } from "./store.ts";

export function auditTable(run: Run): Audit {
  return {
    add: ({ server, who, what, at, detail }) =>
      run(async (db) => {
        const entry = { id: randomUUID(), server, who, what, at, detail: JSON.stringify(detail) };
        await db.insertInto("audit").values(entry).execute();
      }),

    ofServer: (server, most) =>
      run(async (db) => {
        const entries = db.selectFrom("audit").selectAll().where("server", "=", server);
        const rows = await entries.orderBy("at", "desc").limit(most).execute();
        return decodedList(shape, rows, ({ id }) => id).rows;
      }),

    newest: (server, { what, at, detail = {} }) =>
      run(async (db) => {
        let entries = db.selectFrom("audit").selectAll().where("server", "=", server).where("what", "=", what);
        if (at !== undefined) entries = entries.where("at", "=", at);
        for (const [name, value] of Object.entries(detail)) {
          // Asked of what is no JSON, SQLite ends the whole statement.
          const held = sql<string>`case when json_valid(detail) then json_extract(detail, ${`$."${name}"`}) end`;
          entries = entries.where(held, "=", value);
        }
        const row = await entries.orderBy("at", "desc").limit(1).executeTakeFirst();
        return row === undefined ? null : (decodedList(shape, [row], ({ id }) => id).rows[0] ?? null);
      }),

    deleteBefore: (before) =>
      run(async (db) =>
        Number((await db.deleteFrom("audit").where("at", "<", before).executeTakeFirst()).numDeletedRows),
      ),
  };
}

const shape: z.ZodType<AuditEntry> = z.object({
  server: z.string(),
  who: z.string(),
  what: z.string(),
  at: time,
  detail: jsonText(facts),
});
