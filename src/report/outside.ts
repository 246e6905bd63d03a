import type { Article } from "../article/article.ts";
import { countWords } from "../text/words.ts";
import type { Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { activeContent } from "./plain-line.ts";
import type { PerspectiveKind } from "./report.ts";
import { shared, stemsOf } from "./stems.ts";

const kinds: ReadonlySet<PerspectiveKind> = new Set(["history", "counter", "remedy"]);
const wordsMost = 45;

/** How many of a report's perspectives may carry background from outside the article. */
export const outsideMost = 2;

/**
 * Background that a model names from outside the article may stand, unchecked and marked so, beside a question of
 * history, of another cause or of another remedy. Nobody can check it here; what can be seen is whether it is a plain
 * statement about the article's matter, and not about the model, the reader or the answer.
 */
export function outsideAllowed(words: string, kind: PerspectiveKind, { article, sameWords }: Facts): boolean {
  if (!kinds.has(kind) || activeContent(words) !== null || countWords(words) > wordsMost) return false;
  if (personal.test(words) || /[?!]/.test(words)) return false;
  return touches(words, article, sameWords);
}

// A statement about the world needs none of these.
const personal =
  /\b(?:i|i['’]m|me|my|we|our|us|you|your|prompt|instructions?|system|assistant|token|password|api key|click|visit|subscribe|summary|json)\b/i;

function touches(words: string, { text }: Article, sameWords: boolean): boolean {
  const names = new Set(namesIn(text).flatMap(({ parts }) => parts));
  if (namesIn(words).some(({ parts }) => parts.some((part) => names.has(part)))) return true;
  return sameWords && shared(stemsOf(words), new Set(stemsOf(text))) >= 2;
}
