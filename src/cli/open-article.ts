import type { Article, Byline } from "../article/article.ts";
import { articleFromText } from "../article/from-text.ts";
import { gate } from "../article/gate.ts";
import { readMarkdownFile } from "../article/markdown-file.ts";
import { parseBylineLine } from "../article/byline-line.ts";
import { isoDate } from "../article/date.ts";
import { readTextHead } from "../article/text-head.ts";
import { readSource, type Source, type Ways } from "./sources.ts";
import * as say from "./wording.ts";

/** The article in FILE, at a link, or on standard input for "-". Whether it is the whole of one stands in its `gate`. */
export async function openArticle(name: string, ways: Ways): Promise<Article> {
  const source = await readSource(name, ways);
  const article = await articleFrom(source);
  if (article.text.trim() === "") throw source.kind === "page" ? say.noStory() : say.nothingInIt();
  return article;
}

async function articleFrom(source: Source): Promise<Article> {
  switch (source.kind) {
    case "text":
      return gated(fromPlainText(source));
    case "markdown":
      return gated(fromMarkdown(source));
    case "page":
      return withDoubts(await articleFromPage(source.text, source.url), source.doubts);
  }
}

/** The story on a page. The extractor is loaded for this alone. */
export async function articleFromPage(html: string, url: string | null): Promise<Article> {
  const { extractArticle } = await import("../article/extract.ts");
  return gated(extractArticle({ html, url }).article);
}

/** The article with what stops it from being read as one. */
export function gated(article: Article): Article {
  return { ...article, gate: article.gate ?? gate(article) };
}

function fromPlainText({ text, url, doubts }: Source): Article {
  const head = readTextHead(text, null);
  const { outlet, title, byline, published } = head;
  const article = articleFromText({ text: text.slice(head.start), title, url, by: "text" });
  return withDoubts({ ...article, outlet, byline, published }, doubts);
}

function fromMarkdown({ text, url, doubts }: Source): Article {
  const file = readMarkdownFile(text);
  const head = readTextHead(file.text, file.title);
  const article = articleFromText({ text: file.text.slice(head.start), title: head.title, url, by: "markdown" });
  const byline = file.author === null ? head.byline : credited(file.author);
  const published = file.date === null ? head.published : isoDate(file.date);
  return withDoubts({ ...article, outlet: head.outlet, byline, published }, doubts);
}

function credited(author: string): Byline {
  return parseBylineLine(`By ${author}`) ?? { kind: "people", names: [author] };
}

function withDoubts(article: Article, doubts: readonly string[]): Article {
  const { extraction } = article;
  return { ...article, extraction: { ...extraction, doubts: [...extraction.doubts, ...doubts] } };
}
