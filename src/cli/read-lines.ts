import type { Readable } from "node:stream";
import { z } from "zod";
import type { Article } from "../article/article.ts";
import { articleFromText } from "../article/from-text.ts";
import { UserError } from "../errors.ts";
import { linesOf, type Line } from "./lines.ts";
import { machineLine, machineObject } from "./machine.ts";
import { gated, openPage, type Parser } from "../app/open-given.ts";
import type { Reader } from "./read-article.ts";
import { mostBytes } from "./sources.ts";
import type { Write } from "./streams.ts";
import * as say from "./wording.ts";

/** JSON may write one byte of text in six ("\u00e9"), and other keys stand beside it. */
const mostLineCharacters = 7 * mostBytes;

/** Where the answers go, and where a fault of the program's own is told besides. */
export type Answers = { readonly write: Write; readonly warn: Write };

/** Answers each line of the machine input with one line, in order and as soon as it is read. */
export async function readLines(
  input: Readable,
  { read, parser }: { readonly read: Reader; readonly parser: Parser },
  answers: Answers,
): Promise<void> {
  for await (const line of linesOf(input, mostLineCharacters)) {
    const answer = await answerTo(line, read, parser);
    await answers.write(machineLine(answer.object));
    if (answer.bug !== null) await answers.warn(`${answer.bug}\n`);
  }
}

type Answer = { readonly object: object; readonly bug: string | null };

/** A fault is the answer to its own line, whatever it is, so that the others are read. */
async function answerTo(line: Line, read: Reader, parser: Parser): Promise<Answer> {
  let id: LineId | null = null;
  try {
    if (line.kind === "too-long") throw say.tooLarge();
    const value = jsonIn(line.text);
    id = withId.safeParse(value).data?.id ?? null;
    const article = await articleIn(value, parser);
    const { reading, report, provenance } = await read(article);
    return { object: { id, ...machineObject(article, reading, report, provenance) }, bug: null };
  } catch (error) {
    const fault = error instanceof UserError ? error : say.ownFault(error);
    const object = { id, error: { code: fault.code, message: `${fault.message} ${fault.wayOn}` } };
    return { object, bug: error instanceof UserError ? null : stackOf(error) };
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw say.notJson(error);
  }
}

type LineId = z.infer<typeof withId>["id"];
const withId = z.object({ id: z.union([z.string(), z.number()]) });
const absent = z.undefined().optional();
const known = z.string().nullable().default(null);
const textLine = withId.extend({ text: z.string(), html: absent, title: known, url: known });
const pageLine = withId.extend({ html: z.string(), text: absent, url: known });

async function articleIn(value: unknown, parser: Parser): Promise<Article> {
  const text = textLine.safeParse(value);
  if (text.success) return fromTextLine(text.data);
  const page = pageLine.safeParse(value);
  if (page.success) return fromPageLine(page.data, parser);
  throw say.badLine(value !== null && typeof value === "object" && "html" in value ? page.error : text.error);
}

function fromTextLine({ text, title, url }: z.infer<typeof textLine>): Article {
  if (text.trim() === "") throw say.nothingInIt();
  if (Buffer.byteLength(text) > mostBytes) throw say.tooLarge();
  return gated(articleFromText({ text, title, url, by: "text" }));
}

async function fromPageLine({ html, url }: z.infer<typeof pageLine>, parser: Parser): Promise<Article> {
  if (html.trim() === "") throw say.nothingInIt();
  if (Buffer.byteLength(html) > mostBytes) throw say.tooLarge();
  const { article } = await openPage({ page: html, contentType: null, url }, parser, new AbortController().signal);
  if (article.text.trim() === "") throw say.noStory();
  return article;
}
