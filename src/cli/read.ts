import { styleText } from "node:util";
import { UserError, type ErrorCode } from "../errors.ts";
import { help } from "./help.ts";
import { explainLines } from "./explain-lines.ts";
import { machineObject } from "./machine.ts";
import type { Parser } from "../app/open-given.ts";
import { openArticle } from "./open-article.ts";
import type { Look } from "./page.ts";
import { parseReadOptions, type ReadOptions } from "./options.ts";
import type { ModelStage } from "../app/model-stage.ts";
import type { Web } from "../web/web.ts";
import type { ReadArticle, Reader } from "./read-article.ts";
import { openStream } from "./sources.ts";
import { readyStage, type Configured, type StageFor } from "./stages.ts";
import { writerTo, type Streams } from "./streams.ts";
import { terminalReport } from "./terminal.ts";
import * as say from "./wording.ts";
import { displayWidth, wrap } from "./wrap.ts";

/** 0 read, 1 not readable, 2 called in a way it does not have. */
export type ExitStatus = 0 | 1 | 2;

/** What it takes to read, loaded once it is needed: to refuse a missing file takes none of it. */
export type Tools = {
  readonly loadReader: () => Promise<ReadArticle>;
  /** For questions without a model. */
  readonly loadStage: () => Promise<ModelStage>;
  /** Reads the configuration, which nothing else does. */
  readonly loadModelStage: () => Promise<Configured>;
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
    return calledWrongly.has(error.code) ? 2 : 1;
  }
}

const calledWrongly: ReadonlySet<ErrorCode> = new Set(["usage", "config", "no-model"]);

async function answer(options: ReadOptions, streams: Streams, tools: Tools): Promise<void> {
  switch (options.kind) {
    case "help":
      return writerTo(streams.stdout)(help);
    case "report":
      return printReport(options, streams, tools);
    case "ask":
      return printAnswers(options, streams, tools);
    case "json":
      return printObject(options, streams, tools);
    case "lines": {
      const { readLines } = await import("./read-lines.ts");
      const readArticle = await readerFor(options, streams, tools);
      const input = await openStream(options.file, streams.stdin);
      const answers = { write: writerTo(streams.stdout), warn: writerTo(streams.stderr) };
      return readLines(input, { read: readArticle, parser: tools.parser }, answers);
    }
  }
}

/** A reader with the model where one is asked for. What cannot be used of its settings is told before anything is opened. */
async function readerFor({ kind, model }: ModelOptions, streams: Streams, tools: Tools): Promise<Reader> {
  if (model === null) {
    const readArticle = await tools.loadReader();
    return (article) => Promise.resolve({ ...readArticle(article), provenance: null });
  }
  const stageFor = readyStage(await tools.loadModelStage());
  const { readerWithModel } = await import("./read-with-model.ts");
  const progress = kind === "report" ? "shown" : "quiet";
  return readerWithModel(stageFor, { language: model.language, stderr: streams.stderr, progress });
}

type ModelOptions = Exclude<ReadOptions, { kind: "help" }>;
type ReportOptions = Extract<ReadOptions, { kind: "report" }>;
type AskOptions = Extract<ReadOptions, { kind: "ask" }>;

async function printReport(options: ReportOptions, streams: Streams, tools: Tools): Promise<void> {
  const { file, evidence, explain, model } = options;
  const withModel = model === null ? null : await readerFor(options, streams, tools);
  const { article, dropped } = await openArticle(file, waysOf(streams, tools));
  const { stdout } = streams;
  const explanation = explain ? explainLines(dropped, widthOf(stdout.columns)) : "";
  if (article.gate !== null) {
    await writerTo(stdout)(explanation);
    throw say.gateFault(article.gate);
  }
  const readArticle = withModel ?? (await readerFor(options, streams, tools));
  const { reading, report, provenance } = await readArticle(article);
  const look = { ...lookOf(stdout), evidence };
  const shown = terminalReport(article, reading, report, provenance === null ? look : { ...look, provenance });
  await writerTo(stdout)(explain ? `${shown}\n${explanation}` : shown);
}

/** Each answer as soon as it is there. */
async function printAnswers(options: AskOptions, streams: Streams, tools: Tools): Promise<void> {
  const { file, questions, model } = options;
  const withModel = model === null ? null : readyStage(await tools.loadModelStage());
  const { article } = await openArticle(file, waysOf(streams, tools));
  if (article.gate !== null) throw say.gateFault(article.gate);
  const stageFor = withModel ?? withoutModel(await tools.loadStage());
  const [{ answersTo }, { terminalAnswer }] = await Promise.all([
    import("./read-with-model.ts"),
    import("./answer-lines.ts"),
  ]);
  const write = writerTo(streams.stdout);
  const around = { language: model?.language ?? null, stderr: streams.stderr, progress: "shown" } as const;
  const answers = answersTo(article, questions, { ...around, stageFor });
  for await (const answered of answers) await write(terminalAnswer(article, answered, lookOf(streams.stdout)));
}

/** Nothing is paid for. */
function withoutModel(stage: ModelStage): StageFor {
  return () => stage;
}

function lookOf(stdout: Streams["stdout"]): Pick<Look, "width" | "style"> {
  return {
    width: widthOf(stdout.columns),
    // styleText knows NO_COLOR, FORCE_COLOR, and whether the stream is a terminal.
    style: (format, text) => styleText(format, text, { stream: stdout }),
  };
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
async function printObject(
  options: Extract<ReadOptions, { kind: "json" }>,
  streams: Streams,
  tools: Tools,
): Promise<void> {
  const write = writerTo(streams.stdout);
  try {
    const withModel = options.model === null ? null : await readerFor(options, streams, tools);
    const { article } = await openArticle(options.file, waysOf(streams, tools));
    const readArticle = withModel ?? (await readerFor(options, streams, tools));
    const { reading, report, provenance } = await readArticle(article);
    await write(`${JSON.stringify(machineObject(article, reading, report, provenance), null, 2)}\n`);
  } catch (error) {
    if (error instanceof UserError) {
      await write(`${JSON.stringify({ error: { code: error.code, message: error.message } }, null, 2)}\n`);
    }
    throw error;
  }
}
