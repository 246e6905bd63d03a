import {
  afterAddressee,
  afterCircumstances,
  contentAfter,
  contentBefore,
  endsSentence,
  type Range,
} from "./content.ts";
import type { Cue } from "./cues.ts";
import { isTime, phraseAfter, phraseBefore, type Phrase } from "./noun-phrases.ts";
import { itemAt, type Item } from "./segments.ts";

export type Subject = { readonly phrase: Phrase; readonly inverted: boolean };

/** The subject of a cue: before it, or after it where the verb comes first ("said Ms Hill"). */
export function subjectOf(items: readonly Item[], cue: Cue, last: number): Subject | null {
  if (cue.form !== "finite") return null;
  const before = itemAt(items, cue.from - 1);
  if (/^[,—–]$|^--$/.test(before.lower) || before.pos === "QUOTE" || before.pos === "NONE") {
    const phrase = phraseAfter(items, cue.to + 1);
    const invertible =
      phrase !== null &&
      !cue.verb.frames.has("a") &&
      cue.verb.frames.has("q") &&
      !isTime(itemAt(items, phrase.from)) &&
      !isAmount(items, phrase);
    if (invertible && (standsAlone(items, phrase) || isToldApart(items, before, phrase))) {
      // "Amanda Nash, nutrition manager with the charity, said the new recommendations on drinks are welcome"
      const earlier = /^[,—–]$|^--$/.test(before.lower) ? phraseBefore(items, cue.from) : null;
      // "Bo Chan, who was there, said the deals with …": nothing stands before that could be said
      const opens = earlier !== null && earlier.from === 0 && cue.verb.lemma === "say";
      if (earlier === null || (!opens && contentAfter(items, cue, last) === null)) return { phrase, inverted: true };
      return { phrase: earlier, inverted: false };
    }
  }
  const phrase = phraseBefore(items, cue.from) ?? someAmong(items, cue.from);
  return phrase === null ? null : { phrase: behindQuotation(items, phrase), inverted: false };
}

/** "some in the community say": a few of those who are somewhere. */
function someAmong(items: readonly Item[], edge: number): Phrase | null {
  for (let at = edge - 2; at >= Math.max(0, edge - amongMost); at -= 1) {
    if (itemAt(items, at + 1).lower !== "in" || phraseAfter(items, at + 2)?.to !== edge - 1) continue;
    return /^(?:some|many|most|several|others|few|those)$/.test(itemAt(items, at).lower)
      ? { from: at, to: edge - 1 }
      : null;
  }
  return null;
}

const amongMost = 8; // words

/** "“…,” Jingyi Pan of the firm said": all of a name that begins behind a quotation, whatever the tagger makes of it. */
function behindQuotation(items: readonly Item[], phrase: Phrase): Phrase {
  for (let at = phrase.from - 1; at >= Math.max(0, phrase.from - nameMost); at -= 1) {
    const item = itemAt(items, at);
    if (item.pos === "QUOTE" && endsSentence(item)) return { from: at + 1, to: phrase.to };
    if (!/^\p{Lu}/u.test(item.text) && !/^(?:of|at|from|with|the)$/.test(item.lower)) return phrase;
  }
  return phrase;
}

const nameMost = 5; // words

/** "Brent crude, used for oils, added 30 cents to $61.95": an amount speaks nowhere; "three in ten" and "two men" do. */
function isAmount(items: readonly Item[], { from }: Phrase): boolean {
  const first = itemAt(items, from);
  if (first.pos === "SYM" || /^[$£€]/.test(first.text)) return true;
  return (
    first.pos === "NUM" &&
    /^(?:cents?|per|points?|dollars?|euros?|pence|%|seconds?|minutes?|hours?)$/.test(itemAt(items, from + 1).lower)
  );
}

/** Whether nothing that would make it the subject of another verb follows a phrase. */
function standsAlone(items: readonly Item[], { to }: Phrase): boolean {
  const next = itemAt(items, to + 1);
  return (
    /^(?:NONE|PUNCT|ADP|CCONJ|QUOTE|SCONJ)$/.test(next.pos) ||
    isTime(next) ||
    /^(?:who|which|whose|ADV)$/.test(next.lower) ||
    next.pos === "ADV"
  );
}

/** "“We left,” said a man wrapped in a blanket": behind a quotation, a participle only tells more of the speaker. */
function isToldApart(items: readonly Item[], before: Item, { to }: Phrase): boolean {
  const next = itemAt(items, to + 1);
  return before.pos === "QUOTE" && next.pos === "VERB" && /(?:ed|ing|wn|en)$/.test(next.lower);
}

/** "adding that …", "and called it …": the subject is that of the attribution before, or of the sentence. */
export function sharedSubject(items: readonly Item[], cue: Cue, source: Phrase | null): Phrase | null {
  if (source !== null && source.to < cue.from) return source;
  for (const [at, item] of items.entries()) {
    if (at >= cue.from) break;
    if ((item.pos === "VERB" || item.pos === "AUX") && !item.lower.endsWith("ing")) {
      let group = at;
      while (/^(?:AUX|ADV)$/.test(itemAt(items, group - 1).pos)) group -= 1;
      const phrase = phraseBefore(items, group);
      if (phrase !== null && !/^(?:that|which|who|not)$/.test(itemAt(items, phrase.from).lower)) return phrase;
    }
  }
  return null;
}

const concedes = /^(?:though|although|while|whereas)$/;

/** "Though she said it was late, she opened": what was said ends where the main clause begins. */
export function withoutMainClause(items: readonly Item[], range: Range, phrase: Phrase | null): Range {
  const opening = phrase === null ? -1 : phrase.from - 1;
  if (opening < 0 || opening > 1 || !concedes.test(itemAt(items, opening).lower)) return range;
  for (let at = range.from + 1; at < range.to; at += 1) {
    if (itemAt(items, at).lower !== "," || !hasFiniteVerb(items, { from: range.from, to: at - 1 })) continue;
    const main = phraseAfter(items, at + 1);
    if (main !== null && hasFiniteVerb(items, { from: main.to + 1, to: Math.min(range.to, main.to + 3) }))
      return { from: range.from, to: at - 1 };
  }
  return range;
}

/** The subject of the last clause before `edge`, or the name that the sentence begins with. */
export function subjectBefore(items: readonly Item[], edge: number): Phrase | null {
  for (let at = edge - 1; at > 0; at -= 1) {
    const { pos, lower } = itemAt(items, at);
    if ((pos !== "VERB" && pos !== "AUX") || lower.endsWith("ing")) continue;
    let group = at;
    while (/^(?:AUX|ADV)$/.test(itemAt(items, group - 1).pos)) group -= 1;
    const phrase = phraseBefore(items, group);
    if (phrase !== null && !/^(?:that|which|who|this|it)$/.test(itemAt(items, phrase.from).lower)) return phrase;
  }
  const first = phraseAfter(items, 0);
  return first !== null && itemAt(items, 0).pos === "PROPN" && /\p{Ll}/u.test(itemAt(items, 0).text) ? first : null;
}

/** What is said with a cue: left of it, right of it or on both sides; nothing where it only looks like a cue. */
export function contentRanges(
  items: readonly Item[],
  given: {
    readonly cue: Cue;
    readonly phrase: Phrase | null;
    readonly inverted: boolean;
    readonly shared: boolean;
    readonly first: number;
    readonly last: number;
  },
): readonly Range[] {
  const { cue, phrase, inverted, shared, first, last } = given;
  if (phrase === null) return [];
  if (inverted) {
    const left = contentBefore(items, cue.from, first);
    const right = quotationAfter(items, phrase.to + 1, last);
    // "a house with comfortable rooms, also offers a perch" says nothing
    const saysClauses = cue.verb.frames.has("c") || cue.verb.frames.has("b");
    const clause =
      left !== null && itemAt(items, left.to).pos !== "QUOTE" && (!saysClauses || !hasFiniteVerb(items, left));
    return [clause ? null : left, right].filter((range) => range !== null);
  }
  const aside = asTold(items, { cue, phrase, first, last });
  if (aside !== null) return [aside];
  const right = contentAfter(items, cue, last);
  if (shared) return right === null ? [] : [right];
  const opens = phrase.from === 0 || (phrase.from === 1 && itemAt(items, 0).pos === "CCONJ");
  if (right === null && opens && isLongClause(items, cue, last)) return [{ from: cue.to + 1, to: last }];
  const left = contentBefore(items, phrase.from, first);
  const leftIsQuotation = left !== null && itemAt(items, left.to).pos === "QUOTE";
  if (right !== null && left !== null && leftIsQuotation && itemAt(items, right.from).pos === "QUOTE")
    return [left, right];
  // "It is on his watch, she said, that rents rose": the one clause on both sides
  const spans = left !== null && right !== null && itemAt(items, cue.to + 1).lower === ",";
  if (spans && itemAt(items, right.from).lower === "that" && hasFiniteVerb(items, left)) return [left, right];
  if (right !== null) return [right];
  if (left === null || (!cue.verb.frames.has("q") && !cue.verb.frames.has("c"))) return [];
  if (!closesLeft(items, cue, last)) return [];
  const rest = parenthetical(items, left, cue, last);
  if (rest !== null) return [left, rest];
  if (leftIsQuotation) return [left];
  const { frames, lemma } = cue.verb;
  const ends = frames.has("c") && (cue.to >= last || itemAt(items, cue.to + 1).pos === "PUNCT");
  if (hasFiniteVerb(items, left)) return frames.has("b") || lemma === "add" || ends ? [left] : [];
  // "Sales account for a tenth of the profits, Klisch said.": a clause by its place, whatever the tagger takes its verb for
  return lemma === "say" && cue.to >= last && left.to - left.from >= clauseLeast ? [left] : [];
}

const clauseLeast = 5; // words

/** "The council said deals with others help": at least a clause by its length, whatever the tagger takes its verb for. */
function isLongClause(items: readonly Item[], cue: Cue, last: number): boolean {
  return (
    cue.verb.lemma === "say" &&
    last - cue.to >= clauseLeast &&
    /^(?:DET|PRON|PROPN|NOUN|VERB)$/.test(itemAt(items, cue.to + 1).pos) &&
    !isTime(itemAt(items, cue.to + 1))
  );
}

/** "As the council noted, rents rose", "Rents rose, as the council has said": the clause beside, or null. */
function asTold(
  items: readonly Item[],
  given: { readonly cue: Cue; readonly phrase: Phrase; readonly first: number; readonly last: number },
): Range | null {
  const { cue, phrase, first, last } = given;
  const as = phrase.from - 1;
  if (itemAt(items, as).lower !== "as" || !cue.verb.frames.has("c")) return null;
  const comma = afterCircumstances(items, cue.to + 1, last);
  if (as <= first + 1 && itemAt(items, comma).lower === "," && comma < last) return { from: comma + 1, to: last };
  const ends = cue.to >= last || itemAt(items, comma).pos === "PUNCT" || comma > last;
  if (itemAt(items, as - 1).lower !== "," || !ends || as - 2 < first) return null;
  return { from: first, to: as - 2 };
}

/** Whether "…, she said" really closes what stands before: no object of its own follows the verb. */
function closesLeft(items: readonly Item[], cue: Cue, last: number): boolean {
  const next = itemAt(items, cue.to + 1);
  if (cue.to >= last || next.pos === "PUNCT" || next.pos === "QUOTE") return true;
  if (cue.verb.frames.has("a")) return true;
  if (cue.verb.lemma === "say") return true;
  return isTime(next) || next.pos === "ADV" || /^(?:in|on|at|during|via|by|through|to|as|while|when)$/.test(next.lower);
}

/** "The plan, officials said, would cost …", "If it fails, he said, we stay": what goes on behind the cue. */
function parenthetical(items: readonly Item[], left: Range, cue: Cue, last: number): Range | null {
  if (itemAt(items, left.to).pos === "QUOTE") return quotationAfter(items, cue.to + 1, last);
  // "The rent, she told me on Friday, is too high"
  const told = cue.verb.frames.has("a") && cue.verb.frames.has("b") ? afterAddressee(items, cue.to + 1) : cue.to + 1;
  const comma = afterCircumstances(items, told, last);
  const right = { from: comma + 1, to: last };
  if (itemAt(items, comma).lower !== "," || right.from > last) return null;
  if (!hasFiniteVerb(items, left)) return right;
  const opening = itemAt(items, itemAt(items, left.from).lower === "but" ? left.from + 1 : left.from);
  const { lower, pos } = itemAt(items, right.from);
  const leans =
    /^(?:if|even|although|though|because|while|when|whenever|unless|instead|once|since|until|whether|to|by|that)$/;
  const goesOn = /^(?:until|because|since|so|unless|although|though|if|when|as|which|whose|or|to|but|and)$/;
  return leans.test(opening.lower) || pos === "AUX" || goesOn.test(lower) ? right : null;
}

const sentenceLeast = 30; // characters of a quotation that hardly goes without a verb

function hasFiniteVerb(items: readonly Item[], { from, to }: Range): boolean {
  return items
    .slice(from, to + 1)
    .some(
      (item) =>
        item.pos === "AUX" ||
        (item.pos === "VERB" && !item.lower.endsWith("ing")) ||
        (item.pos === "QUOTE" && item.text.length > sentenceLeast),
    );
}

/** The quotation that goes on behind the speaker: "“A,” said Ms Hill, “B.”" */
function quotationAfter(items: readonly Item[], from: number, last: number): Range | null {
  for (let at = from; at <= last; at += 1) {
    const item = itemAt(items, at);
    if (item.pos !== "QUOTE") continue;
    const before = itemAt(items, at - 1).lower;
    return /^[,:]$/.test(before) || (endsSentence(item) && at === last) ? { from: at, to: at } : null;
  }
  return null;
}
