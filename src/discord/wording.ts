import type { ClaimKind } from "../reading/reading.ts";
import { counted } from "../report/report-words.ts";
import type { Section } from "../report/sections.ts";

/** What the bot says of a report in Discord, in words of its own. Notices have their own file, beside this one. */

export const untitled = "An article without a title";
export const theArticle = "The article itself";

export const headings = {
  claims: "Who claims what",
  leftOut: "Left out",
  leftOutAside: "inferred from this text alone",
  refusals: "Asked, and gave no answer",
  summaryShort: "Summary",
  summary: "Summary, and the sentences it rests on",
  allClaims: "All claims",
  withheld: "Withheld",
  withheldAside: "what was said of the article and could not be shown, and why",
  wording: "Wording",
  wordingAside: "word choices to discuss, with a plainer one beside each",
  voices: "Voices",
  voicesAside: "whose words fill the article, from its beginning to its end",
} as const;

export const buttons = {
  claims: "All claims",
  evidence: "Evidence",
  voices: "Voices",
  wording: "Wording",
  ask: "Ask",
  delete: "Delete",
  previous: "Previous",
  next: "Next",
  leftOut: "Left out",
  read: "Read this article",
} as const;

export const noSummaryRead = "Not summed up: too little of this language is read.";
export const noRefusals = "Nobody was said to have been asked in vain.";
export const noLoadedWords = "No word of the article was found that pushes the reader.";
export const noVoices = "No words were found that are given as somebody else’s.";
export const checkable = "checkable";
export const checkedFor = "Checked:";
export const cut = "…";

export const claimKinds: Readonly<Record<ClaimKind, string>> = {
  statement: "statement",
  allegation: "allegation",
  interpretation: "interpretation",
  prediction: "prediction",
  demand: "demand",
  intention: "intention",
  judgement: "judgement",
};

/** Said on every report and answer. */
export const mayBeWrong = "machine reading, may be wrong";
export const readWithoutModel = "read without a model";
export const fromStore = "read before, nothing spent";
export const ownSentences = "summary in the article’s own sentences";

export function readBy(model: string): string {
  return `read with ${model}`;
}

export function foundWordForWord(passed: number, of: number): string {
  return `${passed} of ${counted(of, "quote", "quotes")} found word for word`;
}

export function withheld(count: number): string {
  return `${counted(count, "item", "items")} withheld, not borne out by the text`;
}

export function unread(count: number): string {
  return `${counted(count, "sentence", "sentences")} not read by the model, for want of room`;
}

export function moreClaims(count: number): string {
  return `${counted(count, "more claim", "more claims")} under “${buttons.claims}”`;
}

/** Where there is room for none of them. */
export function claimsOf(count: number): string {
  return `${counted(count, "claim", "claims")} under “${buttons.claims}”`;
}

/** Where all that a card rests on stands: its claims first, where it has any. */
export function evidenceUnder(sections: readonly Section[]): string {
  return sections.includes("claims") ? buttons.claims : buttons.evidence;
}

export function questionsOf(count: number, under: string): string {
  return `${counted(count, "question", "questions")} under “${under}”`;
}

export function moreQuestions(count: number, under: string): string {
  return `${counted(count, "more question", "more questions")} under “${under}”`;
}

export function andMore(count: number): string {
  return `and ${count} more`;
}

export function via(name: string): string {
  return `via ${name}`;
}

export function plainer(neutral: string): string {
  return `plainer: “${neutral}”`;
}

export function pageOf(page: number, pages: number): string {
  return `${page} of ${pages}`;
}

/** "S3, S14" */
export function cited(sentences: readonly number[]): string {
  return [...new Set(sentences)].map((id) => `S${id}`).join(", ");
}
