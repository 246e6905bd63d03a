import { z } from "zod";
import { discordFrom, discordMends, discordSettings, type DiscordConfig } from "./config/discord.ts";
import { runningFrom, runningMends, runningSettings, type RunningConfig } from "./config/running.ts";
import { wholeNumber } from "./config/values.ts";

/** What the operator has set. */
export type Config = {
  /** Null where no model is set: then everything is read without one. */
  readonly model: ModelConfig | null;
  readonly budgets: BudgetConfig;
  readonly running: RunningConfig;
  /** Null where no token is set: then there is no chat to answer in. */
  readonly discord: DiscordConfig | null;
};

export type ModelConfig = {
  readonly baseUrl: string;
  readonly model: string;
  /** "" for servers without keys. A function, so that a configuration that is logged shows no key. */
  readonly key: () => string;
  /** Null to ask the server. */
  readonly contextTokens: number | null;
  readonly silenceMs: number;
  readonly wholeMs: number;
  /** Whether what is left out is looked for in the article by one more call. */
  readonly secondLook: boolean;
};

/** Tokens: of one request, and of a day. */
export type BudgetConfig = {
  readonly request: number;
  readonly user: number;
  readonly server: number;
  readonly bot: number;
};

/** A setting that cannot be used: its name, what is wrong with it (never its value), and how to mend it. */
export type ConfigFault = { readonly name: string; readonly wrong: string; readonly mend: string };

export type ConfigRead =
  | { readonly kind: "config"; readonly config: Config }
  /** All there are, at once. */
  | { readonly kind: "faults"; readonly faults: readonly ConfigFault[] };

/**
 * Reads the environment. A variable that is empty counts as not set, so that the lines of .env.example can be left as
 * they are. The names of the first three are those of the `openai` package, which many have set already.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigRead {
  const set = whatIsSet(env);
  const { data, error } = settings.safeParse(set);
  const wrong = (error?.issues ?? []).map(({ path, message }) => fault(String(path[0]), message));
  const faults = [...wrong, ...missing(set)];
  if (data === undefined || faults.length > 0) return { kind: "faults", faults };
  return { kind: "config", config: configFrom(data) };
}

/** Where the bot’s store lies, with settings that may be faulty for all the rest. */
export type StorePlaceRead =
  /** `keyIsSet`: secrets are sealed with a key of the operator's, and not with one in a file beside the store. */
  | { readonly kind: "place"; readonly databaseFile: string; readonly keyIsSet: boolean }
  | { readonly kind: "faults"; readonly faults: readonly ConfigFault[] };

/** Reads of the environment only what a copy of the store needs: whatever else is wrong must keep nobody from one. */
export function readStorePlace(env: Readonly<Record<string, string | undefined>>): StorePlaceRead {
  const { DATABASE_FILE: file, SECRETS_KEY: key } = whatIsSet(env);
  const { data, error } = settings.shape.DATABASE_FILE.safeParse(file);
  if (data !== undefined) return { kind: "place", databaseFile: data, keyIsSet: key !== undefined };
  return { kind: "faults", faults: (error?.issues ?? []).map(({ message }) => fault("DATABASE_FILE", message)) };
}

function whatIsSet(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, (value ?? "").trim()] as const)
      .filter(([, value]) => value !== ""),
  );
}

const tokens = wholeNumber({ from: 1000, to: 1_000_000_000 });

const settings = z.object({
  OPENAI_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "holds a character that no key has")
    .default(""),
  OPENAI_BASE_URL: z
    .string()
    .refine(isWebAddress, "is not an address that begins with http:// or https://")
    .refine((address) => !hasCredentials(address), "holds a user name or a password")
    .refine((address) => !/\/chat\/completions\/?$/.test(address), "is the address of the call, not the one before it")
    .default("https://api.openai.com/v1"),
  OPENAI_MODEL: z.string().max(200, "is too long for a name").nullable().default(null),
  OPENAI_CONTEXT_TOKENS: wholeNumber({ from: 1024, to: 100_000_000 }).nullable().default(null),
  OPENAI_SILENCE_SECONDS: wholeNumber({ from: 1, to: 3600 }).default(90),
  OPENAI_TIMEOUT_SECONDS: wholeNumber({ from: 1, to: 3600 }).default(300),
  // On: an answered question among those left out is the mistake that readers see first, and the call is a small one.
  MODEL_SECOND_LOOK: z.enum(["on", "off"], "is neither “on” nor “off”").default("on"),
  BUDGET_REQUEST_TOKENS: tokens.default(150_000),
  BUDGET_USER_TOKENS: tokens.default(400_000),
  BUDGET_SERVER_TOKENS: tokens.default(2_500_000),
  BUDGET_BOT_TOKENS: tokens.default(5_000_000),
  ...runningSettings,
  ...discordSettings,
});

const mends: Readonly<Record<string, string>> = {
  OPENAI_API_KEY: "Copy the key again from the provider, in one line and without quotation marks of a word processor.",
  OPENAI_BASE_URL: "Give the address up to /v1, such as http://localhost:11434/v1, without a user name in it.",
  OPENAI_MODEL:
    "Give the model’s name as its server spells it, or leave all of OPENAI_… empty to read without a model.",
  MODEL_SECOND_LOOK: "Write on or off, or leave it empty for on.",
  OPENAI_CONTEXT_TOKENS: "Give the size of the context, such as 32768, or leave it empty to ask the server.",
  ...runningMends,
  ...discordMends,
};

function fault(name: string, wrong: string): ConfigFault {
  return { name, wrong, mend: mends[name] ?? "Give a whole number in these bounds, or leave it empty." };
}

/** What no log may hold, wherever it might come from. */
export function secretsIn({ model, discord }: Config): readonly string[] {
  return [model?.key(), discord?.token()].filter((secret) => secret !== undefined);
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? "");
}

/** fetch refuses them, and shows them in its error. */
function hasCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.username !== "" || url.password !== "");
}

/** One setting of the model asks for another; none at all is fine. */
function missing(set: Readonly<Record<string, string | undefined>>): readonly ConfigFault[] {
  const hasModel = "OPENAI_MODEL" in set;
  const hasServer = "OPENAI_BASE_URL" in set;
  const hasKey = "OPENAI_API_KEY" in set;
  if (!hasModel && (hasServer || hasKey))
    return [fault("OPENAI_MODEL", "is missing, and the other settings name a server")];
  if (!hasModel || hasServer || hasKey) return [];
  const mend = "Set your key for OpenAI, or OPENAI_BASE_URL for a server of your own.";
  return [{ name: "OPENAI_API_KEY", wrong: "is missing", mend }];
}

function configFrom(data: z.infer<typeof settings>): Config {
  const { OPENAI_API_KEY: key, OPENAI_MODEL: model } = data;
  return {
    model:
      model === null
        ? null
        : {
            baseUrl: data.OPENAI_BASE_URL,
            model,
            key: () => key,
            contextTokens: data.OPENAI_CONTEXT_TOKENS,
            silenceMs: data.OPENAI_SILENCE_SECONDS * 1000,
            wholeMs: data.OPENAI_TIMEOUT_SECONDS * 1000,
            secondLook: data.MODEL_SECOND_LOOK === "on",
          },
    budgets: {
      request: data.BUDGET_REQUEST_TOKENS,
      user: data.BUDGET_USER_TOKENS,
      server: data.BUDGET_SERVER_TOKENS,
      bot: data.BUDGET_BOT_TOKENS,
    },
    running: runningFrom(data),
    discord: discordFrom(data),
  };
}
