import type { Article, Byline } from "../article/article.ts";
import { parseBylineLine } from "../article/byline-line.ts";
import { isoDate } from "../article/date.ts";
import type { Dropped } from "../article/dropped.ts";
import { articleFromText } from "../article/from-text.ts";
import { gate } from "../article/gate.ts";
import { readMarkdownFile } from "../article/markdown-file.ts";
import { textForGate } from "../article/page-signals.ts";
import { articleTextFromPaste, type PastedPiece } from "../article/paste.ts";
import { readTextHead } from "../article/text-head.ts";
import type { PdfText } from "../article/pdf.ts";
import type { Results, Task } from "../child/protocol.ts";
import type { Given } from "./given.ts";

/**
 * An article, and what was left out of what came with it. `named`: the address that a page gives for itself, whatever
 * site that is on.
 */
export type Opened = {
  readonly article: Article;
  readonly dropped: readonly Dropped[];
  readonly named?: string | null;
};

/** What takes strangers' bytes apart: the child process, never this one. */
export type Parser = {
  readonly parse: <T extends Task>(task: T, signal: AbortSignal) => Promise<Results[T["kind"]]>;
};

/** The article in what was given. Whether it is the whole of one stands in its `gate`; its text may be empty. */
export async function openGiven(given: Given, parser: Parser, signal: AbortSignal): Promise<Opened> {
  switch (given.kind) {
    case "text":
    case "markdown":
      return openText(given);
    case "page":
      return openPage({ page: given.bytes, contentType: given.contentType, url: given.url }, parser, signal);
    case "pdf":
      return fromPdf(given, parser, signal);
  }
}

/** The article in a file of text. */
export function openText(given: GivenText): Opened {
  return given.kind === "text" ? fromPlainText(given) : { article: gated(fromMarkdown(given)), dropped: [] };
}

/** Longer texts are opened in the child, too: some 5,000 words, twenty milliseconds. */
export const charactersHereMost = 30_000;
const parseMs = 20_000; // the child gives up sooner; this is for one that does not answer at all

/** The story on a page, given as it came or as text. */
export async function openPage(
  page: { readonly page: Uint8Array | string; readonly contentType: string | null; readonly url: string | null },
  parser: Parser,
  signal: AbortSignal,
): Promise<Opened> {
  const { article, dropped, signals, named } = await parser.parse({ kind: "html", ...page }, within(signal));
  const code = article.gate ?? gate({ text: textForGate(article.text, dropped) }, signals);
  return { article: { ...article, gate: code }, dropped, named };
}

function within(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(parseMs)]);
}

async function fromPdf(
  { bytes, url }: Extract<Given, { kind: "pdf" }>,
  parser: Parser,
  signal: AbortSignal,
): Promise<Opened> {
  const pdf = await parser.parse({ kind: "pdf", bytes }, within(signal));
  if (pdf.text.length > charactersHereMost) return await parser.parse({ kind: "pdf-text", pdf, url }, within(signal));
  return openPdfText(pdf, url);
}

/** The article in what a PDF holds. */
export function openPdfText(pdf: PdfText, url: string | null): Opened {
  const article = articleFromText({ text: pdf.text, title: pdf.title, url, by: "pdf" });
  const byline = pdf.author === null ? article.byline : credited(pdf.author);
  return { article: gated(withDoubts({ ...article, byline, published: pdf.created }, pdf.doubts)), dropped: [] };
}

/** The article with what stops it from being read as one. */
export function gated(article: Article): Article {
  return { ...article, gate: article.gate ?? gate(article) };
}

/** Text as people copy it: a head on top, and here and there what a page or a chat put between. */
function fromPlainText({ text, url, doubts }: GivenText): Opened {
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

/** The article in what was pasted into a chat, in messages, or in files of text that a chat made of long ones. */
export function openPaste(pieces: readonly PastedPiece[]): Opened {
  const { text, title, url, byline, dropped } = articleTextFromPaste(pieces);
  const article = articleFromText({ text, title, url, by: "paste" });
  return { article: gated({ ...article, byline }), dropped: dropped.map((piece) => ({ step: "paste", ...piece })) };
}

type GivenText = Extract<Given, { kind: "text" | "markdown" }>;

function fromMarkdown({ text, url, doubts }: GivenText): Article {
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
