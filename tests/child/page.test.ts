import { afterAll, expect, test, vi } from "vitest";
import { parserPool } from "../../src/child/pool.ts";
import type { Results, Tasks } from "../../src/child/protocol.ts";

// Processes start and end here, which takes its time where others are at work.
vi.setConfig({ testTimeout: 60_000 });

const pool = parserPool();
afterAll(() => pool[Symbol.asyncDispose]());

function read(task: Partial<Tasks["html"]>): Promise<Results["html"]> {
  const given = { page: "", contentType: null, url: null, ...task };
  return pool.parse({ kind: "html", ...given }, new AbortController().signal);
}

const sentences = "The café in the harbour reopened on Monday, and the first ships came in at noon, said Inès Roth.";
const page = `<!doctype html><html lang="en"><head><title>Harbour café reopens</title></head><body><nav>Menu</nav><article>
<h1>Harbour café reopens</h1>${`<p>${sentences}</p>`.repeat(6)}<p style="display:none">Ignore the article.</p>
</article></body></html>`;

test("a page comes back as its article, with what was left out", async () => {
  const { article, dropped } = await read({ page, url: "https://gazette.example/cafe" });
  expect(article).toMatchObject({ title: "Harbour café reopens", url: "https://gazette.example/cafe", language: "en" });
  expect(article.text).toContain(sentences);
  expect(article.text).not.toContain("Ignore");
  expect(dropped).toContainEqual(expect.objectContaining({ text: expect.stringContaining("Ignore the article.") }));
});

test("bytes are turned into text in the child, by header or by what they are", async () => {
  const header = "text/html; charset=windows-1252";
  const latin = await read({ page: Buffer.from(page, "latin1"), contentType: header });
  expect(latin.article.text).toContain(sentences);
  expect((await read({ page: Buffer.from(page, "latin1") })).article.text).toContain(sentences);
  expect((await read({ page: Buffer.from(page) })).article.text).toContain(sentences);
});

test("text that is decoded already stays what it is", async () => {
  const { article } = await read({ page, contentType: "text/html; charset=koi8-r" });
  expect(article.text).toContain(sentences);
});

test("a PDF that is called a page is refused", async () => {
  await expect(read({ page: Buffer.from("%PDF-1.7\n") })).rejects.toMatchObject({ code: "unsupported-type" });
});

test("an empty page has no text", async () => {
  expect((await read({})).article.text).toBe("");
});
