import { readFileSync } from "node:fs";
import { parsePromptWords, type PromptWords } from "../src/report/prompt-words.ts";
import { askPrompt } from "./ask.ts";
import type { PromptContract } from "./contract.ts";
import { repairPrompt } from "./repair.ts";
import { reportPrompt } from "./report.ts";

/** Every prompt there is. Adding one: its words (.md), its contract (.ts) and a line here. */
export const prompts = {
  report: reportPrompt,
  ask: askPrompt,
  repair: repairPrompt,
} as const satisfies Readonly<Record<string, PromptContract>>;

/** The words as they are shipped. Reads three small files; throws where one of them has not its form. */
export function shippedWords(): Readonly<Record<keyof typeof prompts, PromptWords>> {
  return { report: wordsOf(prompts.report), ask: wordsOf(prompts.ask), repair: wordsOf(prompts.repair) };
}

function wordsOf({ id }: PromptContract): PromptWords {
  return parsePromptWords(readFileSync(new URL(`${id}.md`, import.meta.url), "utf8"));
}
