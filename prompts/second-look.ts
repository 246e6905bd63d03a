import { lookAnswer } from "../src/report/draft.ts";
import type { PromptContract } from "./contract.ts";

/** The questions of a report and the sentences that bear on them; what these answer is struck. */
export const secondLookPrompt = {
  id: "second-look",
  slots: ["article", "questions", "language"],
  answer: lookAnswer,
} as const satisfies PromptContract;
