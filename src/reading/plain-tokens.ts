import type { Sentence } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import type { Token } from "./tokens.ts";

const piece = /[\p{L}\p{M}\p{N}]+(?:[-‑’'.,][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/**
 * Words and marks of a text in a language that no tagger here knows. Capitalised words are taken for names (PROPN),
 * the rest is X: enough for quotations, names and numbers.
 */
export function plainTokens(text: string, sentences: readonly Sentence[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const { id, span } of sentences) {
    for (const match of slice(text, span).matchAll(piece)) {
      const word = match[0];
      const start = span.start + match.index;
      tokens.push({
        span: { start, end: start + word.length },
        text: word,
        lower: word.toLowerCase(),
        pos: tagOf(word),
        sentence: id,
      });
    }
  }
  return tokens;
}

function tagOf(word: string): string {
  if (/^\p{Lu}/u.test(word)) return "PROPN";
  if (/^\p{N}/u.test(word)) return "NUM";
  return /^[\p{L}\p{M}]/u.test(word) ? "X" : "PUNCT";
}
