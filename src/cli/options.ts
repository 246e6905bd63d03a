import { canonicalTag, languageName } from "../text/languages.ts";
import { givenOptions } from "./given-options.ts";
import { languageOfModel, noSuchLanguage } from "./model-wording.ts";
import * as say from "./wording.ts";

/** What `read` is asked to do. */
export type ReadOptions =
  | { readonly kind: "help" }
  | {
      readonly kind: "report";
      readonly file: string;
      readonly evidence: boolean;
      readonly explain: boolean;
      readonly model: WithModel | null;
    }
  | {
      readonly kind: "ask";
      readonly file: string;
      /** In the order in which they are asked: a later one may point back. */
      readonly questions: readonly string[];
      readonly model: WithModel | null;
    }
  | { readonly kind: "json"; readonly file: string; readonly model: WithModel | null }
  | { readonly kind: "lines"; readonly file: string; readonly model: WithModel | null };

/** `language`: BCP 47, of the model's words; null for the article's own. */
export type WithModel = { readonly language: string | null };

const options = {
  json: { type: "boolean" },
  jsonl: { type: "boolean" },
  evidence: { type: "boolean" },
  explain: { type: "boolean" },
  model: { type: "boolean" },
  language: { type: "string" },
  ask: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

/** Parses the arguments of `read`; throws a UserError "usage" where they are none that it has. */
export function parseReadOptions(args: readonly string[]): ReadOptions {
  const { values, positionals } = givenOptions(args, options, say.seeHelp);
  if (values["help"] === true) return { kind: "help" };
  return chosen(values, positionals);
}

function chosen(values: Readonly<Record<string, unknown>>, positionals: readonly string[]): ReadOptions {
  const [file, second] = positionals;
  if (second !== undefined) throw say.oneFileOnly(second);
  refuseTogether(values);
  const model = values["model"] === true ? { language: languageIn(values["language"]) } : null;
  if (values["jsonl"] === true) return { kind: "lines", file: file ?? "-", model };
  if (file === undefined || file === "") throw say.noFile();
  if (values["json"] === true) return { kind: "json", file, model };
  const questions = values["ask"];
  if (Array.isArray(questions)) return { kind: "ask", file, questions: questions.map(String), model };
  return { kind: "report", file, evidence: values["evidence"] === true, explain: values["explain"] === true, model };
}

const apart = [
  ["json", "jsonl"],
  ["evidence", "json"],
  ["evidence", "jsonl"],
  ["explain", "json"],
  ["explain", "jsonl"],
  ["ask", "json"],
  ["ask", "jsonl"],
  ["ask", "evidence"],
  ["ask", "explain"],
] as const;

function refuseTogether(values: Readonly<Record<string, unknown>>): void {
  for (const [one, other] of apart) {
    if (values[one] !== undefined && values[other] !== undefined) throw say.notTogether(`--${one}`, `--${other}`);
  }
  if (values["language"] !== undefined && values["model"] !== true) throw languageOfModel();
}

function languageIn(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const canonical = canonicalTag(value.trim());
  if (canonical === null || languageName(canonical) === null) throw noSuchLanguage(value.trim());
  return canonical;
}
