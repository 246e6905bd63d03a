import type { Span } from "./span.ts";

/**
 * The one normalisation: what may differ between a passage and the article it was taken from, and nothing else.
 * Quotation marks, dashes, spaces and case are made alike, invisible characters and soft hyphens are dropped,
 * and ligatures and full-width forms are folded (NFKC). Words, digits and every other mark stay as they are.
 */
export function normalise(text: string): string {
  return fold(text).text.trim();
}

/** A text made ready to be searched many times. Positions of `text` map to the original by `origin`. */
export type Folded = { readonly text: string; readonly origin: readonly number[] };

/** Folds a text with the position each kept code unit came from; `origin` has one more entry, the original's length. */
export function fold(original: string): Folded {
  const origin: number[] = [];
  let text = "";
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    const kept = folded === " " && (text === "" || text.endsWith(" ")) ? "" : folded;
    for (let i = 0; i < kept.length; i += 1) origin.push(at);
    text += kept;
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

/**
 * Finds a passage word for word, after the one normalisation, and returns the article's own span; null where it is not
 * there. It matches whole words only, so that "1,20" is not found in "1,200".
 */
export function findPassage(article: Folded, passage: string, within?: Span): Span | null {
  const wanted = normalise(passage);
  if (wanted === "") return null;
  let at = within ? lowerBound(article.origin, within.start) : 0;
  for (;;) {
    at = article.text.indexOf(wanted, at);
    if (at < 0) return null;
    const end = at + wanted.length;
    const span = { start: article.origin[at] ?? 0, end: originEnd(article, end) };
    if (within && span.end > within.end) return null;
    if (!joinsWord(article.text, at) && !joinsWord(article.text, end)) return span;
    at += 1;
  }
}

/** The end of the original character that the last matched code unit came from. */
function originEnd({ origin }: Folded, end: number): number {
  const last = origin[end - 1] ?? 0;
  for (let i = end; i < origin.length; i += 1) {
    const next = origin[i] ?? 0;
    if (next > last) return next > last + 2 ? last + 1 : next;
  }
  return origin.at(-1) ?? 0;
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Whether a cut at `at` would fall inside a word or a number ("1,2|00", "3|.5"). */
function joinsWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (wordCharacter.test(before) && wordCharacter.test(after)) return true;
  const digit = /\p{N}/u;
  if (digit.test(before) && /[.,]/.test(after)) return digit.test(text.charAt(at + 1));
  return /[.,]/.test(before) && digit.test(after) && digit.test(text.charAt(at - 2));
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x41 && code <= 0x5a) return character.toLowerCase();
  if (code > 0x20 && code < 0x7f) return character === "`" ? "'" : character;
  if (/\s/u.test(character)) return " ";
  if (invisible.test(character)) return "";
  if (doubleQuote.test(character)) return '"';
  if (singleQuote.test(character)) return "'";
  if (dash.test(character)) return "-";
  if (character === "…") return "...";
  return character.normalize("NFKC").toLowerCase();
}

// Soft hyphens, zero-width and bidirectional marks, variation selectors, tag characters.
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const doubleQuote = /["“”„‟«»＂″❝❞〝〞]/u;
const singleQuote = /['‘’‚‛′＇ʼ‹›]/u;
const dash = /[-‐‑‒–—―−﹘﹣－]/u;
