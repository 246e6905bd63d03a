import { readFileSync } from "node:fs";
import { parsePromptWords, type PromptWords } from "../src/report/prompt-words.ts";
import { askPrompt } from "./ask.ts";
import type { PromptContract } from "./contract.ts";
import { repairPrompt } from "./repair.ts";
import { reportPrompt } from "./report.ts";
import { secondLookPrompt } from "./second-look.ts";

/** Every prompt there is. Adding one: its words (.md), its contract (.ts) and a line here. */
export const prompts = {
  report: reportPrompt,
  ask: askPrompt,
  repair: repairPrompt,
  secondLook: secondLookPrompt,
} as const satisfies Readonly<Record<string, PromptContract>>;

/** The words as they are shipped. Reads a few small files; throws where one of them has not its form. */
export function shippedWords(): Readonly<Record<keyof typeof prompts, PromptWords>> {
  const { report, ask, repair, secondLook } = prompts;
  return { report: wordsOf(report), ask: wordsOf(ask), repair: wordsOf(repair), secondLook: wordsOf(secondLook) };
}

function wordsOf({ id }: PromptContract): PromptWords {
  return parsePromptWords(readFileSync(new URL(`${id}.md`, import.meta.url), "utf8"));
}
