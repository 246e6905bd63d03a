import { describe, expect, test } from "vitest";
import { askedToRead, sourceOf, sourceOfMessages, tokenMs } from "../../src/discord/asked-to-read.ts";
import type { Attachment } from "../../src/discord/call.ts";
import { call, heard, slash } from "./calls.ts";

const file = (name: string, differs: Partial<Attachment> = {}): Attachment => ({
  name,
  url: `https://cdn.discordapp.com/${name}`,
  bytes: 2000,
  contentType: null,
  ...differs,
});
const read = (one: Attachment): object => ({ kind: "file", name: one.name, url: one.url, bytes: one.bytes });
const story = "The council raised the rent on Tuesday. ".repeat(20).trim();
const link = "https://news.example.org/story";

describe("what a member gives to /read", () => {
  const given: readonly (readonly [string, string, readonly Attachment[], unknown])[] = [
    ["nothing", "  \n", [], null],
    ["a link", ` ${link} `, [], { kind: "link", url: link }],
    ["a link in the brackets that hide its picture", `<${link}>`, [], { kind: "link", url: link }],
    ["an address as people say it", "news.example.org/story", [], { kind: "link", url: link }],
    ["one word", "Rents", [], { kind: "paste", pieces: [{ kind: "message", text: "Rents" }] }],
    [
      "a text with a link in it",
      `${story} ${link}`,
      [],
      { kind: "paste", pieces: [{ kind: "message", text: `${story} ${link}` }] },
    ],
    ["a file", "", [file("a.pdf")], { kind: "paste", pieces: [read(file("a.pdf"))] }],
    [
      "a text and a file",
      story,
      [file("a.txt")],
      { kind: "paste", pieces: [{ kind: "message", text: story }, read(file("a.txt"))] },
    ],
  ];
  test.each(given)("%s", (_, words, files, source) => {
    expect(sourceOf({ words, files })).toEqual(source);
  });

  const refused: readonly (readonly [string, Attachment, string])[] = [
    ["a picture", file("a.png", { contentType: "image/png" }), "unsupported-type"],
    ["a file without a kind", file("a"), "unsupported-type"],
    ["a file over 10 MB", file("a.txt", { bytes: 10 * 1024 * 1024 + 1 }), "too-large"],
  ];
  test.each(refused)("%s is refused before anything is fetched", (_, one, code) => {
    expect(() => sourceOf({ words: "", files: [one] })).toThrow(expect.objectContaining({ code }));
  });
});

describe("what the messages of a paste hold", () => {
  test("a link with a remark is the link", () => {
    expect(sourceOfMessages([heard(`Have you seen this? ${link}`)])).toEqual({ kind: "link", url: link });
  });
  test("a story with a link in it is the story", () => {
    expect(sourceOfMessages([heard(`${story} ${link}`)])).toMatchObject({ kind: "paste" });
  });
  test("messages and files in the order they were sent, without what cannot be read", () => {
    const messages = [heard(story), heard("", { attachments: [file("message.txt"), file("cat.png")] }), heard("end.")];
    expect(sourceOfMessages(messages)).toEqual({
      kind: "paste",
      pieces: [{ kind: "message", text: story }, read(file("message.txt")), { kind: "message", text: "end." }],
    });
  });
  test("nothing", () => {
    expect(sourceOfMessages([heard(" "), heard("", { attachments: [file("cat.png")] })])).toBeNull();
    expect(sourceOfMessages([])).toBeNull();
  });
});

test("a request speaks the server’s language, and its token holds for less than Discord’s quarter of an hour", () => {
  const asked = call(slash("read"), { serverLanguage: "de", language: "fr" });
  const what = { source: { kind: "link", url: link } as const, isPrivate: true, at: 1000 };
  expect(askedToRead(asked, what)).toMatchObject({
    id: asked.id,
    server: "s1",
    channel: "c1",
    user: "ann",
    language: "de",
    isPrivate: true,
    address: { kind: "interaction", token: asked.token, until: 1000 + tokenMs },
  });
  expect(askedToRead(call(slash("read"), { serverLanguage: null, language: "fr" }), what).language).toBe("fr");
  expect(tokenMs).toBeLessThan(15 * 60_000);
});
