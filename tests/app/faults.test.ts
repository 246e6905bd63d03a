import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { sealer } from "../../src/app/sealing.ts";
import { jsonLog } from "../../src/log.ts";
import { localQueue } from "../../src/queue/local.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { manualClock } from "./manual-clock.ts";
import { pasted } from "./incoming.ts";
import { noon, startKit, untilAborted, type Kit } from "./kit.ts";

type OnDisk = {
  readonly kit: Kit;
  readonly file: string;
  readonly logged: () => string;
  readonly sql: (text: string) => void;
};

/** A bot on a file, with a log, and a way to spoil what is in the file. */
async function onDisk(
  work: (given: OnDisk) => Promise<void>,
  options: { readonly mostPages?: number } & Parameters<typeof startKit>[0] = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bot-"));
  const file = join(folder, "bot.sqlite");
  const clock = manualClock(noon);
  const { mostPages, ...kitOptions } = options;
  const store = await sqliteStore({
    file,
    clock,
    seal: sealer(Buffer.alloc(32, 7)),
    ...(mostPages === undefined ? {} : { mostPages }),
  });
  let logged = "";
  const write = (line: string): void => {
    logged += line;
  };
  const log = jsonLog({ level: "debug", secrets: [] }, { write });
  try {
    await using kit = await startKit({
      ...kitOptions,
      clock,
      kept: {
        store,
        queue: localQueue(store.queueSide, { clock }),
        [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
      },
      flow: (flow) => ({ log, ...kitOptions.flow?.(flow) }),
    });
    const sql = (text: string): void => {
      const beside = new DatabaseSync(file);
      beside.exec(text);
      beside.close();
    };
    await work({ kit, file, logged: () => logged, sql });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function ended(kit: Kit, id: string): Promise<void> {
  await kit.until(async () => (await kit.flow.store.requests.get(id))?.state !== "waiting");
}

describe("a row that cannot be read", () => {
  test("of a reading is told by name to who asks for it, and made anew for the next", async () => {
    await onDisk(async ({ kit, sql, logged }) => {
      await kit.ask({ id: "1" });
      await ended(kit, "1");
      sql(`update reading set result = '{"half": '`);
      await kit.ask({ id: "2" });
      await kit.ask({ id: "3", source: { kind: "link", url: "https://nowhere.example.org/" } });
      await ended(kit, "2");
      await ended(kit, "3");
      expect(kit.answerOf("2")).toMatchObject({ kind: "notice", code: "damaged" });
      expect(kit.answerOf("3")).toMatchObject({ code: "dns-failed" });
      expect(logged()).toContain("row-damaged");
      await kit.ask({ id: "4" });
      await ended(kit, "4");
      expect(kit.answerOf("4")).toMatchObject({ kind: "report", cached: false });
    });
  });

  test("of an article, likewise", async () => {
    await onDisk(async ({ kit, sql }) => {
      await kit.ask({ id: "1" });
      await ended(kit, "1");
      sql(`update article set article = '{}'`);
      await kit.ask({ id: "2" });
      await ended(kit, "2");
      expect(kit.answerOf("2")).toMatchObject({ kind: "notice", code: "damaged" });
      await kit.ask({ id: "3" });
      await ended(kit, "3");
      expect(kit.answerOf("3")).toMatchObject({ kind: "report" });
    });
  });

  test("of a request ends that one, and the others who wait for the same are answered", async () => {
    const gate = Promise.withResolvers<void>();
    await onDisk(
      async ({ kit, sql, logged }) => {
        await kit.ask({ id: "1" });
        await kit.ask({ id: "2" });
        sql(`update request set source = 'nonsense' where id = '1'`);
        gate.resolve();
        await ended(kit, "2");
        expect(kit.answerOf("2")).toMatchObject({ kind: "report" });
        kit.clock.pass(3 * 60_000);
        await kit.until(async () => (await kit.flow.store.requests.waiting()) === 0);
        expect(logged()).toMatch(/"request":"1"[^\n]*row-damaged|row-damaged[^\n]*"request":"1"/);
      },
      {
        flow: ({ desk }) => ({
          desk: {
            ...desk,
            report: async (...args) => {
              await gate.promise;
              return await desk.report(...args);
            },
          },
        }),
      },
    );
  });
});

test("on a full disk, what comes is not taken on, and whoever asked is told so", async () => {
  await onDisk(
    async ({ kit, sql, logged }) => {
      const filler = "x".repeat(3000);
      const outcomes: string[] = [];
      for (let at = 0; at < 200 && !outcomes.includes("busy"); at += 1) {
        const source = pasted(`${at} ${filler}`);
        outcomes.push(await kit.ask({ id: `${at}`, source }));
      }
      const refused = `${outcomes.indexOf("busy")}`;
      expect(kit.chat.refusals().at(-1)).toMatchObject({ request: refused, notice: { code: "busy" } });
      expect(await kit.flow.store.requests.get(refused)).toBeNull();
      expect(kit.chat.messagesOf(refused)).toEqual([]);
      expect(logged()).toContain("store-full");
      sql("pragma user_version"); // the file is sound
    },
    {
      mostPages: 120,
      desk: { open: untilAborted },
    },
  );
});

test("no token, key or word of an article gets where it has no business", async () => {
  const words = "Zanzibar-canary";
  const token = "aW50ZXJhY3Rpb246Y2FuYXJ5LXRva2Vu";
  await onDisk(async ({ kit, file, logged }) => {
    const text = `A canary sang on Monday, said the ${words} council. `.repeat(30);
    const address = { kind: "interaction", token, until: kit.clock.now() + 870_000 } as const;
    await kit.ask({ id: "1", address, source: pasted(text) });
    const beforeEnd = await everything(file);
    expect(beforeEnd).not.toContain(token);
    await ended(kit, "1");
    await kit.ask({ id: "2", address, source: { kind: "link", url: `https://nowhere.example.org/${words}` } });
    await ended(kit, "2");
    expect(logged().length).toBeGreaterThan(500);
    expect(logged()).not.toMatch(new RegExp(`${words}|${token}|canary sang`));
    expect(await everything(file)).not.toContain(token);
    const shown = JSON.stringify([kit.chat.messagesOf("1"), kit.chat.refusals()]);
    expect(shown).not.toContain(token);
    // The member's own words are kept as the article alone, and not once more in the request or a job.
    const beside = new DatabaseSync(file, { readOnly: true });
    const rows = ["request", "job"].flatMap((table) => beside.prepare(`select * from ${table}`).all());
    beside.close();
    expect(JSON.stringify(rows)).not.toContain("canary sang");
  });
});

/** All bytes of the database, with what is not in its main file yet. */
async function everything(file: string): Promise<string> {
  const parts = [file, `${file}-wal`].map(async (path) =>
    (await readFile(path).catch(() => Buffer.alloc(0))).toString("latin1"),
  );
  return (await Promise.all(parts)).join("");
}
