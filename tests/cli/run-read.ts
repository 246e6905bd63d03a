import { PassThrough, Readable } from "node:stream";
import { afterAll } from "vitest";
import { parserPool, type ParserPool } from "../../src/child/pool.ts";
import type { ReadArticle } from "../../src/cli/read-article.ts";
import { read, type ExitStatus } from "../../src/cli/read.ts";
import { cannedWeb } from "../../src/web/canned.ts";
import type { Web } from "../../src/web/web.ts";
import { localReport } from "../../src/report/local-report.ts";
import { localReader } from "../../src/seeds.ts";

/** What a run of `read` gave. */
export type Run = { readonly status: ExitStatus; readonly out: string; readonly err: string };

/** Runs `read` in this process, with `stdin` given in the pieces it is in. */
export async function runRead(
  args: readonly string[],
  stdin: readonly (string | Uint8Array)[] = [],
  tools: Partial<{ readonly reader: () => ReadArticle; readonly web: Web }> = {},
): Promise<Run> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  stdout.setEncoding("utf8");
  stderr.setEncoding("utf8");
  const [out, err] = [collected(stdout), collected(stderr)];
  const pieces = Readable.from(stdin.map((piece) => Buffer.from(piece)));
  const status = await read(
    args,
    { stdin: pieces, stdout, stderr },
    {
      loadReader: () => Promise.resolve((tools.reader ?? realReader)()),
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
