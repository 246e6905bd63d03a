import { setTimeout as wait } from "node:timers/promises";
import type { Incoming } from "../app/accept.ts";
import type { AcceptOutcome } from "../app/meters.ts";
import { withoutThread } from "../app/showing.ts";
import type { Answer } from "./command.ts";
import { whyNoThread, type Wire } from "./wire.ts";

export type Accept = (incoming: Incoming, signal: AbortSignal) => Promise<AcceptOutcome>;

const threadMs = 1000;
const acceptedMs = 1000;

/**
 * Takes a request on in the thread of a message, opening it where there is none; in place where that cannot be, or not
 * soon enough for whoever waits, and the answer then says why. Of a request in place they are told by its own acknowledgement; of one in the thread,
 * whoever called this tells them.
 */
export async function acceptBelow(
  { below, name, incoming }: Extract<Answer, { kind: "accept-below" }>,
  { wire, accept }: { readonly wire: Pick<Wire, "threadOf">; readonly accept: Accept },
  signal: AbortSignal,
): Promise<{ readonly in: "place" } | { readonly in: "thread"; readonly outcome: AcceptOutcome }> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(threadMs)]);
  const opening = wire.threadOf({ channel: incoming.channel, message: below }, name, within);
  // While Discord asks for patience, the library does not mind the signal.
  const thread = await Promise.race([opening, wait(threadMs, null)]);
  if (thread?.kind !== "sent" || thread.message === null) {
    await accept(withoutThread(incoming, thread === null ? "not-now" : whyNoThread(thread)), signal);
    return { in: "place" };
  }
  const there: Incoming = { ...incoming, channel: thread.message, address: { kind: "message", message: null } };
  // Stored it is within milliseconds; its acknowledgement in the thread may take longer than anybody waits here.
  const outcome = await Promise.race([accept(there, signal), wait(acceptedMs, "new" as const)]);
  return { in: "thread", outcome };
}
