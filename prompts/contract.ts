import type { z } from "zod";

/**
 * What code holds a prompt to, whatever its words are: the slots that it fills beside them (src/report/prompt.ts) and
 * the shape of the answer. The words stand in the .md of the same name, and hold no placeholders.
 */
export type PromptContract = {
  readonly id: string;
  readonly slots: readonly Slot[];
  readonly answer: z.ZodObject;
};

/** All but "language" and "failing items" are strangers' text, and go between fences. */
export type Slot =
  | "article"
  | "ledger"
  | "question"
  | "earlier questions"
  | "questions"
  | "wishes"
  | "language"
  | "failing items";
