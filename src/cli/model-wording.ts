import type { ConfigFault } from "../config.ts";
import { UserError } from "../errors.ts";
import { counted } from "../report/report-words.ts";

/** What the terminal says of reading with a model, and of answers. */

export function readBy(model: string): string {
  return `Read with ${model}`;
}

export function withheld(count: number): string {
  return `${counted(count, "line", "lines")} withheld or put right, shown by --evidence`;
}

export function quotesWordForWord(passed: number, of: number): string {
  return `${passed} of ${counted(of, "quote", "quotes")} found word for word`;
}

/** The checks that are named on a report, and what they look at. */
export const checked = [
  { check: "numbers", called: "numbers" },
  { check: "names", called: "names" },
  { check: "claimers", called: "speakers" },
] as const;

export function areChecked(what: readonly string[]): string {
  return `${new Intl.ListFormat("en-GB").format(what)} checked`;
}

export function prompt(id: string, version: number): string {
  return `prompt “${id}”, version ${version}`;
}

export function spent(
  { prompt: read, answer }: { readonly prompt: number; readonly answer: number },
  calls: number,
): string {
  return `${counted(read, "token", "tokens")} read and ${counted(answer, "written", "written")} in ${counted(calls, "call", "calls")}`;
}

/** `why` is a sentence. */
export function modelNotUsed(why: string): string {
  return `${why} This is read without it.`;
}

export function unread(sentences: number): string {
  return `The model had no room for ${counted(sentences, "sentence", "sentences")}, and did not read ${sentences === 1 ? "it" : "them"}.`;
}

export const noSecondLook = "What is left out was not looked for a second time: the model did not answer that.";

/** "Asking gpt-x … 9 claims, 2 questions": counts alone. */
export function progress(model: string, items: Readonly<Record<string, number>>): string {
  const names = [
    ["claims", "claim", "claims"],
    ["perspectives", "question", "questions"],
    ["summary", "summary sentence", "summary sentences"],
    ["answer", "sentence", "sentences"],
  ] as const;
  const parts = names.flatMap(([key, one, many]) => {
    const count = items[key] ?? 0;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  return parts.length === 0 ? `Asking ${model} …` : `Asking ${model} … ${parts.join(", ")}, to be checked`;
}

export const doesNotSay = "The article does not say.";
export const nearest = "The article does not say it in these words. Nearest to it:";
export const saysPartly = "The article says no more about it.";
export const bearOnIt = "These sentences of the article bear on it:";
export const answeredLocally = "Answered without a model, by the words and names of the question";

export function answeredBy(model: string): string {
  return `Answered by ${model}, from the article alone`;
}

/** “she” taken for Dana Okafor */
export function understood(words: string, as: string): string {
  return `“${words}” is taken to mean ${as}.`;
}

export function withheldOfAnswer(count: number): string {
  return `${counted(count, "sentence", "sentences")} withheld, not borne out by the text`;
}

export function languageOfModel(): UserError {
  const message = "--language is the language of a model’s words; without one, all words are the article’s own.";
  return new UserError("usage", message, "Add --model, or leave --language out.");
}

export function noSuchLanguage(tag: string): UserError {
  return new UserError("usage", `There is no language “${tag}”.`, "Give its tag: en, de, fr, pt-BR …");
}

export function noModel(): UserError {
  const wayOn = `Set OPENAI_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL, in a file .env beside package.json (.env.example
shows how), or leave --model out: then the article is read without one.`;
  return new UserError("no-model", "There is no model set to read with.", wayOn);
}

/** All at once, each with how to mend it. */
export function configFaults(faults: readonly ConfigFault[], wayOn = withoutModel): UserError {
  const lines = faults.map(({ name, wrong, mend }) => `  ${name} ${wrong}. ${mend}`);
  const message = `The settings in the environment or .env cannot be used:\n${lines.join("\n")}`;
  return new UserError("config", message, wayOn);
}

const withoutModel = "Or leave --model out: then the article is read without a model.";
