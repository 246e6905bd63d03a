import { reportAnswer } from "../src/report/draft.ts";
import type { PromptContract } from "./contract.ts";

/** The whole article in, the whole report out; the same words serve the parts of a long article. */
export const reportPrompt = {
  id: "report",
  slots: ["article", "ledger", "wishes", "language"],
  answer: reportAnswer,
} as const satisfies PromptContract;
