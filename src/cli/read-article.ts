import type { Provenance } from "../app/model-stage.ts";
import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";

/** Reads an article and says what may be said about it. Never fails: an odd text gives a reading with doubts. */
export type ReadArticle = (article: Article) => { readonly reading: Reading; readonly report: Report };

/** What was read of an article, and how it was come by; null where no model was asked for. */
export type ReadResult = {
  readonly reading: Reading;
  readonly report: Report;
  readonly provenance: Provenance | null;
};

/** The same for those who may have to wait for a model. */
export type Reader = (article: Article) => Promise<ReadResult>;
