import { cleanUrl } from "../../article/url.ts";
import { inLanguage, publishedOn } from "../../article/head-words.ts";
import { countWords } from "../../text/words.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { disarm } from "./disarm.ts";
import { marked, type Markdown } from "./markdown.ts";
import { capitalised, shortened, type Read } from "./speakers.ts";

/** The title, and one line of what kind of text this is, from where and when. */
export function cardHead({ article, reading }: Read): Markdown {
  const facts = [
    article.outlet === null ? null : shortened(article.outlet, outletMost),
    article.published === null ? null : publishedOn(article.published),
    reportWords.genres[reading.genre],
    reportWords.counted(countWords(article.text), "word", "words"),
    inLanguage(article.language),
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
