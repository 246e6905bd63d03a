import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";

/** Reads an article and says what may be said about it. Never fails: an odd text gives a reading with doubts. */
export type ReadArticle = (article: Article) => { readonly reading: Reading; readonly report: Report };
