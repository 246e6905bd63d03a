import { setTimeout } from "node:timers/promises";
import { afterAll, expect } from "vitest";
import { shippedPresets, shippedWords } from "../../prompts/index.ts";
import type { Incoming } from "../../src/app/accept.ts";
import { startBot, type Bot } from "../../src/app/bot.ts";
import type { BudgetLimits } from "../../src/app/budgets.ts";
import type { Flow } from "../../src/app/flow.ts";
import type { Reply } from "../../src/app/messenger.ts";
import { trialDesk } from "../../src/app/words/trial-desk.ts";
import type { Article } from "../../src/article/article.ts";
import { noMeters } from "../../src/app/meters.ts";
import { storedBudgets } from "../../src/app/stored-budgets.ts";
import { paidModel, type PaidModel } from "../../src/app/paid-model.ts";
import { questionDesk, type QuestionDesk } from "../../src/app/question-desk.ts";
import { readingDesk, type ReadingDesk } from "../../src/app/reading-desk.ts";
import { parserPool, type ParserPool } from "../../src/child/pool.ts";
import { silentLog } from "../../src/log.ts";
import type { Model } from "../../src/model/model.ts";
import { loadTrialArticles } from "../../src/seeds.ts";
import { cannedWeb, type Canned } from "../../src/web/canned.ts";
import { readText } from "../reading/read.ts";
import { chatInMemory, type Chat, type Script } from "./chat.ts";
import { incoming, link, silentQuestions, story } from "./incoming.ts";
import { manualClock } from "./manual-clock.ts";
import { storeAndQueue, type StoreAndQueue } from "./store-and-queue.ts";

export const wall = "https://news.example.org/wall";
export const noon = Date.UTC(2026, 10, 22, 12);

const pages: Readonly<Record<string, Canned>> = {
  [link]: { contentType: "text/plain", body: story },
  "https://short.example.org/m": { contentType: "text/plain", body: story, url: link },
  [wall]: { contentType: "text/plain", body: "Traders pack up.\n\nSubscribe to continue reading this story." },
};

/** A bot on a store and a queue in memory, in a chat that is scripted, at a time that passes when it is told. */
export type Kit = AsyncDisposable & {
  readonly bot: Bot;
  readonly flow: Flow;
  readonly chat: Chat;
  readonly clock: ReturnType<typeof manualClock>;
  /** Pages that were fetched, and articles that were reported on, in order. */
  readonly fetched: readonly string[];
  readonly reported: readonly string[];
  /** A request of the kind that most are, with what differs. */
  readonly ask: (differs?: Partial<Incoming>) => ReturnType<Bot["accept"]>;
  /** Lets time pass, a little at a time, until something holds; fails where it does not for long. */
  readonly until: (holds: () => boolean | Promise<boolean>) => Promise<void>;
  readonly answerOf: (request: string) => Reply | null;
};

export type KitOptions = {
  readonly script?: Script;
  readonly model?: Model;
  readonly desk?: Partial<ReadingDesk>;
  readonly questions?: QuestionDesk;
  readonly flow?: (flow: Flow) => Partial<Flow>;
  /** A clock, and a store and a queue that go by it. */
  readonly clock?: ReturnType<typeof manualClock>;
  readonly kept?: StoreAndQueue;
  /** Tokens that may be spent; a million each unless said otherwise. */
  readonly budgets?: Partial<BudgetLimits>;
};

export async function startKit(options: KitOptions = {}): Promise<Kit> {
  const clock = options.clock ?? manualClock(noon);
  const kept = options.kept ?? (await storeAndQueue(clock));
  const chat = chatInMemory(clock, options.script);
  const fetched: string[] = [];
  const reported: string[] = [];
  const budgets: BudgetLimits = { request: 1e6, user: 1e6, server: 1e6, bot: 1e6, ...options.budgets };
  const paid = paidModel(options.model ?? null, storedBudgets(kept.store.usage, { limits: budgets, clock }));
  const { desk: real, questions, trials } = desksOf(clock, { model: options.model ?? null, paid, store: kept.store });
  const desk: ReadingDesk = { ...real, ...options.desk };
  const made: Flow = {
    store: kept.store,
    messenger: chat.messenger,
    desk: {
      ...desk,
      open: async (source, signal) => {
        fetched.push(source.kind === "link" ? source.url : "paste");
        return await desk.open(source, signal);
      },
      report: async (article, asked, signal) => {
        reported.push(asked.id);
        return await desk.report(article, asked, signal);
      },
    },
    questions: options.questions ?? (options.model === undefined ? silentQuestions : questions),
    clock,
    log: silentLog(),
    meters: noMeters(),
    limits: {
      memberOpenMost: 5,
      retention: { articles: 7, reports: 30, requests: 30, leftServers: 30 },
      budgets,
    },
    acknowledging: new Map(),
    presets: shippedPresets(),
    trials,
  };
  const flow = { ...made, ...options.flow?.(made) };
  const bot = await startBot(flow, kept.queue);
  const until: Kit["until"] = async (holds) => {
    for (let turn = 0; turn < 600; turn += 1) {
      if (await holds()) return;
      await setTimeout(1);
      if (turn % 5 === 4) clock.pass(250);
    }
    expect.fail("it did not come to hold");
  };
  return {
    bot,
    flow,
    chat,
    clock,
    fetched,
    reported,
    ask: async (differs) => await whileTimePasses(clock, 50, bot.accept(incoming(clock.now(), differs))),
    until,
    answerOf: (request) => {
      const answers = chat.answersTo(request);
      expect(answers.length).toBeLessThanOrEqual(1);
      return answers[0]?.replies.at(-1) ?? null;
    },
    [Symbol.asyncDispose]: async () => {
      await whileTimePasses(clock, 5000, Promise.resolve(bot[Symbol.asyncDispose]()));
      await kept[Symbol.asyncDispose]();
    },
  };
}

async function whileTimePasses<T>(clock: Kit["clock"], ms: number, work: Promise<T>): Promise<T> {
  const ticking = setInterval(() => clock.pass(ms), 5);
  try {
    return await work;
  } finally {
    clearInterval(ticking);
  }
}

type DeskParts = { readonly model: Model | null; readonly paid: PaidModel; readonly store: Flow["store"] };

function desksOf(clock: ReturnType<typeof manualClock>, { model, paid, store }: DeskParts) {
  const web = cannedWeb(pages);
  const read = (article: Article) => readText(article.text);
  const tools = {
    stage: { model, read, words: shippedWords(), marker: () => "k3v9x0q7m2" },
    readLocally: async (article: Article) => ({ reading: read(article), report: null }),
    paid,
  };
  const readLocally = async (article: Article) => read(article);
  const trying = { ...tools, readLocally, store, clock, presets: shippedPresets(), seeds: loadTrialArticles() };
  return {
    desk: readingDesk({ web, parser: pool(), ...tools }),
    questions: questionDesk(tools.stage, paid),
    trials: trialDesk(trying, web),
  };
}

let parser: ParserPool | null = null;

/** Started by the first page that needs it. */
function pool(): ParserPool {
  parser ??= parserPool();
  return parser;
}

afterAll(() => parser?.[Symbol.asyncDispose]());

/** Opens an article that never comes. */
export async function untilAborted(_: unknown, signal: AbortSignal): Promise<never> {
  const over = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => over.reject(signal.reason));
  return await over.promise;
}
