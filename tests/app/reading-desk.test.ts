import { afterAll, describe, expect, test } from "vitest";
import { shippedWords } from "../../prompts/index.ts";
import { readingDesk } from "../../src/app/reading-desk.ts";
import type { Article } from "../../src/article/article.ts";
import { parserPool } from "../../src/child/pool.ts";
import type { PastePiece, Sites } from "../../src/store/rows.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import { readText } from "../reading/read.ts";
import { story } from "./incoming.ts";

const plain = (body: string | Uint8Array) => ({ contentType: "text/plain", body });
const half = story.lastIndexOf("\n\n", story.length / 2);
const page = (named: string | null) => ({
  contentType: "text/html",
  body: `<!doctype html>${named === null ? "" : `<link rel="canonical" href="${named}">`}<article><h1>Rents rise</h1><p>${story.replaceAll("\n\n", "</p><p>")}</p></article>`,
});
const parser = parserPool();
afterAll(async () => await parser[Symbol.asyncDispose]());
const desk = readingDesk({
  web: cannedWeb({
    "https://cdn.example.org/1/message.txt": plain(story.slice(half)),
    "https://cdn.example.org/2/story.md": plain(`# Rents rise\n\n${story}`),
    "https://cdn.example.org/3/page.html": plain(`<!doctype html><p>${story}</p>`),
    "https://cdn.example.org/4/picture.png": plain(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])),
    "https://cdn.example.org/6/saved.html": page("https://www.ledger.example.com/rents"),
    "https://short.example.org/r": { ...page(null), url: "https://ledger.example.com/rents" },
    "https://mirror.example.org/rents": page("https://ledger.example.com/rents"),
    "https://news.example.org/rents": page("https://news.example.org/rents"),
  }),
  parser,
  stage: { model: null, read: (article) => readText(article.text), words: shippedWords(), marker: () => "m" },
  readLocally: async (article) => ({ reading: readText(article.text), report: null }),
  paid: () => null,
});

async function open(...pieces: readonly PastePiece[]): Promise<Article> {
  return await desk.open({ kind: "paste", pieces }, new AbortController().signal);
}

const message = (text: string): PastePiece => ({ kind: "message", text });
const file = (path: string): PastePiece => ({
  kind: "file",
  name: path.slice(path.indexOf("/") + 1),
  url: `https://cdn.example.org/${path}`,
  bytes: 1,
});

test("messages and the files that a chat made of long ones are one article, in their order", async () => {
  const whole = await open(message(story));
  const inParts = await open(message(story.slice(0, half)), file("1/message.txt"));
  expect(inParts.text).toBe(whole.text);
  expect(inParts.title).toBe(whole.title);
  expect(inParts.url).toBeNull();
});

test("one file alone is read for what it is", async () => {
  expect(await open(file("2/story.md"))).toMatchObject({ title: "Rents rise", extraction: { by: "markdown" } });
});

test.each([
  ["a page among other pieces", [message("See this:"), file("3/page.html")], "unsupported-type"],
  ["a picture", [file("4/picture.png")], "unsupported-type"],
  ["nothing but white space", [message(" "), message("\n")], "empty"],
  ["no piece at all", [], "empty"],
  ["a file that is gone", [file("5/gone.txt")], "dns-failed"],
])("%s is told as such", async (_, pieces, code) => {
  await expect(open(...pieces)).rejects.toMatchObject({ code });
});

describe("where moderators chose which sites are read", () => {
  const refused: Sites = { allowed: [], refused: ["ledger.example.com"] };
  const only: Sites = { allowed: ["news.example.org"], refused: [] };
  const signal = new AbortController().signal;
  const link = (url: string, sites: Sites) => desk.open({ kind: "link", url, sites }, signal);
  const wayOn = expect.stringContaining("/settings sites");

  test("a link is judged by where it leads, too", async () => {
    const says = expect.stringContaining("That link leads to ledger.example.com.");
    await expect(link("https://short.example.org/r", refused)).rejects.toMatchObject({ code: "not-allowed", message: says, wayOn }); // prettier-ignore
  });

  test("… and by the address that the page gives for itself, which need not be its own", async () => {
    const says = expect.stringContaining("This says that it is from ledger.example.com.");
    await expect(link("https://mirror.example.org/rents", refused)).rejects.toMatchObject({ message: says, wayOn });
    await expect(link("https://mirror.example.org/rents", only)).rejects.toMatchObject({ code: "not-allowed" });
    expect((await link("https://news.example.org/rents", only)).title).toBe("Rents rise");
  });

  test("a saved page and a paste are judged by the address that they give", async () => {
    const given = (pieces: readonly PastePiece[], sites: Sites) => desk.open({ kind: "paste", pieces, sites }, signal);
    await expect(given([file("6/saved.html")], refused)).rejects.toMatchObject({ code: "not-allowed" });
    const source = message(`Rents rise\nhttps://ledger.example.com/rents\n\n${story}`);
    await expect(given([source], refused)).rejects.toMatchObject({ code: "not-allowed" });
    expect((await given([message(story)], only)).url).toBeNull();
    expect((await given([source], { allowed: [], refused: ["example.net"] })).url).toContain("ledger");
  });
});
