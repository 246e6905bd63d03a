import type { Span } from "./span.ts";

/**
 * The one normalisation: what may differ between a passage and the article it was taken from, and nothing else.
 * Quotation marks, dashes, spaces and case are made alike, invisible characters and soft hyphens are dropped, an accent
 * may be written as a mark of its own, and ligatures and full-width forms are spelled out. Words, digits and every
 * other mark stay as they are: "10⁶" never becomes "106".
 */
export function normalise(text: string): string {
  return fold(text).text.trim();
}

/**
 * A text made ready to be searched many times. The code unit at i of `text` was folded from the character of `original`
 * that begins at `origin[i]` and stops before `ends[i]`. `origin` has one more entry, the original's length.
 */
export type Folded = {
  readonly text: string;
  readonly original: string;
  readonly origin: readonly number[];
  readonly ends: readonly number[];
};

export function fold(original: string): Folded {
  const origin: number[] = [];
  const ends: number[] = [];
  const kept: string[] = [];
  let at = 0;
  let afterSpace = true;
  for (const character of original) {
    const end = at + character.length;
    const folded = foldCharacter(character);
    if (folded !== "" && !(folded === " " && afterSpace)) {
      kept.push(folded);
      for (let i = 0; i < folded.length; i += 1) {
        origin.push(at);
        ends.push(end);
      }
      afterSpace = folded === " ";
    }
    at = end;
  }
  origin.push(at);
  return { text: kept.join(""), original, origin, ends };
}

/**
 * Finds a passage word for word, after the one normalisation, and returns the article's own span; null where it is not
 * there. It matches whole words and numbers only: "1,20" is not found in "1,200", "we can" not in "we can’t", "violent"
 * not in "non-violent". A passage without a letter or digit is never found.
 */
export function findPassage(article: Folded, passage: string, within?: Span): Span | null {
  const wanted = normalise(passage);
  if (!wordCharacter.test(wanted)) return null;
  const first = within ? lowerBound(article.origin, within.start) : 0;
  const stop = within ? lowerBound(article.origin, within.end) : article.text.length;
  const searched = within ? article.text.slice(first, stop) : article.text;
  for (let from = 0; ; from += 1) {
    from = searched.indexOf(wanted, from);
    if (from < 0) return null;
    const at = first + from;
    const end = at + wanted.length;
    const span = { start: article.origin[at] ?? 0, end: article.ends[end - 1] ?? 0 };
    if (within && span.end > within.end) return null;
    if (!cutsWord(article, at) && !cutsWord(article, end)) return span;
  }
}

/** Whether a cut of the folded text at `at` would fall inside a word or a number. */
function cutsWord(article: Folded, at: number): boolean {
  if (at > 0 && at < article.text.length && article.origin[at - 1] === article.origin[at]) return true; // "…" is "..."
  const before = characterBefore(article.text, at);
  const after = characterAt(article.text, at);
  if (wordCharacter.test(before) && wordCharacter.test(after)) return true;
  return cutsNumber(article, at, before, after) || cutsCompound(article, at, before, after);
}

/** "3|.5", "10|:30", "$|5", "5|%", "−|5", and "1|200" where the space is one that only holds numbers together. */
function cutsNumber(article: Folded, at: number, before: string, after: string): boolean {
  const { text } = article;
  if (digit.test(before)) {
    if (/[%‰°]/.test(after)) return true;
    return holdsNumber(article, at) && digit.test(characterAt(text, at + 1));
  }
  if (!digit.test(after)) return false;
  if (/\p{Sc}/u.test(before)) return true;
  const outer = characterBefore(text, at - before.length);
  if (holdsNumber(article, at - 1) && digit.test(outer)) return true;
  return /[.-]/.test(before) && article.original[article.origin[at - 1] ?? 0] !== "—" && /^[\s("']?$/.test(outer);
}

function holdsNumber(article: Folded, at: number): boolean {
  const character = article.original.charAt(article.origin[at] ?? 0);
  return /[.,:/⁄\u00a0\u2007\u2009\u202f]/.test(character);
}

/** "can|’t", "we|’ll", "non|-violent", "sugar|-free"; but "Macron|’s", and "the plan|—which". */
function cutsCompound(article: Folded, at: number, before: string, after: string): boolean {
  const { text } = article;
  if (after === "'" && wordCharacter.test(before)) return /^'(?!s(?![\p{L}\p{M}]))\p{L}/u.test(text.slice(at, at + 4));
  if (before === "'" && wordCharacter.test(characterBefore(text, at - 1))) {
    return /^(?:[stdm]|ll|re|ve)(?![\p{L}\p{M}])/u.test(text.slice(at, at + 4));
  }
  if (after === "-" && isHyphen(article, at)) {
    return wordCharacter.test(before) && wordCharacter.test(characterAt(text, at + 1));
  }
  if (before === "-" && isHyphen(article, at - 1)) {
    return wordCharacter.test(after) && wordCharacter.test(characterBefore(text, at - 1));
  }
  return false;
}

function isHyphen(article: Folded, at: number): boolean {
  return /[-‐‑]/.test(article.original.charAt(article.origin[at] ?? 0));
}

const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
const digit = /\p{N}/u;

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const pair = characterAt(text, at - 2);
  return pair.length === 2 ? pair : text.charAt(at - 1);
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

function foldCharacter(written: string): string {
  const code = written.codePointAt(0) ?? 0;
  if (code >= 0x41 && code <= 0x5a) return written.toLowerCase();
  if (code > 0x20 && code < 0x7f && code !== 0x60) return written;
  const character = written.normalize(spelledOut.test(written) ? "NFKC" : "NFC");
  if (invisible.test(character)) return ""; // before white space: the byte order mark is both
  if (/\s/u.test(character)) return " ";
  if (doubleQuote.test(character)) return '"';
  if (singleQuote.test(character)) return "'";
  if (dash.test(character)) return "-";
  if (character === "…") return "...";
  return character.toLowerCase().normalize("NFD").replace("ς", "σ");
}

// Soft hyphens, zero-width and bidirectional marks, variation selectors, tag characters.
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const doubleQuote = /["“”„‟«»＂″❝❞〝〞]/u;
const singleQuote = /['‘’‚‛′＇ʼ`´‹›]/u;
const dash = /[-‐‑‒–—―−﹘﹣－]/u;
// The ligatures of Latin type, and full-width forms.
const spelledOut = /[\ufb00-\ufb06\uff01-\uff5e]/u;
