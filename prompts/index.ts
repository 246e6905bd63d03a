import { readFileSync } from "node:fs";
import type { HouseWords } from "../src/report/house-words.ts";
import { parseWords } from "../src/report/parse-words.ts";
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

/** Sets of words that every server can use or start from; the first one holds where nothing else was chosen. */
const presetNames = ["neutral", "classroom", "conflict-reporting", "science-and-health"] as const;

/** Reads a few small files; throws where one of them has not its form. */
export function shippedPresets(): readonly [HouseWords, ...HouseWords[]] {
  const [usual, ...others] = presetNames;
  return [presetOf(usual), ...others.map(presetOf)];
}

function presetOf(name: (typeof presetNames)[number]): HouseWords {
  const { words, faults } = parseWords(readFileSync(new URL(`presets/${name}.md`, import.meta.url), "utf8"));
  const [fault] = faults;
  if (fault !== undefined || words.id !== name) throw new Error(`presets/${name}.md: ${fault?.what ?? "another id"}`);
  return words;
}
