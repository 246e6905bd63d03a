import { splitParagraphs } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import { countWords } from "../text/words.ts";

/** A text as the gate sees it. `words` are about English words: scripts without spaces are reckoned down to them. */
export type Shape = { readonly text: string; readonly words: number; readonly paragraphs: readonly ShapedParagraph[] };

/** `ends`: it ends as a sentence does in its script. `plain`: in small letters, with straight apostrophes. */
export type ShapedParagraph = {
  readonly text: string;
  readonly plain: string;
  readonly words: number;
  readonly ends: boolean;
};

export function shapeOf(text: string): Shape {
  const paragraphs = splitParagraphs(text)
    .flatMap((span) => linesOf(slice(text, span)))
    .map(shapeOfParagraph);
  return { text, words: total(paragraphs), paragraphs };
}

/** A wrapped paragraph stays one; a list of headlines that was taken for one, all short lines, is taken apart. */
function linesOf(paragraph: string): readonly string[] {
  const lines = paragraph.split(/\r?\n/).filter((line) => line.trim() !== "");
  const continued = lines.slice(1).filter((line) => /^\s*\p{Ll}/u.test(line)).length;
  return continued >= (lines.length - 1) * 0.3 ? [lines.join(" ")] : lines.map((line) => line.trim());
}

export function total(paragraphs: readonly ShapedParagraph[]): number {
  return paragraphs.reduce((sum, { words }) => sum + words, 0);
}

export function shapeOfParagraph(text: string): ShapedParagraph {
  const plain = text.toLowerCase().replace(/[’‘ʼ]/g, "'");
  return { text, plain, words: wordsLike(text), ends: endsSentence(text) };
}

// About how many characters say what one English word says.
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const unspacedLetter = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

function wordsLike(text: string): number {
  const ideographs = count(text, ideograph);
  const letters = count(text, unspacedLetter);
  if (ideographs + letters === 0) return countWords(text);
  const spaced = countWords(text.replace(ideograph, " ").replace(unspacedLetter, " "));
  return Math.round(spaced + ideographs / 2 + letters / 5);
}

/**
 * Whether a text ends as a sentence does, brackets and quotation marks after the stop allowed. Thai, Lao and their like
 * write no stop: there nothing can be told, and it counts as ended.
 */
export function endsSentence(text: string): boolean {
  const end = text.trimEnd().slice(-40);
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\P{L}*$/u.test(end))
    return true;
  return /(?:\p{Sentence_Terminal}|…)["'“”„‟’‘»«›‹」』)\]}】》）*_\s]*$/u.test(end);
}

export function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
