import { cleanUrl } from "../../article/url.ts";
import { countWords } from "../../text/words.ts";
import * as say from "../wording.ts";
import { disarm } from "./disarm.ts";
import { marked, type Markdown } from "./markdown.ts";
import { capitalised, shortened, type Read } from "./speakers.ts";

/** The title, and one line of what kind of text this is, from where and when. */
export function cardHead({ article, reading }: Read): Markdown {
  const facts = [
    article.outlet === null ? null : shortened(article.outlet, outletMost),
    article.published === null ? null : shownDate(article.published),
    say.genres[reading.genre],
    say.counted(countWords(article.text), "word", "words"),
    language(article.language),
  ];
  const line = facts.filter((fact) => fact !== null && fact !== "").join(" · ");
  return marked`### ${titleOf({ article })}\n-# ${capitalised(line)}`;
}

export function titleOf({ article }: Pick<Read, "article">): string {
  const title = disarm(article.title ?? "");
  return title === "" ? say.untitled : shortened(title, titleMost);
}

const titleMost = 180; // code units
const outletMost = 50;

/** The address that the title's button leads to: the article's own, without what tracks its readers. */
export function linkOf({ article }: Pick<Read, "article">): URL | null {
  const address = article.url === null ? null : cleanUrl(article.url);
  return address === null ? null : new URL(address);
}

function language(code: string): string | null {
  if (code === "und" || code === "en" || code.startsWith("en-")) return null;
  try {
    const name = new Intl.DisplayNames("en", { type: "language" }).of(code);
    return name === undefined ? null : `in ${name}`;
  } catch {
    return null; // what a page calls its language need not be one
  }
}

/** "2025-09-03T10:00Z" as "3 September 2025"; what is less precise stays so, and what is no date is left out. */
function shownDate(published: string): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published) ?? [];
  if (year === undefined) return null;
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (month === undefined || Number.isNaN(date.getTime())) return year;
  const parts = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", day === undefined ? parts : { ...parts, day: "numeric" }).format(date);
}
