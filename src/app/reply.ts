import type { Facts, Request } from "../store/rows.ts";
import type { Flow } from "./flow.ts";
import type { Reply } from "./messenger.ts";
import { isDamagedRow, noticeCode, noticeOf } from "./notices.ts";
import { shareLeft, type ShareLeft } from "./share-left.ts";

/** What a waiting request is answered with; null where it has still to be made. `data`: of the job that delivers it. */
export async function replyTo(request: Request, data: Facts, flow: Flow): Promise<Reply | null> {
  const cached = data["cached"] === true;
  const code = noticeCode(data["code"]);
  if (code !== null) return noticeOf(code);
  if (request.reading === null) return await answerTo(request, flow);
  try {
    return await reportFor({ ...request, reading: request.reading }, cached, flow);
  } catch (error) {
    if (!isDamagedRow(error)) throw error;
    flow.log.error("a reading cannot be read any more", { request: request.id, reading: request.reading }, error);
    await drop(request.reading, flow);
    return noticeOf("damaged");
  }
}

async function reportFor(
  request: Request & { readonly reading: string },
  cached: boolean,
  flow: Flow,
): Promise<Reply | null> {
  const { store, clock } = flow;
  const { reading: key } = request;
  const reading = await store.readings.get(key);
  if (reading === null || reading.state === "pending") return null;
  if (reading.state === "failed") return { kind: "notice", ...reading.fault };
  const article = await store.articles.get(reading.article);
  if (article === null) return null;
  await store.articles.used(reading.article, clock.now());
  const share = await shareMissed(reading.result.provenance.local, request, flow);
  return { kind: "report", article, hash: reading.article, cached, share, ...reading.result };
}

async function answerTo(request: Request, flow: Flow): Promise<Reply | null> {
  const { id, source } = request;
  const { store } = flow;
  if (source.kind !== "question") return null;
  const discussion = await store.discussions.get(source.thread);
  const turn = discussion?.turns.find((one) => one.request === id);
  if (discussion === null || turn === undefined) return null;
  const article = await store.articles.get(discussion.article);
  const reading = await store.readings.get(discussion.reading);
  if (article === null || reading?.state !== "ready") return null;
  const share = await shareMissed(turn.answer.local, request, flow);
  return { kind: "answer", article, reading: reading.result.reading, turn, share };
}

/** What is left of what it was too little of; null where that was not why no model was asked. */
async function shareMissed(local: string | null, request: Request, flow: Flow): Promise<ShareLeft | null> {
  return local === "budget-spent" ? await shareLeft(request, flow) : null;
}

/** The damaged row and what hangs on it, so that whoever asks again gets it made anew. */
async function drop(key: string, { store }: Flow): Promise<void> {
  const reading = await store.readings.get(key).catch(() => null);
  if (reading?.state === "ready") await store.articles.delete(reading.article);
  await store.readings.delete(key);
}
