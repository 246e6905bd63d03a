import type { Kysely } from "kysely";

/** How the answer is shown, as JSON; null in requests of before, which are shown as is usual. */
export async function requestShowing({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("request").addColumn("showing", "text").execute();
}
