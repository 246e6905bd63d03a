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
