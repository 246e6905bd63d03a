import type { Handler, Job } from "../queue/queue.ts";
import type { EndOfRequest, Tables } from "../store/store.ts";
import type { Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import { addJobFor } from "./jobs.ts";
import type { Reply } from "./messenger.ts";
import type { EndOutcome } from "./meters.ts";
import { isDamagedRow } from "./notices.ts";
import { readingOwner } from "./reading-key.ts";
import { replyTo } from "./reply.ts";
import { showInPlace } from "./show-in-place.ts";
import { isForThread, showInThread, type Delivered } from "./show-in-thread.ts";

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
      const opening = openAhead(request, reply, flow);
      opening.catch(() => null); // thrown below, after what is shown meanwhile
      const { end, thread } = isForThread(request, reply)
        ? await showInThread(request, reply, flow, signal)
        : { end: await showInPlace(request, reply, flow, signal), thread: null };
      await opening;
      await finish(job, { request, reply, thread, end: { ...end, at: flow.clock.now() } }, flow);
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

type Ended = Pick<Delivered, "thread"> & {
  readonly request: Request;
  readonly reply: Reply;
  readonly end: EndOfRequest;
};

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
 * People see a report before the chat has told that it stands, seconds before where the chat is slow, and may ask at
 * once. So its talk is open when it comes: below it, and where it stands if nothing else is talked about there.
 */
async function openAhead(request: Request, reply: Reply, { store, clock }: Flow): Promise<void> {
  if (reply.kind !== "report" || request.reading === null) return;
  const about = { server: request.server, article: reply.hash, reading: request.reading, at: clock.now() };
  const isHere = !request.isPrivate && !isForThread(request, reply);
  await store.transaction(async (tx) => {
    if (request.replyId !== null) await tx.discussions.open({ thread: request.replyId, ...about });
    if (isHere && (await tx.discussions.get(request.channel)) === null)
      await tx.discussions.open({ thread: request.channel, ...about });
  });
}

/**
 * The article can be talked about in a thread below its report, which will have the report's id; and where the report
 * stands, if everybody there has seen it: in a thread or a conversation, that is where people go on. Of a report in a
 * thread of its own people talk there.
 */
async function openTalk({ request, reply, end, thread: own }: Ended, tx: Tables): Promise<void> {
  if (reply.kind !== "report" || end.state !== "done" || request.reading === null) return;
  const about = { server: request.server, article: reply.hash, reading: request.reading, at: end.at };
  const below = end.replyId ?? request.replyId;
  const threads = [below, request.isPrivate ? null : (own ?? request.channel)].filter((thread) => thread !== null);
  for (const thread of threads) await tx.discussions.open({ thread, ...about });
}

function outcomeOf({ state, outcome }: EndOfRequest): EndOutcome {
  if (state !== "done") return state;
  return outcome === "answered" ? "answered" : "refused";
}
