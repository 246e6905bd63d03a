import { pino, type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "./config/running.ts";
import { UserError } from "./errors.ts";

/**
 * What the operator reads. Facts have names from a closed list, each a short value, so that no token, key or word of
 * an article can be written by the way; what went wrong is told without an error's message where that may quote one.
 */
export type Log = {
  readonly debug: (event: string, facts?: LogFacts) => void;
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly warn: (event: string, facts?: LogFacts) => void;
  readonly error: (event: string, facts: LogFacts, cause: unknown) => void;
  /** The same, with facts that stand on every line of it. */
  readonly with: (facts: LogFacts) => Log;
};

export type LogFacts = { readonly [K in LogFact]?: string | number | boolean | null };

const logFacts = [
  "request", //  the snowflake of the interaction or message
  "reading", //  its key, a hash
  "job", //      its number
  "kind",
  "attempt",
  "code", //     of a fault, an outcome or a signal
  "state",
  "model",
  "mend", //     what the operator can do, in one line
  "count",
  "ms",
  "tokens",
  "port",
  "version",
] as const;
type LogFact = (typeof logFacts)[number];

/** One JSON object a line. `secrets`: whatever of them would still be written is struck out. */
export function jsonLog(
  { level, secrets }: { readonly level: LogLevel; readonly secrets: readonly string[] },
  destination?: DestinationStream,
): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (name: string) => ({ level: name }) },
    hooks: { streamWrite: (line: string) => struck(line, secrets) },
  };
  return logOn(destination === undefined ? pino(options) : pino(options, destination), {});
}

/** For tests, and wherever nobody listens. */
export function silentLog(): Log {
  return { debug: nothing, info: nothing, warn: nothing, error: nothing, with: silentLog };
}

function nothing(): void {}

function logOn(logger: Logger, always: LogFacts): Log {
  const line = (facts: LogFacts = {}): object => allowed({ ...always, ...facts });
  return {
    debug: (event, facts) => logger.debug(line(facts), event),
    info: (event, facts) => logger.info(line(facts), event),
    warn: (event, facts) => logger.warn(line(facts), event),
    error: (event, facts, cause) => logger.error({ ...line(facts), error: toldError(cause) }, event),
    with: (facts) => logOn(logger, { ...always, ...facts }),
  };
}

const longestValue = 200;

/** Types are gone when the program runs: what has another name, or is no plain value, does not get through. */
function allowed(facts: LogFacts): object {
  const kept: Record<string, unknown> = {};
  for (const name of logFacts) {
    const value: unknown = facts[name];
    if (typeof value === "string") kept[name] = value.slice(0, longestValue);
    if (typeof value === "number" || typeof value === "boolean" || value === null) kept[name] = value;
  }
  return kept;
}

type ToldError = { readonly name: string; readonly code: string | null; readonly message: string | null } & {
  readonly at: readonly string[];
  readonly cause: ToldError | null;
};

/**
 * JSON.parse and zod quote what they were given. Only words of ours, of the system ("ENOSPC: no space left on
 * device") and of the database, which names columns and never values, are safe.
 */
function toldError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, message: null, at: [], cause: null };
  const { name, message, stack = "" } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const isSafe = error instanceof UserError || "syscall" in error || code === "ERR_SQLITE_ERROR";
  return {
    name,
    code,
    message: isSafe ? message.slice(0, longestValue) : null,
    // a message may have lines of its own, and stands in the stack, too
    at: stack
      .replace(message, "")
      .split("\n")
      .flatMap((line) => /^ {4}at (.{1,200})/.exec(line)?.[1] ?? [])
      .slice(0, 8),
    cause: error.cause === undefined || depth > 3 ? null : toldError(error.cause, depth + 1),
  };
}

// A bot's token; a key as OpenAI and its kin write them. Interaction tokens are long and without form: see `struck`.
const secretShapes = /\b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}|\bsk-[\w-]{16,}|\baW50ZXJhY3Rpb246[\w+/=-]{20,}/g;

function struck(line: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 6);
  return known.reduce((text, secret) => text.replaceAll(secret, "[secret]"), line).replaceAll(secretShapes, "[secret]");
}
