import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { lookInto } from "../../src/store/look.ts";
import { requestOf } from "../laws/store/rows.ts";
import { disk, type Disk } from "./on-disk.ts";
import { firstVersion } from "./first-version.ts";
import { startWriter } from "./writer.ts";

/** All that lies in a file's folder, byte by byte. */
function lying({ file }: Disk): readonly (readonly [string, string])[] {
  const folder = dirname(file);
  return readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "latin1")] as const);
}

test("a look at a file that nobody works in says what waits, and changes nothing", async () => {
  await using at = await disk();
  const store = await at.open();
  await store.requests.add(requestOf());
  await store[Symbol.asyncDispose]();
  const before = lying(at);
  expect(await lookInto(at.file)).toEqual({ isInUse: false, version: "current", waiting: 1, settings: [] });
  expect(lying(at)).toEqual(before);
});

test("an older one is told as such, and stays what it is", async () => {
  await using at = await disk();
  await firstVersion(at);
  const before = lying(at);
  expect(await lookInto(at.file)).toEqual({ isInUse: false, version: "older", waiting: 0, settings: [] });
  expect(lying(at)).toEqual(before);
});

test("one of a newer version, one that is no store, and one without anything in it", async () => {
  await using at = await disk();
  await (await at.open())[Symbol.asyncDispose]();
  at.sql("insert into migration values ('9999-later', '2027-01-01T00:00:00Z')");
  await expect(lookInto(at.file)).rejects.toMatchObject({ code: "store-newer" });
  writeFileSync(at.at("notes.txt"), "no database ".repeat(100));
  await expect(lookInto(at.at("notes.txt"))).rejects.toMatchObject({ code: "store-damaged" });
  writeFileSync(at.at("empty.sqlite"), "");
  expect(await lookInto(at.at("empty.sqlite"))).toMatchObject({ version: "empty", waiting: 0 });
});

test("what moderators have set is seen, while a process works in it too, and what is damaged of it is left out", async () => {
  await using at = await disk();
  await using store = await at.open();
  const scope = { kind: "channel", id: "c1", server: "s1" } as const;
  await store.settings.set({ scope, value: { mode: "offer" }, updatedAt: 1 });
  await store.settings.set({ scope: { ...scope, id: "c2" }, value: { mode: "asked" }, updatedAt: 1 });
  at.sql("update setting set value = 'x' where scope_id = 'c2'");
  expect(await lookInto(at.file)).toMatchObject({ isInUse: true, settings: [{ mode: "offer" }] });
});

test("a process at work is told, and goes on; when it was killed, what it wrote last is seen", async () => {
  await using at = await disk();
  const writer = startWriter(at.file);
  const said = (await writer.said(20)).length;
  expect(await lookInto(at.file)).toMatchObject({ isInUse: true, version: "current" });
  await writer.said(said + 5);
  writer.process.kill("SIGKILL");
  await writer.ended;
  const looked = await lookInto(at.file);
  expect(looked).toMatchObject({ isInUse: false, version: "current" });
  await using store = await at.open();
  expect(looked).toMatchObject({ waiting: await store.requests.waiting() });
}, 60_000);
