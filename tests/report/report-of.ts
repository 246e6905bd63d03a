import type { Article } from "../../src/article/article.ts";
import { localReport } from "../../src/report/local-report.ts";
import type { Report } from "../../src/report/report.ts";
import { localReader } from "../../src/seeds.ts";
import { articleOf } from "../reading/read.ts";

const read = localReader();

/** The report on a made-up text; its title where one is given. */
export function reportOf(text: string, title: string | null = null): Report {
  const article: Article = { ...articleOf(text), title };
  return localReport(article, read(article));
}
