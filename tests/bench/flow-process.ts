import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { shippedPresets, shippedWords } from "../../prompts/index.ts";
import { startBot, type Bot } from "../../src/app/bot.ts";
import { shortBudgets } from "../../src/app/budgets.ts";
import type { Flow } from "../../src/app/flow.ts";
import type { Messenger } from "../../src/app/messenger.ts";
import { noMeters } from "../../src/app/meters.ts";
import { paidModel } from "../../src/app/paid-model.ts";
import { readingDesk, type ReadingDesk } from "../../src/app/reading-desk.ts";
import { sealer } from "../../src/app/sealing.ts";
import { parserPool } from "../../src/child/pool.ts";
import { systemClock } from "../../src/clock.ts";
import { silentLog, type Log } from "../../src/log.ts";
import type { Model } from "../../src/model/model.ts";
import { scriptedModel } from "../../src/model/scripted.ts";
import { localQueue } from "../../src/queue/local.ts";
import { localReader } from "../../src/seeds.ts";
import type { Source } from "../../src/store/rows.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import { incoming, pasted, silentQuestions, silentTrials, story } from "../app/incoming.ts";
import { correctAnswers } from "../report/answer-fixtures.ts";

// Measures, tells its parent, and ends.

const [, , file = ""] = process.argv;
const clock = systemClock();
const acceptMs: number[] = [];
const pickUpMs: number[] = [];
const shown = new Map<string, (at: number) => void>();
let modelCalls = 0;
let inFlight = 0;
let answeredByModel = 0;

const log: Log = {
  ...silentLog(),
  debug: (event, facts) => {
    if (event === "job started" && typeof facts?.ms === "number") pickUpMs.push(facts.ms);
  },
};

/** A chat that answers at once and keeps nothing. */
const messenger: Messenger = {
  acknowledge: async ({ id }) => ({ kind: "acknowledged", replyId: `m${id}` }),
  refuse: async () => undefined,
  show: async ({ request }, reply) => {
    if (reply.kind !== "progress") shown.get(request.id)?.(performance.now());
    if (reply.kind === "report" && reply.report.mode !== "local") answeredByModel += 1;
    return { kind: "shown", replyId: `m${request.id}` };
  },
  open: async (_, { below }) => ({ kind: "open", thread: below }),
};

const [fixture] = correctAnswers();
if (fixture === undefined) throw new Error("there is no answer to try a model with");
const ends = { first_sentence: 1, last_sentence: fixture.reading.sentences.length };
const scripted = scriptedModel(() => ({ json: { ...ends, ...fixture.answer } }));
const muchToSpend = { request: 1e9, user: 1e9, server: 1e9, bot: 1e9 };
const slowModel: Model = {
  ...scripted,
  complete: async (request, signal) => {
    modelCalls += 1;
    inFlight = Math.max(inFlight, modelCalls);
    await clock.wait(2000, signal);
    modelCalls -= 1;
    return await scripted.complete(request, signal);
  },
};

await using parser = parserPool();
await using store = await sqliteStore({ file, clock, seal: sealer(Buffer.alloc(32, 1)) });
const read = localReader();

function deskWith(model: Model | null): ReadingDesk {
  const page = { contentType: "text/plain", body: story };
  const web = cannedWeb(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [linkOf(at), page])));
  return readingDesk({
    web,
    parser,
    stage: { model, read, words: shippedWords(), marker: () => "k3v9x0q7m2" },
    readLocally: async (article) => ({ reading: read(article), report: null }),
    paid: paidModel(model, shortBudgets(muchToSpend, clock)),
  });
}

function linkOf(nth: number): string {
  return `https://news.example.org/${nth}`;
}

/** A desk that takes no time, so that only store and queue are measured. */
function quick(desk: ReadingDesk): ReadingDesk {
  let made: ReturnType<ReadingDesk["report"]> | null = null;
  return { ...desk, report: (...given) => (made ??= desk.report(...given)) };
}

function flowWith(desk: ReadingDesk): Flow {
  return {
    store,
    messenger,
    desk,
    questions: silentQuestions,
    clock,
    log,
    meters: { ...noMeters(), accepted: (_, __, ms) => void acceptMs.push(ms) },
    limits: {
      memberOpenMost: 1000,
      retention: { articles: 7, reports: 30, requests: 30, leftServers: 30 },
      budgets: muchToSpend,
    },
    acknowledging: new Map(),
    presets: shippedPresets(),
    trials: silentTrials,
  };
}

/** From the request until its answer is shown, in milliseconds. */
async function askAndWait(bot: Bot, source: Source, server: string): Promise<number> {
  const began = performance.now();
  const request = incoming(Date.now(), { source, server, user: `user ${server}` });
  const answered = Promise.withResolvers<number>();
  shown.set(request.id, answered.resolve);
  void bot.accept(request);
  const at = await answered.promise;
  shown.delete(request.id);
  return at - began;
}

const link = (nth: number): Source => ({ kind: "link", url: linkOf(nth) });

/** 50 a second for ten seconds; then what is read already; then ten thousand. */
async function benchStore() {
  await using bot = await startBot(flowWith(quick(deskWith(null))), localQueue(store.queueSide, { clock }));
  await askAndWait(bot, link(0), "s0");
  acceptMs.length = 0;
  pickUpMs.length = 0;
  const answers: Promise<number>[] = [];
  for (let nth = 0; nth < 500; nth += 1) {
    answers.push(askAndWait(bot, link(nth % 30), `s${nth % 20}`));
    await setTimeout(20);
  }
  await Promise.all(answers);
  const cachedMs: number[] = [];
  for (let nth = 0; nth < 200; nth += 1) cachedMs.push(await askAndWait(bot, link(nth % 30), "s0"));
  const times = { acceptMs: [...acceptMs], pickUpMs: [...pickUpMs] };

  await many(bot, 2000);
  const before = memory();
  await many(bot, 10_000);
  return { ...times, cachedMs, grownBytes: memory() - before };
}

/** Forty at a time. */
async function many(bot: Bot, count: number): Promise<void> {
  const next = Array.from({ length: count }, (_, nth) => nth).values();
  const worker = async (): Promise<void> => {
    for (const nth of next) await askAndWait(bot, link(nth % 30), `s${nth % 20}`);
  };
  await Promise.all(Array.from({ length: 40 }, worker));
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

/** Two hundred articles that nobody has read, 80 a second, with a model that takes two seconds. */
async function benchModel(): Promise<number> {
  const desk = { ...deskWith(slowModel), open: async () => fixture?.article ?? never() };
  await using bot = await startBot(flowWith(desk), localQueue(store.queueSide, { clock }));
  const paste = (nth: number): Source => pasted(`${nth}`);
  await askAndWait(bot, paste(0), "warm");
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const answers: Promise<number>[] = [];
  for (let nth = 0; nth < 300; nth += 1) {
    answers.push(askAndWait(bot, paste(nth), `t${nth % 20}`));
    await setTimeout(15);
  }
  await Promise.all(answers);
  lag.disable();
  return lag.percentile(99) / 1e6;
}

function never(): never {
  throw new Error("there is no article");
}

const ofStore = await benchStore();
const lagMs = await benchModel();
process.send?.({ ...ofStore, inFlight, lagMs, answeredByModel });
