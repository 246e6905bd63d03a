import { repairAnswer } from "../src/report/draft.ts";
import type { PromptContract } from "./contract.ts";

/** Follows an answer, and asks for its failing items alone. */
export const repairPrompt = {
  id: "repair",
  slots: ["failing items"],
  answer: repairAnswer,
} as const satisfies PromptContract;
