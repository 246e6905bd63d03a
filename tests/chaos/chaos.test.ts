import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { test } from "vitest";
import type { Incoming } from "../../src/app/accept.ts";
import { systemClock } from "../../src/clock.ts";
import { chatInMemory, isFinal } from "../app/chat.ts";
import { incoming } from "../app/incoming.ts";
import { poison } from "./run-bot.ts";
import { answer, startBotProcess, storm } from "./storm.ts";

// At the same time, for most of it is waiting; each bot has a file of its own.

async function withFolder<T>(work: (databaseFile: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "storm-"));
  try {
    return await work(join(folder, "bot.sqlite"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.concurrent(
  "whoever was accepted is answered, once, though the process is killed ten times",
  { timeout: 120_000 },
  async ({ expect }) => {
    const after = await withFolder((databaseFile) =>
      storm({
        databaseFile,
        kills: 10,
        between: [500, 1200],
        requestsPerSecond: 12,
        faults: 0.03,
        replays: 0.1,
      }),
    );
    expect(after.accepted).toBeGreaterThan(50);
    expect(after.lost).toEqual([]);
    expect(after.twice).toEqual([]);
    expect(after.spoiled).toEqual([]);
    expect(after.waiting).toBe(0);
  },
);

/** Deaths enough for the process to tell who kills from who was only there. */
const deathsMost = 4;

test.concurrent(
  "a job that kills its process each time ends in an honest message, and whoever asked beside it is answered",
  { timeout: 60_000 },
  async ({ expect }) => {
    await withFolder(async (databaseFile) => {
      const chat = chatInMemory(systemClock());
      const link = (url: string) => incoming(Date.now(), { source: { kind: "link", url } });
      const [bad, good] = [link(poison), link("https://news.example.org/good")];
      const repliesTo = ({ id }: Incoming) => chat.answersTo(id).map(({ replies }) => replies.filter(isFinal));
      const start = () =>
        startBotProcess(
          databaseFile,
          (message, from) => {
            if (message.kind === "call") void answer(message, chat, from);
          },
          { kills: deathsMost },
        );
      let deaths = 0;
      let bot = await start();
      bot.tell({ kind: "offer", incoming: bad });
      bot.tell({ kind: "offer", incoming: good });
      while ((await Promise.race([bot.ended, chatHas(() => repliesTo(bad).flat().length > 0)])) !== "there") {
        deaths += 1;
        bot = await start();
      }
      await expect.poll(() => repliesTo(good).flat().length, { timeout: 10_000 }).toBe(1);
      expect(repliesTo(bad)).toMatchObject([[{ kind: "notice", code: "gave-up" }]]);
      expect(repliesTo(good)).toMatchObject([[{ kind: "notice", code: "report" }]]);
      expect(deaths).toBe(deathsMost);
      expect(await bot.end()).toBe(0);
    });
  },
);

async function chatHas(holds: () => boolean): Promise<"there"> {
  while (!holds()) await setTimeout(20);
  return "there";
}

test.concurrent(
  "told to end, it ends well and soon, and the next one does what was left",
  { timeout: 60_000 },
  async ({ expect }) => {
    await withFolder(async (databaseFile) => {
      const chat = chatInMemory(systemClock());
      const start = () =>
        startBotProcess(databaseFile, (message, from) => {
          if (message.kind === "call") void answer(message, chat, from);
        });
      const first = await start();
      const asked = Array.from({ length: 20 }, (_, at) =>
        incoming(Date.now(), { source: { kind: "link", url: `https://news.example.org/${at}` } }),
      );
      for (const one of asked) first.tell({ kind: "offer", incoming: one });
      await expect.poll(() => asked.every(({ id }) => chat.messagesOf(id).length > 0), { timeout: 5000 }).toBe(true);
      expect(await first.end()).toBe(0);
      const second = await start();
      await expect.poll(() => asked.every(({ id }) => chat.answersTo(id).length === 1), { timeout: 10_000 }).toBe(true);
      expect(await second.end()).toBe(0);
    });
  },
);
