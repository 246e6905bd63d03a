import { bylineText } from "../article/article.ts";
import { countWords } from "../text/words.ts";
import { bold, dim, flush, type Lines, type Page } from "./page.ts";
import * as say from "./wording.ts";

/** The title, and one line of what kind of text this is, from where and when. */
export function headLines(page: Page): Lines {
  const { article, reading } = page;
  const byline = bylineText(article.byline);
  const facts = [
    article.outlet,
    article.published && shownDate(article.published),
    say.genres[reading.genre],
    say.counted(countWords(article.text), "word", "words"),
    language(article.language),
    byline && `by ${byline}`,
  ];
  const line = facts.filter((fact) => fact !== null).join(" · ");
  return [...bold(page, article.title ?? say.untitled, flush), ...dim(page, line, flush)];
}

function language(code: string): string | null {
  if (code === "und" || code === "en" || code.startsWith("en-")) return null;
  const name = new Intl.DisplayNames("en", { type: "language" }).of(code);
  return name === undefined ? null : `in ${name}`;
}

/** "2025-09-03T10:00Z" as "3 September 2025"; what is less precise stays so. */
function shownDate(published: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published) ?? [];
  if (year === undefined || month === undefined) return published;
  const date = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return published;
  const parts = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", day === undefined ? parts : { ...parts, day: "numeric" }).format(date);
}
