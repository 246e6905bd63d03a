import { z } from "zod";
import { parseKey } from "../secrets-key.ts";
import { wholeNumber } from "./values.ts";

/** How the bot runs: where it keeps what it knows, for how long, and what it tells its operator. */
export type RunningConfig = {
  /** The path of the database; beside it lie its lock and the key that secrets are sealed with. */
  readonly databaseFile: string;
  /** Null: the key is made once and kept in a file beside the database. A function, so that no log shows it. */
  readonly secretsKey: () => Uint8Array | null;
  /** Null: no metrics and no health checks are served. */
  readonly health: { readonly host: string; readonly port: number } | null;
  readonly logLevel: LogLevel;
  readonly retention: RetentionConfig;
  /** How many requests a member may have open at once. */
  readonly memberOpenMost: number;
};

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Days. */
export type RetentionConfig = {
  /** An article's text, after its last use. */
  readonly articles: number;
  readonly reports: number;
  readonly requests: number;
  /** All of a Discord server, after the bot left it. */
  readonly leftServers: number;
};

const days = wholeNumber({ from: 1, to: 3650 });

export const runningSettings = {
  DATABASE_FILE: z
    .string()
    .max(1000, "is too long for a path")
    .refine((path) => !path.includes("\0") && !/^[a-z]+:\/\//i.test(path), "is not the path of a file")
    .default("data/out-of-frame.sqlite"),
  SECRETS_KEY: z
    .string()
    .refine((text) => parseKey(text) !== null, "is not a key of 32 bytes")
    .nullable()
    .default(null),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, "is not a host name or an address")
    .default("127.0.0.1"),
  METRICS_PORT: wholeNumber({ from: 0, to: 65_535 }).default(9464),
  LOG_LEVEL: z.enum(logLevels, `is not one of ${logLevels.join(", ")}`).default("info"),
  RETENTION_ARTICLE_DAYS: days.default(7),
  RETENTION_REPORT_DAYS: days.default(30),
  RETENTION_REQUEST_DAYS: days.default(30),
  RETENTION_LEFT_SERVER_DAYS: days.default(30),
  MEMBER_OPEN_REQUESTS: wholeNumber({ from: 1, to: 1000 }).default(5),
} as const;

export const runningMends: Readonly<Record<string, string>> = {
  DATABASE_FILE: "Give a path such as data/out-of-frame.sqlite, on a disk of this machine.",
  SECRETS_KEY: "Make one with: openssl rand -hex 32. Or leave it empty, and one is made and kept beside the database.",
  METRICS_HOST: "Give an address of this machine, such as 127.0.0.1, or leave it empty.",
  METRICS_PORT: "Give a port from 1 to 65535, or 0 to switch metrics and health checks off.",
  LOG_LEVEL: `Give one of ${logLevels.join(", ")}, or leave it empty.`,
};

const schema = z.object(runningSettings);

export function runningFrom(data: z.infer<typeof schema>): RunningConfig {
  const { SECRETS_KEY: key, METRICS_PORT: port } = data;
  return {
    databaseFile: data.DATABASE_FILE,
    secretsKey: key === null ? keptInFile : () => parseKey(key),
    health: port === 0 ? null : { host: data.METRICS_HOST, port },
    logLevel: data.LOG_LEVEL,
    retention: {
      articles: data.RETENTION_ARTICLE_DAYS,
      reports: data.RETENTION_REPORT_DAYS,
      requests: data.RETENTION_REQUEST_DAYS,
      leftServers: data.RETENTION_LEFT_SERVER_DAYS,
    },
    memberOpenMost: data.MEMBER_OPEN_REQUESTS,
  };
}

function keptInFile(): null {
  return null;
}
