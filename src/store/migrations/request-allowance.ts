import type { Kysely } from "kysely";

/** What was asked for before may take what it could: as much as whoever runs the bot allows. */
export async function requestAllowance({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable("request")
    .addColumn("allowance", "text", (column) => column.notNull().defaultTo(everything))
    .execute();
}

const everything = '{"kind":"shares","member":null,"server":null}';
