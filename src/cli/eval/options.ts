import { canonicalTag } from "../../text/languages.ts";
import { givenOptions } from "../given-options.ts";
import * as say from "./wording.ts";

/** What `eval` is asked to do. */
export type EvalOptions = { readonly kind: "help" } | ({ readonly kind: "run" } & EvalRun);

export type EvalRun = {
  readonly server: EvalServer;
  /** A folder of articles; null for the sample articles. */
  readonly articles: string | null;
  /** BCP 47; null for each article's own. */
  readonly language: string | null;
  readonly repeat: number;
  /** The folder for what is written. */
  readonly out: string;
  /** The JSON of an older run; null for no comparison. */
  readonly compare: string | null;
  /** Whether being worse than the older run is a failure. */
  readonly strict: boolean;
};

/** Scripted: on loopback. Configured: that of the environment, with what is given in its place. */
export type EvalServer =
  | { readonly kind: "scripted"; readonly model: "scripted-careful" | "scripted-careless" }
  | { readonly kind: "configured"; readonly baseUrl: string | null; readonly model: string | null };

const options = {
  "base-url": { type: "string" },
  model: { type: "string" },
  configured: { type: "boolean" },
  articles: { type: "string" },
  language: { type: "string" },
  repeat: { type: "string" },
  out: { type: "string" },
  compare: { type: "string" },
  strict: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const repeatMost = 20;

/** Parses the arguments of `eval`; throws a UserError "usage" where they are none that it has. */
export function parseEvalOptions(args: readonly string[]): EvalOptions {
  const { values, positionals } = givenOptions(args, options, say.seeHelp);
  if (values["help"] === true) return { kind: "help" };
  const [stray] = positionals;
  if (stray !== undefined) throw say.noArguments(stray);
  const given = (name: string): string | null => (typeof values[name] === "string" ? values[name].trim() : null);
  const compare = given("compare");
  const strict = values["strict"] === true;
  if (strict && compare === null) throw say.strictWithoutCompare();
  return {
    kind: "run",
    server: serverOf(given("base-url"), given("model"), values["configured"] === true),
    articles: given("articles"),
    language: languageOf(given("language")),
    repeat: repeatOf(given("repeat")),
    out: given("out") ?? "out",
    compare,
    strict,
  };
}

function serverOf(baseUrl: string | null, model: string | null, configured: boolean): EvalServer {
  if (baseUrl !== null && !/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? "")) throw say.noAddress(baseUrl);
  if (baseUrl === null && !configured) {
    if (model === null || model === "scripted-careful") return { kind: "scripted", model: "scripted-careful" };
    if (model === "scripted-careless") return { kind: "scripted", model };
  }
  return { kind: "configured", baseUrl, model };
}

function repeatOf(value: string | null): number {
  if (value === null) return 1;
  const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > repeatMost) throw say.badRepeat(value, repeatMost);
  return count;
}

function languageOf(value: string | null): string | null {
  if (value === null) return null;
  const tag = canonicalTag(value);
  if (tag === null) throw say.noLanguage(value);
  return tag;
}
