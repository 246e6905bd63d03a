import type { Request } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";
import type { Flow } from "./flow.ts";

/** Who wants something done; `moderates`: may do it to what others asked for in that server. */
export type Acting = { readonly user: string; readonly server: string | null; readonly moderates: boolean };

export type Cancelled = "cancelled" | "ended-already" | "not-yours" | "unknown";

/** Ends a waiting request; nothing is shown for it any more, and nothing more is done for it alone. */
export async function cancel(id: string, by: Acting, flow: Flow): Promise<Cancelled> {
  return await flow.store.transaction(async (tx) => {
    const request = await tx.requests.get(id);
    if (request === null) return "unknown";
    if (!mayEnd(request, by)) return "not-yours";
    if (request.state !== "waiting") return "ended-already";
    await endCancelled(request, tx, flow);
    return "cancelled";
  });
}

/** Whoever asked, and moderators of the server where. */
export function mayEnd({ user, server }: Pick<Request, "user" | "server">, by: Acting): boolean {
  return user === by.user || (by.moderates && server !== null && server === by.server);
}

/** Ends a waiting request and the jobs that only it needs. */
export async function endCancelled(request: Request, tx: Tables, { clock, meters, log }: Flow): Promise<void> {
  const { id, kind, reading, createdAt } = request;
  const at = clock.now();
  await tx.requests.end(id, { state: "cancelled", outcome: "cancelled", replyId: null, at });
  await tx.jobs.cancel("deliver", id);
  await tx.jobs.cancel("answer", id);
  if (reading !== null && (await tx.requests.waitingFor(reading)).rows.length === 0) {
    await tx.jobs.cancel("read", reading);
    if ((await tx.readings.get(reading))?.state === "pending") await tx.readings.delete(reading);
  }
  meters.ended(kind, "cancelled", Math.max(0, at - createdAt));
  log.info("request ended", { request: id, kind, state: "cancelled" });
}
