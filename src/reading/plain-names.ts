import type { Lexicon } from "./lexicon.ts";
import type { NameMention } from "./names.ts";
import { tokenAt, type Token } from "./tokens.ts";

const wordsMost = 4;

/**
 * People in a language that is not read in full: a known given name and the capitalised words behind it
 * ("Bürgermeisterin Katrin Hollweg" → Katrin Hollweg), and their surnames alone later on.
 */
export function findPlainNames(tokens: readonly Token[], lexicon: Lexicon): readonly NameMention[] {
  const surnames = new Set<string>();
  const names: NameMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = fullNameEnd(tokens, at, lexicon);
    const alone = end === at && surnames.has(tokenAt(tokens, at).text);
    if (end > at) surnames.add(tokenAt(tokens, end).text);
    if (end > at || alone) names.push(mention(tokens, at, end, lexicon));
    at = end + 1;
  }
  return names;
}

/** The last token of a full name that begins at `at`; `at` itself where none does. */
function fullNameEnd(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const first = tokenAt(tokens, at);
  const given = lexicon.firstNames.get(first.lower);
  if (first.pos !== "PROPN" || given === undefined) return at;
  let end = at;
  while (end < at + wordsMost - 1) {
    const next = tokenAt(tokens, end + 1);
    const close = next.sentence === first.sentence && next.span.start - tokenAt(tokens, end).span.end === 1;
    const particle = /^(?:von|van|de|da|di|del|della|der|den|bin|al)$/.test(next.lower);
    if (!close || (next.pos !== "PROPN" && !(particle && tokenAt(tokens, end + 2).pos === "PROPN"))) break;
    end += 1;
  }
  return end;
}

function mention(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): NameMention {
  const first = tokenAt(tokens, from);
  return {
    span: { start: first.span.start, end: tokenAt(tokens, to).span.end },
    sentence: first.sentence,
    words: tokens.slice(from, to + 1).map((token) => token.text),
    kind: "person",
    person: 3,
    honorific: null,
    gender: lexicon.firstNames.get(first.lower)?.gender ?? null,
    described: null,
    role: null,
    nouns: [],
    possessive: false,
    located: false,
    inside: false,
  };
}
