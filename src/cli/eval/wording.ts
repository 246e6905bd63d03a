import type { LocalReason } from "../../app/model-stage.ts";
import type { ConfigFault } from "../../config.ts";
import { UserError } from "../../errors.ts";
import type { Outcome } from "../../model/model.ts";

/** Everything that `eval` says in words of its own. */

export const help = `Tries a language model on articles, through the whole stage, and grades what comes.

  npm run eval                                        a scripted server on loopback
  npm run eval -- --model scripted-careless           the same, with mistakes put in
  npm run eval -- --base-url http://localhost:11434/v1 --model NAME
  npm run eval -- --configured                        what .env names

  --base-url URL   the server, up to and with /v1; default: OPENAI_BASE_URL
  --model NAME     the model; default: OPENAI_MODEL
  --configured     the server and model of the environment and .env
  --articles DIR   a folder of .txt, .md and .html files; default: the sample articles
  --language TAG   of the answers, such as de; default: each article’s own
  --repeat N       runs each article N times (1 to 20) and tells how alike the runs are
  --out DIR        where JSON and Markdown are written; default: out
  --compare FILE   the JSON of an older run: shows what changed
  --strict         with --compare: exit status 1 where something got worse

The key comes from OPENAI_API_KEY in the environment or .env, and never from here.
Articles are sent to that server, and the tokens are paid for; budgets do not hold here.

Each figure stands twice, as the model gave it › as it is shown after grounding:
  quotes    quotations that are in the article word for word
  claimers  claims filed under whoever the reading finds speaking
  numbers   numbers that the cited sentences have, by value
  names     names that the article has
  slant     summary sentences and questions without the article’s loaded words
  verdicts  items that judge neither outlet nor side
  unheard   left-out voices that the ledger does not have quoted or refusing
  voices    voices heard in the article of which a claim is given
  points    what a careful reader expects in the summary (NAME.expected.json)

Exit status: 0 done, 1 worse than the older run and --strict, 2 wrong use or no such
server, folder or file.
`;

export const seeHelp = "Run “npm run eval -- --help” for what there is.";

export function noArguments(stray: string): UserError {
  return new UserError("usage", `“${stray}” belongs to no option.`, `Give a folder by --articles. ${seeHelp}`);
}

export function strictWithoutCompare(): UserError {
  return new UserError(
    "usage",
    "“--strict” has nothing to compare with.",
    "Give an older run: --compare out/FILE.json.",
  );
}

export function noAddress(value: string): UserError {
  const way = "Give the address up to /v1, such as http://localhost:11434/v1.";
  return new UserError("usage", `“${value}” is not an address that begins with http:// or https://.`, way);
}

export function badRepeat(value: string, most: number): UserError {
  return new UserError("usage", `“${value}” is not a whole number from 1 to ${most}.`, "Give how often: --repeat 3.");
}

export function noLanguage(value: string): UserError {
  return new UserError("usage", `“${value}” is not a language tag.`, "Give one such as en, de or pt-BR.");
}

export function noFolder(folder: string): UserError {
  return new UserError(
    "file-missing",
    `There is no folder “${folder}”.`,
    "Check the path, and quote names with spaces.",
  );
}

export function noArticles(folder: string): UserError {
  const way = "Put articles there as .txt, .md or .html, or leave --articles away for the samples.";
  return new UserError("file-missing", `There is no article in “${folder}”.`, way);
}

export function noOldRun(file: string): UserError {
  return new UserError("file-missing", `There is no file “${file}”.`, "Give the JSON of an older run, from out/.");
}

export function noEvalFile(file: string): UserError {
  const way = "Give a JSON file that “npm run eval” wrote, of this version.";
  return new UserError("bad-line", `“${file}” is not the JSON of an older run.`, way);
}

export function notWritable(folder: string, cause: unknown): UserError {
  const way = "Give another folder by --out.";
  return new UserError("file-unreadable", `Nothing can be written to “${folder}”.`, way, { cause });
}

export function noModel(): UserError {
  const way = "Set OPENAI_MODEL in .env, or give --model, or run without options for the scripted server.";
  return new UserError("usage", "No model is named.", way);
}

export function configFaults(faults: readonly ConfigFault[]): UserError {
  const told = faults.map(({ name, wrong }) => `${name} ${wrong}.`).join(" ");
  return new UserError("usage", told, faults.map(({ mend }) => mend).join(" "));
}

/** A server or model that will answer no article, whichever it is; null for a trouble that may pass. */
export function hopeless(local: LocalReason, server: string): UserError | null {
  if (local.kind !== "outcome") return null;
  const { outcome } = local;
  const means = hopelessWords(outcome, server);
  return means === null ? null : new UserError("connect-failed", means.what, means.way);
}

type Hopeless = { readonly what: string; readonly way: string };

function hopelessWords(outcome: Exclude<Outcome, { kind: "answered" }>, server: string): Hopeless | null {
  if (outcome.kind === "unreachable") {
    const code = outcome.code === null ? "" : ` (${outcome.code})`;
    const way = "Start the server, or check --base-url and OPENAI_BASE_URL.";
    return { what: `Nothing answers at ${server}${code}.`, way };
  }
  if (outcome.kind === "wrong-address") {
    const what = `What answers at ${server} does not speak OpenAI’s chat completions (status ${outcome.status}).`;
    return { what, way: "Give the address up to and with /v1." };
  }
  if (outcome.kind === "auth") {
    const what = `${server} does not take the key (status ${outcome.status}).`;
    return { what, way: "Check OPENAI_API_KEY in the environment or .env." };
  }
  if (outcome.kind === "model-missing") {
    const way = "Check --model and OPENAI_MODEL; a name is spelled as the server spells it.";
    return { what: `${server} has no such model.`, way };
  }
  if (outcome.kind === "out-of-credit") {
    const way = "Top it up at the provider, or take another server.";
    return { what: `The account at ${server} has no credit left.`, way };
  }
  return null;
}

/** Why a report is the local one, in one line. */
export function localReason(local: LocalReason): string {
  switch (local.kind) {
    case "no-model":
      return "no model";
    case "not-allowed":
      return "the model may not be asked";
    case "not-borne-out":
      return `too little of it is borne out (${local.passed} of ${local.of} summary sentences)`;
    case "outcome":
      return `the model gave no answer (${local.outcome.kind})`;
  }
}
