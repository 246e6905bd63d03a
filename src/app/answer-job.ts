import { UserError } from "../errors.ts";
import { LaterError, type Handler, type Job } from "../queue/queue.ts";
import type { HouseWords } from "../report/house-words.ts";
import type { Request, StoredProvenance } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import { addDelivery } from "./jobs.ts";
import { mending } from "./mending.ts";
import type { NoticeCode } from "./notices.ts";
import type { AnsweredQuestion, AskedQuestion } from "./question-desk.ts";
import { liveWords, usualHouse } from "./words/house.ts";

const busyMs = 1000;

/** Answers one question, outside of any transaction, then stores the turn with its delivery. The key is the request's id. */
export function answerJob(flow: Flow): Handler {
  return {
    run: async (job, signal) => {
      const request = await flow.store.requests.get(job.key);
      if (request?.state !== "waiting" || request.source.kind !== "question") {
        await flow.store.jobs.complete(job);
        return;
      }
      const { thread, question } = request.source;
      const about = await subjectOf(thread, flow);
      if (about === null) return await tell(job, request, "not-kept", flow);
      const { id, user, server, language, allowance } = request;
      // Asked and answered before, and only its delivery was lost.
      if (about.earlier.some((turn) => turn.request === id)) return await deliverOnly(job, request, flow);
      const house = await wordsAskedWith(about.result.provenance, server, flow);
      const asked = { id, user, server, language, allowance, question, house, ...about };
      const answered = await flow.questions.answer(asked, signal).catch((error: unknown) => {
        throw error instanceof UserError && error.code === "busy" ? new LaterError(busyMs) : error;
      });
      note(answered, id, flow);
      const { answer } = answered;
      const at = flow.clock.now();
      await flow.store.transaction(async (tx) => {
        if (!(await tx.jobs.complete(job))) return;
        await tx.discussions.addTurn(thread, { request: id, user, question, answer, at });
        await addDelivery(request, { tx, cached: false });
      });
    },
    giveUp: async (job, { code }, tx) => {
      flow.log.warn("question given up", { request: job.key, code });
      const request = await tx.requests.get(job.key).catch(() => null);
      if (request?.state === "waiting") await addDelivery(request, { tx, cached: false, code: "gave-up" });
    },
  };
}

/** The set of words that the article was read with, as it is by now. */
async function wordsAskedWith(
  { words }: StoredProvenance,
  server: string | null,
  { store, presets }: Flow,
): Promise<HouseWords> {
  if (words === null || server === null) return usualHouse(presets).words;
  return (await liveWords(server, words.id, { tx: store, presets })).words;
}

function note({ model, tokens, trouble }: AnsweredQuestion, request: string, { meters, log }: Flow): void {
  if (model === null) return;
  if (tokens !== null) meters.spent(model, tokens);
  if (trouble === null) return;
  meters.modelFailed(model, trouble.kind);
  if (trouble.kind === "budget-spent") meters.budgetSpent(trouble.scope);
  log.warn("answered without the model", { request, model, code: trouble.kind, mend: mending(trouble) });
}

async function deliverOnly(job: Job, request: Request, { store }: Flow): Promise<void> {
  await store.transaction(async (tx) => {
    if (await tx.jobs.complete(job)) await addDelivery(request, { tx, cached: false });
  });
}

type Subject = Pick<AskedQuestion, "article" | "result" | "earlier">;

async function subjectOf(thread: string, { store }: Flow): Promise<Subject | null> {
  const discussion = await store.discussions.get(thread);
  if (discussion === null) return null;
  const article = await store.articles.get(discussion.article);
  const reading = await store.readings.get(discussion.reading);
  if (article === null || reading?.state !== "ready") return null;
  return { article, result: reading.result, earlier: discussion.turns };
}

async function tell(job: Job, request: Request, code: NoticeCode, { store }: Flow): Promise<void> {
  await store.transaction(async (tx) => {
    if (await tx.jobs.complete(job)) await addDelivery(request, { tx, cached: false, code });
  });
}
