import { expect, test } from "vitest";
import { shippedWords } from "../../prompts/index.ts";
import { readingDesk } from "../../src/app/reading-desk.ts";
import type { Article } from "../../src/article/article.ts";
import type { PastePiece } from "../../src/store/rows.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import { readText } from "../reading/read.ts";
import { story } from "./incoming.ts";

const plain = (body: string | Uint8Array) => ({ contentType: "text/plain", body });
const half = story.lastIndexOf("\n\n", story.length / 2);
const desk = readingDesk({
  web: cannedWeb({
    "https://cdn.example.org/1/message.txt": plain(story.slice(half)),
    "https://cdn.example.org/2/story.md": plain(`# Rents rise\n\n${story}`),
    "https://cdn.example.org/3/page.html": plain(`<!doctype html><p>${story}</p>`),
    "https://cdn.example.org/4/picture.png": plain(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])),
  }),
  parser: {
    parse: async () => {
      throw new Error("nothing here is for the parser");
    },
  },
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
