import type { ParserPool } from "./child/pool.ts";
import type { ReadArticle } from "./cli/read-article.ts";
import type { Web } from "./web/web.ts";

/** One way to start the program. What it needs is loaded when it is called, so that each starts fast and stays small. */
type Command = {
  readonly name: string;
  readonly does: string;
  readonly run: (args: readonly string[]) => Promise<number>;
};

const commands: readonly Command[] = [
  {
    name: "read",
    does: "reads an article and prints the report (npm run read -- --help)",
    run: async (args) => {
      const { read } = await import("./cli/read.ts");
      await using parser = startedWhenNeeded();
      return await read(args, process, { loadReader, loadWeb, parser });
    },
  },
];

async function loadReader(): Promise<ReadArticle> {
  const [{ localReader }, { localReport }] = await Promise.all([
    import("./seeds.ts"),
    import("./report/local-report.ts"),
  ]);
  const readArticle = localReader();
  return (article) => {
    const reading = readArticle(article);
    return { reading, report: localReport(article, reading) };
  };
}

async function loadWeb(): Promise<Web> {
  const [{ guardedWeb }, { systemTransport }] = await Promise.all([
    import("./web/guarded.ts"),
    import("./web/transport.ts"),
  ]);
  return guardedWeb(systemTransport());
}

/** The child that parses pages, started by the first of them. */
function startedWhenNeeded(): ParserPool {
  let pool: Promise<ParserPool> | null = null;
  const started = (): Promise<ParserPool> =>
    (pool ??= import("./child/pool.ts").then(({ parserPool }) => parserPool()));
  return {
    parse: async (task, signal) => (await started()).parse(task, signal),
    [Symbol.asyncDispose]: async () => (await pool)?.[Symbol.asyncDispose](),
  };
}

/** Whoever reads the output may have seen enough of it: `| head`. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  process.stdout.on("error", endQuietly);
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command.run(args);
  const list = commands.map((one) => `  ${one.name.padEnd(10)}${one.does}\n`).join("");
  process.stderr.write(`There is no command “${name}”. There are:\n${list}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
