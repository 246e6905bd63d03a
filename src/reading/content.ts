import type { Span } from "../text/span.ts";
import type { Cue } from "./cues.ts";
import { isTime, phraseAfter } from "./noun-phrases.ts";
import { givenName, namingClause, namingQuotation } from "./naming.ts";
import { deniesWanted, opensRelative } from "./not-said.ts";
import { itemAt, nextComma, type Item } from "./segments.ts";

/** Item ranges, both ends inclusive, in order. */
export type Range = { readonly from: number; readonly to: number };

/** What stands to the right of a cue as its content: "said that …", "told reporters: “…”", "vowed to …". */
export function contentAfter(items: readonly Item[], cue: Cue, last: number): Range | null {
  const { frames } = cue.verb;
  // "pointed to the theory that …" is not "pointed out that …"
  if ((frames.has("o") || frames.has("p")) && cue.to === cue.at && cue.verb.lemma === "point") return null;
  let at = cue.to + 1;
  if (frames.has("a")) at = afterAddressee(items, at);
  at = afterCircumstances(items, at, last);
  const next = itemAt(items, at);
  if (next.lower === "," && itemAt(items, at + 1).lower === "that" && frames.has("c") && at + 1 < last)
    return { from: at + 1, to: last };
  // "agreed a deal to …" tells what was done
  if (cue.verb.lemma === "agree" && [at, at + 1, at + 2].some((one) => bargains.test(itemAt(items, one).lower)))
    return null;
  if (/^(?:something|anything|nothing)$/.test(next.lower)) return null; // "would say something to her that …"
  // "It was an odd thing to say: his last term ended in 2005", but "had this to say: “…”"
  const remarked = cue.form === "infinitive" && itemAt(items, at + 1).pos !== "QUOTE";
  if (next.lower === ":" && at < last && !remarked) return { from: at + 1, to: last };
  if ((next.lower === "," || next.lower === "—" || next.lower === "–") && itemAt(items, at + 1).pos === "QUOTE")
    at += 1;
  if (itemAt(items, at).pos === "QUOTE" && frames.has("q")) return { from: at, to: afterQuotation(items, at, last) };
  if (next.lower === "that" && frames.has("c") && at < last && !opensRelative(itemAt(items, at + 1)))
    return { from: at, to: last };
  if (/^(?:whether|if|how|why|what|when|where|who)$/.test(next.lower) && frames.has("c") && at < last)
    return { from: at, to: last };
  if (frames.has("t") && next.lower === "to" && at < last && cue.form !== "infinitive") return { from: at, to: last };
  const adverb = adverbBefore(items, at, cue);
  if (adverb !== null && frames.has("b") && clauseBegins(items, next.lower === "," ? at + 1 : at, last))
    return { from: adverb, to: last };
  if (frames.has("b") && quotedPredicate(items, at)) return { from: at, to: last };
  if (/^(?:expect|want|wish)$/.test(cue.verb.lemma) && infinitiveBehind(items, at)) return { from: at, to: last };
  // "…, noting the board often writes to members"
  const bare = frames.has("b") || (cue.form === "gerund" && itemAt(items, cue.from - 1).lower === ",");
  if (bare && clauseBegins(items, at, last)) return { from: at, to: last };
  if (frames.has("l") && !isThing(items, at) && clauseBegins(items, at, last)) return { from: at, to: last };
  if (frames.has("s")) {
    const naming = namingClause(items, cue.to + 1, last) ?? givenName(items, cue, last);
    if (naming !== null) return naming;
  }
  if (frames.has("n") || cue.to > cue.at) {
    const object = objectOf(items, cue, at, last);
    if (object !== null) return object;
  }
  if (frames.has("s") || frames.has("q")) return namingQuotation(items, cue.to + 1, last);
  return null;
}

const bargains =
  /^(?:deals?|contracts?|terms|fees?|prices?|truces?|ceasefires?|packages?|agreements?|settlements?|extensions?|loans?|transfers?|mergers?|takeovers?)$/;

/** "says too often, that is not so", "said approximately": where the adverb begins that a comma closes at `at`, or null. */
function adverbBefore(items: readonly Item[], at: number, cue: Cue): number | null {
  const amount = itemAt(items, at).pos === "NUM" && about.test(itemAt(items, at - 1).lower);
  if (itemAt(items, at).lower !== "," && !amount) return null;
  let from = at;
  const often = /^(?:often|sometimes|always|usually)$/;
  const isWhen = (item: Item): boolean => isTime(item) && !often.test(item.lower);
  while (from - 1 > cue.to && itemAt(items, from - 1).pos === "ADV" && !isWhen(itemAt(items, from - 1))) from -= 1;
  return from < at ? from : null;
}

const about = /^(?:approximately|about|around|nearly|almost|roughly|only|just)$/;

/** "says the tour “was a real eye-opener”": the verb of the clause is in the quotation. */
function quotedPredicate(items: readonly Item[], at: number): boolean {
  const phrase = phraseAfter(items, at);
  const quotation = phrase === null ? null : itemAt(items, phrase.to + 1);
  return quotation?.pos === "QUOTE" && quotation.text.length > predicateLeast && /^[“"'‘]+\p{Ll}/u.test(quotation.text);
}

const predicateLeast = 14; // characters of a quotation that may hold the verb of its sentence

/** "expects property values along the line to rise": somebody or something, and what it is to do. */
function infinitiveBehind(items: readonly Item[], at: number): boolean {
  const phrase = phraseAfter(items, at);
  if (phrase === null) return false;
  for (let to = phrase.to + 1; to < phrase.to + infinitiveWithin; to += 1) {
    const { lower, pos } = itemAt(items, to);
    if (lower === "to") return /^(?:VERB|AUX)$/.test(itemAt(items, to + 1).pos);
    if (/^(?:VERB|AUX|PUNCT|CCONJ|SCONJ)$/.test(pos)) return false;
  }
  return false;
}

const infinitiveWithin = 7; // words behind the object

/** Past the person told: "told reporters on Monday that", "reminded the council". */
export function afterAddressee(items: readonly Item[], at: number): number {
  const first = itemAt(items, at);
  if (first.lower === "that" || first.pos === "QUOTE" || first.lower === ":") return at;
  if (/^(?:me|us|him|her|them|you)$/.test(first.lower)) return at + 1;
  const phrase = phraseAfter(items, at);
  if (phrase === null) return at;
  for (let look = at; look < phrase.to; look += 1) {
    // "told reporters more than half …", "told investigators mass shooters were …"
    const item = itemAt(items, look);
    if (item.pos === "NOUN" && /[^s’']s$/.test(item.lower) && itemAt(items, look + 1).pos !== "ADP") return look + 1;
  }
  // "told CBC News Network’s Power & Politics": the possessive goes on
  return phrase.to + 1;
}

const opensCircumstance =
  /^(?:in|on|at|during|after|before|by|via|through|to|from|with|over|outside|inside|under|as|of|about|last|this|earlier|late|early|next|following|when|while)$/;

/** Whether what was said may follow, or more of when and where it was. */
function endsCircumstance(item: Item): boolean {
  return /^(?::|,|that|in|on|at)$/.test(item.lower) || item.pos === "QUOTE" || isTime(item);
}

/** Past when, where and how it was said: "in a statement on Friday", "Tuesday", "by phone". */
export function afterCircumstances(items: readonly Item[], start: number, last: number): number {
  let at = start;
  for (let steps = 0; steps < 6; steps += 1) {
    const item = itemAt(items, at);
    if (at > last) return at;
    if (
      isTime(item) ||
      (item.pos === "ADV" && !/^(?:how|why|when|where|there|here|so|now|not|only|even)$/.test(item.lower))
    ) {
      at += 1;
      continue;
    }
    if (!opensCircumstance.test(item.lower)) return at;
    if (item.lower === "to" && itemAt(items, at + 1).pos === "VERB") return at;
    if (item.lower === "this" && !isTime(itemAt(items, at + 1))) return at;
    if (/^(?:when|while|as)$/.test(item.lower)) return at;
    const phrase = phraseAfter(items, at + 1);
    if (phrase === null) return at;
    // "said after the meeting: “…”", but not "said after the meeting ended that …"
    if (/^(?:before|after)$/.test(item.lower) && !endsCircumstance(itemAt(items, phrase.to + 1))) return at;
    // "said of the request: “…”"
    const subject = /^(?:about|of)$/.test(item.lower);
    if (subject && !/^[,:]$/.test(itemAt(items, phrase.to + 1).lower) && itemAt(items, phrase.to + 1).pos !== "QUOTE")
      return at;
    if (/^(?:last|earlier|late|early|next|this)$/.test(item.lower) && !isTime(itemAt(items, phrase.to))) return at;
    at = phrase.to + 1;
  }
  return at;
}

/** How far content goes that begins with a quotation: on, where the sentence goes on ("“not good” for anyone"). */
function afterQuotation(items: readonly Item[], at: number, last: number): number {
  const quotation = itemAt(items, at).quotation;
  if (quotation === null || at === last) return at;
  const next = itemAt(items, at + 1);
  if (endsSentence(itemAt(items, at)) || next.lower === ",") return at;
  if (
    /^(?:and|or|but)$/.test(next.lower) &&
    itemAt(items, at + 2).pos !== "QUOTE" &&
    itemAt(items, at + 2).lower !== "that"
  )
    return at;
  return last;
}

/** Whether a quotation is a whole sentence: its last mark before the closing quote ends one, or a comma does. */
export function endsSentence(item: Item): boolean {
  return item.quotation !== null && (!item.quotation.closed || /[.,?!…][^\p{L}\p{N}]{1,3}$/u.test(item.text.slice(-6)));
}

const finite = /^(?:VERB|AUX)$/;
const modal =
  /^(?:will|would|can|could|may|might|must|shall|should|is|are|was|were|has|have|had|do|does|did|’s|'s|’re|'re|’ll|'ll|’d|'d|’ve|'ve|n't|n’t)$/;

/** Whether a clause of its own begins at `at`: a subject, then a finite verb. */
function clauseBegins(items: readonly Item[], at: number, last: number): boolean {
  const first = itemAt(items, at);
  if (/^(?:there|he|she|they|we|i|if|nobody|because)$/.test(first.lower)) return at < last;
  if (/^(?:more|less|fewer)$/.test(first.lower) && itemAt(items, at + 1).lower === "than")
    return clauseBegins(items, at + 2, last);
  // "the two wounds that police said were …": the subject stands before the cue
  if (modal.test(first.lower) || (finite.test(first.pos) && /(?:s|ed)$/.test(first.lower))) return true;
  const phrase = phraseAfter(items, at);
  let next = at + 1; // "says expanding the park will protect …"
  if (phrase !== null) next = phrase.to + 1;
  else if (!first.lower.endsWith("ing")) return false;
  for (let look = next; look <= Math.min(last, next + 30); look += 1) {
    const item = itemAt(items, look);
    if (/^(?:who|which|whose)$/.test(item.lower) || item.lower === ",") {
      // an apposition or relative clause: look on behind its closing comma
      const close = nextComma(items, look + 1, Math.min(last, look + 31));
      if (close === null && item.lower === ",") return false;
      look = close ?? behindVerb(items, look, last);
      continue;
    }
    if (item.lower === ";" || item.lower === ":") return false;
    if (item.lower === "that" && look === next) {
      // "a policy that diverged from others": its verb is not the one looked for
      look = behindVerb(items, look, last);
      continue;
    }
    if (modal.test(item.lower)) return true;
    if (finite.test(item.pos)) return !item.lower.endsWith("ing");
    if (item.pos === "ADV" || item.pos === "PART" || item.pos === "QUOTE") continue;
    if (look > next + 12) return false;
  }
  return false;
}

/** "the end", "measures aimed at growth", "a siege that echoed others": a thing and more about it, no clause. */
function isThing(items: readonly Item[], at: number): boolean {
  const phrase = phraseAfter(items, at);
  if (phrase === null) return false;
  const verb = itemAt(items, itemAt(items, phrase.to + 1).pos === "ADV" ? phrase.to + 2 : phrase.to + 1);
  if (!finite.test(verb.pos) && !modal.test(verb.lower)) return true;
  return verb.pos === "VERB" && /(?:ed|en|wn)$/.test(verb.lower) && itemAt(items, phrase.to + 2).pos === "ADP";
}

/** The last item of the first verb group behind `from`. */
function behindVerb(items: readonly Item[], from: number, last: number): number {
  let at = from + 1;
  while (at < last && !finite.test(itemAt(items, at).pos)) at += 1;
  while (at < last && /^(?:AUX|ADV|PART)$/.test(itemAt(items, at).pos)) at += 1;
  return at;
}

/** "insisted on guarantees", "called for a ceasefire", "demanded the release of …": the thing itself. */
function objectOf(items: readonly Item[], cue: Cue, at: number, last: number): Range | null {
  const first = itemAt(items, at);
  if (at > last || !/^(?:DET|NOUN|PROPN|ADJ|NUM|VERB|PRON)$/.test(first.pos)) return null;
  if (cue.to === cue.at && phraseAfter(items, at) === null) return null;
  if (cue.verb.lemma === "deny" && deniesWanted(items, at, last)) return null;
  return { from: at, to: last };
}

/**
 * What stands left of "…, she said": a quotation alone, or the clause from `first` to the comma. `edge` is the first
 * item of the subject, or of the cue where the subject follows it.
 */
export function contentBefore(items: readonly Item[], edge: number, first: number): Range | null {
  let at = edge - 1;
  const before = itemAt(items, at);
  if (before.lower === "," || before.lower === "—" || before.lower === "–" || before.lower === "--") at -= 1;
  else if (before.pos !== "QUOTE" && before.lower !== "?" && before.lower !== "!") return null;
  if (at < first) return null;
  if (itemAt(items, at).pos !== "QUOTE") return { from: first, to: at };
  const left = itemAt(items, at - 1);
  if (at === first || /^[,:—–]$/.test(left.lower) || left.lower === "--") return { from: at, to: at };
  if (left.pos === "QUOTE") return { from: at - 1, to: at };
  return { from: first, to: at };
}

/** Where in a sentence somebody's attribution begins: behind a conjunction, or behind a comma or dash alone. */
export type Beginnings = { readonly starts: ReadonlySet<number>; readonly splices: ReadonlySet<number> };

/** Cuts `range` where the words of somebody else, or of the narrator, begin again. */
export function cutContent(items: readonly Item[], { from, to }: Range, { starts, splices }: Beginnings): Range {
  let end = to;
  for (let at = from + 1; at <= end; at += 1) {
    const item = itemAt(items, at);
    const next = itemAt(items, at + 1);
    if (item.lower === "," && next.lower === "according") end = at - 1;
    if (item.lower === "," && starts.has(at + 1) && next.lower.endsWith("ing")) end = at - 1;
    const mark = /^(?:[,;:—–]|--)$/.test(item.lower);
    if (mark && splices.has(at + 1)) end = at - 1;
    const joined = /^(?:and|but|while|whereas|though|although|as|yet)$/;
    if (mark && !joined.test(next.lower)) continue;
    if (!mark && !/^(?:and|but|while|whereas)$/.test(item.lower)) continue;
    if (starts.has(mark ? at + 2 : at + 1)) end = at - 1;
  }
  while (end > from && /^[.,;:!?—–]$/.test(itemAt(items, end).lower)) end -= 1;
  return { from, to: end };
}

/** Where a range stands in the text. */
export function rangeSpan(items: readonly Item[], { from, to }: Range): Span {
  return { start: itemAt(items, from).span.start, end: itemAt(items, to).span.end };
}
