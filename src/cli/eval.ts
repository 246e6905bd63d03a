import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tryArticle, type Trial } from "../app/evaluate.ts";
import type { ModelStage } from "../app/model-stage.ts";
import { systemClock } from "../clock.ts";
import type { ConfigRead } from "../config.ts";
import { UserError } from "../errors.ts";
import type { ModelServer } from "../model/exchange.ts";
import { shortMemory } from "../model/learned.ts";
import { openaiModel } from "../model/openai.ts";
import { loadWrittenAnswers, seedArticlesFolder } from "../seeds.ts";
import { changesSince, changesTable } from "./eval/compare.ts";
import { evalMarkdown } from "./eval/markdown.ts";
import { parseEvalOptions, type EvalRun, type EvalServer } from "./eval/options.ts";
import { articleResult, evalResult, type EvalArticle, type EvalResult } from "./eval/result.ts";
import { scriptedServer } from "./eval/scripted-server.ts";
import { scriptOf } from "./eval/scripts.ts";
import { evalTable } from "./eval/table.ts";
import { openTrials } from "./eval/trials.ts";
import * as say from "./eval/wording.ts";
import type { Parser } from "../app/open-given.ts";
import { writerTo, type Streams, type Write } from "./streams.ts";

/** 0 done, 1 worse than an older run where that counts, 2 called in a way it does not have, or with nothing to run on. */
export type EvalStatus = 0 | 1 | 2;

export type EvalTools = {
  /** The stage without a model. */
  readonly loadStage: () => Promise<ModelStage>;
  /** The environment, with what is given in place of what it sets. */
  readonly readSettings: (given: Readonly<Record<string, string>>) => Promise<ConfigRead>;
  readonly parser: Parser;
};

/** The command `eval`. Faults that the person can mend are told on standard error; others are let fly. */
export async function evaluate(args: readonly string[], streams: Streams, tools: EvalTools): Promise<EvalStatus> {
  const write = writerTo(streams.stdout);
  const warn = writerTo(streams.stderr);
  try {
    const options = parseEvalOptions(args);
    if (options.kind === "run") return await run(options, { write, warn }, tools);
    await write(say.help);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await warn(`${error.message}\n${error.wayOn}\n`);
    return 2;
  }
}

type Out = { readonly write: Write; readonly warn: Write };

async function run(options: EvalRun, { write, warn }: Out, tools: EvalTools): Promise<EvalStatus> {
  // what would be missed at the end is looked for first: a run may take an hour and cost money
  const old = options.compare === null ? null : await readResult(options.compare);
  await makeFolder(options.out);
  const tell = (sentence: string): void => void warn(`${sentence}\n`);
  const folder = options.articles ?? seedArticlesFolder();
  const { trials, passed } = await openTrials(folder, { parser: tools.parser, tell });
  for (const { name, why } of passed) await warn(`${name} is left aside: ${why}\n`);

  const stage = await tools.loadStage();
  await using server = await serverFor(options.server, { stage, trials }, tools);
  const clock = systemClock();
  const model = openaiModel(server.server, { memory: shortMemory(), clock });
  const shown = options.server.kind === "scripted" ? "a scripted server" : shownAddress(server.server.baseUrl);
  const articles = await tryAll(trials, { ...options, stage: { ...stage, model }, warn, server: shown });

  const result: EvalResult = {
    format: "out-of-frame eval 1",
    when: new Date(clock.now()).toISOString(),
    server: shown,
    model: model.name,
    prompt: `${stage.words.report.id} v${stage.words.report.version}`,
    language: options.language,
    articles: [...articles],
  };
  await write(`${evalTable(result)}\n`);
  if (old !== null) await write(`${changesTable(old, result)}\n`);
  for (const path of await keep(result, options.out)) await write(`written    ${path}\n`);
  const worse = old !== null && changesSince(old, result).some(({ change }) => change === "worse");
  return worse && options.strict ? 1 : 0;
}

type Trying = Pick<EvalRun, "language" | "repeat"> & {
  readonly stage: ModelStage;
  readonly warn: Write;
  readonly server: string;
};

/** One article after the other; a server that answers nobody ends it at once. */
async function tryAll(trials: readonly Trial[], trying: Trying): Promise<readonly EvalArticle[]> {
  const { stage, language, repeat, warn, server } = trying;
  const articles: EvalArticle[] = [];
  for (const [at, trial] of trials.entries()) {
    let given: UserError | null = null;
    const tried = await tryArticle(
      trial,
      {
        stage,
        clock: systemClock(),
        language,
        repeat,
        onRun: ({ local }) => {
          given = local === null || articles.length > 0 ? null : say.hopeless(local, server);
          return given === null ? "go on" : "stop";
        },
      },
      new AbortController().signal,
    );
    if (given !== null) throw given;
    articles.push(articleResult(tried));
    await warn(`${at + 1} of ${trials.length}  ${trial.name}\n`);
  }
  return articles;
}

type Running = AsyncDisposable & { readonly server: ModelServer };

async function serverFor(
  asked: EvalServer,
  { stage, trials }: { readonly stage: ModelStage; readonly trials: readonly Trial[] },
  { readSettings }: EvalTools,
): Promise<Running> {
  if (asked.kind === "configured") {
    const given = Object.fromEntries(
      [
        ["OPENAI_BASE_URL", asked.baseUrl],
        ["OPENAI_MODEL", asked.model],
      ].filter((one): one is [string, string] => one[1] !== null),
    );
    const settings = await readSettings(given);
    if (settings.kind === "faults") throw say.configFaults(settings.faults);
    if (settings.config.model === null) throw say.noModel();
    return { server: settings.config.model, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const written = loadWrittenAnswers();
  const scripts = trials.map(({ name, article }) => scriptOf(article, stage.read(article), written.get(name)));
  const scripted = await scriptedServer(scripts);
  return {
    server: {
      baseUrl: scripted.baseUrl,
      model: asked.model,
      key: () => "",
      contextTokens: null,
      silenceMs: 30_000,
      wholeMs: 60_000,
    },
    [Symbol.asyncDispose]: () => scripted[Symbol.asyncDispose](),
  };
}

/** Without its query, where some gateways have a key. */
function shownAddress(baseUrl: string): string {
  const { protocol, host, pathname } = new URL(baseUrl);
  return `${protocol}//${host}${pathname}`;
}

async function readResult(file: string): Promise<EvalResult> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw isOfSystem(error) ? say.noOldRun(file) : error;
  });
  try {
    return evalResult.parse(JSON.parse(text));
  } catch {
    throw say.noEvalFile(file);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw isOfSystem(error) ? say.notWritable(folder, error) : error;
  }
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}

/** The paths of what was written: JSON and Markdown, named for the model and the time. */
async function keep(result: EvalResult, folder: string): Promise<readonly string[]> {
  const model = result.model.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-").slice(0, 60);
  const stem = join(folder, `eval-${model}-${result.when.replaceAll(/[:.]/g, "-")}`);
  const files = [
    [`${stem}.json`, `${JSON.stringify(result, null, 2)}\n`],
    [`${stem}.md`, evalMarkdown(result)],
  ] as const;
  for (const [path, text] of files) {
    await writeFile(path, text).catch((error: unknown) => {
      throw isOfSystem(error) ? say.notWritable(folder, error) : error;
    });
  }
  return files.map(([path]) => path);
}
