import type { Article, Byline } from "../article/article.ts";
import { parseBylineLine } from "../article/byline-line.ts";
import { isoDate } from "../article/date.ts";
import type { Dropped } from "../article/dropped.ts";
import { articleFromText } from "../article/from-text.ts";
import { gate } from "../article/gate.ts";
import { readMarkdownFile } from "../article/markdown-file.ts";
import { textForGate } from "../article/page-signals.ts";
import { articleTextFromPaste } from "../article/paste.ts";
import { readTextHead } from "../article/text-head.ts";
import type { ParserPool } from "../child/pool.ts";
import { readSource, type Source, type Ways } from "./sources.ts";
import * as say from "./wording.ts";

/** An article, and what was left out of what came with it. */
export type Opened = { readonly article: Article; readonly dropped: readonly Dropped[] };

/** What takes strangers' bytes apart: the child process, never this one. */
export type Parser = Pick<ParserPool, "parse">;

/** The article in FILE, at a link, or on standard input for "-". Whether it is the whole of one stands in its `gate`. */
export async function openArticle(name: string, ways: Ways & { readonly parser: Parser }): Promise<Opened> {
  const source = await readSource(name, ways);
  const opened = await openSource(source, ways.parser);
  const isPage = source.kind === "page" || source.kind === "pdf";
  if (opened.article.text.trim() === "") throw isPage ? say.noStory() : say.nothingInIt();
  return opened;
}

async function openSource(source: Source, parser: Parser): Promise<Opened> {
  switch (source.kind) {
    case "text":
      return fromPlainText(source);
    case "markdown":
      return { article: gated(fromMarkdown(source)), dropped: [] };
    case "page":
      return openPage({ page: source.bytes, contentType: source.contentType, url: source.url }, parser);
    case "pdf":
      return fromPdf(source, parser);
  }
}

const parseMs = 20_000; // the child gives up sooner; this is for one that does not answer at all

/** The story on a page, given as it came or as text. */
export async function openPage(
  page: { readonly page: Uint8Array | string; readonly contentType: string | null; readonly url: string | null },
  parser: Parser,
): Promise<Opened> {
  const { article, dropped, signals } = await parser.parse({ kind: "html", ...page }, AbortSignal.timeout(parseMs));
  const code = article.gate ?? gate({ text: textForGate(article.text, dropped) }, signals);
  return { article: { ...article, gate: code }, dropped };
}

async function fromPdf({ bytes, url }: Extract<Source, { kind: "pdf" }>, parser: Parser): Promise<Opened> {
  const pdf = await parser.parse({ kind: "pdf", bytes }, AbortSignal.timeout(parseMs));
  const article = articleFromText({ text: pdf.text, title: pdf.title, url, by: "pdf" });
  const byline = pdf.author === null ? article.byline : credited(pdf.author);
  return { article: gated(withDoubts({ ...article, byline, published: pdf.created }, pdf.doubts)), dropped: [] };
}

/** The article with what stops it from being read as one. */
export function gated(article: Article): Article {
  return { ...article, gate: article.gate ?? gate(article) };
}

/** Text as people copy it: a head on top, and here and there what a page or a chat put between. */
function fromPlainText({ text, url, doubts }: TextSource): Opened {
  const head = readTextHead(text, null);
  const paste = articleTextFromPaste([{ kind: "file", text: text.slice(head.start) }]);
  // Where the head has a title, a short line below it is the story's, not another one.
  const kept = head.title !== null && paste.title !== null ? `${paste.title}\n\n${paste.text}` : paste.text;
  const title = head.title ?? paste.title;
  const article = articleFromText({ text: kept, title, url: url ?? paste.url, by: "text" });
  const byline = head.byline.kind === "none" ? paste.byline : head.byline;
  const { outlet, published } = head;
  const dropped = paste.dropped.map((piece) => ({ step: "paste", ...piece }));
  return { article: gated(withDoubts({ ...article, outlet, published, byline }, doubts)), dropped };
}

type TextSource = Extract<Source, { kind: "text" | "markdown" }>;

function fromMarkdown({ text, url, doubts }: TextSource): Article {
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
