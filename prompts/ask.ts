import { askAnswer } from "../src/report/draft.ts";
import type { PromptContract } from "./contract.ts";

/** A question about one article, answered from its sentences. */
export const askPrompt = {
  id: "ask",
  slots: ["article", "ledger", "earlier questions", "question", "wishes", "language"],
  answer: askAnswer,
} as const satisfies PromptContract;
