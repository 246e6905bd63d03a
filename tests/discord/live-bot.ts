import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
  /** The same bot in a new process, on the same file. */
  readonly restart: () => Promise<void>;
  readonly residentBytes: () => number | null;
  readonly folder: string;
};

/** Starts it, and resolves once it is connected. `env`: settings beside those for the double. */
export async function liveBot(discord: Double, env: Readonly<Record<string, string>> = {}): Promise<LiveBot> {
  const folder = await mkdtemp(join(tmpdir(), "oof-live-"));
  const certificate = join(folder, "double.pem");
  await writeFile(certificate, discord.certificate);
  discord.register(commands.map(({ definition }) => definition));
  let written = "";
  let child: ChildProcess | null = null;

  const begin = async (): Promise<void> => {
    const begun = fork(new URL("bot-process.ts", import.meta.url), [], {
      silent: true,
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
    begun.once("exit", () => ready.reject(new Error(`The bot ended: ${ownWords}`)));
    await ready.promise;
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, "exit");
    ending.kill(signal);
    await ended;
  };

  await begin();
  return {
    written: () => written,
    kill: async () => end("SIGKILL"),
    restart: begin,
    residentBytes: () => null,
    folder,
    [Symbol.asyncDispose]: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
