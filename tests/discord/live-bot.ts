import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../commands/index.ts";
import type { startDouble } from "../double/discord.ts";

export type Double = Awaited<ReturnType<typeof startDouble>>;

/** The program in a process of its own, at work in a double of Discord. */
export type LiveBot = AsyncDisposable & {
  /** What it wrote to standard output and standard error. */
  readonly written: () => string;
  readonly kill: () => Promise<void>;
  /** As an operator ends it. */
  readonly stop: () => Promise<Ended>;
  /** Resolves when it ends by itself. */
  readonly ended: () => Promise<Ended>;
  /** The same bot in a new process, on the same file. */
  readonly restart: () => Promise<void>;
  /** Of the process and its children; null where the system does not tell. */
  readonly memory: () => Promise<Memory | null>;
  readonly folder: string;
};

/** `status` null: killed. */
export type Ended = { readonly status: number | null; readonly afterMs: number };

/** Bytes. `shared` counts what processes have in common once (Linux: Pss). */
export type Memory = { readonly resident: number; readonly shared: number; readonly processes: number };

type Env = Readonly<Record<string, string>>;

/** Starts it, and resolves once it is connected. `env`: settings beside those for the double. */
export async function liveBot(discord: Double, env: Env = {}, nodeOptions: readonly string[] = []): Promise<LiveBot> {
  discord.register(commands.map(({ definition }) => definition));
  const { bot, ready } = await beginBot(discord, env, nodeOptions);
  await ready;
  return bot;
}

/** Starts it, and does not wait. `ready` rejects where it ends before it is connected. */
export async function beginBot(
  discord: Double,
  env: Env = {},
  nodeOptions: readonly string[] = [],
): Promise<{ readonly bot: LiveBot; readonly ready: Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "oof-live-"));
  const certificate = join(folder, "double.pem");
  await writeFile(certificate, discord.certificate);
  let written = "";
  let child: ChildProcess | null = null;

  const begin = async (): Promise<void> => {
    const begun = fork(new URL("bot-process.ts", import.meta.url), [], {
      silent: true,
      execArgv: [...nodeOptions],
      env: {
        PATH: process.env["PATH"] ?? "",
        NODE_EXTRA_CA_CERTS: certificate,
        DISCORD_TOKEN: discord.token,
        DISCORD_API: discord.api,
        DATABASE_FILE: join(folder, "bot.sqlite"),
        METRICS_PORT: "0",
        DOUBLE_PORT: String(discord.port),
        DOUBLE_SECURE_PORT: String(discord.securePort),
        ...env,
      },
    });
    child = begun;
    const ready = Promise.withResolvers<void>();
    let ownWords = "";
    for (const stream of [begun.stdout, begun.stderr]) {
      stream?.setEncoding("utf8").on("data", (words: string) => {
        written += words;
        ownWords += words;
        if (ownWords.includes('"ready"')) ready.resolve();
      });
    }
    begun.once("close", () => ready.reject(new Error(`The bot ended: ${ownWords}`)));
    await ready.promise;
  };

  const ended = async (): Promise<Ended> => {
    const ending = child;
    const began = performance.now();
    if (ending !== null && ending.exitCode === null && ending.signalCode === null) await once(ending, "close");
    return { status: ending?.exitCode ?? null, afterMs: performance.now() - began };
  };
  const end = async (signal: NodeJS.Signals): Promise<Ended> => {
    child?.kill(signal);
    return await ended();
  };

  const ready = begin();
  ready.catch(() => undefined); // whoever waits for it is told
  const bot: LiveBot = {
    written: () => written,
    kill: async () => void (await end("SIGKILL")),
    stop: async () => await end("SIGTERM"),
    ended,
    restart: begin,
    memory: async () => (child?.pid === undefined ? null : await memoryOf(child.pid)),
    folder,
    [Symbol.asyncDispose]: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
  return { bot, ready };
}

async function memoryOf(pid: number): Promise<Memory | null> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    const below = await Promise.all(children.split(" ").filter(Boolean).map(Number).map(memoryOf));
    const all = [{ resident: bytesIn(rollup, "Rss"), shared: bytesIn(rollup, "Pss"), processes: 1 }, ...below];
    const there = all.filter((one) => one !== null);
    return {
      resident: there.reduce((sum, { resident }) => sum + resident, 0),
      shared: there.reduce((sum, { shared }) => sum + shared, 0),
      processes: there.reduce((sum, { processes }) => sum + processes, 0),
    };
  } catch {
    return null;
  }
}

function bytesIn(rollup: string, name: string): number {
  return 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0);
}
