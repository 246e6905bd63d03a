import type { Block } from "../blocks.ts";
import { parseBylineLine } from "../byline-line.ts";
import { isDateLine } from "../date-line.ts";
import { isoDate } from "../date.ts";
import { boxesAround } from "../tree.ts";
import { wordCount } from "../words.ts";

/** A sentence or more of running text, as against a label, a headline or a list of links. */
export function isProse(block: Block): boolean {
  const { text } = block;
  if (text.length < 60 || block.linked > text.length * 0.6) return false;
  return text.length > 200 || endsSentence(text) || /[.!?] \p{Lu}/u.test(text);
}

/** Ends as a sentence does, or as a line that announces what follows. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？:;]["'”’»)\]\s]{0,4}$/u.test(text.slice(-8));
}

export function isHeading(block: Block): boolean {
  return /^h[1-6]$/u.test(block.box.tag);
}

/** Inside a quotation that is set off from the text, such as a post on another site. */
export function isQuoted(block: Block): boolean {
  return boxesAround(block.box).some(({ tag }) => tag === "blockquote" || tag === "q");
}

/**
 * A line of when and by whom: "Updated 10:01 pm PST, Tuesday, November 19, 2019", "By Ana Horvat", "3 min read",
 * "Posted by admin on May 4".
 */
export function isCreditLine(text: string): boolean {
  const words = text.length > 250 ? 99 : wordCount(text);
  if (words > 25) return false;
  if (isDateLine(text) || clock.test(text) || readingTime.test(text)) return true;
  // "Updated rules take effect on 1 May 2024." is a sentence; only "a.m." and "p.m." end a date in a full stop.
  if (/[.!?]["”’]?$/u.test(text) && !/\b[ap]\.m\.$/iu.test(text)) return false;
  if (isoDate(text) !== null || /(?<!\d)\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)/u.test(text)) return true;
  return parseBylineLine(text) !== null || (words <= 14 && dated.test(text));
}

/** "10.42 GMT", "15:23 2019"; "4:14 p.m." is how agencies head the entries of a running story. */
const clock = /^\d{1,2}[:.]\d\d(?: (?:GMT|BST|CET|CEST|UTC|ET|EST|EDT))?(?:[\s,|/-]+(?:19|20)\d\d)?$/u;

const dated =
  /^(?:(?:first |last )?(?:published|updated|posted|modified)|publicado|atualizado|actualizado|pubblicato|aggiornato|publié|mis à jour|veröffentlicht|aktualisiert|stand)\b/iu;
const readingTime =
  /^\d{1,3} ?-?(?:min(?:ute)?s?|minutos?|minuten|minuti)\b[^.]{0,20}$|^(?:tempo de leitura|reading time|lesezeit|tempo di lettura|temps de lecture)/iu;
