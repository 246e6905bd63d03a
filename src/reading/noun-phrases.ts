import type { Span } from "../text/span.ts";
import { itemAt, type Item } from "./segments.ts";

/** A noun phrase as a range of items, `from` and `to` inclusive; `head` is where its main noun or name ends. */
export type Phrase = { readonly from: number; readonly to: number };

/** Where a phrase stands in the text. */
export function phraseSpan(items: readonly Item[], { from, to }: Phrase): Span {
  return { start: itemAt(items, from).span.start, end: itemAt(items, to).span.end };
}

const nominal = /^(?:NOUN|PROPN|PRON|NUM|SYM)$/;
const inPhrase = /^(?:NOUN|PROPN|NUM|SYM|ADJ|DET|PRON)$/;
const joins = new Set([
  "of",
  "for",
  "at",
  "from",
  "with",
  "in",
  "to",
  "on",
  "behind",
  "near",
  "familiar",
  "close",
  "by",
  "against",
]);
const relative = new Set(["who", "which", "whose", "where", "that"]);
const subjectPronoun = new Set([
  "he",
  "she",
  "they",
  "it",
  "i",
  "we",
  "you",
  "who",
  "which",
  "this",
  "that",
  "these",
  "those",
  "one",
  "some",
  "many",
  "others",
  "both",
  "several",
  "few",
]);
const objectPronoun = new Set(["him", "her", "them", "me", "us"]);
const timeNoun =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tomorrow|tonight|week|month|year|morning|evening|afternoon|night|weekend|spring|summer|autumn|fall|winter|decade|day|days|weeks|months|years|jan|feb|aug|sept|oct|nov|dec)$/;

/** A weekday, month, season or the like: "Monday", "week", "Sept.". */
export function isTime(item: Item): boolean {
  return timeNoun.test(item.lower.replace(/\.$/, ""));
}

/**
 * The phrase that ends just left of `index`: the subject of a verb group starting there. An appositive or a relative
 * clause between commas belongs to it: "Quentin Kidd, a political scientist at the university, said".
 */
export function phraseBefore(items: readonly Item[], index: number): Phrase | null {
  const reflexive = /^(?:himself|herself|itself|themselves)$/.test(itemAt(items, index - 1).lower);
  let at = beforeTime(items, reflexive ? index - 2 : index - 1);
  const last = itemAt(items, at);
  if (last.lower === "who" || last.lower === "which") {
    return phraseBefore(items, itemAt(items, at - 1).lower === "," ? at - 1 : at);
  }
  let end = at;
  if (/^(?:[,—–-]|--)$/.test(last.lower)) {
    const comma = apposition(items, at);
    if (comma === null) return null;
    end = at - 1;
    at = comma - 1;
  } else if (last.lower === ")") {
    while (at > 0 && itemAt(items, at).lower !== "(") at -= 1;
    at -= 1;
  }
  const edge = leftEdge(items, at);
  if (edge === null) return null;
  const from = behindRelative(items, behindAside(items, behindList(items, { from: edge, to: end })));
  // "Trudeau … and in a carefully worded response said": what a preposition governs is no subject
  if (/^(?:in|on|at|with|via|through|during)$/.test(itemAt(items, from - 1).lower) && from > 1) {
    const before = itemAt(items, from - 2);
    return /^(?:NOUN|PROPN|PRON)$/.test(before.pos) ? phraseBefore(items, from - 1) : null;
  }
  return { from, to: end };
}

/** "Ann Lee, Minister of Trade, Science and Growth, said": the commas of a list inside the apposition are not the first. */
function behindList(items: readonly Item[], { from, to }: Phrase): number {
  const list = items
    .slice(from, to)
    .some((item, at, all) => item.lower === "and" && all.slice(0, at).some(({ lower }) => lower === ","));
  if (!list || itemAt(items, from - 1).lower !== "," || itemAt(items, from - 2).pos !== "PROPN") return from;
  return leftEdge(items, from - 2) ?? from;
}

const relativeMost = 14; // words of a clause that tells which people are meant

/** "Volunteers who have run a store since 2016 said", "a man wrapped in a blanket said": the head before such a clause. */
function behindRelative(items: readonly Item[], from: number): number {
  let verb = false;
  for (let at = from - 1; at > Math.max(0, from - relativeMost); at -= 1) {
    const { lower, pos } = itemAt(items, at);
    if (/^(?:[,;:()—–]|--|and|but|that|as|when|while|because|if)$/.test(lower) || pos === "QUOTE") return from;
    if (pos === "VERB" || pos === "AUX") verb = true;
    if (lower !== "who") continue;
    return verb && /^(?:NOUN|PROPN)$/.test(itemAt(items, at - 1).pos) ? (leftEdge(items, at - 1) ?? from) : from;
  }
  return from;
}

/** "Ann Lee, the head of the office, one of many there, said": an aside to a name that has an aside of its own. */
function behindAside(items: readonly Item[], from: number): number {
  const named = itemAt(items, from - 1).lower === "," && itemAt(items, from - 2).pos === "PROPN";
  if (!named || itemAt(items, from).pos !== "DET") return from;
  const edge = leftEdge(items, from - 2);
  if (edge === null || isTime(itemAt(items, from - 2))) return from;
  const before = itemAt(items, edge - 1);
  const opens = before.pos === "NONE" || before.pos === "QUOTE" || before.lower === ",";
  return opens && edge < from - 2 ? edge : from;
}

/** "Ms Rempel earlier this week called", "researchers have for years said": past the time, to the subject. */
function beforeTime(items: readonly Item[], at: number): number {
  let left = at;
  if (!isTime(itemAt(items, left))) return at;
  while (isTime(itemAt(items, left)) || itemAt(items, left).pos === "NUM") left -= 1;
  while (
    /^(?:this|last|next|earlier|late|early|on|for|in|since|over|the|past|has|have|had)$/.test(itemAt(items, left).lower)
  )
    left -= 1;
  return left < 0 ? at : left;
}

const appositionMost = 45; // words: longer than this and the comma is not the one that opened it

/** The index of the comma that opens the apposition closed at `close`, or null. */
function apposition(items: readonly Item[], close: number): number | null {
  const mark = itemAt(items, close).lower;
  for (let at = close - 1; at > Math.max(0, close - appositionMost); at -= 1) {
    const item = itemAt(items, at);
    if (item.pos === "QUOTE" && at === close - 1) return null;
    if (item.lower !== mark) continue;
    const first = itemAt(items, at + 1);
    const before = itemAt(items, at - 1);
    if (!nominal.test(before.pos) && before.lower !== ")" && before.lower !== "'s") continue;
    if (hasOwnVerb(items, at + 1, close) && !/(?:ed|ing)$/.test(first.lower)) continue;
    // "X, Y and Z, said": go on to the first comma of the list.
    return at;
  }
  return null;
}

/** Whether a verb stands in a range that no "who", "which" or "that" before it carries: then it is a clause. */
function hasOwnVerb(items: readonly Item[], from: number, to: number): boolean {
  let carried = false;
  for (let at = from; at < to; at += 1) {
    const item = itemAt(items, at);
    if (relative.has(item.lower) || item.lower === "to" || item.lower === "whom") carried = true;
    const reduced = item.pos === "VERB" && /(?:ed|ing|en|wn)$/.test(item.lower);
    // the tagger takes "the Hoover Institution" and "a later press call" for verbs
    if (item.pos === "VERB" && (/^\p{Lu}/u.test(item.text) || opensPhrase(items, at - 1))) continue;
    if ((item.pos === "VERB" || item.pos === "AUX") && !carried && !reduced) return true;
  }
  return false;
}

/** Where a phrase that ends at `end` begins; null when no phrase ends there. */
function leftEdge(items: readonly Item[], end: number): number | null {
  const last = itemAt(items, end);
  if (subjectPronoun.has(last.lower) && last.pos !== "NOUN") return end;
  if (objectPronoun.has(last.lower)) {
    // "One of them said"
    return itemAt(items, end - 1).lower === "of" && end >= 2 ? end - 2 : null;
  }
  if (!mayEndPhrase(last, itemAt(items, end - 1))) return null;
  let from = end;
  for (let at = end - 1; at >= 0; at -= 1) {
    const place = placeInPhrase(items, at, end);
    if (place === "outside") break;
    if (place === "part") from = at;
  }
  return from;
}

function mayEndPhrase(last: Item, before: Item): boolean {
  if (nominal.test(last.pos) || last.pos === "ADJ" || last.pos === "QUOTE" || /^\p{Lu}/u.test(last.text)) return true;
  // wink sometimes tags a plural noun as a verb: "officials", "leaders"
  const mistagged = last.pos === "VERB" && last.lower.endsWith("s") && /^(?:DET|ADJ|PROPN|NOUN)$/.test(before.pos);
  return last.lower === "'s" || mistagged;
}

const possessivePronoun = /^(?:his|her|its|their|our|my|your)$/;

/**
 * What the item at `at` is to the phrase on its right that ends at `end`: part of it; a link, such as "of" or "and",
 * that belongs to it if what stands left of the link does; or outside.
 */
function placeInPhrase(items: readonly Item[], at: number, end: number): "part" | "link" | "outside" {
  const item = itemAt(items, at);
  const left = itemAt(items, at - 1);
  const right = itemAt(items, at + 1);
  const links = item.pos === "ADP" && joins.has(item.lower) && !(item.lower === "in" && right.pos === "NUM");
  const opens = right.pos === "DET" || (right.pos === "PRON" && !possessivePronoun.test(right.lower));
  if (opens && !links && !/^(?:all|both|half|many|some|one|most|several)$/.test(item.lower)) return "outside";
  if (links) {
    const attaches =
      item.lower === "of" || /^(?:NOUN|PROPN)$/.test(left.pos) || /^(?:close|familiar)$/.test(left.lower);
    return attaches && /^(?:NOUN|PROPN|NUM|ADJ|PRON|DET)$/.test(left.pos) && !isTime(left) ? "link" : "outside";
  }
  if (/^(?:familiar|close|&|['’]s?)$/.test(item.lower)) return "part";
  if (item.pos === "CCONJ" && item.lower === "and") {
    const joined = /^(?:NOUN|PROPN|PRON)$/.test(left.pos) && !isTime(left) && coordinates(items, at, end);
    return joined ? "link" : "outside";
  }
  if (item.lower === "-" || item.lower === "‑") return "link";
  if (item.lower === "in" && left.pos === "NUM" && right.pos === "NUM") return "link"; // "four in ten"
  if (isMarkedWord(item)) return "part";
  if (/^(?:VERB|ADV)$/.test(item.pos) && /(?:ed|ing|en|ly)$/.test(item.lower) && opensPhrase(items, at - 1))
    return "part";
  if (!inPhrase.test(item.pos)) return "outside";
  // "a line that officials say": before a plural, "that" is no article
  if (item.lower === "that" && /[^s]s$|^(?:police|people)$/.test(right.lower)) return "outside";
  if (item.pos === "PRON" && !possessivePronoun.test(item.lower)) return "outside";
  if (/^(?:April|May|June|August)$/.test(item.text) && right.pos === "PROPN" && /^(?:PROPN|NONE|QUOTE)$/.test(left.pos))
    return "part"; // "Councillor June Ashdown"
  return isTime(item) && right.pos !== "ADP" ? "outside" : "part"; // "Last week Mr Hill said"
}

/** "a response", "a carefully worded response": an article, or an adverb behind one. */
function opensPhrase(items: readonly Item[], at: number): boolean {
  const { pos, lower } = itemAt(items, at);
  return pos === "DET" || (pos === "ADV" && lower.endsWith("ly") && itemAt(items, at - 1).pos === "DET");
}

/** A word or two in quotation marks inside a phrase: the “Ghost” killings. */
function isMarkedWord(item: Item): boolean {
  return (
    item.quotation !== null && item.span.end - item.span.start < 30 && !/[.,?!…][^\p{L}\p{N}]{1,2}$/u.test(item.text)
  );
}

/** "Ann Lee and Bo Chan said" joins two names; "the vote on Monday and police said" does not. */
function coordinates(items: readonly Item[], conjunction: number, end: number): boolean {
  for (let at = conjunction + 1; at <= end; at += 1)
    if (itemAt(items, at).pos === "DET") return itemAt(items, conjunction - 2).pos === "DET";
  return true;
}

/** The phrase that begins at `index`: the subject of an inverted verb ("said Ms Hill, a nurse"), or a verb's object. */
export function phraseAfter(items: readonly Item[], index: number): Phrase | null {
  const first = itemAt(items, index);
  if (first.pos === "PRON" && !possessivePronoun.test(first.lower)) return { from: index, to: index };
  if (!inPhrase.test(first.pos) && (!/^\p{Lu}/u.test(first.text) || /^(?:CCONJ|SCONJ|ADP|AUX)$/.test(first.pos)))
    return null;
  let to = -1;
  for (let at = index; at < items.length; at += 1) {
    const item = itemAt(items, at);
    const nominalSeen = to >= 0;
    if (item.pos === "PUNCT" && item.lower !== "-" && item.lower !== "&") break;
    if (item.pos === "QUOTE" || item.pos === "AUX" || item.pos === "SCONJ") break;
    if (nominalSeen && (item.pos === "DET" || item.pos === "PRON") && itemAt(items, at - 1).pos !== "ADP") break;
    if (item.pos === "ADP") {
      if (!nominalSeen || !/^(?:of|for|at|from|with)$/.test(item.lower) || isTime(itemAt(items, at + 1))) break;
      continue;
    }
    if (item.pos === "CCONJ") {
      if (!/^(?:PROPN|NOUN)$/.test(itemAt(items, at + 1).pos) || item.lower !== "and") break;
      continue;
    }
    // "media buying company GroupM"
    const compound =
      item.lower.endsWith("ing") &&
      /^(?:NOUN|PROPN)$/.test(itemAt(items, at + 1).pos) &&
      itemAt(items, at + 2).pos === "PROPN";
    if (item.pos === "VERB" && nominalSeen && !compound && !/^\p{Lu}/u.test(item.text)) break;
    if (nominalSeen && (item.pos === "ADJ" || item.pos === "NUM") && itemAt(items, at - 1).pos === "NOUN") break;
    if (
      nominalSeen &&
      item.pos === "PROPN" &&
      itemAt(items, at - 1).pos === "NOUN" &&
      itemAt(items, at - 1).lower.endsWith("s")
    )
      break;
    if (item.pos === "ADV" && nominalSeen) break;
    if (isTime(item) && nominalSeen) break;
    if (/^(?:NOUN|PROPN|NUM|SYM)$/.test(item.pos) || /^\p{Lu}/u.test(item.text)) to = at;
    // "the compact is": an adjective that nothing follows is the noun
    if (item.pos === "ADJ" && at > index && /^(?:AUX|VERB)$/.test(itemAt(items, at + 1).pos)) to = at;
    if (item.lower === "'s" || item.lower === "’s") to = at;
  }
  return to < 0 ? null : { from: index, to };
}
