import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import type { ModelStage } from "./app/model-stage.ts";
import type { ParserPool } from "./child/pool.ts";
import type { ReadArticle } from "./cli/read-article.ts";
import type { Configured } from "./cli/stages.ts";
import type { Config, ConfigFault, ConfigRead, ModelConfig, StorePlaceRead } from "./config.ts";
import type { Model } from "./model/model.ts";
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
      return await read(args, process, { loadReader, loadStage, loadModelStage, loadWeb, parser });
    },
  },
  {
    name: "eval",
    does: "tries a language model on articles and grades it (npm run eval -- --help)",
    run: async (args) => {
      const { evaluate } = await import("./cli/eval.ts");
      await using parser = startedWhenNeeded();
      return await evaluate(args, process, { loadStage, readSettings, parser });
    },
  },
  {
    name: "start",
    does: "runs the bot in Discord",
    run: async () => {
      const settings = await settled();
      if (settings === null) return 2;
      const { start } = await import("./start.ts");
      return await start(settings, process);
    },
  },
  {
    name: "doctor",
    does: "looks at all that the bot needs, and says what to mend (npm run doctor -- --help)",
    run: async (args) => {
      const settings = await settled();
      if (settings === null) return 2;
      const [{ doctor }, { systemClock }] = await Promise.all([import("./doctor.ts"), import("./clock.ts")]);
      return await doctor(args, settings, { stdout: process.stdout, stderr: process.stderr, clock: systemClock() });
    },
  },
  {
    name: "register",
    does: "tells Discord which commands the bot has (npm run register -- --help)",
    run: async (args) => {
      const settings = await settled();
      if (settings === null) return 2;
      const { register } = await import("./register.ts");
      return await register(args, settings.discord, process);
    },
  },
  {
    name: "backup",
    does: "copies the bot’s store, also while it runs (npm run backup -- FILE)",
    run: async (args) => {
      const { backup } = await import("./cli/backup.ts");
      return await backup(args, process, {
        readStorePlace,
        loadBackUp: async () => (await import("./store/backup.ts")).backUp,
      });
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

/** The stage without a model. */
async function loadStage(): Promise<ModelStage> {
  const [{ localReader }, { shippedWords }, { randomUUID }] = await Promise.all([
    import("./seeds.ts"),
    import("../prompts/index.ts"),
    import("node:crypto"),
  ]);
  const marker = (): string => randomUUID().replaceAll("-", "").slice(0, 12);
  return { model: null, read: localReader(), words: shippedWords(), marker };
}

/** The stage with the model that the operator has set, each request of it paid from the budgets. */
async function loadModelStage(): Promise<Configured> {
  const settings = await readSettings();
  if (settings.kind === "faults") return settings;
  const { model: server, budgets: limits } = settings.config;
  if (server === null) return { kind: "no-model" };
  const [stage, model, { systemClock }, { shortBudgets }, { meteredModel }, { shippedWords }] = await Promise.all([
    loadStage(),
    loadModel(server),
    import("./clock.ts"),
    import("./app/budgets.ts"),
    import("./app/metered-model.ts"),
    import("../prompts/index.ts"),
  ]);
  const budgets = shortBudgets(limits, systemClock());
  const looked = server.secondLook ? { ...stage, secondLook: shippedWords().secondLook } : stage;
  return {
    kind: "ready",
    stageFor: (request) => {
      const spender = { request, user: null, server: null };
      return { ...looked, model: meteredModel(model, { budgets, spenders: [spender] }) };
    },
  };
}

async function loadModel(server: ModelConfig): Promise<Model> {
  const [{ openaiModel }, { shortMemory }, { systemClock }] = await Promise.all([
    import("./model/openai.ts"),
    import("./model/learned.ts"),
    import("./clock.ts"),
  ]);
  return openaiModel(server, { memory: shortMemory(), clock: systemClock() });
}

/**
 * The environment and, where it does not set a variable, the file .env in the working directory; what is `given` stands
 * above both. Into a copy: what is in the file is for this program, and not for the packages that look into the
 * environment themselves.
 */
async function readSettings(given: Readonly<Record<string, string>> = {}): Promise<ConfigRead> {
  const [{ env, fault }, { readConfig }] = await Promise.all([environment(), import("./config.ts")]);
  return fault === null ? readConfig({ ...env, ...given }) : { kind: "faults", faults: [fault] };
}

/** Where the store lies, from the same places: a file that cannot be opened matters only where it might have said. */
async function readStorePlace(): Promise<StorePlaceRead> {
  const [{ env, fault }, config] = await Promise.all([environment(), import("./config.ts")]);
  if (fault !== null && (env["DATABASE_FILE"] ?? "") === "") return { kind: "faults", faults: [fault] };
  return config.readStorePlace(env);
}

type Environment = { readonly env: Readonly<NodeJS.ProcessEnv>; readonly fault: ConfigFault | null };

async function environment(): Promise<Environment> {
  const { default: dotenv } = await import("dotenv");
  const env = { ...process.env };
  const { error } = dotenv.config({ processEnv: env, quiet: true });
  if (error === undefined || error.code === "ENOENT") return { env, fault: null };
  return { env, fault: { name: ".env", wrong: "cannot be opened", mend: "Check that you may read the file." } };
}

/** The settings; null, and the operator is told, where they cannot be used. */
async function settled(): Promise<Config | null> {
  const settings = await readSettings();
  if (settings.kind === "config") return settings.config;
  const { faultsTold } = await import("./cli/wording-operator.ts");
  process.stderr.write(faultsTold(settings.faults));
  return null;
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
  // Node strips types from a hundred files and compiles them each time, unless it may keep what came of it.
  enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
  process.stdout.on("error", endQuietly);
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command.run(args);
  const list = commands.map((one) => `  ${one.name.padEnd(10)}${one.does}\n`).join("");
  process.stderr.write(`There is no command “${name}”. There are:\n${list}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
