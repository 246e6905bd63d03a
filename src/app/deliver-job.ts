import { LaterError, type Handler, type Job } from "../queue/queue.ts";
import type { EndOfRequest, Tables } from "../store/store.ts";
import type { Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import { addJobFor } from "./jobs.ts";
import type { Place, Reply } from "./messenger.ts";
import type { EndOutcome } from "./meters.ts";
import { isDamagedRow } from "./notices.ts";
import { placesFor } from "./places.ts";
import { readingOwner } from "./reading-key.ts";
import { replyTo } from "./reply.ts";

const earlyMs = 10_000; // within it, an acknowledgement may still be on its way
const soonMs = 300;

/**
 * Shows an answer to whoever asked, then ends the request. Showing it again changes nothing, so a process that dies
 * between the two shows it once. The job's key is the request's id; `cached` in its data is told to the reader.
 */
export function deliverJob(flow: Flow): Handler {
  return {
    run: async (job, signal) => {
      await flow.acknowledging.get(job.key);
      const request = await readable(job, flow);
      if (request === null) return;
      if (request.state !== "waiting") return await justComplete(job, flow);
      const reply = await replyTo(request, job.data, flow);
      if (reply === null) return await makeFirst(job, request, flow);
      const end = await deliver(request, reply, flow, signal);
      await finish(job, { request, reply, end: { ...end, at: flow.clock.now() } }, flow);
    },
    giveUp: async (job, { code, cause }, tx) => {
      flow.log.error("an answer could not be shown", { request: job.key, code }, cause);
      const at = flow.clock.now();
      const request = await tx.requests.get(job.key).catch(() => null);
      await tx.requests.end(job.key, { state: "failed", outcome: "not-shown", replyId: null, at });
      if (request !== null) flow.meters.ended(request.kind, "failed", Math.max(0, at - request.createdAt));
    },
  };
}

/** Null where its row cannot be read: then nobody knows whom to tell, and it has ended. */
async function readable(job: Job, { store, clock, log }: Flow): Promise<Request | null> {
  try {
    const request = await store.requests.get(job.key);
    if (request === null) await store.jobs.complete(job);
    return request;
  } catch (error) {
    if (!isDamagedRow(error)) throw error;
    log.error("a request cannot be read any more", { request: job.key }, error);
    const end: EndOfRequest = { state: "failed", outcome: "damaged", replyId: null, at: clock.now() };
    await store.transaction(async (tx) => {
      if (await tx.jobs.complete(job)) await tx.requests.end(job.key, end);
    });
    return null;
  }
}

async function justComplete(job: Job, { store }: Flow): Promise<void> {
  await store.jobs.complete(job);
}

/** What was to be shown is not there: it was never made, has expired, or its article was deleted meanwhile. */
async function makeFirst(job: Job, request: Request, { store, clock }: Flow): Promise<void> {
  const wanted = request.reading === null ? null : { key: request.reading, owner: readingOwner(request) };
  await store.transaction(async (tx) => {
    if (await tx.jobs.complete(job)) await addJobFor(request, wanted, { tx, at: clock.now() });
  });
}

type End = Omit<EndOfRequest, "at">;

/** Tries one place after the other. Throws LaterError where the chat asks for patience. */
async function deliver(request: Request, reply: Reply, flow: Flow, signal: AbortSignal): Promise<End> {
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
        if (request.ackedAt !== null && place.kind !== "post")
          return { state: "cancelled", outcome: "deleted", replyId: null };
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

/** By whatever clock: one that was set back must not make anybody wait for it. */
function isEarly({ createdAt }: Request, { kind }: Place, { clock }: Flow): boolean {
  return kind === "interaction" && Math.abs(clock.now() - createdAt) < earlyMs;
}

function endShown(reply: Reply, replyId: string | null): End {
  if (reply.kind !== "notice") return { state: "done", outcome: "answered", replyId };
  const isOurs = reply.code === "gave-up" || reply.code === "damaged";
  return { state: isOurs ? "failed" : "done", outcome: reply.code, replyId };
}

type Ended = { readonly request: Request; readonly reply: Reply; readonly end: EndOfRequest };

async function finish(job: Job, ended: Ended, flow: Flow): Promise<void> {
  const { request, end } = ended;
  const { store, meters, log } = flow;
  const isEnded = await store.transaction(async (tx) => {
    if (!(await tx.jobs.complete(job)) || !(await tx.requests.end(request.id, end))) return false;
    await openTalk(ended, tx);
    return true;
  });
  if (!isEnded) return;
  const ms = Math.max(0, end.at - request.createdAt);
  meters.ended(request.kind, outcomeOf(end), ms);
  if (job.data["cached"] === true && end.state === "done") meters.cached();
  const { state, outcome: code } = end;
  log.info("request ended", { request: request.id, kind: request.kind, state, code, ms });
}

/**
 * The article can be talked about in a thread below its report, which will have the report's id; and where the report
 * stands, if everybody there has seen it: in a thread or a conversation, that is where people go on.
 */
async function openTalk({ request, reply, end }: Ended, tx: Tables): Promise<void> {
  if (reply.kind !== "report" || end.state !== "done" || request.reading === null) return;
  const about = { server: request.server, article: reply.hash, reading: request.reading, at: end.at };
  const below = end.replyId ?? request.replyId;
  const threads = [below, request.isPrivate ? null : request.channel].filter((thread) => thread !== null);
  for (const thread of threads) await tx.discussions.open({ thread, ...about });
}

function outcomeOf({ state, outcome }: EndOfRequest): EndOutcome {
  if (state !== "done") return state;
  return outcome === "answered" ? "answered" : "refused";
}
