import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { cannedWeb } from "../../src/web/canned.ts";

const { signal } = new AbortController();
const web = cannedWeb({
  "https://news.example.org/a": { contentType: "text/html; charset=utf-8", body: "<p>Été" },
  "https://news.example.org/b": {
    contentType: "application/pdf",
    body: Uint8Array.of(37, 80),
    url: "https://news.example.org/b.pdf",
  },
  "https://news.example.org/c": { contentType: "image/png", body: "" },
  "https://news.example.org/d": { fault: "timeout" },
});

test("a canned text is served in UTF-8", async () => {
  expect(await web.fetch("https://news.example.org/a", signal)).toEqual({
    url: "https://news.example.org/a",
    mediaType: "text/html",
    contentType: "text/html; charset=utf-8",
    bytes: new TextEncoder().encode("<p>Été"),
    redirects: 0,
  });
});

test("canned bytes are served as they are, from where they were found", async () => {
  const page = await web.fetch("https://news.example.org/b", signal);
  expect(page).toMatchObject({ url: "https://news.example.org/b.pdf", mediaType: "application/pdf", redirects: 1 });
  expect(page.bytes).toEqual(Uint8Array.of(37, 80));
});

test.each([
  ["https://news.example.org/c", "unsupported-type"],
  ["https://news.example.org/d", "timeout"],
  ["https://news.example.org/e", "dns-failed"],
])("%s ends in %s", async (link, code) => {
  const error: unknown = await web.fetch(link, signal).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code });
});

test("whoever gave up gets their reason", async () => {
  await expect(web.fetch("https://news.example.org/a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
});
