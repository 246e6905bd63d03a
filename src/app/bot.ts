import { UserError } from "../errors.ts";
import { LaterError, type Handler, type Handlers, type Queue, type QueueEvent } from "../queue/queue.ts";
import { accept, type Incoming } from "./accept.ts";
import { answerJob } from "./answer-job.ts";
import { cleanJob } from "./clean-job.ts";
import { deliverJob } from "./deliver-job.ts";
import type { Flow } from "./flow.ts";
import type { AcceptOutcome } from "./meters.ts";
import { noticeOf } from "./notices.ts";
import { readJob } from "./read-job.ts";
import { reconcileJob } from "./reconcile-job.ts";

/** What takes requests and answers them. Disposed of, it takes no more, and ends or gives back what it has in hand. */
export type Bot = AsyncDisposable & {
  /** "busy" once the bot is ending. Never rejects. */
  readonly accept: (incoming: Incoming) => Promise<AcceptOutcome>;
  readonly flow: Flow;
};

const roomMs = 15_000;
const turnAwayMs = 2000;
const graceMs = 5000; // Docker kills after 10 s what it has told to end

/** Takes up what an earlier process left, then takes requests. The ports stay open: whoever opened them closes them. */
export async function startBot(flow: Flow, queue: Queue): Promise<Bot> {
  let isEnding = false;
  const accepting = new Set<Promise<unknown>>();
  await queue.work(handlers(flow), (event) => tell(event, flow));
  return {
    flow,
    accept: async (incoming) => {
      if (isEnding) return await turnAway(incoming, flow);
      const accepted = accept(incoming, flow);
      accepting.add(accepted);
      try {
        return await accepted;
      } finally {
        accepting.delete(accepted);
      }
    },
    [Symbol.asyncDispose]: async () => {
      isEnding = true;
      await Promise.allSettled(accepting);
      await queue.stop(graceMs);
    },
  };
}

async function turnAway(incoming: Incoming, { messenger, log }: Flow): Promise<AcceptOutcome> {
  try {
    await messenger.refuse(incoming, noticeOf("busy"), AbortSignal.timeout(turnAwayMs));
  } catch {
    log.warn("not told that it was not accepted", { request: incoming.id });
  }
  return "busy";
}

function handlers(flow: Flow): Handlers {
  return {
    deliver: patient(deliverJob(flow)),
    answer: patient(answerJob(flow)),
    read: patient(readJob(flow)),
    reconcile: patient(reconcileJob(flow)),
    clean: patient(cleanJob(flow)),
  };
}

/** A full disk is no fault of the job's: it waits for room, however long. */
function patient({ run, giveUp }: Handler): Handler {
  return {
    run: async (job, signal) => {
      try {
        await run(job, signal);
      } catch (error) {
        throw error instanceof UserError && error.code.startsWith("store-") ? new LaterError(roomMs) : error;
      }
    },
    giveUp,
  };
}

function tell(event: QueueEvent, { log, meters }: Flow): void {
  if (event.kind === "trouble") return log.error("the queue has trouble, and tries again", {}, event.cause);
  const { id: job, kind, attempt } = event.job;
  const facts = { job, kind, attempt };
  switch (event.kind) {
    case "started":
      return log.debug("job started", { ...facts, ms: event.waitedMs });
    case "completed":
      return log.debug("job completed", { ...facts, ms: event.tookMs });
    case "retried":
      if (event.cause instanceof LaterError) return log.debug("job put off", { ...facts, ms: event.inMs });
      meters.retried(kind);
      return log.error("job failed, and is tried again", { ...facts, ms: event.inMs }, event.cause);
    case "given-up":
      meters.dead(kind);
      return log.error("job given up", { ...facts, code: event.fault.code }, event.fault.cause);
    case "given-back":
      return log.info("job given back", facts);
    case "cancelled":
      return log.debug("job cancelled", facts);
  }
}
