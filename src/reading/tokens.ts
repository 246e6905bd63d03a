import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { Sentence } from "../text/sentences.ts";
import { slice, type Span } from "../text/span.ts";

/** Universal part-of-speech tags, as wink-nlp gives them. */
export type Token = {
  readonly span: Span;
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  /** The id of the sentence it stands in. */
  readonly sentence: number;
};

const none: Token = { span: { start: 0, end: 0 }, text: "", lower: "", pos: "NONE", sentence: 0 };

/** The token at an index, or an empty one with `pos` "NONE" outside the text. */
export function tokenAt(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? none;
}

/** Whether a capital is owed to the place: a sentence, a quotation or what follows a colon begins. */
export function beginsSentence(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || before.sentence !== tokenAt(tokens, index).sentence) return true;
  return /^["“”„«»‘'(:•—–*\-[]$|^''$|^``$/.test(before.text);
}

export type Tagger = (text: string, sentences: readonly Sentence[]) => readonly Token[];

/** Loads the English model (about 0.15 s) and returns the one function that knows it. */
export function englishTagger(): Tagger {
  const loaded = loadedModel();
  return (text, sentences) => {
    const nlp = winkNLP({ ...model, ...unused, core: () => forgetful(loaded) }, ["pos"]);
    // oxlint-disable-next-line typescript/unbound-method -- wink's accessors are plain functions, made to be passed on
    const { value: tokenText, pos: tokenTag } = nlp.its;
    const tokens: Token[] = [];
    for (const sentence of sentences) {
      for (const piece of taggable(text, sentence.span)) {
        const part = slice(text, piece);
        const read = nlp.readDoc(part).tokens();
        const values = read.out(tokenText);
        const tags = read.out(tokenTag);
        let at = 0;
        for (const [index, value] of values.entries()) {
          const found = part.indexOf(value, at);
          if (found < 0) continue; // wink rewrites a few rare characters; such a token is not read
          at = found + value.length;
          const span = { start: piece.start + found, end: piece.start + at };
          const pos = tags[index] ?? "X";
          tokens.push({ span, text: value, lower: value.toLowerCase(), pos, sentence: sentence.id });
        }
      }
    }
    return joinGlued(text, tokens);
  };
}

// Entities and sentiment are not asked for, and setting them up takes longer than an article. wink wants one machine for
// sentiment, and that for negation is small; the model's own answer to `metaCER` doubles each time that it is asked for.
const unused = {
  ner: () => ({ machines: [], transformers: [] }),
  sa: model.negation,
  metaCER: () => ({ machines: "", transformers: [] }),
};

type Fields = Readonly<Record<string, unknown>>;

/** The English model as wink decodes it. Throws where wink has changed what it looks like. */
function loadedModel(): { readonly core: Fields; readonly features: Fields } {
  const core: unknown = typeof model.core === "function" ? Reflect.apply(model.core, model, []) : null;
  if (!isFields(core) || !isFields(core["features"])) throw new Error("wink’s English model has another shape");
  return { core, features: core["features"] };
}

/**
 * A model whose lists of known words are its own. wink adds every new word to them for good, and cuts and tags later
 * texts by it: what one text says would change how the next is read, and nothing would ever be forgotten.
 */
function forgetful({ core, features }: ReturnType<typeof loadedModel>): Fields {
  const own = Object.entries(features).map(([name, feature]) => {
    if (!isFields(feature) || !isFields(feature["hash"]) || !Array.isArray(feature["list"])) return [name, feature];
    const hash: unknown = Object.create(feature["hash"]); // what is not added here is found in the model's
    return [name, { ...feature, hash, list: feature["list"].slice() }];
  });
  return { ...core, features: Object.fromEntries(own) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

const runMost = 120; // characters without a space: few addresses are longer, and no words

/** A sentence in pieces without overlong runs: wink's patterns take a time that grows with a run's square and cube. */
function taggable(text: string, sentence: Span): readonly Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  for (const run of slice(text, sentence).matchAll(/[^ ]+/g)) {
    if (run[0].length <= runMost) continue;
    const end = sentence.start + run.index + run[0].length;
    for (let cut = end - run[0].length + runMost; cut < end; cut += runMost) {
      if (isHalfCharacter(text, cut)) cut -= 1;
      pieces.push({ start, end: cut });
      start = cut;
    }
  }
  pieces.push({ start, end: sentence.end });
  return pieces;
}

/** Whether a cut at an offset would fall inside a surrogate pair. */
function isHalfCharacter(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

/** "not-for-profit", "JAZZ.FM91" and "al-Shabaab" are one word each; wink splits them at the mark. */
function joinGlued(text: string, tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const last = joined.at(-1);
    const before = tokens[index - 1];
    const twoBefore = tokens[index - 2];
    const glued =
      before !== undefined &&
      twoBefore !== undefined &&
      /^[-‑./&'’]$/.test(before.text) &&
      before.span.end === token.span.start &&
      twoBefore.span.end === before.span.start &&
      token.span.end - (joined.at(-2)?.span.start ?? 0) <= runMost &&
      /^[\p{L}\p{N}]/u.test(token.text) &&
      /[\p{L}\p{N}]$/u.test(twoBefore.text);
    if (!glued || last === undefined || joined.length < 2) {
      joined.push(token);
      continue;
    }
    joined.pop();
    const first = joined.pop();
    if (first === undefined) continue;
    const span = { start: first.span.start, end: token.span.end };
    const words = slice(text, span);
    joined.push({ span, text: words, lower: words.toLowerCase(), pos: token.pos, sentence: token.sentence });
  }
  return joined;
}
