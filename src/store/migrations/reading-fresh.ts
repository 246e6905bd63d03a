import type { Kysely } from "kysely";

/** Until when a reading is told to whoever asks next; null, as in those of before: as long as it is kept. */
export async function readingFresh({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("reading").addColumn("fresh_until", "bigint").execute();
}
