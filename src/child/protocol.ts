import type { Article } from "../article/article.ts";
import type { Extracted } from "../article/extract.ts";
import type { PastedPiece } from "../article/paste.ts";
import type { PdfText } from "../article/pdf.ts";
import { gateCodes, type ErrorCode } from "../errors.ts";
import type { Reading } from "../reading/reading.ts";
import type { Answer as LocalAnswer, Asked } from "../report/answer.ts";
import type { Draft } from "../report/draft.ts";
import type { Grounded, GroundedSentences } from "../report/ground.ts";
import type { HouseWords, Term } from "../report/house-words.ts";
import type { Report } from "../report/report.ts";

/**
 * What the child can be asked to do, and what it is given for it. A new kind of task is a line here, in `Results`, in
 * tasks.ts (what the child does) and in believed.ts (what the parent accepts as an answer).
 */
export type Tasks = {
  /** A page as it came, or as text that is decoded already; `contentType` is the header's value. */
  readonly html: {
    readonly page: Uint8Array | string;
    readonly contentType: string | null;
    readonly url: string | null;
  };
  readonly pdf: { readonly bytes: Uint8Array };
  /** A file of text, or what was pasted, too long for its article to be found where others wait. */
  readonly text: {
    readonly given: {
      readonly kind: "text" | "markdown";
      readonly text: string;
      readonly url: string | null;
      readonly doubts: readonly string[];
    };
  };
  readonly paste: { readonly pieces: readonly PastedPiece[] };
  /** The text of a PDF, likewise. */
  readonly "pdf-text": { readonly pdf: PdfText; readonly url: string | null };
  /** An article too long to be read where others wait. */
  readonly read: { readonly article: Article };
  /** The local report on such an article, as moderators wish for it. */
  readonly report: Omit<GroundsAside, "language" | "terms"> & { readonly house: HouseWords | null };
  /** What a model said of such an article, held to its text. */
  readonly ground: GroundsAside & { readonly draft: Draft; readonly mode: string; readonly outside: boolean };
  readonly "ground-sentences": GroundsAside & { readonly sentences: Draft["summary"] };
  /** The sentences of such an article that bear on a question. */
  readonly answer: Omit<GroundsAside, "language" | "terms"> & {
    readonly question: string;
    readonly earlier: readonly Asked[];
  };
};

export type GroundsAside = {
  readonly article: Article;
  readonly reading: Reading;
  readonly language: string;
  readonly terms: readonly Term[];
};

export type Results = {
  readonly html: Extracted;
  readonly pdf: PdfText;
  readonly text: Pick<Extracted, "article" | "dropped">;
  readonly paste: Pick<Extracted, "article" | "dropped">;
  readonly "pdf-text": Pick<Extracted, "article" | "dropped">;
  /** The report is the local one. */
  readonly read: { readonly reading: Reading; readonly report: Report };
  readonly report: Report;
  readonly ground: Grounded;
  readonly "ground-sentences": GroundedSentences;
  readonly answer: LocalAnswer;
};

export type TaskKind = keyof Tasks;
export type Task = { [K in TaskKind]: { readonly kind: K } & Tasks[K] }[TaskKind];

/** Parent to child, by structured clone. */
export type Job = { readonly id: number; readonly task: Task };

/** Child to parent: "ready" once, then one answer a job. `error` is for the log, never for people. */
export type Message = { readonly kind: "ready" } | Answer;

export type Answer =
  | { readonly kind: "done"; readonly id: number; readonly result: unknown }
  | {
      readonly kind: "refused";
      readonly id: number;
      readonly code: Refusal;
      readonly message: string;
      readonly wayOn: string;
    }
  | { readonly kind: "failed"; readonly id: number; readonly error: string };

export type Refusal = (typeof refusals)[number];

/** The reasons a child may give a person; the others (too slow, too much at once) the parent finds by itself. */
export const refusals = [
  "unsupported-type",
  "binary",
  "too-large",
  "empty",
  "no-article",
  "parse-failed",
  ...gateCodes,
] as const satisfies readonly ErrorCode[];
