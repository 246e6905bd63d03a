import { styleText } from "node:util";
import { UserError } from "../errors.ts";
import { explainLines } from "./explain-lines.ts";
import { machineObject } from "./machine.ts";
import type { Parser } from "../app/open-given.ts";
import { openArticle } from "./open-article.ts";
import { parseReadOptions, type ReadOptions } from "./options.ts";
import type { ReadArticle } from "./read-article.ts";
import { openStream } from "./sources.ts";
import type { Web } from "../web/web.ts";
import { writerTo, type Streams } from "./streams.ts";
import { terminalReport } from "./terminal.ts";
import * as say from "./wording.ts";
import { displayWidth, wrap } from "./wrap.ts";

/** 0 read, 1 not readable, 2 called in a way it does not have. */
export type ExitStatus = 0 | 1 | 2;

/** What it takes to read, loaded once it is needed: to refuse a missing file takes none of it. */
export type Tools = {
  readonly loadReader: () => Promise<ReadArticle>;
  readonly loadWeb: () => Promise<Web>;
  readonly parser: Parser;
};

/** The command `read`. Faults that the person can mend are told on standard error; others are let fly. */
export async function read(args: readonly string[], streams: Streams, tools: Tools): Promise<ExitStatus> {
  try {
    await answer(parseReadOptions(args), streams, tools);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await writerTo(streams.stderr)(inWidth(`${error.message}\n${error.wayOn}\n`, widthOf(streams.stdout.columns)));
    return error.code === "usage" ? 2 : 1;
  }
}

async function answer(options: ReadOptions, streams: Streams, tools: Tools): Promise<void> {
  switch (options.kind) {
    case "help":
      return writerTo(streams.stdout)(say.help);
    case "report":
      return printReport(options, streams, tools);
    case "json":
      return printObject(options.file, streams, tools);
    case "lines": {
      const { readLines } = await import("./read-lines.ts");
      const input = await openStream(options.file, streams.stdin);
      return readLines(
        input,
        { read: await tools.loadReader(), parser: tools.parser },
        {
          write: writerTo(streams.stdout),
          warn: writerTo(streams.stderr),
        },
      );
    }
  }
}

type ReportOptions = Extract<ReadOptions, { kind: "report" }>;

async function printReport(options: ReportOptions, streams: Streams, tools: Tools): Promise<void> {
  const { file, evidence, explain } = options;
  const { article, dropped } = await openArticle(file, waysOf(streams, tools));
  const { stdout } = streams;
  const explanation = explain ? explainLines(dropped, widthOf(stdout.columns)) : "";
  if (article.gate !== null) {
    await writerTo(stdout)(explanation);
    throw say.gateFault(article.gate);
  }
  const readArticle = await tools.loadReader();
  const { reading, report } = readArticle(article);
  // styleText knows NO_COLOR, FORCE_COLOR, and whether the stream is a terminal.
  const style = (format: "bold" | "dim", text: string): string => styleText(format, text, { stream: stdout });
  const look = { width: widthOf(stdout.columns), style, evidence };
  const shown = terminalReport(article, reading, report, look);
  await writerTo(stdout)(explain ? `${shown}\n${explanation}` : shown);
}

function waysOf(streams: Streams, tools: Tools): Parameters<typeof openArticle>[1] {
  const warn = writerTo(streams.stderr);
  return { ...tools, stdin: streams.stdin, tell: (sentence) => void warn(`${sentence}\n`) };
}

const widest = 80;
const narrowest = 20;

function widthOf(columns: number | undefined): number {
  return columns ? Math.max(narrowest, Math.min(widest, columns)) : widest;
}

/** The lines as they are, but for those that are too long. */
function inWidth(text: string, width: number): string {
  const lines = text.split("\n");
  return lines
    .flatMap((line) => (displayWidth(line) <= width ? [line] : wrap(line, { width, first: "", rest: "" })))
    .join("\n");
}

/** For programs, the gate refuses nothing: its code stands in the object. */
async function printObject(file: string, streams: Streams, tools: Tools): Promise<void> {
  const write = writerTo(streams.stdout);
  try {
    const { article } = await openArticle(file, waysOf(streams, tools));
    const readArticle = await tools.loadReader();
    const { reading, report } = readArticle(article);
    await write(`${JSON.stringify(machineObject(article, reading, report), null, 2)}\n`);
  } catch (error) {
    if (error instanceof UserError) {
      await write(`${JSON.stringify({ error: { code: error.code, message: error.message } }, null, 2)}\n`);
    }
    throw error;
  }
}
