import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Incoming } from "../../src/app/accept.ts";
import { systemClock } from "../../src/clock.ts";
import { chatInMemory, isFinal, tokenMs, type Chat, type Fate } from "../app/chat.ts";
import { fromBot, type FromBot, type ToBot } from "./wire.ts";

export type Storm = {
  readonly databaseFile: string;
  readonly kills: number;
  /** Milliseconds between one start and the next kill: at least, at most. */
  readonly between: readonly [number, number];
  readonly requestsPerSecond: number;
  /** Shares of calls that fail, and of requests that come twice. */
  readonly faults: number;
  readonly replays: number;
  readonly onKill?: (kills: number) => void;
};

export type Aftermath = {
  readonly kills: number;
  readonly offered: number;
  /**
   * Known to have been taken on: acknowledged in the chat, or said so by the bot. A private one that was never
   * acknowledged does not count, for there is no place where only one member would see the answer.
   */
  readonly accepted: number;
  /** Accepted, and without an answer: their ids. */
  readonly lost: readonly string[];
  /** Answered in more than one message. */
  readonly twice: readonly string[];
  /** Whose answer was overwritten by progress. */
  readonly spoiled: readonly string[];
  /** Answered by an honest failure. */
  readonly gaveUp: number;
  /** Rows that still wait at the end. */
  readonly waiting: number;
  /** From the start of a process until it takes requests, in milliseconds. */
  readonly restarts: readonly number[];
  /** From a request until it is acknowledged, as the bot tells it. */
  readonly accepts: readonly number[];
};

/** Kills a bot again and again while requests come in, then lets it be, and looks at what became of them. */
export async function storm(of: Storm): Promise<Aftermath> {
  const chat = chatInMemory(systemClock(), () => fate(of.faults));
  const said = new Set<string>();
  const accepts: number[] = [];
  const offered = new Map<string, Incoming>();
  const restarts: number[] = [];
  const now = { isOver: false, waiting: -1 };

  const heard = (message: FromBot, bot: RunningBot): void => {
    if (message.kind === "call") void answer(message, chat, bot);
    if (message.kind === "waiting") now.waiting = message.count;
    if (message.kind !== "outcome") return;
    accepts.push(message.ms);
    if (message.outcome === "new" || message.outcome === "replay") said.add(message.id);
  };
  const start = async (): Promise<RunningBot> => {
    const bot = await startBotProcess(of.databaseFile, heard);
    restarts.push(bot.startedMs);
    return bot;
  };

  let bot = await start();
  const load = (async () => {
    while (!now.isOver) {
      const incoming = request(offered.size);
      offered.set(incoming.id, incoming);
      bot.tell({ kind: "offer", incoming });
      if (Math.random() < of.replays) {
        const again = [...offered.values()][Math.floor(Math.random() * offered.size)];
        if (again !== undefined) bot.tell({ kind: "offer", incoming: again });
      }
      await setTimeout(1000 / of.requestsPerSecond);
    }
  })();
  for (let kills = 1; kills <= of.kills; kills += 1) {
    const [least, most] = of.between;
    await setTimeout(least + Math.random() * (most - least));
    await bot.kill();
    of.onKill?.(kills);
    bot = await start();
  }
  now.isOver = true;
  await load;
  for (let turn = 0; turn < 600 && now.waiting !== 0; turn += 1) {
    bot.tell({ kind: "count" });
    await setTimeout(100);
  }
  await bot.end();

  const ids = [...offered.keys()];
  const accepted = ids.filter(
    (id) => chat.messagesOf(id).length > 0 || (said.has(id) && offered.get(id)?.isPrivate === false),
  );
  const codes = (id: string): readonly string[] =>
    chat.answersTo(id).flatMap(({ replies }) => replies.flatMap((one) => (one.kind === "notice" ? [one.code] : [])));
  return {
    kills: of.kills,
    offered: ids.length,
    accepted: accepted.length,
    lost: accepted.filter((id) => chat.answersTo(id).length === 0),
    twice: ids.filter((id) => chat.answersTo(id).length > 1),
    spoiled: ids.filter((id) => chat.answersTo(id).some(({ replies }) => !replies.slice(-1).every(isFinal))),
    gaveUp: ids.filter((id) => codes(id).includes("gave-up")).length,
    waiting: now.waiting,
    restarts,
    accepts,
  };
}

export type RunningBot = {
  readonly startedMs: number;
  readonly tell: (message: ToBot) => void;
  /** With SIGKILL; resolves once it is dead. */
  readonly kill: () => Promise<void>;
  /** With SIGTERM; resolves with its exit status. */
  readonly end: () => Promise<number | null>;
  readonly ended: Promise<unknown>;
};

/** Starts a bot on a database file; resolves once it takes requests. */
export async function startBotProcess(
  databaseFile: string,
  heard: (message: FromBot, bot: RunningBot) => void,
  { kills = 8 }: { readonly kills?: number } = {},
): Promise<RunningBot> {
  const began = performance.now();
  const child = fork(fileURLToPath(import.meta.resolve("./bot-process.ts")), [databaseFile, `${kills}`], {
    execArgv: [],
  });
  const ended = once(child, "exit");
  const ready = Promise.withResolvers<void>();
  const bot: RunningBot = {
    get startedMs() {
      return startedMs;
    },
    tell: (message) => tell(child, message),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    end: async () => {
      child.kill("SIGTERM");
      const [status] = await ended;
      return typeof status === "number" ? status : null;
    },
    ended,
  };
  let startedMs = 0;
  child.on("message", (message) => {
    const told = fromBot.parse(message);
    if (told.kind === "ready") ready.resolve();
    heard(told, bot);
  });
  await Promise.race([ready.promise, ended]);
  startedMs = performance.now() - began;
  return bot;
}

function tell(child: ChildProcess, message: ToBot): void {
  if (child.connected) child.send(message, () => undefined);
}

/** Lets the chat do what the bot asks of it. What it does, it does, should the bot be dead by then. */
export async function answer(
  message: Extract<FromBot, { kind: "call" }>,
  { messenger }: Pick<Chat, "messenger">,
  bot: RunningBot,
): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  try {
    const answered = await called(message, messenger, signal);
    bot.tell({ kind: "answered", n: message.n, answer: answered ?? null });
  } catch {
    bot.tell({ kind: "broken", n: message.n });
  }
}

async function called(message: Extract<FromBot, { kind: "call" }>, messenger: Chat["messenger"], signal: AbortSignal) {
  switch (message.method) {
    case "acknowledge":
      return await messenger.acknowledge(message.asked, signal);
    case "refuse":
      return await messenger.refuse(message.asked, message.notice, signal);
    case "show":
      return await messenger.show(message.place, message.reply, signal);
  }
}

/** As a network has it: 5 to 65 ms, and some calls lost on the way there, some on the way back, some put off. */
function fate(faults: number): Fate {
  const luck = Math.random() / faults;
  if (luck < 0.3) return { kind: "lost-there" };
  if (luck < 0.6) return { kind: "lost-back" };
  if (luck < 1) return { kind: "answered", shown: { kind: "later", afterMs: 500 } };
  return { kind: "delayed", ms: 5 + Math.random() * 60 };
}

const servers = 8;
const articles = 60;

function request(nth: number): Incoming {
  const now = Date.now();
  const id = `${now}${String(nth).padStart(6, "0")}`;
  const url = `https://news.example.org/${Math.floor(Math.random() * articles) + articles * Math.floor(nth / 400)}`;
  const isMessage = nth % 3 === 0;
  return {
    id,
    kind: "read",
    server: nth % 11 === 0 ? null : `server ${nth % servers}`,
    channel: "channel",
    user: `user ${nth % 40}`,
    language: "en",
    isPrivate: !isMessage && nth % 7 === 0,
    source: { kind: "link", url },
    address: isMessage
      ? { kind: "message", message: `message ${id}` }
      : { kind: "interaction", token: `token-of-${id}`, until: now + tokenMs },
    createdAt: now,
  };
}
