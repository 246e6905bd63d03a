import { copyFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { sealer } from "../../src/app/sealing.ts";
import { sqliteStore, type SqliteStore } from "../../src/store/sqlite.ts";
import { secretsKeyIn } from "../../src/secrets-key.ts";
import { ended, noon, requestOf } from "../laws/store/rows.ts";
import { newFolder, open } from "./given.ts";
import { startWriter } from "./writer.ts";

// What is SQLite’s own; what any store promises is in laws/store.ts.

const clock = { now: () => noon };

function storeIn(file: string, differs: { readonly mostPages?: number } = {}): Promise<SqliteStore> {
  return sqliteStore({ file, clock, seal: open, ...differs });
}

test("what was stored is there when the file is opened again", async () => {
  await using folder = await newFolder();
  {
    await using store = await storeIn(folder.file);
    await store.requests.add(requestOf());
  }
  await using again = await storeIn(folder.file);
  expect(await again.requests.get("r1")).toMatchObject({ id: "r1", state: "waiting" });
  expect(await again.jobs.add({ kind: "read", key: "k1", group: "s1" })).toBe("new");
});

test("a commit waits for the disk, and readers do not wait for writers", async () => {
  await using folder = await newFolder();
  await using store = await storeIn(folder.file);
  const pragmas = await store.queueSide.transaction(async (db) => ({
    ...(await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0],
    ...(await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)).rows[0],
    ...(await sql<{ secure_delete: number }>`pragma secure_delete`.execute(db)).rows[0],
  }));
  expect(pragmas).toEqual({ synchronous: 2, journal_mode: "wal", secure_delete: 1 });
});

test("a transaction writes from its beginning: no other program comes between what it reads and what it writes", async () => {
  await using folder = await newFolder();
  await using store = await storeIn(folder.file);
  await store.transaction(async (tx) => {
    const count = await tx.requests.waiting();
    const beside = new DatabaseSync(folder.file, { timeout: 0 });
    expect(() => beside.exec("delete from request")).toThrow("locked");
    expect(beside.prepare("select count(*) as count from request").get()).toMatchObject({ count });
    beside.close();
    await tx.requests.add(requestOf());
  });
  expect(await store.requests.waiting()).toBe(1);
});

test("nobody but the owner can read any of its files, nor the key", async () => {
  await using folder = await newFolder();
  await using store = await storeIn(folder.file);
  await store.requests.add(requestOf());
  await secretsKeyIn(`${folder.file}.key`);
  const names = await readdir(dirname(folder.file));
  expect(names.toSorted()).toEqual(["", "-shm", "-wal", ".key", ".lock"].map((end) => `bot.sqlite${end}`));
  for (const name of names) {
    const { mode } = await stat(join(dirname(folder.file), name));
    expect((mode & 0o777).toString(8), name).toBe("600");
  }
  expect(((await stat(dirname(folder.file))).mode & 0o777).toString(8)).toBe("700");
});

test("a token is nowhere in its files, and what seals it is nowhere either once the request has ended", async () => {
  await using folder = await newFolder();
  const { seal, open: unseal } = sealer(Buffer.alloc(32, 7));
  let sealed = "";
  const remembering = {
    seal: (secret: string, boundTo: string): string => (sealed = seal(secret, boundTo)),
    open: unseal,
  };
  const token = "aW50ZXJhY3Rpb246Y2FuYXJ5";
  {
    await using store = await sqliteStore({ file: folder.file, clock, seal: remembering });
    await store.requests.add(requestOf({ address: { kind: "interaction", token, until: noon } }));
    expect(await bytesOf(folder.file)).not.toContain(token);
    expect(await bytesOf(folder.file)).toContain(sealed);
    expect(await store.requests.get("r1")).toMatchObject({ address: { token } });
    await store.requests.end("r1", ended);
  }
  expect(sealed).not.toBe("");
  expect(await bytesOf(folder.file)).not.toContain(sealed);
});

test("what is forgotten is nowhere in its files any more, while the store goes on", async () => {
  await using folder = await newFolder();
  await using store = await storeIn(folder.file);
  const words = (whose: string) => `${whose} pasted these canary words. `.repeat(400);
  for (const whose of ["ann", "bob", "eve"]) {
    const source = { kind: "paste", pieces: [{ kind: "message", text: words(whose) }] } as const;
    await store.requests.add(requestOf({ id: whose, user: whose, server: `server of ${whose}`, source }));
  }
  expect(await bytesOf(folder.file)).toContain("ann pasted");
  await store.users.forget("ann", "2026-11-23");
  expect(await bytesOf(folder.file)).not.toContain("ann pasted");
  expect(await bytesOf(folder.file)).toContain("bob pasted");
  await store.servers.forget("server of bob");
  expect(await bytesOf(folder.file)).not.toContain("bob pasted");
  expect(await store.requests.get("eve")).toMatchObject({ user: "eve" });
});

describe("two on one file", () => {
  test("the second says who is there, and the first goes on", { timeout: 20_000 }, async () => {
    await using folder = await newFolder();
    await using first = startWriter(folder.file);
    await first.said(1);
    await expect(storeIn(folder.file)).rejects.toMatchObject({
      code: "store-in-use",
      message: expect.stringContaining(`(number ${first.process.pid})`),
    });
    const before = (await first.said(1)).length;
    expect((await first.said(before + 5)).length).toBeGreaterThanOrEqual(before + 5);
  });

  test("likewise in one process; and when the first has closed it, the next may", async () => {
    await using folder = await newFolder();
    {
      await using first = await storeIn(folder.file);
      await expect(storeIn(folder.file)).rejects.toMatchObject({ code: "store-in-use" });
      await expect(storeIn(folder.file)).rejects.toMatchObject({ code: "store-in-use" });
      expect(await first.requests.add(requestOf())).toBe("new");
    }
    await using next = await storeIn(folder.file);
    expect(await next.requests.waiting()).toBe(1);
  });

  test("one that was refused takes away nothing of the lock against others", { timeout: 20_000 }, async () => {
    await using folder = await newFolder();
    await using first = await storeIn(folder.file);
    await expect(storeIn(folder.file)).rejects.toMatchObject({ code: "store-in-use" });
    await using other = startWriter(folder.file);
    expect(await other.ended).toMatchObject({ status: 1, error: expect.stringContaining("store-in-use") });
    expect(await other.said(1)).toEqual([]);
    expect(await first.requests.waiting()).toBe(0);
  });
});

test(
  "killed while it writes, it loses nothing that it has told, and no lock is left",
  { timeout: 30_000 },
  async () => {
    await using folder = await newFolder();
    let there = 0;
    for (const most of [3, 100]) {
      let told: readonly string[];
      {
        await using killed = startWriter(folder.file);
        await killed.said(most);
        killed.process.kill("SIGKILL");
        await killed.ended;
        told = (await killed.said(0)).slice(1);
      }
      await using store = await storeIn(folder.file);
      for (const id of told) {
        expect(await store.requests.get(id), id).not.toBeNull();
        expect(await store.readings.get(id), id).not.toBeNull();
        expect(await store.jobs.isLive("read", id), id).toBe(true);
      }
      const { rows, damaged } = await store.requests.waitingSince(noon + 1, 1e6);
      expect(damaged).toEqual([]);
      // One may have been stored and not told: it is there as a whole, too.
      for (const { id } of rows) expect(await store.jobs.isLive("read", id), id).toBe(true);
      expect(rows.length).toBeGreaterThanOrEqual(there + told.length);
      there = rows.length;
    }
  },
);

test("a file of a newer version is refused, is not changed, and can be opened by that one", async () => {
  await using folder = await newFolder();
  await (await storeIn(folder.file))[Symbol.asyncDispose]();
  const sqlite = new DatabaseSync(folder.file);
  sqlite.exec("insert into migration values ('0999-from-the-future', '2031-01-01'); create table future (a)");
  sqlite.close();
  const before = await readFile(folder.file);
  await expect(storeIn(folder.file)).rejects.toMatchObject({
    code: "store-newer",
    message: expect.stringContaining("“0999-from-the-future”"),
    wayOn: expect.stringContaining("backup"),
  });
  expect((await readFile(folder.file)).equals(before)).toBe(true);
  const later = new DatabaseSync(folder.file);
  later.exec("begin exclusive; insert into future values (1); commit");
  later.close();
});

describe("a disk without room", () => {
  test("changes nothing of what is there, and where room is made it goes on", async () => {
    await using folder = await newFolder();
    await using store = await storeIn(folder.file, { mostPages: 100 });
    const text = (at: number) => `${at} `.repeat(1000);
    const source = (at: number) => ({ kind: "paste", pieces: [{ kind: "message", text: text(at) }] }) as const;
    let stored = 0;
    const fill = async (): Promise<never> => {
      for (; ; stored += 1) await store.requests.add(requestOf({ id: `${stored}`, source: source(stored) }));
    };
    await expect(fill()).rejects.toMatchObject({ code: "store-full" });
    expect(stored).toBeGreaterThan(5);
    expect(await store.requests.waiting()).toBe(stored);
    expect(await store.requests.get("0")).toMatchObject({ source: source(0) });
    await store.queueSide.transaction((db) => sql`pragma max_page_count = 200`.execute(db));
    expect(await store.requests.end("0", ended)).toBe(true);
    expect(await store.requests.add(requestOf({ id: `${stored}`, source: source(stored) }))).toBe("new");
  });

  test("undoes the whole transaction that it stopped, and no job of it is told", async () => {
    await using folder = await newFolder();
    await using store = await storeIn(folder.file, { mostPages: 100 });
    const told: unknown[] = [];
    store.queueSide.onJobs((changes) => told.push(...changes));
    const large = store.transaction(async (tx) => {
      await tx.jobs.add({ kind: "read", key: "k1", group: "s1" });
      await tx.prompts.publish({ server: "s", name: "n", words: "x".repeat(1e6), author: "a", why: "", at: noon });
    });
    await expect(large).rejects.toMatchObject({ code: "store-full" });
    expect(await store.jobs.isLive("read", "k1")).toBe(false);
    expect(told).toEqual([]);
    expect(await store.jobs.add({ kind: "read", key: "k1", group: "s1" })).toBe("new");
    expect(told).toEqual([{ kind: "added" }]);
  });
});

describe("a path where no store can be", () => {
  test("under something that is no folder, or a folder itself, is told with a way on", async () => {
    await using folder = await newFolder();
    await mkdir(dirname(folder.file));
    await writeFile(folder.file, "");
    for (const path of [join(folder.file, "bot.sqlite"), dirname(folder.file)])
      await expect(storeIn(path), path).rejects.toMatchObject({ code: "store-unwritable" });
  });

  test("with a file that is no store, or is broken, is told, and the file is left as it is", async () => {
    await using folder = await newFolder();
    const words = "These are a member’s notes, and no database. ".repeat(200);
    await mkdir(dirname(folder.file));
    await writeFile(folder.file, words);
    await expect(storeIn(folder.file)).rejects.toMatchObject({ code: "store-damaged" });
    expect(await readFile(folder.file, "utf8")).toBe(words);
  });
});

test("opened on a copy of all its files that was made while it wrote, it is whole", async () => {
  await using folder = await newFolder();
  await using store = await storeIn(folder.file);
  for (let at = 0; at < 20; at += 1) await store.requests.add(requestOf({ id: `${at}` }));
  const copy = join(dirname(folder.file), "copy.sqlite");
  for (const end of ["", "-wal"]) await copyFile(`${folder.file}${end}`, `${copy}${end}`);
  await using copied = await storeIn(copy);
  expect(await copied.requests.waiting()).toBe(20);
});

/** All bytes of a store, with what is not in its main file yet. */
async function bytesOf(file: string): Promise<string> {
  const parts = [file, `${file}-wal`].map(async (path) =>
    (await readFile(path).catch(() => Buffer.alloc(0))).toString("latin1"),
  );
  return (await Promise.all(parts)).join("");
}
