import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { noon, requestOf } from "../laws/store/rows.ts";
import { firstVersion } from "./first-version.ts";
import { disk } from "./on-disk.ts";

test("a file of the first version is brought up to date, with what it holds", async () => {
  await using at = await disk();
  await firstVersion(at);
  await using store = await at.open();
  expect(await store.settings.ofServer("s1")).toMatchObject([{ value: 7, updatedAt: noon }]);
  expect(await store.requests.add(requestOf())).toBe("new");
  await store.sessions.save(0, "s");
  expect(await store.sessions.load(0)).toBe("s");
});

test("what moderators had set before servers had rows of their own is carried over, and stays apart from then on", async () => {
  await using at = await disk();
  await firstVersion(at);
  at.sql(`insert into setting (scope_kind, scope_id, server, value, updated_at) values
    ('channel', 'c1', 's1', '{"mode":"offer","words":["“a”"]}', ${noon + 1}),
    ('thread', 't1', 's1', 'null', ${noon + 2}),
    ('channel', 'c9', 's2', '{"later":true}', ${noon + 3})`);
  await using store = await at.open();
  expect(await store.settings.ofServer("s1")).toEqual([
    { scope: { kind: "channel", id: "c1", server: "s1" }, value: { mode: "offer", words: ["“a”"] }, updatedAt: noon + 1 },
    { scope: { kind: "server", id: "s1", server: "s1" }, value: 7, updatedAt: noon },
    { scope: { kind: "thread", id: "t1", server: "s1" }, value: null, updatedAt: noon + 2 },
  ]); // prettier-ignore
  expect(await store.settings.ofServer("s2")).toMatchObject([{ value: { later: true } }]);
  const theirs = { kind: "channel", id: "c1", server: "s2" } as const;
  await store.settings.set({ scope: theirs, value: 1, updatedAt: noon });
  expect(await store.settings.get({ ...theirs, server: "s1" })).toMatchObject({ value: { mode: "offer" } });
});

test("requests and readings that were stored before moderators had a say in budgets hold as they did", async () => {
  await using at = await disk();
  await firstVersion(at);
  const address = { kind: "message", message: "m1" } as const;
  const columns = "id, kind, server, channel, user_id, language, is_private, source, reading_key, message, state, created_at"; // prettier-ignore
  const source = JSON.stringify({ kind: "link", url: "https://news.example.org/a" });
  at.sql(`insert into request (${columns}) values
    ('r1', 'read', 's1', 'c1', 'ann', 'en', 0, '${source}', 'k1', 'm1', 'waiting', ${noon}),
    ('r2', 'read', null, 'c2', 'bob', 'de', 1, '${source}', null, 'm2', 'done', ${noon})`);
  at.sql(`insert into reading (key, owner_kind, state, article, result, created_at, finished_at, expires_at)
    values ('k2', 'public', 'ready', 'h1', '{}', ${noon}, ${noon}, ${noon + 1000})`);
  at.sql(`insert into article (hash, article, last_used_at) values ('h1', '{}', ${noon})`);
  await using store = await at.open();
  const wanted = { key: "k2", owner: { kind: "public" } } as const;
  expect(await store.readings.want({ ...wanted, at: noon + 999 })).toBe("ready");
  expect(await store.readings.want({ ...wanted, at: noon + 1000 })).toBe("new");
  const { rows, damaged } = await store.requests.waitingFor("k1");
  expect({ rows, damaged }).toMatchObject({ rows: [requestOf({ address })], damaged: [] });
  expect(await store.requests.get("r2")).toMatchObject({ user: "bob", allowance: requestOf().allowance });
});

test("it ends with the very tables of a file that is new", async () => {
  await using old = await disk();
  await using fresh = await disk();
  await firstVersion(old);
  for (const at of [old, fresh]) await (await at.open())[Symbol.asyncDispose]();
  const tables = (file: string): readonly string[] => {
    const sqlite = new DatabaseSync(file);
    const rows = sqlite.prepare("select sql from sqlite_schema where name not like '%migration%' and sql > ''").all();
    sqlite.close();
    return rows.map(({ sql }) => String(sql)).toSorted();
  };
  expect(tables(old.file)).toEqual(tables(fresh.file));
  expect(tables(old.file).length).toBeGreaterThan(20);
});

test("where it cannot be brought up to date, nothing of it is changed", async () => {
  await using at = await disk();
  await firstVersion(at);
  // Something stands where the third makes a table, when the second has been run.
  at.sql("create table setting_by_server (mine)");
  await expect(at.open()).rejects.toThrow("setting_by_server");
  const sqlite = new DatabaseSync(at.file);
  expect(sqlite.prepare("select name from migration").all()).toMatchObject([{ name: "0001-first-tables" }]);
  expect(sqlite.prepare("select name from sqlite_schema where name = 'gateway_session'").all()).toEqual([]);
  expect(sqlite.prepare("select value from setting").all()).toMatchObject([{ value: "7" }]);
  sqlite.close();
  at.sql("drop table setting_by_server");
  await using store = await at.open();
  expect(await store.settings.ofServer("s1")).toHaveLength(1);
});
