import { isCutOff } from "./cut-off.ts";
import { notNews } from "./not-news.ts";
import { shapeOf, total, type Shape, type ShapedParagraph } from "./shape.ts";
import { wallPhrases, type Wall } from "./walls.ts";
import type { GateCode } from "../errors.ts";
import type { Article } from "./article.ts";

/** What a page tells beside its text; the extraction fills it, and a paste has none. */
export type PageSignals = {
  /** What the page says it is (schema.org type of the story, og:type); null where it says nothing of these. */
  readonly kind: "article" | "video" | "index" | "product" | "recipe" | null;
  /** Words inside links ÷ all words of the kept text, 0 to 1. */
  readonly linkWordsShare: number;
  /** Players in the page's main part: video and audio elements, frames of video sites. */
  readonly videoElements: number;
  /** schema.org isAccessibleForFree of the story or of a part of it; null where the page does not say. */
  readonly isAccessibleForFree: boolean | null;
  /** Elements in or right after the story whose class, id or data name says that they hide the rest ("paywall"). */
  readonly paywallMarks: number;
  /** schema.org wordCount, or the words of articleBody; null where the page does not say. */
  readonly declaredWords: number | null;
};

/**
 * Why a text is not the story, or not the whole of it; null where it is. A real story that is refused is the worst
 * fault, so each code needs evidence of its own, and what has none passes.
 */
export function gate(article: Pick<Article, "text">, page: PageSignals | null = null): GateCode | null {
  const shape = shapeOf(article.text);
  if (isWallOnly("bot-wall", shape)) return "bot-wall";
  if (isWallOnly("consent", shape)) return "consent";
  if (isPaywalled(shape, page)) return "paywall";
  if (isWallOnly("error", shape) || notNews(shape) !== null || isShelfOrRecipe(shape, page)) return "not-news";
  if (isVideoPage(shape, page)) return "video-page";
  if (isIndexPage(shape, page)) return "index-page";
  if (shape.words < storyLeast) return "too-short";
  return isCutOff(shape) || isFragment(shape, page) ? "cut-off" : null;
}

const storyLeast = 50; // words: a brief of 60 is a story
const wallMost = 1200; // words: the longest consent texts, with the purposes of every partner
const previewMost = 250; // words that a page gives away before its wall

/** Whether the text is little else than a wall's own phrases. */
function isWallOnly(wall: Wall, shape: Shape): boolean {
  if (shape.words > wallMost) return false;
  const found = shape.paragraphs
    .map((paragraph) => ({ paragraph, phrases: wallPhrases(wall, paragraph) }))
    .filter(({ phrases }) => phrases.all > 0);
  const walls = new Set(found.map(({ paragraph }) => paragraph));
  if (!found.some(({ phrases }) => phrases.sure > 0) || proseWords(shape, walls) >= storyLeast * 2) return false;
  const share = total([...walls]) / shape.words;
  return share >= 0.5 || (share >= 0.3 && found.reduce((sum, { phrases }) => sum + phrases.all, 0) >= 3);
}

/** Words in whole sentences that are no wall's. */
function proseWords(shape: Shape, walls: ReadonlySet<ShapedParagraph>): number {
  return total(
    shape.paragraphs.filter((paragraph) => paragraph.ends && paragraph.words >= 12 && !walls.has(paragraph)),
  );
}

/** The beginning of a story, and in place of the rest a demand to pay or to register. */
function isPaywalled(shape: Shape, page: PageSignals | null): boolean {
  const demands = shape.paragraphs
    .map((paragraph) => ({ paragraph, ...wallPhrases("paywall", paragraph) }))
    .filter(({ paragraph, sure, all }) => (sure > 0 && paragraph.words <= 60) || (all > 0 && paragraph.words <= 25));
  const walls = new Set(demands.map(({ paragraph }) => paragraph));
  const story = total(shape.paragraphs.filter((paragraph) => !walls.has(paragraph)));
  if (page !== null && isClosed(story, page)) return true;
  // After a longer text the demand may be a leftover of the page around a whole story.
  if (demands.some(({ sure }) => sure > 0)) return story < previewMost;
  return demands.reduce((sum, { all }) => sum + all, 0) >= 2 && story < previewMost / 2;
}

/** Some publishers call every story closed and yet send it whole: only a short text is a part. */
function isClosed(story: number, page: PageSignals): boolean {
  const saysClosed = page.isAccessibleForFree === false;
  if (page.declaredWords !== null && page.declaredWords >= storyLeast * 4) {
    return story < page.declaredWords / 2 && (saysClosed || page.paywallMarks > 0);
  }
  return saysClosed && story < (page.paywallMarks > 0 ? previewMost : previewMost / 2);
}

/** A page that declares a long story and shows a fraction of it. */
function isFragment(shape: Shape, page: PageSignals | null): boolean {
  const declared = page?.declaredWords ?? 0;
  return declared >= storyLeast * 6 && shape.words < declared / 4 && shape.words < previewMost;
}

function isShelfOrRecipe(shape: Shape, page: PageSignals | null): boolean {
  return (page?.kind === "product" || page?.kind === "recipe") && proseWords(shape, new Set()) < storyLeast * 3;
}

/** A player with a line or two below it, or with a list of its chapters ("14:40 Tenants answer"). */
function isVideoPage(shape: Shape, page: PageSignals | null): boolean {
  const found = shape.paragraphs.filter(
    (paragraph) => paragraph.words <= 40 && wallPhrases("video-page", paragraph).sure > 0,
  );
  const prose = proseWords(shape, new Set(found));
  if (page?.kind === "video") return prose < previewMost / 2;
  const chapters = shape.paragraphs.filter(({ text }) => chapter.test(text)).length;
  const plays = found.length > 0 || chapters >= 3 || (page?.videoElements ?? 0) > 0;
  return plays && prose < storyLeast && shape.words < previewMost;
}
const chapter = /^\W{0,2}(?:\d{1,2}:)?\d{1,2}:\d{2}\W{1,3}\p{L}/u;

/** Headlines one after the other: a front page, a section, the results of a search. */
function isIndexPage(shape: Shape, page: PageSignals | null): boolean {
  const { paragraphs, words } = shape;
  if (page?.kind === "article" || paragraphs.length < 6) return false;
  const ages = paragraphs.filter(({ plain }) => age.test(plain)).length;
  if (ages >= 4 && ages >= paragraphs.length / 5) return true;
  const headlines = paragraphs.filter(isHeadline);
  const share = total(headlines) / words;
  const linked = page?.linkWordsShare ?? 0;
  if (page?.kind === "index") return share >= 0.3 || linked >= 0.4;
  if ((linked >= 0.6 && share >= 0.4) || (headlines.length >= 8 && share >= 0.7)) return true;
  return pairsOfTeasers(paragraphs) * 2 >= Math.max(12, paragraphs.length * 0.75);
}

/** How often a headline is followed by a teaser of a line or two, and that by the next headline. */
function pairsOfTeasers(paragraphs: readonly ShapedParagraph[]): number {
  return paragraphs.filter((teaser, at) => {
    const [before, after] = [paragraphs[at - 1], paragraphs[at + 1]];
    const isTeaser = teaser.ends && teaser.words >= 5 && teaser.words <= 35;
    return isTeaser && before !== undefined && isHeadline(before) && (after === undefined || isHeadline(after));
  }).length;
}

const age =
  /\b\d{1,3} ?(?:min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?)\.? ago\b|\b\d{1,3} min(?:ute)? read\b|\bvor \d{1,3} (?:stunden|minuten|tagen)\b|\bil y a \d{1,3} (?:heures?|minutes|jours)\b|\bhace \d{1,3} (?:horas?|minutos|días)\b/;

function isHeadline({ text, words, ends }: ShapedParagraph): boolean {
  if (ends || words < 4 || words > 22 || /[:,;]$/.test(text)) return false;
  // "1. Doe (Kestrel) 1,102 points", "3 May: Interlagos": rows of a table or a calendar.
  return /^[“"‘'«„「(]*[\p{Lu}\p{Lo}]/u.test(text) && !/\d\D+\d/.test(text);
}
