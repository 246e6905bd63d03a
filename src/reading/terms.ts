import type { Span } from "../text/span.ts";
import { inflections, type PartOfSpeech } from "./inflections.ts";
import type { Row } from "./table.ts";
import type { Token } from "./tokens.ts";

/** A word as the lexicon counts words: tokens are cut at hyphens, and punctuation is left out. */
export type Word = {
  readonly span: Span;
  readonly lower: string;
  readonly pos: string;
  readonly sentence: number;
  readonly capital: boolean;
  /** Whether nothing but a space, a hyphen or a quotation mark parts it from the word before, in the same sentence. */
  readonly joined: boolean;
};

/** A term of a table, ready to be found, with what the table's owner keeps about it. */
export type Term<T> = {
  readonly term: string;
  readonly pos: PartOfSpeech;
  readonly guards: Guards;
  readonly kept: T;
};

/** Terms by the first word of each of their forms, longer forms first. */
export type TermIndex<T> = ReadonlyMap<string, readonly Form<T>[]>;

/** Words `first` to `last`, both included, are a form of the term. */
export type Found<T> = { readonly first: number; readonly last: number; readonly span: Span; readonly term: Term<T> };

type Form<T> = { readonly words: readonly string[]; readonly term: Term<T> };
type Pattern = readonly string[];
/** Where a term does not count; each a list of passages, whose words may end in "*" for any ending. */
type Guards = {
  readonly notBefore: readonly Pattern[];
  readonly notAfter: readonly Pattern[];
  /** At least one of them stands near it; empty: nothing is asked. */
  readonly onlyWith: readonly Pattern[];
  readonly notWith: readonly Pattern[];
};

/** The words of a text in order, as the lexicon counts them. */
export function wordsOf(tokens: readonly Token[]): readonly Word[] {
  const words: Word[] = [];
  let broken = false;
  let sentence = -1;
  for (const token of tokens) {
    if (token.sentence !== sentence) broken = true;
    sentence = token.sentence;
    if (!/[\p{L}\p{N}]/u.test(token.text)) {
      if (!/^[-‐‑"“”'‘’]$/.test(token.text)) broken = true;
      continue;
    }
    if (hyphen.test(token.text)) {
      for (const part of token.text.matchAll(/[^-‐‑]+/g)) {
        words.push(wordOf(token, part[0], token.span.start + part.index, !broken));
        broken = false;
      }
    } else {
      words.push(wordOf(token, token.text, token.span.start, !broken));
      broken = false;
    }
  }
  return words;
}

const hyphen = /[-‐‑]/;

function wordOf(token: Token, text: string, start: number, joined: boolean): Word {
  return {
    span: { start, end: start + text.length },
    lower: straight(text.toLowerCase()),
    pos: token.pos,
    sentence: token.sentence,
    capital: /^\p{Lu}/u.test(text),
    joined,
  };
}

function straight(text: string): string {
  return text.includes("’") ? text.replaceAll("’", "'") : text;
}

/** Indexes terms under all their forms: a verb's first word and a noun's last word are inflected. */
export function indexTerms<T>(terms: readonly Term<T>[]): TermIndex<T> {
  const index = new Map<string, Form<T>[]>();
  for (const term of terms) {
    for (const words of formsOf(term)) {
      const first = words[0] ?? "";
      const known = index.get(first);
      if (known === undefined) index.set(first, [{ words, term }]);
      else known.push({ words, term });
    }
  }
  for (const forms of index.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The part of speech of a row. Throws where it is none: the file is ours. */
export function partOfSpeech(row: Row): PartOfSpeech {
  const pos = partsOfSpeech.find((known) => known === row["pos"]);
  if (pos === undefined) throw new Error(`unknown part of speech: ${row["term"] ?? ""}`);
  return pos;
}

const partsOfSpeech: readonly PartOfSpeech[] = ["verb", "noun", "adj", "adv", "phrase"];

/** The guards of a row, from its columns `not-before`, `not-after`, `only-with` and `not-with`. */
export function guardsOf(row: Row): Guards {
  const patterns = (column: string): readonly Pattern[] => {
    const passages = row[column] ?? "";
    return passages === "" ? [] : passages.split("|").map(wordsOfTerm);
  };
  return {
    notBefore: patterns("not-before"),
    notAfter: patterns("not-after"),
    onlyWith: patterns("only-with"),
    notWith: patterns("not-with"),
  };
}

/** The terms in a text, in order and without overlap; of two that begin at the same word the longer one counts. */
export function findTerms<T>(words: readonly Word[], index: TermIndex<T>): readonly Found<T>[] {
  const found: Found<T>[] = [];
  let at = 0;
  while (at < words.length) {
    const hit = findAt(words, at, index);
    if (hit !== null) found.push(hit);
    at = hit === null ? at + 1 : hit.last + 1;
  }
  return found;
}

function findAt<T>(words: readonly Word[], first: number, index: TermIndex<T>): Found<T> | null {
  const start = words[first];
  if (start === undefined) return null;
  for (const { words: wanted, term } of index.get(start.lower) ?? []) {
    const last = first + wanted.length - 1;
    const end = words[last];
    if (end === undefined || !matches(words, first, wanted)) continue;
    if (wanted.length === 1 && !fits(start, term.pos, words[first - 1], words[first + 1])) continue;
    if (!isGuarded(words, first, last, term.guards)) continue;
    return { first, last, span: { start: start.span.start, end: end.span.end }, term };
  }
  return null;
}

function matches(words: readonly Word[], first: number, wanted: readonly string[]): boolean {
  for (let offset = 1; offset < wanted.length; offset += 1) {
    const word = words[first + offset];
    const want = wanted[offset];
    if (word === undefined || !word.joined) return false;
    if (want === possessive ? !possessives.has(word.lower) : word.lower !== want) return false;
  }
  return true;
}

/** Whether the tagger's part of speech allows the entry's; it is wrong often enough that only clear cases are refused. */
function fits(word: Word, pos: PartOfSpeech, before: Word | undefined, after: Word | undefined): boolean {
  const tag = word.pos;
  if (pos === "verb") {
    if (tag === "VERB" || tag === "AUX") return true;
    return /(?:ing|ed)$/.test(word.lower) && (tag === "NOUN" || tag === "ADJ") && before?.pos !== "DET";
  }
  if (pos === "noun") return tag === "NOUN" || tag === "PROPN";
  if (pos === "adj") {
    if (tag === "ADJ" || (tag === "VERB" && /(?:ed|ing|en)$/.test(word.lower))) return true;
    return (tag === "NOUN" || tag === "PROPN") && after?.joined === true && /^(?:NOUN|PROPN|ADJ)$/.test(after.pos);
  }
  return true;
}

const reach = 12; // words on either side that can tell a literal use

function isGuarded(words: readonly Word[], first: number, last: number, guards: Guards): boolean {
  if (guards.notBefore.some((pattern) => standsAt(words, last + 1, pattern))) return false;
  if (guards.notAfter.some((pattern) => standsAt(words, first - pattern.length, pattern))) return false;
  if (guards.onlyWith.length > 0 && !standsNear(words, first, last, guards.onlyWith)) return false;
  return !standsNear(words, first, last, guards.notWith);
}

function standsNear(words: readonly Word[], first: number, last: number, patterns: readonly Pattern[]): boolean {
  if (patterns.length === 0) return false;
  const sentence = words[first]?.sentence;
  for (let at = Math.max(0, first - reach); at <= Math.min(words.length - 1, last + reach); at += 1) {
    if ((at >= first && at <= last) || words[at]?.sentence !== sentence) continue;
    if (patterns.some((pattern) => standsAt(words, at, pattern))) return true;
  }
  return false;
}

function standsAt(words: readonly Word[], at: number, pattern: Pattern): boolean {
  return pattern.every((want, offset) => {
    const word = words[at + offset];
    if (word === undefined) return false;
    return want.endsWith("*") ? word.lower.startsWith(want.slice(0, -1)) : word.lower === want;
  });
}

const possessive = "one's";
const possessives = new Set(["my", "your", "his", "her", "its", "our", "their", "one's", "'s"]);

/** A verb's first word is inflected, or that word's last part ("cherry-pick"); a noun's last word. */
function formsOf<T>({ term, pos }: Term<T>): readonly (readonly string[])[] {
  const words = wordsOfTerm(term);
  const at = pos === "verb" ? (/^\S+/.exec(term)?.[0].split("-").length ?? 1) - 1 : words.length - 1;
  return inflections(words[at] ?? "", pos).map((form) => [...words.slice(0, at), form, ...words.slice(at + 1)]);
}

/** "Pandora's box" as the tagger cuts it: pandora, 's, box. "one's" stays, for any possessive. */
function wordsOfTerm(term: string): readonly string[] {
  const lower = term.toLowerCase();
  if (!/[\s'-]/.test(lower)) return [lower];
  const words = lower.split(/[\s-]+/);
  return words.flatMap((word) => (word === possessive ? [word] : word.split(/(?='s$|n't$|'re$|'ll$)/)));
}
