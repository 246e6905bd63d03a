import { setTimeout } from "node:timers/promises";
import type { Incoming } from "../../src/app/accept.ts";
import type { Bot } from "../../src/app/bot.ts";
import type { Acknowledged, Messenger, Reply, Shown } from "../../src/app/messenger.ts";
import type { ReadingDesk } from "../../src/app/reading-desk.ts";
import { readConfig } from "../../src/config.ts";
import type { ReadableSource } from "../../src/app/reading-desk.ts";
import { standardLimits } from "../../src/queue/limits.ts";
import { endSignal, serve } from "../../src/serve.ts";
import { toBot, type Called, type FromBot } from "./wire.ts";

/** The page that ends the process of whoever reads it. */
export const poison = "https://news.example.org/poison";

/**
 * Runs the bot until it is killed or told to end. Its chat is on the other side of the IPC channel, and lives on; its
 * pages and its model are made up, and take their time. `kills`: how often the process may die with one reading.
 */
export async function runBot(databaseFile: string, kills: number): Promise<void> {
  const config = readConfig({
    DATABASE_FILE: databaseFile,
    METRICS_PORT: "0",
    LOG_LEVEL: "silent",
    MEMBER_OPEN_REQUESTS: "1000",
  });
  if (config.kind === "faults") throw new Error(JSON.stringify(config.faults));
  const outside = chatOutside();
  await using _ = await serve(
    config.config,
    () => ({
      messenger: outside.messenger,
      connect: async (bot) => {
        process.on("message", (message) => {
          const told = toBot.parse(message);
          if (told.kind === "answered") outside.answered(told.n, told.answer);
          if (told.kind === "broken") outside.broken(told.n);
          if (told.kind === "count") void count(bot);
          if (told.kind !== "offer") return;
          void offer(told.incoming, bot);
        });
        send({ kind: "ready" });
        return { [Symbol.asyncDispose]: async () => void process.removeAllListeners("message") };
      },
    }),
    { desk: slowDesk(), limits: { ...standardLimits, kinds: { ...kinds, read: { ...kinds.read, kills } } } },
  );
  await endSignal();
}

const { kinds } = standardLimits;

async function offer(incoming: Incoming, bot: Bot): Promise<void> {
  const began = performance.now();
  const outcome = await bot.accept(incoming);
  send({ kind: "outcome", id: incoming.id, outcome, ms: performance.now() - began });
}

async function count(bot: Bot): Promise<void> {
  send({ kind: "waiting", count: await bot.flow.store.requests.waiting() });
}

function send(message: FromBot): void {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}

type Outside = {
  readonly messenger: Messenger;
  readonly answered: (n: number, answer: Acknowledged | Shown | null) => void;
  readonly broken: (n: number) => void;
};

function chatOutside(): Outside {
  const waiting = new Map<number, PromiseWithResolvers<Acknowledged | Shown | null>>();
  let last = 0;
  const call = async (called: Called): Promise<Acknowledged | Shown | null> => {
    last += 1;
    const answer = Promise.withResolvers<Acknowledged | Shown | null>();
    waiting.set(last, answer);
    send({ kind: "call", n: last, ...called });
    return await answer.promise;
  };
  return {
    answered: (n, answer) => waiting.get(n)?.resolve(answer),
    broken: (n) => waiting.get(n)?.reject(new Error("the connection broke")),
    messenger: {
      acknowledge: async (asked) => {
        const answer = await call({ method: "acknowledge", asked });
        return answer?.kind === "acknowledged" ? answer : { kind: "not-acknowledged", code: "odd" };
      },
      refuse: async (asked, notice) => void (await call({ method: "refuse", asked, notice })),
      show: async (place, reply) => {
        const answer = await call({ method: "show", place, reply: light(reply) });
        if (answer === null || answer.kind === "acknowledged" || answer.kind === "not-acknowledged")
          throw new Error("an odd answer");
        return answer;
      },
      open: async () => await Promise.reject(new Error("no threads are asked for here")),
    },
  };
}

/** Only that it is a report is of interest outside. */
function light(reply: Reply): Reply {
  return reply.kind === "report" ? { kind: "notice", code: "report", facts: { cached: reply.cached } } : reply;
}

/** As the usual one, it loads what it reads with when there is something to read. */
function slowDesk(): ReadingDesk {
  return {
    setup: (language) => ({ model: null, prompt: null, beside: [], language }),
    open: async (source: ReadableSource, signal) => {
      const url = source.kind === "link" ? source.url : "";
      await setTimeout(20 + Math.random() * 60, undefined, { signal });
      if (url === poison) process.kill(process.pid, "SIGKILL");
      const [{ articleFromText }, { madeUpArticle }] = await Promise.all([
        import("../../src/article/from-text.ts"),
        import("../cli/made-up.ts"),
      ]);
      return articleFromText({ text: `${madeUpArticle.text} ${url}.`, title: "A story", url, by: "text" });
    },
    report: async (_, __, signal) => {
      await setTimeout(50 + Math.random() * 250, undefined, { signal });
      const [{ localReport }, { madeUpArticle, madeUpReading }] = await Promise.all([
        import("../../src/report/local-report.ts"),
        import("../cli/made-up.ts"),
      ]);
      const report = localReport(madeUpArticle, madeUpReading);
      const provenance = {
        model: null,
        prompt: null,
        words: null,
        local: "no-model",
        tokens: { prompt: 0, answer: 0 },
        calls: 0,
        repaired: { asked: 0, stood: 0 },
        unread: 0,
      };
      return { result: { reading: madeUpReading, report, provenance }, trouble: null };
    },
  };
}
