import { slice, type Span } from "../text/span.ts";

/**
 * The parts of a source that may be who speaks: its head, and names set beside it by a comma. "Ann Lee, manager with
 * Heart in Lyon" is neither Heart nor Lyon; "The mayor, Ann Lee" is both; in "A lawyer for Bo Chan" nobody is named.
 */
export function speakingParts(text: string, source: Span): readonly Span[] {
  const words = slice(text, source);
  const parts: Span[] = [];
  let start = 0;
  for (const match of words.matchAll(/[,(—–]\s*|\s(?:who|which|whose|where)\s/g)) {
    parts.push(...headOf(source.start + start, words.slice(start, match.index)));
    start = match.index + match[0].length;
    if (match[0].trim().length > 2) return parts;
  }
  parts.push(...headOf(source.start + start, words.slice(start)));
  return parts;
}

function headOf(start: number, words: string): readonly Span[] {
  const governed = /\s(?:for|at|from|with|in|on|near|by|against|to|of)\s/.exec(words);
  const end = governed === null ? words.length : governed.index;
  return end === 0 ? [] : [{ start, end: start + end }];
}
