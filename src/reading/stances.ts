import { clauseEnd, phraseEnd } from "./clause-end.ts";
import { rangeSpan, type Range } from "./content.ts";
import { sharedSubject, subjectOf } from "./cue-parts.ts";
import { findCues, type Cue } from "./cues.ts";
import type { FoundAttribution } from "./attributions.ts";
import { phraseAfter, phraseBefore, phraseSpan, type Phrase } from "./noun-phrases.ts";
import { itemAt, type Item, type Segment } from "./segments.ts";
import type { StanceFrames, StanceLexicon } from "./stance-lexicon.ts";

/**
 * What somebody is said to hold, want or have said without words of theirs: "criticised the plan", "is expected to
 * resign", "fears of a shortage".
 */
export function findStances(segments: readonly Segment[], lexicon: StanceLexicon): readonly FoundAttribution[] {
  return segments.flatMap(({ items }, segment) =>
    stancesIn(items, lexicon)
      .map((found) => stance(items, segment, found))
      .toSorted((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)),
  );
}

/**
 * The stances of a text that are no part of somebody’s words or of another stance: "she said that he backs the plan" tells
 * what she said.
 */
export function outermost(
  stances: readonly FoundAttribution[],
  attributions: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const words = attributions
    .flatMap(({ content, cue }) => (cue === null ? content : [...content, cue]))
    .toSorted((a, b) => a.start - b.start);
  const kept: FoundAttribution[] = [];
  let next = 0;
  let wordsEnd = 0;
  let stanceEnd = 0;
  for (const one of stances.toSorted((a, b) => cueStart(a) - cueStart(b))) {
    const start = cueStart(one);
    while ((words[next]?.start ?? Infinity) <= start) {
      wordsEnd = Math.max(wordsEnd, words[next]?.end ?? 0);
      next += 1;
    }
    if (start < wordsEnd || start < stanceEnd) continue;
    kept.push(one);
    stanceEnd = Math.max(stanceEnd, ...one.content.map(({ end }) => end));
  }
  return kept;
}

function cueStart({ cue, content }: FoundAttribution): number {
  return cue?.start ?? content[0]?.start ?? 0;
}

type Found = {
  readonly at: number;
  readonly cue: Range;
  readonly source: Phrase | null;
  readonly content: readonly Range[];
  readonly voiced: boolean;
};

function stance(items: readonly Item[], segment: number, { cue, source, content, voiced }: Found): FoundAttribution {
  const inside = content.flatMap(({ from, to }) => items.slice(from, to + 1));
  return {
    source: source === null ? null : phraseSpan(items, source),
    cue: rangeSpan(items, cue),
    content: content.map((range) => rangeSpan(items, range)),
    kind: inside.some((item) => item.quotation !== null) ? "mixed" : "indirect",
    act: "thought",
    segment,
    follows: null,
    tentative: true,
    voiced,
  };
}

function stancesIn(items: readonly Item[], lexicon: StanceLexicon): readonly Found[] {
  let last = items.length - 1;
  while (last > 0 && /^[.!?…]+$/.test(itemAt(items, last).lower)) last -= 1;
  const found: Found[] = [];
  const adjectives = new Set<number>(); // "is worried about": a state, no passive
  for (const [at, { lower, pos }] of items.entries()) {
    const frames = /^(?:ADJ|VERB|ADV|NOUN|ADP)$/.test(pos) ? lexicon.adjectives.get(lower) : undefined;
    const one = frames === undefined ? null : adjectiveStance(items, at, frames, last);
    if (one === null) continue;
    adjectives.add(at);
    found.push(one);
  }
  for (const cue of findCues(items, lexicon.cues)) {
    const frames = lexicon.verbs.get(cue.verb.lemma);
    const one = frames === undefined || adjectives.has(cue.at) ? null : verbStance(items, cue, frames, last);
    if (one !== null) found.push(one);
  }
  for (let at = 0; at <= last; at += 1) {
    const item = itemAt(items, at);
    if (item.quotation !== null) continue;
    const nouns = /^(?:NOUN|PROPN|VERB)$/.test(item.pos) ? lexicon.nouns.get(item.lower) : undefined;
    const one = nouns === undefined ? null : nounStance(items, at, nouns, last);
    if (one !== null && !found.some((other) => other.at === at)) found.push(one);
  }
  return found;
}

function verbStance(items: readonly Item[], cue: Cue, frames: StanceFrames, last: number): Found | null {
  if (cue.form === "passive") return passiveStance(items, cue, frames, last);
  const own = subjectOf(items, cue, last);
  if (own?.inverted === true) return null;
  const source = own?.phrase ?? sharedSubject(items, cue, null);
  if (source === null) return null;
  if (frames.has("seem")) return seeming(items, cue, source, last);
  const content = complement(items, cue.to + 1, frames, last);
  if (content === null) return null;
  return {
    at: cue.at,
    cue: { from: cue.from, to: content.from - 1 },
    source,
    content: [content],
    voiced: isVoiced(cue) && itemAt(items, content.from).lower !== "to", // "refused to leave"
  };
}

function isVoiced({ form, negated, possible }: Cue): boolean {
  return form === "finite" && !negated && !possible;
}

/** "was accused of fraud", "are expected to rise": what it is about stands before, and who does it behind "by" or not at all. */
function passiveStance(items: readonly Item[], cue: Cue, frames: StanceFrames, last: number): Found | null {
  if (cue.from === cue.at) return null;
  const subject = phraseBefore(items, cue.from);
  if (subject === null) return null;
  const at = cue.to + 1;
  const agent = itemAt(items, at).lower === "by" ? phraseAfter(items, at + 1) : null;
  const behind = agent === null ? at : agent.to + 1;
  const rest = complementOfPassive(items, behind, frames, last);
  if (rest === null && agent === null) return null;
  const content = [subject, rest].filter((range) => range !== null);
  return { at: cue.at, cue: { from: cue.from, to: cue.to }, source: agent, content, voiced: false };
}

function complementOfPassive(items: readonly Item[], at: number, frames: StanceFrames, last: number): Range | null {
  const next = itemAt(items, at).lower;
  const infinitive = next === "to" && (frames.has("o") || frames.has("t") || frames.has("c"));
  if (!infinitive && !(frames.has(next) && next.length > 1)) return null;
  return at + 1 > last ? null : { from: infinitive || next === "as" ? at : at + 1, to: clauseEnd(items, at + 1, last) };
}

/** "The plan seems to be in trouble": the whole of it is how somebody, who is not named, sees it. */
function seeming(items: readonly Item[], cue: Cue, subject: Phrase, last: number): Found | null {
  const from = cue.to + 1;
  if (from > last || cue.form !== "finite") return null;
  const next = itemAt(items, from);
  if (!/^(?:ADJ|ADV|PART|ADP|VERB|SCONJ)$/.test(next.pos) && next.lower !== "to") return null;
  const rest = { from, to: clauseEnd(items, from, last) };
  return { at: cue.at, cue: { from: cue.from, to: cue.to }, source: null, content: [subject, rest], voiced: false };
}

const wh = /^(?:whether|if|how|why|what|when|where|who|which)$/;

/** What follows such a word, by its frames; null where it is used otherwise. */
function complement(items: readonly Item[], start: number, frames: StanceFrames, last: number): Range | null {
  let at = start;
  while (itemAt(items, at).pos === "ADV" && !wh.test(itemAt(items, at).lower) && at < last) at += 1;
  if (at > last) return null;
  const { lower, pos } = itemAt(items, at);
  if (frames.has("c") && (lower === "that" || wh.test(lower)) && at < last)
    return { from: at, to: clauseEnd(items, at, last) };
  if (lower === "to" && frames.has("t") && /^(?:VERB|AUX|ADV|NOUN)$/.test(itemAt(items, at + 1).pos))
    return { from: at, to: clauseEnd(items, at, last) };
  if (lower.length > 1 && frames.has(lower)) {
    if (at >= last || itemAt(items, at + 1).pos === "PUNCT") return null;
    return { from: lower === "as" ? at : at + 1, to: clauseEnd(items, at + 1, last) };
  }
  const takesObject = ["n", "o", "c", "of", "for", "as"].some((frame) => frames.has(frame));
  const opens = /^(?:DET|NOUN|PROPN|ADJ|NUM|PRON|SYM|QUOTE)$/.test(pos) || (pos === "VERB" && lower.endsWith("ing"));
  if (!takesObject || !opens) return null;
  const end = clauseEnd(items, at, last);
  if (frames.has("n")) return { from: at, to: end };
  return hasFrame(items, { from: at + 1, to: end }, frames) ? { from: at, to: end } : null;
}

/** Whether the word that such a verb asks for stands behind its object: "accused the firm of …", "urged them to …". */
function hasFrame(items: readonly Item[], { from, to }: Range, frames: StanceFrames): boolean {
  for (let at = from; at <= Math.min(to, from + 12); at += 1) {
    const { lower, pos } = itemAt(items, at);
    if (lower.length > 1 && frames.has(lower)) return true;
    if (lower === "to" && frames.has("o")) return true;
    if (frames.has("c") && (lower === "that" || pos === "AUX" || pos === "VERB")) return true;
  }
  return false;
}

/** "Mr Hill’s claim that …", "criticism of …", "made a plea for …" */
function nounStance(items: readonly Item[], at: number, frames: StanceFrames, last: number): Found | null {
  const left = itemAt(items, at - 1);
  if (itemAt(items, at).pos === "VERB" && !/^(?:DET|ADJ|PRON|PART)$/.test(left.pos)) return null;
  if (/^(?:AUX|PART)$/.test(left.pos) && left.lower !== "'s" && left.lower !== "’s") return null;
  let next = at + 1;
  let source: Phrase | null = null;
  if (/^(?:by|from|among)$/.test(itemAt(items, next).lower)) {
    source = phraseAfter(items, next + 1);
    if (source !== null) next = source.to + 1;
  }
  const { lower } = itemAt(items, next);
  const after = itemAt(items, next + 1);
  let content: Range | null = null;
  if (lower === "that" && frames.has("c") && !/^(?:VERB|AUX)$/.test(after.pos))
    content = { from: next, to: clauseEnd(items, next, last) };
  else if (lower === "whether" && (frames.has("c") || frames.has("about")))
    content = { from: next, to: clauseEnd(items, next, last) };
  else if (lower === "to" && frames.has("t") && /^(?:VERB|AUX)$/.test(after.pos))
    content = { from: next, to: clauseEnd(items, next, last) };
  else if (lower.length > 1 && frames.has(lower) && next < last)
    content = { from: next + 1, to: phraseEnd(items, next + 1, last) };
  if (content === null || content.from > last) return null;
  source ??= ownerOf(items, at) ?? agentOf(items, at);
  return { at, cue: { from: at, to: at }, source, content: [content], voiced: false };
}

/** "his claim", "Mr Hill’s repeated claim" */
function ownerOf(items: readonly Item[], noun: number): Phrase | null {
  for (let at = noun - 1; at >= Math.max(0, noun - 6); at -= 1) {
    const { lower, pos } = itemAt(items, at);
    if (/^(?:his|her|their|its|our|my|your)$/.test(lower)) return { from: at, to: at };
    if (/^['’]s?$/.test(lower)) return phraseBefore(items, at);
    if (!/^(?:ADJ|NOUN|PROPN|ADV|NUM|PUNCT|VERB)$/.test(pos)) return null;
  }
  return null;
}

/** "Ms Hill made a passionate plea": who does what the noun names. */
function agentOf(items: readonly Item[], noun: number): Phrase | null {
  let at = noun - 1;
  while (at > 0 && noun - at < 6 && /^(?:DET|ADJ|ADV|NOUN|NUM|ADP)$/.test(itemAt(items, at).pos)) at -= 1;
  if (!/^(?:VERB|AUX)$/.test(itemAt(items, at).pos)) return null;
  let from = at;
  while (/^(?:AUX|ADV|PART)$/.test(itemAt(items, from - 1).pos)) from -= 1;
  return phraseBefore(items, from);
}

const linking =
  /^(?:is|are|was|were|be|been|being|am|'s|’s|'re|’re|'m|’m|feels?|felt|seems?|seemed|remains?|remained|becomes?|became|become|sounds?|sounded|appears?|appeared|looks?|looked|gets?|got|stays?|stayed|grew|grown)$/;

/** "is worried about …", "remain sceptical that …" */
function adjectiveStance(items: readonly Item[], at: number, frames: StanceFrames, last: number): Found | null {
  const next = itemAt(items, at + 1);
  let verb = at - 1;
  while (
    verb > 0 &&
    (itemAt(items, verb).pos === "ADV" || /^(?:not|n't|n’t|more|less)$/.test(itemAt(items, verb).lower))
  )
    verb -= 1;
  if (!linking.test(itemAt(items, verb).lower)) return null;
  let from = verb;
  while (/^(?:AUX|ADV|PART)$/.test(itemAt(items, from - 1).pos)) from -= 1;
  const source = phraseBefore(items, from);
  if (source === null) return null;
  let content: Range | null = null;
  if (frames.has("c") && (next.lower === "that" || wh.test(next.lower)))
    content = { from: at + 1, to: clauseEnd(items, at + 1, last) };
  else if (frames.has("c") && /^(?:PRON|PROPN|DET)$/.test(next.pos))
    content = { from: at + 1, to: clauseEnd(items, at + 1, last) };
  else if (frames.has("t") && next.lower === "to" && /^(?:VERB|AUX|ADV)$/.test(itemAt(items, at + 2).pos))
    content = { from: at + 1, to: clauseEnd(items, at + 1, last) };
  else if (next.lower.length > 1 && frames.has(next.lower) && at + 1 < last)
    content = { from: at + 2, to: clauseEnd(items, at + 2, last) };
  if (content === null || content.from > last) return null;
  return { at, cue: { from, to: at }, source, content: [content], voiced: false };
}
