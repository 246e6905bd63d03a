import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Answer, Asked } from "../report/answer.ts";
import type { Draft } from "../report/draft.ts";
import { ground, groundSentences, type Grounded, type GroundedSentences, type Grounds } from "../report/ground.ts";
import type { HouseWords } from "../report/house-words.ts";
import { localAnswer } from "../report/local-answer.ts";
import { localReport } from "../report/local-report.ts";
import type { Report } from "../report/report.ts";

/**
 * What takes the longer, the longer an article is, and is only thinking: as a port, so that it can be done where nobody
 * waits for anything else. Each fails with the signal's reason, or with what the other place fails with.
 */
export type Think = {
  /** The local report, where moderators wish for another than is made with the reading. */
  readonly report: (given: ToReport, signal: AbortSignal) => Promise<Report>;
  readonly ground: (given: ToGround, signal: AbortSignal) => Promise<Grounded>;
  readonly groundSentences: (given: SentencesToGround, signal: AbortSignal) => Promise<GroundedSentences>;
  readonly answer: (given: ToAnswer, signal: AbortSignal) => Promise<Answer>;
};

export type ToReport = {
  readonly article: Article;
  readonly reading: Reading;
  readonly house: HouseWords | null;
};
/** `mode`: the name of the model that gave the draft. */
export type ToGround = { readonly draft: Draft; readonly grounds: Grounds; readonly mode: string };
export type SentencesToGround = {
  readonly sentences: Draft["summary"];
  readonly grounds: Omit<Grounds, "outside">;
};
export type ToAnswer = {
  readonly article: Article;
  readonly reading: Reading;
  readonly question: string;
  readonly earlier: readonly Asked[];
};

/** All of it here and at once. */
export const thinkHere: Think = {
  report: async ({ article, reading, house }) => localReport(article, reading, house),
  ground: async ({ draft, grounds, mode }) => ground(draft, grounds, mode),
  groundSentences: async ({ sentences, grounds }) => groundSentences(sentences, grounds),
  answer: async ({ article, reading, question, earlier }) => localAnswer(article, reading, { question, earlier }),
};
