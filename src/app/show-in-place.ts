import { LaterError } from "../queue/queue.ts";
import type { EndOfRequest } from "../store/store.ts";
import type { Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import type { Place, Reply } from "./messenger.ts";
import { placesFor } from "./places.ts";

export type End = Omit<EndOfRequest, "at">;

const earlyMs = 10_000; // within it, an acknowledgement may still be on its way
const soonMs = 300;

/** Shows an answer where it was asked for: tries one place after the other. Throws LaterError where the chat asks for patience. */
export async function showInPlace(request: Request, reply: Reply, flow: Flow, signal: AbortSignal): Promise<End> {
  let isForbidden = false;
  for (const place of placesFor(request, flow.clock.now())) {
    const shown = await flow.messenger.show(place, reply, signal);
    switch (shown.kind) {
      case "shown":
        return endShown(reply, shown.replyId);
      case "later":
        throw new LaterError(shown.afterMs);
      case "too-early":
        // Once the acknowledgement is known to stand, what is not there any more was deleted.
        if (request.ackedAt === null && isEarly(request, place, flow)) throw new LaterError(soonMs);
        break;
      case "gone":
        // Whoever deleted it does not want it back.
        if (request.ackedAt !== null && place.kind !== "post") return deleted;
        break;
      case "forbidden":
        isForbidden = true;
        break;
      case "lapsed":
        break;
    }
  }
  if (isForbidden) return { state: "failed", outcome: "forbidden", replyId: null };
  return { state: "expired", outcome: "expired", replyId: null };
}

/** Somebody deleted what was to be answered in. */
export const deleted: End = { state: "cancelled", outcome: "deleted", replyId: null };

export function endShown(reply: Reply, replyId: string | null): End {
  if (reply.kind !== "notice") return { state: "done", outcome: "answered", replyId };
  const isOurs = reply.code === "gave-up" || reply.code === "damaged";
  return { state: isOurs ? "failed" : "done", outcome: reply.code, replyId };
}

/** By whatever clock: one that was set back must not make anybody wait for it. */
function isEarly({ createdAt }: Request, { kind }: Place, { clock }: Flow): boolean {
  return kind === "interaction" && Math.abs(clock.now() - createdAt) < earlyMs;
}
