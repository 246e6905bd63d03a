import type { Clock } from "../clock.ts";
import type { AuditEntry } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";

/**
 * Notes what somebody did in a server, and when: no two of a server at the same time, so that the time names it and
 * the order is never in doubt. Returns that time.
 */
export async function noted(
  entry: Omit<AuditEntry, "at">,
  { tx, clock }: { readonly tx: Pick<Tables, "audit">; readonly clock: Pick<Clock, "now"> },
): Promise<number> {
  const [last] = await tx.audit.ofServer(entry.server, 1);
  const at = Math.max(clock.now(), (last?.at ?? 0) + 1);
  await tx.audit.add({ ...entry, at });
  return at;
}
