import { parseArgs } from "node:util";
import * as say from "./wording.ts";

/** What `read` is asked to do. */
export type ReadOptions =
  | { readonly kind: "help" }
  | { readonly kind: "report"; readonly file: string; readonly evidence: boolean; readonly explain: boolean }
  | { readonly kind: "json"; readonly file: string }
  | { readonly kind: "lines"; readonly file: string };

const options = {
  json: { type: "boolean" },
  jsonl: { type: "boolean" },
  evidence: { type: "boolean" },
  explain: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Parses the arguments of `read`; throws a UserError "usage" where they are none that it has. */
export function parseReadOptions(args: readonly string[]): ReadOptions {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values["help"] === true) return { kind: "help" };
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) throw say.noSuchOption(token.rawName);
    if (token.value !== undefined) throw say.optionTakesNothing(token.rawName);
  }
  return chosen(values, positionals);
}

function chosen(values: Readonly<Record<string, unknown>>, positionals: readonly string[]): ReadOptions {
  const [file, second] = positionals;
  const [json, jsonl, evidence] = [values["json"] === true, values["jsonl"] === true, values["evidence"] === true];
  if (second !== undefined) throw say.oneFileOnly(second);
  if (json && jsonl) throw say.notTogether("--json", "--jsonl");
  if (evidence && (json || jsonl)) throw say.notTogether("--evidence", json ? "--json" : "--jsonl");
  const explain = values["explain"] === true;
  if (explain && (json || jsonl)) throw say.notTogether("--explain", json ? "--json" : "--jsonl");
  if (jsonl) return { kind: "lines", file: file ?? "-" };
  if (file === undefined || file === "") throw say.noFile();
  return json ? { kind: "json", file } : { kind: "report", file, evidence, explain };
}
