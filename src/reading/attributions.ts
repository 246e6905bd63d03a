import type { Span } from "../text/span.ts";
import { contentAfter, contentBefore, cutContent, endsSentence, rangeSpan, type Range } from "./content.ts";
import { findCues, type Cue, type CueLexicon } from "./cues.ts";
import { isTime, phraseAfter, phraseBefore, phraseSpan, type Phrase } from "./noun-phrases.ts";
import type { Attribution } from "./reading.ts";
import { itemAt, type Item, type Segment } from "./segments.ts";

/** An attribution before its source is known by name: `segment` is the index of the segment its content begins in. */
export type FoundAttribution = Omit<Attribution, "voice"> & {
  readonly segment: number;
  /** The attribution whose speaker goes on here: a quotation that stands by itself. Null where it has a source. */
  readonly follows: "previous" | null;
  /** Holds only where the source turns out to be somebody named: "For Moscow, …", "the figures show that …". */
  readonly tentative: boolean;
};

/** Who is said to have said or thought what, in the order of the text; pieces of one quotation are one attribution. */
export function findAttributions(segments: readonly Segment[], lexicon: CueLexicon): readonly FoundAttribution[] {
  const found: Draft[] = [];
  for (const [index, segment] of segments.entries()) {
    const here = attributionsIn(segment, index, lexicon);
    const covered = (item: Item): boolean =>
      here.some((one) => one.content.some((span) => span.start <= item.span.start && item.span.end <= span.end));
    for (const item of segment.items) {
      if (item.quotation === null || covered(item)) continue;
      const floating = continuation(segments, index, item, found, here);
      if (floating !== null) here.push(floating);
    }
    here.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
    found.push(...here);
  }
  return found;
}

type Draft = { -readonly [Key in keyof FoundAttribution]: FoundAttribution[Key] } & {
  content: Span[];
};

function attributionsIn(segment: Segment, index: number, lexicon: CueLexicon): Draft[] {
  const { items } = segment;
  if (isPointer(items)) return [];
  const last = lastWord(items);
  const cues = findCues(items, lexicon);
  const subjects = cues.map((cue) => subjectOf(items, cue, last));
  const starts = subjects.flatMap((subject, number): readonly Phrase[] => {
    const cue = cues[number];
    if (cue === undefined) return [];
    // ", adding that": the same speaker's next attribution
    if (cue.form === "gerund" && itemAt(items, cue.from - 1).lower === ",") return [{ from: cue.from, to: cue.to }];
    return subject === null || subject.inverted || cue.verb.act === "thought" ? [] : [subject.phrase];
  });
  const drafts: Draft[] = [];
  let first = 0; // where content to the left of the next cue may begin
  let source: Phrase | null = null; // of the last attribution in this sentence, for "adding that"
  const accordings = accordingTo(items, last);

  for (const [number, cue] of cues.entries()) {
    const subject = subjects[number] ?? null;
    if (cue.form === "passive" || cue.possible || (cue.negated && cue.verb.act === "speech")) continue;
    const phrase: Phrase | null = subject?.phrase ?? sharedSubject(items, cue, source);
    const ranges = contentRanges(items, {
      cue,
      phrase,
      inverted: subject?.inverted ?? false,
      shared: subject === null,
      first,
      last,
    });
    if (ranges.length === 0) continue;
    const cut = ranges.map((range) => (range.from > cue.at ? cutContent(items, range, starts) : range));
    const tentative = evidential.has(cue.verb.lemma);
    drafts.push(
      draft(items, index, cut, { cue: { from: cue.from, to: cue.to }, source: phrase, act: cue.verb.act, tentative }),
    );
    // what stands left of the next "…, she said" begins behind the last one
    if ((ranges[0]?.from ?? 0) < cue.at)
      first = Math.max(first, afterAttribution(items, Math.max(cue.to, phrase?.to ?? 0)));
    source = phrase;
  }
  for (const { cue, phrase, ranges } of accordings) {
    const cut = ranges.map((range) => (range.from > cue.to ? cutContent(items, range, starts) : range));
    drafts.push(draft(items, index, cut, { cue, source: phrase, act: "speech", tentative: false }));
  }
  const view = viewOf(items, last);
  if (
    view !== null &&
    !drafts.some((one) => one.source !== null && one.source.start === itemAt(items, view.source.from).span.start)
  ) {
    const cut = cutContent(items, view.content, []);
    drafts.push(draft(items, index, [cut], { ...view, act: "thought", tentative: true }));
  }
  const signed = signedQuotation(items, last);
  if (signed !== null && drafts.length === 0)
    drafts.push(draft(items, index, [signed.content], { ...signed, act: "speech", tentative: false }));
  return drafts;
}

/** "READ MORE: Minister says …": a pointer to another story, not a sentence of this one. */
function isPointer(items: readonly Item[]): boolean {
  return (
    /^(?:read|watch|listen|related|see|more)$/.test(itemAt(items, 0).lower) &&
    items.slice(1, 4).some((item) => item.lower === ":")
  );
}

type Parts = {
  readonly cue: Range | null;
  readonly source: Phrase | null;
  readonly act: "speech" | "thought";
  readonly tentative: boolean;
};

function draft(
  items: readonly Item[],
  segment: number,
  ranges: readonly Range[],
  { cue, source, act, tentative }: Parts,
): Draft {
  const content = ranges.map((range) => rangeSpan(items, range));
  return {
    source: source === null ? null : phraseSpan(items, source),
    cue: cue === null ? null : rangeSpan(items, cue),
    content,
    kind: kindOf(items, ranges),
    act,
    segment,
    follows: null,
    tentative,
  };
}

// What is shown by things: only of somebody named is it a saying.
const evidential = new Set(
  "show demonstrate prove suggest indicate highlight illustrate reveal signal underscore underline imply mean".split(
    " ",
  ),
);

/** "For Moscow, his demands echo …": a line given as somebody's view. */
function viewOf(
  items: readonly Item[],
  last: number,
): { readonly content: Range; readonly cue: Range; readonly source: Phrase } | null {
  const at = /^(?:and|but|yet|so)$/.test(itemAt(items, 0).lower) ? 1 : 0;
  if (itemAt(items, at).lower !== "for") return null;
  const source = phraseAfter(items, at + 1);
  if (source === null || isTime(itemAt(items, source.to)) || itemAt(items, source.from).pos === "NUM") return null;
  const next = itemAt(items, source.to + 1);
  const from = next.lower === "," ? source.to + 2 : source.to + 1;
  if (next.lower !== "," && !/^(?:DET|PRON)$/.test(next.pos)) return null;
  return from > last ? null : { content: { from, to: last }, cue: { from: at, to: at }, source };
}

function kindOf(items: readonly Item[], ranges: readonly Range[]): Attribution["kind"] {
  const inside = ranges.flatMap(({ from, to }) => items.slice(from, to + 1)).filter((item) => item.pos !== "PUNCT");
  const quoted = inside.filter((item) => item.quotation !== null).length;
  if (quoted === 0) return "indirect";
  return quoted === inside.length ? "direct" : "mixed";
}

type Subject = { readonly phrase: Phrase; readonly inverted: boolean };

/** The subject of a cue: before it, or after it where the verb comes first ("said Ms Hill"). */
function subjectOf(items: readonly Item[], cue: Cue, last: number): Subject | null {
  if (cue.form !== "finite") return null;
  const before = itemAt(items, cue.from - 1);
  if (/^[,—–]$|^--$/.test(before.lower) || before.pos === "QUOTE" || before.pos === "NONE") {
    const phrase = phraseAfter(items, cue.to + 1);
    const invertible =
      phrase !== null && !cue.verb.frames.has("a") && cue.verb.frames.has("q") && !isTime(itemAt(items, phrase.from));
    if (invertible && standsAlone(items, phrase)) {
      // "Amanda Nash, nutrition manager with the charity, said the new recommendations on drinks are welcome"
      const earlier = /^[,—–]$|^--$/.test(before.lower) ? phraseBefore(items, cue.from) : null;
      if (earlier === null || contentAfter(items, cue, last) === null) return { phrase, inverted: true };
      return { phrase: earlier, inverted: false };
    }
  }
  const phrase = phraseBefore(items, cue.from);
  return phrase === null ? null : { phrase, inverted: false };
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

/** "adding that …", "and called it …": the subject is that of the attribution before, or of the sentence. */
function sharedSubject(items: readonly Item[], cue: Cue, source: Phrase | null): Phrase | null {
  if (source !== null && source.to < cue.from) return source;
  for (const [at, item] of items.entries()) {
    if (at >= cue.from) break;
    if ((item.pos === "VERB" || item.pos === "AUX") && !item.lower.endsWith("ing")) {
      let group = at;
      while (/^(?:AUX|ADV)$/.test(itemAt(items, group - 1).pos)) group -= 1;
      const phrase = phraseBefore(items, group);
      if (phrase !== null && !/^(?:that|which|who)$/.test(itemAt(items, phrase.from).lower)) return phrase;
    }
  }
  return null;
}

function contentRanges(
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
    const clause = left !== null && itemAt(items, left.to).pos !== "QUOTE" && !hasFiniteVerb(items, left);
    return [clause ? null : left, right].filter((range) => range !== null);
  }
  const right = contentAfter(items, cue, last);
  if (shared) return right === null ? [] : [right];
  const left = contentBefore(items, phrase.from, first);
  const leftIsQuotation = left !== null && itemAt(items, left.to).pos === "QUOTE";
  if (right !== null && left !== null && leftIsQuotation && itemAt(items, right.from).pos === "QUOTE")
    return [left, right];
  if (right !== null) return [right];
  if (left === null || (!cue.verb.frames.has("q") && !cue.verb.frames.has("c"))) return [];
  if (!closesLeft(items, cue, last)) return [];
  const rest = parenthetical(items, left, cue, last);
  if (rest !== null) return [left, rest];
  if (leftIsQuotation) return [left];
  return hasFiniteVerb(items, left) && (cue.verb.frames.has("b") || cue.verb.lemma === "add") ? [left] : [];
}

/** Whether "…, she said" really closes what stands before: no object of its own follows the verb. */
function closesLeft(items: readonly Item[], cue: Cue, last: number): boolean {
  const next = itemAt(items, cue.to + 1);
  if (cue.to >= last || next.pos === "PUNCT" || next.pos === "QUOTE") return true;
  if (cue.verb.frames.has("a")) return true;
  if (cue.verb.lemma === "say") return true;
  return isTime(next) || next.pos === "ADV" || /^(?:in|on|at|during|via|by|through|to|as|while|when)$/.test(next.lower);
}

/** "The plan, officials said, would cost …": what goes on behind the cue, where the left part is no sentence yet. */
function parenthetical(items: readonly Item[], left: Range, cue: Cue, last: number): Range | null {
  if (itemAt(items, left.to).pos === "QUOTE") return quotationAfter(items, cue.to + 1, last);
  const complete = hasFiniteVerb(items, left);
  const comma = itemAt(items, cue.to + 1).lower === ",";
  return comma && !complete && cue.to + 2 <= last ? { from: cue.to + 2, to: last } : null;
}

function hasFiniteVerb(items: readonly Item[], { from, to }: Range): boolean {
  return items
    .slice(from, to + 1)
    .some((item) => item.pos === "AUX" || (item.pos === "VERB" && !item.lower.endsWith("ing")));
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

type According = { readonly cue: Range; readonly phrase: Phrase; readonly ranges: readonly Range[] };

function accordingTo(items: readonly Item[], last: number): readonly According[] {
  const found: According[] = [];
  for (const [at, item] of items.entries()) {
    if (item.lower !== "according" || itemAt(items, at + 1).lower !== "to") continue;
    const phrase = phraseAfter(items, at + 2);
    if (phrase === null) continue;
    const comma = nextComma(items, phrase.to + 1, last);
    const cue = { from: at, to: at + 1 };
    if (at <= 1) {
      if (comma !== null && comma < last) found.push({ cue, phrase, ranges: [{ from: comma + 1, to: last }] });
      continue;
    }
    const first = /^(?:and|but)$/.test(itemAt(items, 0).lower) ? 1 : 0;
    const content = contentBefore(items, at, first) ?? { from: first, to: at - 1 };
    const verbless = !items.slice(content.from, content.to + 1).some((inner) => /^(?:VERB|AUX|QUOTE)$/.test(inner.pos));
    const rest = verbless && comma !== null && comma < last ? [{ from: comma + 1, to: last }] : [];
    found.push({ cue, phrase, ranges: [content, ...rest] });
  }
  return found;
}

function nextComma(items: readonly Item[], from: number, last: number): number | null {
  for (let at = from; at <= last; at += 1) if (itemAt(items, at).lower === ",") return at;
  return null;
}

/** "“The most unqualified of all.” — Francisco Herrero" */
function signedQuotation(
  items: readonly Item[],
  last: number,
): { readonly content: Range; readonly cue: Range; readonly source: Phrase } | null {
  const dash = items.findIndex(
    (item, at) => at > 0 && /^[―—–]$|^--$/.test(item.lower) && itemAt(items, at - 1).pos === "QUOTE",
  );
  if (dash < 0) return null;
  const source = phraseAfter(items, dash + 1);
  if (
    source === null ||
    itemAt(items, source.from).pos !== "PROPN" ||
    (source.to < last && itemAt(items, source.to + 1).lower !== ",")
  )
    return null;
  return { content: { from: dash - 1, to: dash - 1 }, cue: { from: dash, to: dash }, source };
}

/** The first item after an attribution where somebody's next words may begin. */
function afterAttribution(items: readonly Item[], to: number): number {
  let at = to + 1;
  while (/^(?:,|;|—|–|and|but|while)$/.test(itemAt(items, at).lower)) at += 1;
  return at;
}

/** The last item that is not the full stop. */
function lastWord(items: readonly Item[]): number {
  let last = items.length - 1;
  while (last > 0 && /^[.!?…]+$/.test(itemAt(items, last).lower)) last -= 1;
  return last;
}

const floatingWordsLeast = 4;

/**
 * A quotation that no cue of its sentence explains. One that stands by itself goes on with the last speaker: joined to
 * that attribution in the same paragraph, an attribution without source in the next. Marked words inside the
 * narrator's sentence ("so-called", "coalition of the willing") are nobody's here.
 */
function continuation(
  segments: readonly Segment[],
  index: number,
  item: Item,
  found: readonly Draft[],
  here: readonly Draft[],
): Draft | null {
  const segment = segments[index];
  if (segment === undefined || item.quotation === null) return null;
  const alone = segment.items.every((other) => other.pos === "QUOTE" || other.pos === "PUNCT" || other.pos === "CCONJ");
  const words = item.text.split(/\s+/).length;
  if (!alone || words < (endsSentence(item) ? 1 : floatingWordsLeast)) return null;
  const previous = here.at(-1) ?? found.at(-1);
  const speaks = previous !== undefined && previous.act === "speech";
  const near = speaks && segments[previous.segment]?.paragraph === segment.paragraph && index - previous.segment <= 1;
  if (near && previous.kind !== "indirect") {
    previous.content.push(item.span);
    previous.segment = index;
    return null;
  }
  return {
    source: null,
    cue: null,
    content: [item.span],
    kind: "direct",
    act: "speech",
    segment: index,
    tentative: false,
    follows: "previous",
  };
}
