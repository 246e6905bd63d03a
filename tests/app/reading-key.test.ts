import { expect, test } from "vitest";
import { articleKey, readingKey, readingSetup, type ReadingSetup } from "../../src/app/reading-key.ts";
import type { House } from "../../src/app/words/house.ts";
import { noWishes } from "../../src/report/house-words.ts";
import { pasted } from "./incoming.ts";
import type { Source } from "../../src/store/rows.ts";

const prompts = {
  report: { id: "report", version: 1 },
  repair: { id: "repair", version: 1 },
  secondLook: { id: "second-look", version: 1 },
};
const house: House = { words: { ...noWishes, id: "neutral" }, server: null, outside: true, asksModel: true };
const setup = readingSetup("m", prompts, "en");

function keyOf(source: Source, asked: { readonly server?: string | null; readonly user?: string } = {}, made = setup) {
  return readingKey({ source, server: "s1", user: "ann", ...asked }, made, house).key;
}

const link = (url: string): Source => ({ kind: "link", url });
const text = pasted;

test("all addresses of a page have one reading, for everybody", () => {
  const key = keyOf(link("https://www.news.example.org/a?utm_source=x"));
  expect(keyOf(link("http://m.news.example.org/a"), { server: "s2", user: "bob" })).toBe(key);
  expect(keyOf(link("https://news.example.org/b"))).not.toBe(key);
});

test("where only some sites are read, it is a reading of its own, shared by those with the same choice", () => {
  const url = "https://news.example.org/a";
  const few = { allowed: [], refused: ["example.net"] };
  const key = keyOf({ kind: "link", url, sites: few });
  expect(key).not.toBe(keyOf(link(url)));
  expect(keyOf({ kind: "link", url, sites: { ...few } }, { server: "s2" })).toBe(key);
  expect(keyOf({ kind: "link", url, sites: { ...few, allowed: ["example.org"] } })).not.toBe(key);
  expect(keyOf({ kind: "paste", pieces: [{ kind: "message", text: "Rents rose." }], sites: few })).not.toBe(
    keyOf(text("Rents rose.")),
  );
});

test("what was pasted is its server's, and in direct messages its sender's", () => {
  const key = keyOf(text("Rents rose."));
  expect(keyOf(text("Rents  rose."), { user: "bob" })).toBe(key);
  expect(keyOf(text("Rents rose."), { server: "s2" })).not.toBe(key);
  const alone = keyOf(text("Rents rose."), { server: null });
  expect(keyOf(text("Rents rose."), { server: null, user: "bob" })).not.toBe(alone);
  expect(readingKey({ source: text("a"), server: null, user: "ann" }, setup, house).owner).toEqual({
    kind: "user",
    id: "ann",
  });
});

test("an attachment is the same under a renewed signature", () => {
  const file = (url: string): Source => ({ kind: "paste", pieces: [{ kind: "file", name: "a.txt", url, bytes: 10 }] });
  expect(keyOf(file("https://cdn.example.org/1/2/a.txt?ex=1&hm=2"))).toBe(
    keyOf(file("https://cdn.example.org/1/2/a.txt?ex=3&hm=4")),
  );
});

test("another model, prompt, version or language is another reading, and so is one with a second look", () => {
  const others: readonly ReadingSetup[] = [
    { ...setup, model: null },
    { ...setup, prompt: { id: "report", version: 2 } },
    { ...setup, prompt: { id: "house", version: 1 } },
    { ...setup, prompt: null },
    { ...setup, language: "de" },
    readingSetup("m", { ...prompts, secondLook: null }, "en"),
    readingSetup("m", { ...prompts, secondLook: { id: "second-look", version: 2 } }, "en"),
    readingSetup("m", { ...prompts, repair: { id: "repair", version: 2 } }, "en"),
  ];
  const keys = [setup, ...others].map((made) => keyOf(link("https://news.example.org/a"), {}, made));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set([setup, ...others].map((made) => articleKey("h", made, house).key)).size).toBe(keys.length);
});

test("other words, another version of them, another server’s of that name, or no background are another reading", () => {
  const others: readonly House[] = [
    { ...house, words: { ...house.words, id: "classroom" } },
    { ...house, words: { ...house.words, version: 2 } },
    { ...house, server: "s1" },
    { ...house, server: "s2" },
    { ...house, outside: false },
    { ...house, asksModel: false },
  ];
  const asked = { source: link("https://news.example.org/a"), server: "s1", user: "ann" };
  const keys = [house, ...others].map((one) => readingKey(asked, setup, one).key);
  expect(new Set(keys).size).toBe(keys.length);
  const local = { ...setup, model: null };
  expect(readingKey(asked, local, { ...house, outside: false })).toEqual(readingKey(asked, local, house));
});

test("without a model no prompt is used, and another one changes nothing", () => {
  const changed = { ...prompts, report: { id: "report", version: 2 }, secondLook: null };
  expect(readingSetup(null, changed, "en")).toEqual(readingSetup(null, prompts, "en"));
});
