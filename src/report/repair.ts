import type { Message } from "../model/model.ts";
import type { PromptWords } from "./prompt-words.ts";
import type { Fault } from "./tally.ts";

// Nothing to put right: the item is not owed, not true, or there already.
const forGood: ReadonlySet<string> = new Set(["owed", "refuted", "once", "sides", "outside"]);

const itemsMost = 12;

/** The labels of the items that a model is asked for again: those that fell, or are told in the article's own words. */
export function failedItems(faults: readonly Fault[]): ReadonlySet<string> {
  const lost = new Set(faults.filter(({ check }) => forGood.has(check)).map(({ label }) => label));
  const failed = faults.filter(({ outcome, label }) => outcome !== "mended" && !lost.has(label));
  return new Set([...new Set(failed.map(({ label }) => label))].slice(0, itemsMost));
}

/** What follows the model's own answer: which items failed, why, and how to give them again. */
export function repairMessage(faults: readonly Fault[], failed: ReadonlySet<string>, { words }: PromptWords): Message {
  return { role: "user", text: `${words}\n\n${problemsOf(faults, failed)}\n\n${shape}` };
}

/** The same behind an answer to a question. */
export function answerRepairMessage(
  faults: readonly Fault[],
  failed: ReadonlySet<string>,
  { words }: PromptWords,
): Message {
  return { role: "user", text: `${words}\n\n${problemsOf(faults, failed)}\n\n${answerShape}` };
}

function problemsOf(faults: readonly Fault[], failed: ReadonlySet<string>): string {
  const lines = [...failed].map((label) => {
    const problems = faults.filter((fault) => fault.label === label).map(({ problem }) => problem);
    return `${label}: ${[...new Set(problems)].join("; ")}`;
  });
  return lines.join("\n");
}

const shape = `C is for claims, P for perspectives, S for the summary; C2 is the second claim of your answer. Answer with one JSON object and nothing else, each item with its label in "item" and all its other keys:
{"claims":[{"item":"C2","quote":"…","sentence":7,"claimer":"V3","kind":"statement","text":"…"}],"perspectives":[],"summary":[{"item":"S1","text":"…","sentences":[2,5]}]}`;

const answerShape = `S2 is the second sentence of your answer. Answer with one JSON object and nothing else, each sentence with its label in "item":
{"answer":[{"item":"S2","text":"…","sentences":[2,5]}]}`;
