import { flushCompileCache } from "node:module";
import { shippedPresets, shippedWords } from "../prompts/index.ts";
import { startBot, type Bot } from "./app/bot.ts";
import type { Flow } from "./app/flow.ts";
import type { Messenger } from "./app/messenger.ts";
import type { QuestionDesk } from "./app/question-desk.ts";
import type { ReadingDesk } from "./app/reading-desk.ts";
import { readingSetup } from "./app/reading-key.ts";
import { sealer } from "./app/sealing.ts";
import { parserPool } from "./child/pool.ts";
import { longReads } from "./child/read-aside.ts";
import { systemClock, type Clock } from "./clock.ts";
import { secretsIn, type Config } from "./config.ts";
import { lateHealth } from "./late-health.ts";
import { jsonLog, type Log } from "./log.ts";
import { secretsKeyIn } from "./secrets-key.ts";
import { standardLimits, type QueueLimits } from "./queue/limits.ts";
import { localQueue } from "./queue/local.ts";
import { asStoreFault } from "./store/faults.ts";
import { sqliteStore } from "./store/sqlite.ts";
import type { Transport } from "./web/transport.ts";
import type { Store } from "./store/store.ts";
import type { Desks } from "./usual-desk.ts";

/** What a chat is made with. `secret`: 32 bytes that only this installation has. */
export type ChatTools = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly secret: Uint8Array;
};

/** A chat: how answers reach people, and how their requests reach the bot, from when it is connected until it is not. */
export type ChatLine = {
  readonly messenger: Messenger;
  readonly connect: (bot: Bot) => Promise<AsyncDisposable>;
};

export type Serving = AsyncDisposable & {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  /** Of `/metrics` and its kin; null where they are switched off. */
  readonly healthPort: number | null;
};

/** What a test puts in place of the network, the model or the log. */
export type Instead = {
  readonly transport?: Transport;
  readonly desk?: ReadingDesk;
  readonly questions?: QuestionDesk;
  readonly log?: Log;
  readonly limits?: QueueLimits;
};

/**
 * Opens what the bot needs, one after the other, and takes up what an earlier process left. Disposed of, it closes all
 * in reverse: the chat, the requests in hand, health, the parser, the queue, the store.
 */
export async function serve(
  config: Config,
  chat: (tools: ChatTools) => ChatLine,
  instead: Instead = {},
): Promise<Serving> {
  const { running } = config;
  const clock = systemClock();
  const log = instead.log ?? jsonLog({ level: running.logLevel, secrets: secretsIn(config) });
  await using opened = new AsyncDisposableStack();
  const key = running.secretsKey() ?? (await keyBeside(running.databaseFile));
  const store = opened.use(await sqliteStore({ file: running.databaseFile, clock, seal: sealer(key) }));
  const queue = opened.use(localQueue(store.queueSide, { clock, limits: instead.limits ?? standardLimits }));
  const parser = opened.use(parserPool());
  const longReader = opened.use(parserPool(longReads));
  let unready: string | null = "starting";
  const health = opened.use(
    lateHealth(running.health, {
      jobs: () => queue.counts(),
      unready: async () => {
        await store.requests.waiting();
        return unready;
      },
    }),
  );
  const usual = lateDesks(config, async () => {
    const { usualDesks } = await import("./usual-desk.ts");
    return await usualDesks(config, {
      parser,
      longReader,
      clock,
      store,
      transport: instead.transport ?? null,
    });
  });
  const line = chat({ log, store, clock, secret: key });
  const flow: Flow = {
    store,
    messenger: line.messenger,
    desk: instead.desk ?? usual.reading,
    questions: instead.questions ?? usual.questions,
    clock,
    log,
    meters: health.meters,
    limits: { memberOpenMost: running.memberOpenMost, retention: running.retention, budgets: config.budgets },
    acknowledging: new Map(),
    presets: shippedPresets(),
    trials: usual.trials,
  };
  const bot = opened.use(await startBot(flow, queue));
  const opening = health.open();
  opening.catch(() => null); // thrown below, where the chat can be left again
  // To load what reads takes the loop half a second, which whoever asks first would have to wait: before they can.
  if (instead.desk === undefined) await usual.warm();
  opened.use(await line.connect(bot));
  const healthPort = await opening;
  unready = null;
  opened.defer(() => {
    unready = "ending";
    log.info("ending");
  });
  // Node keeps what it compiled when it ends well; one that is killed would compile it all again each time.
  flushCompileCache();
  log.info("ready", { port: healthPort, model: config.model?.model ?? null });
  const closing = opened.move();
  return {
    bot,
    store,
    log,
    healthPort,
    [Symbol.asyncDispose]: async () => {
      await closing.disposeAsync();
      log.info("ended");
    },
  };
}

/** What goes wrong with the key’s file where nothing is wrong with the key goes wrong with the store’s as well. */
async function keyBeside(databaseFile: string): Promise<Uint8Array> {
  try {
    return await secretsKeyIn(`${databaseFile}.key`);
  } catch (error) {
    throw asStoreFault(error);
  }
}

type LateDesks = Desks & { readonly warm: () => Promise<unknown> };

/**
 * Takes up what an earlier process left before it can read: what reading takes (the lexicon, the web, the model) is
 * loaded meanwhile. Its names are known at once, for a request is stored under them.
 */
function lateDesks({ model }: Config, load: () => Promise<Desks>): LateDesks {
  const words = shippedWords();
  const prompts = { ...words, secondLook: model?.secondLook === true ? words.secondLook : null };
  let desks: Promise<Desks> | null = null;
  const loaded = async (): Promise<Desks> => {
    desks ??= load();
    try {
      return await desks;
    } catch (error) {
      desks = null; // the next reading tries again
      throw error;
    }
  };
  return {
    reading: {
      setup: (language) => readingSetup(model?.model ?? null, prompts, language),
      open: async (source, signal) => await (await loaded()).reading.open(source, signal),
      report: async (article, asked, signal) => await (await loaded()).reading.report(article, asked, signal),
    },
    questions: { answer: async (asked, signal) => await (await loaded()).questions.answer(asked, signal) },
    trials: {
      hasModel: model !== null,
      trial: async (by, what, signal) => await (await loaded()).trials.trial(by, what, signal),
      check: async (by, what, signal) => await (await loaded()).trials.check(by, what, signal),
      file: async (url, signal) => await (await loaded()).trials.file(url, signal),
    },
    // Should it fail, the first reading that needs it says so.
    warm: () => loaded().catch(() => null),
  };
}

/** Resolves with the name of the signal that ends the program; a second one ends it at once. */
export async function endSignal(): Promise<NodeJS.Signals> {
  const told = Promise.withResolvers<NodeJS.Signals>();
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => {
      told.resolve(name);
      process.once(name, () => process.exit(1));
    });
  }
  return await told.promise;
}
