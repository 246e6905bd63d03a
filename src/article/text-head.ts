import type { Byline } from "./article.ts";
import { isNameWithRole, parseBylineLine } from "./byline-line.ts";
import { isDateLine } from "./date-line.ts";
import { isoDate } from "./date.ts";

/** What stands above the story in a plain text, and where the story begins (UTF-16 code units). */
export type TextHead = {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: Byline;
  /** ISO 8601, the day. */
  readonly published: string | null;
  readonly start: number;
};

/**
 * Reads title, byline, outlet and date off the top of a plain text. Only what is plain is taken: a short first line
 * without a full stop before an empty line or a byline; then lines that are a credit, what stands under one, or a date,
 * and nothing else. A dateline that opens a paragraph ("MOSCOW, 3 May — The ministry…") stays with it. Where `title` is
 * known from elsewhere, no line is taken for it.
 */
export function readTextHead(text: string, title: string | null): TextHead {
  const lines = firstLines(text);
  const [first, second] = lines;
  const noHead: TextHead = { title, outlet: null, byline: none, published: null, start: 0 };
  if (first === undefined) return noHead;
  const opensWithTitle = title === null && second !== undefined && isTitle(first, second);
  const hasTitle = opensWithTitle || title !== null;
  const head: { -readonly [Key in keyof TextHead]: TextHead[Key] } = { ...noHead };
  let taken = opensWithTitle ? 1 : 0;
  for (const line of lines.slice(taken)) {
    const credit = head.byline.kind === "none" ? creditIn(line.words, hasTitle) : null;
    const isUnderCredit = head.byline.kind !== "none" && !line.afterGap;
    const outlet = isUnderCredit ? outletIn(line.words) : null;
    if (credit === null && outlet === null && !isDateLine(line.words) && !(isUnderCredit && isPost(line.words))) break;
    head.byline = credit ?? head.byline;
    head.outlet ??= outlet;
    head.published ??= outlet === null ? isoDate(line.words) : null;
    taken += 1;
  }
  const story = lines[taken];
  if (story === undefined) return noHead; // nothing but a head: then it is the text
  if (taken > 0) head.start = story.start;
  if (opensWithTitle) head.title = first.words;
  if (head.byline.kind === "none") head.byline = underLabel(story, lines[taken + 1]) ?? datelineAgency(story.words);
  return head;
}

const none: Byline = { kind: "none" };

/** `afterGap`: an empty line stands before it. */
type Line = { readonly words: string; readonly start: number; readonly afterGap: boolean };

const mostHeadLines = 6;

/** The first lines with words in them, one more than a head can have. */
function firstLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let at = 0;
  let gap = false;
  for (const line of text.split(/(?<=\n)/, 60)) {
    const words = line.trim();
    if (words === "") gap = true;
    else {
      lines.push({ words, start: at + line.indexOf(words), afterGap: gap });
      gap = false;
    }
    at += line.length;
    if (lines.length > mostHeadLines) break;
  }
  return lines;
}

const longestTitle = 150; // characters

function isTitle({ words }: Line, next: Line): boolean {
  if (!next.afterGap && creditIn(next.words, true) === null) return false;
  if (words.length > longestTitle || /[.,;:—–]["”’»]?$/u.test(words)) return false;
  return /^["“‘'«„¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(words) && creditIn(words, true) === null && !isDateLine(words);
}

/** A name with a role is a credit only under a title: elsewhere it may open a list, or a play. */
function creditIn(words: string, underTitle: boolean): Byline | null {
  const credit = words.length <= 120 ? parseBylineLine(words) : null;
  if (credit !== null) return credit;
  if (!underTitle || words.length > 120 || !isNameWithRole(words)) return null;
  return parseBylineLine(`By ${words}`);
}

/** "Court reporter": what stands under a name. */
function isPost(words: string): boolean {
  return words.length <= 80 && post.test(words) && !/[.!?:]$/.test(words);
}

const post = /\b(?:correspondent|editor|reporter|writer|columnist|journalist|contributor|bureau chief)\b/i;

/** "Labour Daily", or the end of "Shipping correspondent, Commerce Ledger". */
function outletIn(words: string): string | null {
  const [last = "", ...before] = words.split(/,\s+/).toReversed();
  if (words.length > 80 || before.some((part) => !post.test(part))) return null;
  return /^(?:\p{Lu}[\p{L}\p{M}’'&.-]*(?: (?:of|the|and|&) | |$)){1,5}$/u.test(last) &&
    !post.test(last) &&
    !last.endsWith(".")
    ? last
    : null;
}

/** "Comment", then a name alone: the label tells what kind of text it is, so both stay in it. */
function underLabel(label: Line, name: Line | undefined): Byline | null {
  const isLabel = /^(?:comment|opinion|analysis|editorial|column|viewpoint|perspective|essay)$/i.test(label.words);
  if (!isLabel || name === undefined || name.afterGap || /[^\p{L}\p{M}\s.’'-]/u.test(name.words)) return null;
  return parseBylineLine(`By ${name.words}`);
}

/** "LONDON, May 3 (Reuters) — ": the agency whose dateline opens the story. */
function datelineAgency(story: string): Byline {
  const name = /^(?=\p{Lu}{3})[^()\n]{3,60}\((\p{Lu}[^()\n]{1,40})\)\s?[—–-]{1,2}\s/u.exec(story)?.[1];
  return name === undefined ? none : { kind: "agency", name };
}
