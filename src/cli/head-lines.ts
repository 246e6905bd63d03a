import { bylineText } from "../article/article.ts";
import { inLanguage, publishedOn } from "../article/head-words.ts";
import { countWords } from "../text/words.ts";
import { bold, dim, flush, type Lines, type Page } from "./page.ts";
import * as say from "./wording.ts";
import * as reportWords from "../report/report-words.ts";

/** The title, and one line of what kind of text this is, from where and when. */
export function headLines(page: Page): Lines {
  const { article, reading } = page;
  const byline = bylineText(article.byline);
  const facts = [
    article.outlet,
    article.published && publishedOn(article.published),
    reportWords.genres[reading.genre],
    reportWords.counted(countWords(article.text), "word", "words"),
    inLanguage(article.language),
    byline && `by ${byline}`,
  ];
  const line = facts.filter((fact) => fact !== null).join(" · ");
  return [...bold(page, article.title ?? say.untitled, flush), ...dim(page, line, flush)];
}
