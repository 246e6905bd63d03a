import type { Kysely } from "kysely";

export async function gatewaySessions({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("gateway_session")
    .addColumn("shard", "integer", (column) => column.primaryKey().notNull())
    .addColumn("session", "text", (column) => column.notNull())
    .execute();
}
