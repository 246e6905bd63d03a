import { z } from "zod";
import { decoded, jsonText } from "./codec.ts";
import type { Json } from "./rows.ts";
import type { Run } from "./schema.ts";
import type { Sessions } from "./store.ts";

export function sessionsTable(run: Run): Sessions {
  return {
    load: (shard) =>
      run(async (db) => {
        const of = db.selectFrom("gateway_session").select("session").where("shard", "=", shard);
        const row = await of.executeTakeFirst();
        return row === undefined ? null : decoded(sessionText, row.session, { table: "session", id: `${shard}` });
      }),

    save: (shard, session) =>
      run(async (db) => {
        if (session === null) {
          await db.deleteFrom("gateway_session").where("shard", "=", shard).execute();
          return;
        }
        const saved = { session: JSON.stringify(session) };
        await db
          .insertInto("gateway_session")
          .values({ shard, ...saved })
          .onConflict((conflict) => conflict.column("shard").doUpdateSet(saved))
          .execute();
      }),
  };
}

const json: z.ZodType<Json> = z.json();
const sessionText = jsonText(json);
