import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import { LaterError, type Handler, type Job } from "../queue/queue.ts";
import type { Request, Result } from "../store/rows.ts";
import type { Tables } from "../store/store.ts";
import { findArticle, unlessDamaged, type Found } from "./find-article.ts";
import { dayMs, shortKeepMs, type Flow } from "./flow.ts";
import { addDelivery } from "./jobs.ts";
import { mending } from "./mending.ts";
import { faultFrom, faultOf, isDamagedRow } from "./notices.ts";
import { tellProgress, type Telling } from "./progress.ts";
import { articleKey, readingKey, type KeyedReading } from "./reading-key.ts";
import type { Trouble } from "./reading-desk.ts";
import { housesOf, usualHouse, type House } from "./words/house.ts";

const busyMs = 1000;

/**
 * Reads an article for all who wait for it: fetches, opens, reads and reports outside of any transaction, then stores
 * what came of it with one delivery for each of them. The job's key is the reading's.
 */
export function readJob(flow: Flow): Handler {
  return {
    run: async (job, signal) => {
      const { rows, damaged } = await flow.store.requests.waitingFor(job.key);
      for (const id of damaged) await endDamaged(id, flow);
      const [first, ...others] = rows;
      if (first === undefined) return await nobodyWaits(job, flow);
      const began = performance.now();
      try {
        const read = await readFor([first, ...others], job, flow, signal);
        await keep(job, read, flow);
        flow.meters.read(read.result.report.mode === "local" ? "local" : "model", performance.now() - began);
      } catch (error) {
        if (!(error instanceof UserError) || signal.aborted) throw error;
        if (error.code === "busy") throw new LaterError(busyMs);
        if (isOurs(error)) throw error;
        await storeFault(job, error, flow);
        flow.meters.read("refused", performance.now() - began);
      }
    },
    giveUp: async (job, { code }, tx) => {
      const at = flow.clock.now();
      flow.log.warn("reading given up", { reading: job.key, code });
      await tx.readings.fail(job.key, { fault: faultOf("gave-up"), at, expiresAt: at + shortKeepMs });
      await deliverToAll(job.key, tx);
    },
  };
}

/** Faults of what is kept are no faults of the article. */
function isOurs(error: UserError): boolean {
  return error.code.startsWith("store-") || isDamagedRow(error);
}

/** It can be told to nobody, for where to is what cannot be read. */
async function endDamaged(id: string, { store, clock, log }: Flow): Promise<void> {
  log.warn("a request cannot be read any more", { request: id, code: "row-damaged" });
  await store.requests.end(id, { state: "failed", outcome: "damaged", replyId: null, at: clock.now() });
}

async function nobodyWaits(job: Job, { store }: Flow): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await tx.jobs.complete(job))) return;
    const reading = await tx.readings.get(job.key);
    if (reading?.state === "pending") await tx.readings.delete(job.key);
  });
}

type Read = Found & {
  readonly result: Result;
  readonly expiresAt: number;
  readonly freshUntil: number;
  /** Where it is a public page's: the key by which it is found under another address. */
  readonly shared: KeyedReading | null;
  /** Requests that could not pay for the model, where nobody could; else none. */
  readonly broke: ReadonlySet<string> | null;
};

type Waiting = readonly [Request, ...Request[]];

async function readFor(waiting: Waiting, job: Job, flow: Flow, signal: AbortSignal): Promise<Read> {
  const [request] = waiting;
  await using progress = tellProgress(job.key, flow, signal);
  progress.tell({ kind: "fetching" });
  const { article, hash } = await findArticle(request, job, flow, signal);
  const isPublic = request.source.kind === "link";
  const house = await houseOfKey(job.key, request, flow);
  const shared = isPublic ? articleKey(hash, flow.desk.setup(request.language), house) : null;
  const expiresAt = flow.clock.now() + flow.limits.retention.reports * dayMs;
  const before = shared === null ? null : await readBefore(shared.key, flow);
  const found = { article, hash, expiresAt, freshUntil: expiresAt, shared, broke: null };
  if (before !== null) return { ...found, result: before };
  progress.tell({ kind: "reading" });
  const { result, trouble } = await report(article, { waiting, house }, { flow, progress, signal });
  if (trouble === null) return { ...found, result };
  tellTrouble(trouble, request, flow);
  const now = flow.clock.now();
  const local = { ...found, result, shared: null };
  if (trouble.kind !== "budget-spent") return { ...local, freshUntil: now + shortKeepMs };
  // Whoever comes next may have budget left, or may have it tomorrow.
  return { ...local, freshUntil: now, broke: new Set(waiting.map(({ id }) => id)) };
}

type Reporting = { readonly flow: Flow; readonly progress: Telling; readonly signal: AbortSignal };

async function report(
  article: Article,
  { waiting, house }: { readonly waiting: Waiting; readonly house: House },
  { flow, progress, signal }: Reporting,
) {
  const [{ id, language }] = waiting;
  const onItems = (items: number): void => progress.tell({ kind: "asking", items });
  const reported = await flow.desk.report(article, { id, payers: waiting, language, house, onItems }, signal);
  const { model, tokens, calls } = reported.result.provenance;
  if (model !== null && calls > 0) flow.meters.spent(model, tokens);
  return reported;
}

function tellTrouble(trouble: Trouble, { id }: Request, { desk, log, meters }: Flow): void {
  const model = desk.setup("en").model ?? "";
  meters.modelFailed(model, trouble.kind);
  if (trouble.kind === "budget-spent") meters.budgetSpent(trouble.scope);
  log.warn("read without the model", { request: id, model, code: trouble.kind, mend: mending(trouble) });
}

/** The words that it was asked for with, though others may hold by now: versions never change. */
async function houseOfKey(key: string, request: Request, { store, desk, presets }: Flow): Promise<House> {
  const houses = await housesOf(request.server, store, presets);
  const setup = desk.setup(request.language);
  return houses.find((house) => readingKey(request, setup, house).key === key) ?? usualHouse(presets);
}

/** The same public article, read under another address. */
async function readBefore(key: string, { store, clock }: Flow): Promise<Result | null> {
  const reading = await unlessDamaged(store.readings.get(key), () => store.readings.delete(key));
  return reading?.state === "ready" && reading.expiresAt > clock.now() ? reading.result : null;
}

async function keep(
  job: Job,
  { article, hash, result, expiresAt, freshUntil, shared, broke }: Read,
  flow: Flow,
): Promise<void> {
  const at = flow.clock.now();
  const finished = { article: hash, result, at, expiresAt, freshUntil };
  await flow.store.transaction(async (tx) => {
    if (!(await tx.jobs.complete(job))) return;
    const kept = await tx.articles.get(hash);
    // Another has stored the same words with other spaces meanwhile: read again, from those.
    if (kept !== null && kept.text !== article.text) throw new LaterError(0);
    // Whoever came meanwhile may be able to pay for the model.
    const { rows } = await tx.requests.waitingFor(job.key);
    if (broke !== null && rows.some(({ id }) => !broke.has(id))) throw new LaterError(0);
    // Whoever had everything deleted meanwhile wants nothing of it back.
    if (await tx.readings.finish(job.key, finished)) await tx.articles.put({ hash, article, lastUsedAt: at });
    if (shared !== null && (await tx.readings.want({ ...shared, at })) === "new")
      await tx.readings.finish(shared.key, finished);
    await deliverToAll(job.key, tx);
  });
}

async function storeFault(job: Job, error: UserError, { store, clock }: Flow): Promise<void> {
  const at = clock.now();
  await store.transaction(async (tx) => {
    if (!(await tx.jobs.complete(job))) return;
    await tx.readings.fail(job.key, { fault: faultFrom(error), at, expiresAt: at + shortKeepMs });
    await deliverToAll(job.key, tx);
  });
}

/** Whoever came while it was read is among them: a request is stored in one transaction with its wish for the reading. */
async function deliverToAll(reading: string, tx: Tables): Promise<void> {
  const { rows } = await tx.requests.waitingFor(reading);
  for (const request of rows) await addDelivery(request, { tx, cached: false });
}
