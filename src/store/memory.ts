import type { Clock } from "../clock.ts";
import type { TokenSeal } from "./request-row.ts";
import { sqliteStore, type SqliteStore } from "./sqlite.ts";

/**
 * A store that is forgotten when it is disposed of. It is SQLite without a file: the same statements, the same
 * transactions, and so the same promises, at a few milliseconds each; a second one made of maps would only be another
 * thing that can be wrong.
 */
export function memoryStore(options: {
  readonly clock: Pick<Clock, "now">;
  readonly seal: TokenSeal;
}): Promise<SqliteStore> {
  return sqliteStore({ ...options, file: ":memory:" });
}
