import { PassThrough, Readable } from "node:stream";
import { afterAll } from "vitest";
import { parserPool, type ParserPool } from "../../src/child/pool.ts";
import type { ReadArticle } from "../../src/cli/read-article.ts";
import { read, type ExitStatus } from "../../src/cli/read.ts";
import type { ModelStage } from "../../src/app/model-stage.ts";
import type { Configured } from "../../src/cli/stages.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import type { Web } from "../../src/web/web.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";
import { shippedWords } from "../../prompts/index.ts";

/** What a run of `read` gave. */
export type Run = { readonly status: ExitStatus; readonly out: string; readonly err: string };

/** `terminal`: whether standard error is one. Without `modelStage`, to ask for the model's settings is a fault. */
export type RunTools = {
  readonly reader: () => ReadArticle;
  readonly web: Web;
  readonly terminal: boolean;
  readonly modelStage: () => Promise<Configured>;
};

/** Runs `read` in this process, with `stdin` given in the pieces it is in. */
export async function runRead(
  args: readonly string[],
  stdin: readonly (string | Uint8Array)[] = [],
  tools: Partial<RunTools> = {},
): Promise<Run> {
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY: tools.terminal ?? false });
  stdout.setEncoding("utf8");
  stderr.setEncoding("utf8");
  const [out, err] = [collected(stdout), collected(stderr)];
  const pieces = Readable.from(stdin.map((piece) => Buffer.from(piece)));
  const status = await read(
    args,
    { stdin: pieces, stdout, stderr },
    {
      loadReader: () => Promise.resolve((tools.reader ?? realReader)()),
      loadStage: () => Promise.resolve(localStage()),
      loadModelStage: tools.modelStage ?? (() => Promise.reject(new Error("the model's settings are not to be read"))),
      loadWeb: () => Promise.resolve(tools.web ?? cannedWeb({})),
      parser: pool(),
    },
  );
  stdout.end();
  stderr.end();
  return { status, out: await out, err: await err };
}

let parser: ParserPool | null = null;

/** The child that the program has, started once for all tests of a file, ended after them. */
function pool(): ParserPool {
  parser ??= parserPool();
  return parser;
}

afterAll(() => parser?.[Symbol.asyncDispose]());

async function collected(stream: Readable): Promise<string> {
  const chunks = await stream.map((chunk: unknown) => String(chunk)).toArray();
  return chunks.join("");
}

let local: LocalStage | null = null;
type LocalStage = ModelStage & { readonly words: ReturnType<typeof shippedWords> };

/** The stage without a model that the program has, made once for all tests of a file. */
export function localStage(): LocalStage {
  local ??= { model: null, read: localReader(), words: shippedWords(), marker: () => "k3v9x0q7m2" };
  return local;
}

let made: ReadArticle | null = null;

/** The reader that the program has, made once for all tests of a file. */
export function realReader(): ReadArticle {
  if (made !== null) return made;
  const readLocally = localReader();
  made = (article) => {
    const reading = readLocally(article);
    return { reading, report: localReport(article, reading) };
  };
  return made;
}
