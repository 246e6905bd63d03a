import { createHash } from "node:crypto";
import { normalise } from "../text/match.ts";
import { splitParagraphs } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import { canonicalUrl } from "./url.ts";
import type { Article } from "./article.ts";

/** What an answer is stored by: the same `hash` has the same words, so that its spans and quotations still hold. */
export type Identity = { readonly url: string | null; readonly hash: string };

export function articleIdentity(article: Pick<Article, "url" | "text">): Identity {
  return { url: article.url === null ? null : canonicalUrl(article.url), hash: contentHash(article.text) };
}

/** SHA-256, in hexadecimal, of the text after the one normalisation: case, quotation marks, dashes and spaces are alike. */
export function contentHash(text: string): string {
  return createHash("sha256").update(normalise(text)).digest("hex");
}

/** What a store can index to recognise a story again. */
export type StoryKeys = { readonly url: string | null; readonly paragraphs: readonly string[] };

export function storyKeys(article: Pick<Article, "url" | "text">): StoryKeys {
  const paragraphs = splitParagraphs(article.text)
    .map((span) => lettersOf(slice(article.text, span)))
    .filter((letters) => letters.length >= longEnough)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const whole = lettersOf(article.text);
  const kept = paragraphs.length > 0 || whole === "" ? paragraphs.slice(0, 3) : [whole];
  const keys = kept.map((letters) => createHash("sha256").update(letters).digest("hex"));
  return { url: articleIdentity(article).url, paragraphs: [...new Set(keys)] };
}

/**
 * Whether two articles tell the same story in the same words, though one has another address, a credit line more or
 * lost a paragraph on the way: they share an address, or two of their three longest paragraphs. Two outlets that print
 * the same agency report are the same story; two reports of the same event are not. Never a reason to answer one
 * from the other's spans: for that the hash must be the same.
 */
export function sameStory(a: StoryKeys, b: StoryKeys): boolean {
  if (a.url !== null && a.url === b.url) return true;
  const shared = a.paragraphs.filter((key) => b.paragraphs.includes(key)).length;
  return shared > 0 && shared >= Math.min(2, a.paragraphs.length, b.paragraphs.length);
}

const longEnough = 80; // letters: a shorter line may stand in many stories ("This is a developing story…")

/** Letters and digits alone: nothing that an editor, a chat or a copy changes on the way. */
function lettersOf(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
