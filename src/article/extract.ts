import type { Article } from "./article.ts";
import { blocksOf, textOf } from "./blocks.ts";
import { cleanUp } from "./boilerplate.ts";
import type { Story } from "./boilerplate/story.ts";
import { openPage } from "./document.ts";
import type { Dropped } from "./dropped.ts";
import { findStory } from "./find-story.ts";
import type { PageSignals } from "./gate.ts";
import { detectLanguage } from "./language.ts";
import { readMetadata, siteOf, type Metadata } from "./metadata.ts";
import { readSignals } from "./page-signals.ts";
import { recordedText, supersedes } from "./recorded-text.ts";
import { attribute, branches, lengthOf } from "./tree.ts";
import { foldedWords, wordCount } from "./words.ts";

/** An article, all that was left out of it, in the order in which it was, and what the page tells beside its text. */
export type Extracted = {
  readonly article: Article;
  readonly dropped: readonly Dropped[];
  readonly signals: PageSignals;
  /** The address that the page gives for itself, whatever site that is on. */
  readonly named: string | null;
};

/**
 * Reads the story out of a page. Whatever the page, there is an answer; what may be wrong with it stands in
 * `extraction.doubts`:
 * - "page-cut": the page was larger than what is read
 * - "several-stories": the page holds more than one; the one under the page's title was read
 * - "live-blog": entries written over a day, newest first
 * - "more-pages": the story goes on at another address
 * - "from-json-ld": the page showed little of the text that it gives to machines, and that was read
 * - "shorter-than-stated": the page states at least twice as many words as were found
 * - "much-dropped": less than half of what looked like the story was kept
 */
export function extractArticle(page: { readonly html: string; readonly url: string | null }): Extracted {
  const open = openPage(page.html);
  const metadata = readMetadata(open, page.url);
  const imageTexts = new Set(
    branches(open.root).flatMap((node) => (node.tag === "img" ? [foldedWords(attribute(node, "alt"))] : [])),
  );
  const found = findStory(open.root, metadata);
  const story: Story = {
    root: found.root,
    metadata,
    imageTexts,
    standfirst: found.standfirst,
    site: page.url === null ? null : siteOf(page.url),
    size: lengthOf(found.root),
    dropped: [],
  };
  const signals = readSignals(open, metadata, found.root);
  cleanUp(story);

  const shown = textOf(blocksOf(found.root));
  const recorded = recordedText(metadata.record?.body ?? null);
  const text = supersedes(recorded, shown) ? recorded : shown;
  return {
    article: {
      text,
      title: metadata.title,
      outlet: metadata.outlet,
      url: metadata.canonical ?? page.url,
      byline: metadata.byline,
      published: metadata.published,
      language: detectLanguage(text, metadata.language),
      gate: null,
      extraction: {
        by: text === shown ? "readability" : "json-ld",
        doubts: [...open.doubts, ...found.doubts, ...doubtsOf(story, metadata, text, shown)],
      },
    },
    dropped: [...open.hidden, ...found.dropped, ...story.dropped],
    signals,
    named: metadata.named,
  };
}

function doubtsOf(story: Story, metadata: Metadata, text: string, shown: string): readonly string[] {
  const doubts: string[] = [];
  const entries = story.dropped.filter(({ step }) => step === "stamps").length;
  if (metadata.record?.live === true || entries >= 3 || liveTitle.test(metadata.title ?? "")) doubts.push("live-blog");
  if (story.dropped.some(({ text: line }) => line.length < 60 && pageLine.test(line))) doubts.push("more-pages");
  if (text !== shown) doubts.push("from-json-ld");
  else if ((metadata.record?.words ?? 0) > 2 * wordCount(text) + 50) doubts.push("shorter-than-stated");
  if (story.size > 1_000 && shown.length < story.size * 0.5) doubts.push("much-dropped");
  return doubts;
}

const liveTitle =
  /\b(?:live (?:updates?|blog|coverage|ticker)|latest updates|as it happened|liveticker|en direct|en vivo|ao vivo|in diretta)\b|[:–—|-] live$|^live[:-]/iu;

const pageLine =
  /^(?:page|seite|página|pagina) \d{1,3} (?:of|von|de|di|sur) \d{1,3}$|^(?:next page|continue reading|read the (?:full|rest of the) (?:story|article)|nächste seite|page suivante|página siguiente|weiterlesen|lire la suite|seguir leyendo|continua a leggere|continuar lendo)\b/iu;
