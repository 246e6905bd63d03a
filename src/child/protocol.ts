import type { Article } from "../article/article.ts";
import type { Extracted } from "../article/extract.ts";
import type { PastedPiece } from "../article/paste.ts";
import type { PdfText } from "../article/pdf.ts";
import { gateCodes, type ErrorCode } from "../errors.ts";
import type { Reading } from "../reading/reading.ts";
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
  /** An article too long to be read where others wait. */
  readonly read: { readonly article: Article };
};

export type Results = {
  readonly html: Extracted;
  readonly pdf: PdfText;
  readonly text: Pick<Extracted, "article" | "dropped">;
  readonly paste: Pick<Extracted, "article" | "dropped">;
  /** The report is the local one. */
  readonly read: { readonly reading: Reading; readonly report: Report };
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
