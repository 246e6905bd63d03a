import { LaterError } from "../queue/queue.ts";
import type { NoThread, Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import type { Reply } from "./messenger.ts";
import { usualShowing } from "./showing.ts";
import { deleted, endShown, showInPlace, type End } from "./show-in-place.ts";

type InThread = Extract<Reply, { readonly kind: "report" | "answer" }>;

/** `thread`: the one that it was shown in; null: where it was asked for. */
export type Delivered = { readonly end: End; readonly thread: string | null };

/**
 * Shows a report in a thread of its own, and an answer in the thread of the report that it is about; where it was asked
 * for it says so. Where there can be no thread, the answer itself stands there, and says why. Each step may be done
 * twice and is there once, so a process that dies between two of them goes through all again.
 */
export async function showInThread(
  request: Request,
  reply: InThread,
  flow: Flow,
  signal: AbortSignal,
): Promise<Delivered> {
  const { article } = reply;
  const pointer = await showInPlace(request, { kind: "in-thread", of: reply.kind, article }, flow, signal);
  if (pointer.state !== "done") return { end: pointer, thread: null };
  const below = request.source.kind === "question" ? request.source.thread : pointer.replyId;
  if (below === null) return inPlaceAfterAll("not-now");

  const opened = await flow.messenger.open(request, { below, article }, signal);
  if (opened.kind === "later") throw new LaterError(opened.afterMs);
  if (opened.kind === "none") return inPlaceAfterAll(opened.why);
  const shown = await flow.messenger.show({ kind: "thread", thread: opened.thread, request }, reply, signal);
  switch (shown.kind) {
    case "shown":
      return { end: endShown(reply, shown.replyId), thread: opened.thread };
    case "later":
      throw new LaterError(shown.afterMs);
    case "gone":
      return { end: deleted, thread: null };
    case "forbidden":
    case "too-early":
    case "lapsed":
      return inPlaceAfterAll("may-not-write");
  }

  async function inPlaceAfterAll(noThread: NoThread): Promise<Delivered> {
    const showing = { ...(request.showing ?? usualShowing), noThread };
    return { end: await showInPlace({ ...request, showing }, reply, flow, signal), thread: null };
  }
}

/** Whether it goes to a thread: of a report one of its own, of an answer that of the message that is talked about. */
export function isForThread({ showing, isPrivate, source, channel }: Request, reply: Reply): reply is InThread {
  if (showing?.answersIn !== "thread" || isPrivate) return false;
  if (reply.kind === "answer") return source.kind === "question" && source.thread !== channel;
  return reply.kind === "report";
}
