import type { Voice } from "../../reading/reading.ts";
import { slice, type Span } from "../../text/span.ts";
import type { Ledger } from "./ledger.ts";

const wordsMost = 8;
// a stop ends a clause only at the end of the sentence: "in a letter dated Aug. 3", "Mr. Hill"
const clausePattern =
  /^[^;:“”"„«»()—–\n]*?(?=,\s(?!\d)|[;:“”"„«»()\n]|\s[—–-]\s|[.!?]["”’)]*\s*$|\s(?:and|but|which|who|because|although|while)\s|$)/u;

/**
 * The article's own words from `span.start` on, to be put into a question: up to the end of their clause, at most eight
 * words, and never across a quotation mark.
 */
export function clauseAt(text: string, span: Span, sentence: Span): Span {
  const start = span.start + (/^(?:that |["“‘'„«]\s?)+/i.exec(slice(text, span))?.[0].length ?? 0);
  const rest = text.slice(start, Math.max(span.end, sentence.end));
  const clause = clausePattern.exec(rest)?.[0] ?? "";
  const words = [...clause.matchAll(/\S+/g)];
  const last = words[Math.min(words.length, wordsMost) - 1];
  return { start, end: last === undefined ? span.end : start + last.index + last[0].replace(/[,.;:!?]+$/, "").length };
}

/** Words of the article in quotation marks, "…" where they were cut in mid-clause. */
export function quote(text: string, span: Span): string {
  const words = slice(text, span)
    .replace(/\s+/g, " ")
    .replace(/[“”"„«»]/g, "");
  const cut = /^\s+[\p{L}\p{N}]/u.test(text.slice(span.end, span.end + 3)) && words.split(" ").length >= wordsMost;
  return `“${words}${cut ? " …" : ""}”`;
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The short way in which the text calls somebody most often: "Costa", but "Xi" for Xi Jinping, "Suu Kyi". */
export function shortName({ article }: Ledger, { name, mentions }: Voice): string {
  const called = mentions
    .map(({ span }) => slice(article.text, span).replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? /, ""))
    .filter((words) => !words.includes(" ") || (name.endsWith(` ${words}`) && name.split(" ").length > 2));
  const counts = [...Map.groupBy(called, (words) => words)].toSorted((a, b) => b[1].length - a[1].length);
  return counts[0]?.[0] ?? name.split(" ").at(-1) ?? name;
}
