import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { chatInMemory } from "../app/chat.ts";
import { incoming } from "../app/incoming.ts";
import { poison } from "./run-bot.ts";
import { answer, startBotProcess, storm, type RunningBot } from "./storm.ts";

async function withFolder<T>(work: (databaseFile: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "storm-"));
  try {
    return await work(join(folder, "bot.sqlite"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test(
  "whoever was accepted is answered, once, though the process is killed ten times",
  { timeout: 120_000 },
  async () => {
    const after = await withFolder((databaseFile) =>
      storm({
        databaseFile,
        kills: 10,
        between: [500, 1500],
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

test(
  "a job that kills its process each time ends in an honest message, and others are answered",
  { timeout: 120_000 },
  async () => {
    await withFolder(async (databaseFile) => {
      const chat = chatInMemory(systemClock());
      let bot: RunningBot;
      let deaths = 0;
      let isOver = false;
      const start = async (): Promise<RunningBot> => {
        const started = await startBotProcess(databaseFile, (message, from) => {
          if (message.kind === "call") void answer(message, chat, from);
        });
        void afterwards(started);
        return started;
      };
      const afterwards = async (started: RunningBot): Promise<void> => {
        await started.ended;
        if (isOver) return;
        deaths += 1;
        bot = await start();
      };
      bot = await start();
      const link = (url: string) => incoming(Date.now(), { source: { kind: "link", url } });
      const [bad, good] = [link(poison), link("https://news.example.org/good")];
      bot.tell({ kind: "offer", incoming: bad });
      bot.tell({ kind: "offer", incoming: good });
      await expect
        .poll(() => chat.answersTo(bad.id).flatMap(({ replies }) => replies), { timeout: 100_000, interval: 100 })
        .toMatchObject([{ kind: "notice", code: "gave-up" }]);
      expect(chat.answersTo(good.id)).toHaveLength(1);
      expect(deaths).toBeGreaterThan(2);
      isOver = true;
      await bot.end();
    });
  },
);

test("told to end, it ends well and soon, and the next one does what was left", { timeout: 60_000 }, async () => {
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
});
