import type { NewRequest } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";
import type { NoticeCode } from "./notices.ts";
import type { KeyedReading } from "./reading-key.ts";

type Adding = { readonly tx: Pick<Tables, "jobs" | "readings">; readonly at: number };
type Waiting = Pick<NewRequest, "id" | "kind" | "server" | "user" | "reading">;

/**
 * The job that a waiting request needs next, whatever became of an earlier one: its reading is made or told, its
 * question answered. `wanted`: its reading, where it waits for one.
 */
export async function addJobFor(request: Waiting, wanted: KeyedReading | null, { tx, at }: Adding): Promise<void> {
  const group = groupOf(request);
  if (wanted === null) {
    await tx.jobs.add({ kind: "answer", key: request.id, group });
    return;
  }
  const state = await tx.readings.want({ ...wanted, at });
  const isThere = state === "ready" || state === "failed";
  if (isThere) await addDelivery(request, { tx, cached: true });
  else await tx.jobs.add({ kind: "read", key: wanted.key, group });
}

type Delivering = {
  readonly tx: Pick<Tables, "jobs">;
  /** It was read before this request came. */
  readonly cached: boolean;
  /** A notice instead of what was asked for. */
  readonly code?: NoticeCode;
};

export async function addDelivery(request: Waiting, { tx, cached, code }: Delivering): Promise<void> {
  const data = { cached, code: code ?? null };
  await tx.jobs.add({ kind: "deliver", key: request.id, group: groupOf(request), data });
}

/** For whom others shall not wait. */
function groupOf({ server, user }: Waiting): string {
  return server ?? `user ${user}`;
}
