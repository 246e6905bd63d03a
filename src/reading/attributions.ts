import { contains, type Span } from "../text/span.ts";
import { contentAfter, cutContent, endsSentence, rangeSpan, type Range } from "./content.ts";
import { contentRanges, sharedSubject, subjectBefore, subjectOf, withoutMainClause } from "./cue-parts.ts";
import { findCues, type Cue, type CueLexicon } from "./cues.ts";
import { phraseSpan, type Phrase } from "./noun-phrases.ts";
import { findPullQuotes } from "./pull-quotes.ts";
import type { Attribution } from "./reading.ts";
import { itemAt, type Item, type Segment } from "./segments.ts";
import { accordingTo, labelled, signedQuotation, viewOf } from "./verbless-cues.ts";

/** An attribution before its source is known by name: `segment` is the index of the segment its content begins in. */
export type FoundAttribution = Omit<Attribution, "voice"> & {
  readonly segment: number;
  /** The attribution whose speaker goes on here: a quotation that stands by itself. Null where it has a source. */
  readonly follows: "previous" | null;
  /** Holds only where the source turns out to be somebody named: "For Moscow, …", "the figures show that …". */
  readonly tentative: boolean;
  /** A stance told by a verb of saying or thinking: of several people, it is as good as their words. */
  readonly voiced: boolean;
};

/** Who is said to have said or thought what, in the order of the text; pieces of one quotation are one attribution. */
export function findAttributions(segments: readonly Segment[], lexicon: CueLexicon): readonly FoundAttribution[] {
  const found: Draft[] = [];
  for (const [index, segment] of segments.entries()) {
    const here = attributionsIn(segment, index, lexicon);
    if (holdsOnlyQuotations(segment)) {
      const explained = here.flatMap((one) => one.content);
      for (const item of segment.items) {
        if (item.quotation === null || explained.some((span) => contains(span, item.span))) continue;
        const floating = continuation(segments, index, item, here.at(-1) ?? found.at(-1));
        if (floating !== null) here.push(floating);
      }
    }
    here.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
    found.push(...here);
  }
  for (const { source, content, segment } of findPullQuotes(segments)) {
    if (found.some((one) => one.segment >= segment && one.segment < segment + content.length)) continue;
    const pulled = { source, segment, kind: "indirect", act: "speech", cue: null, follows: null } as const;
    found.push({ ...pulled, content: [...content], tentative: true, voiced: false });
  }
  return found.toSorted((a, b) => a.segment - b.segment);
}

const nowhere = { starts: new Set<number>(), splices: new Set<number>() };

type Draft = { -readonly [Key in keyof FoundAttribution]: FoundAttribution[Key] } & {
  content: Span[];
};

function attributionsIn(segment: Segment, index: number, lexicon: CueLexicon): Draft[] {
  const { items } = segment;
  if (isPointer(items)) return [];
  const last = lastWord(items);
  const cues = findCues(items, lexicon);
  const subjects = cues.map((cue) => subjectOf(items, cue, last));
  const starts = new Set<number>(); // the items where a speaker's attribution begins
  const splices = new Set<number>(); // those that may begin behind a bare comma or dash
  for (const [number, cue] of cues.entries()) {
    const subject = subjects[number] ?? null;
    // ", adding that": the same speaker's next attribution
    if (cue.form === "gerund" && itemAt(items, cue.from - 1).lower === ",") starts.add(cue.from);
    else if (
      subject !== null &&
      !subject.inverted &&
      cue.verb.act === "speech" &&
      !(isWeak(cue) && contentAfter(items, cue, last) === null)
    )
      starts.add(subject.phrase.from);
    // "said that rents rose and called it an outrage"
    else if (subject === null && goesOnSaying(items, cue)) starts.add(cue.from);
    const own = subject !== null && !subject.inverted && !cue.possible && cue.verb.act === "speech";
    if (own && contentAfter(items, cue, last) !== null) splices.add(subject.phrase.from);
  }
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
    const cut = ranges.map((range) =>
      range.from > cue.at ? cutContent(items, withoutMainClause(items, range, phrase), { starts, splices }) : range,
    );
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
    const cut = ranges.map((range) => (range.from > cue.to ? cutContent(items, range, { starts, splices }) : range));
    drafts.push(draft(items, index, cut, { cue, source: phrase, act: "speech", tentative: false }));
  }
  const view = viewOf(items, last);
  if (
    view !== null &&
    !drafts.some((one) => one.source !== null && one.source.start === itemAt(items, view.source.from).span.start)
  ) {
    const cut = cutContent(items, view.content, nowhere);
    drafts.push(draft(items, index, [cut], { ...view, act: "thought", tentative: true }));
  }
  const label = drafts.length === 0 && index === 0 ? labelled(items, last) : null;
  if (label !== null) drafts.push(draft(items, index, [label.content], { ...label, act: "speech", tentative: true }));
  const introduced = introducedQuotation(items);
  if (introduced !== null && !drafts.some(({ content }) => content.some((span) => contains(span, introduced.span)))) {
    const by = subjectBefore(items, introduced.colon);
    const range = { from: introduced.colon + 1, to: introduced.colon + 1 };
    const parts = { cue: null, source: by, act: "speech", tentative: true } as const;
    if (by !== null) drafts.push(draft(items, index, [range], parts));
  }
  const signed = signedQuotation(items, last);
  if (signed !== null && drafts.length === 0)
    drafts.push(draft(items, index, [signed.content], { ...signed, act: "speech", tentative: false }));
  return drafts;
}

const introducedLeast = 8; // words of a quotation that hardly is a name or a title

/** "Ms Hill is more blunt: “…”": a quotation that a colon opens and the sentence ends with. */
function introducedQuotation(items: readonly Item[]): { readonly colon: number; readonly span: Span } | null {
  const colon = items.findIndex((item, at) => item.lower === ":" && itemAt(items, at + 1).pos === "QUOTE");
  if (colon < 1 || colon + 2 < items.length - 1) return null;
  const { text, span } = itemAt(items, colon + 1);
  return text.split(/\s+/).length < introducedLeast ? null : { colon, span };
}

/** "continue", "begin": verbs that report only where a quotation is near. */
function isWeak({ verb }: Cue): boolean {
  return !(["c", "b", "l", "a", "s"] as const).some((frame) => verb.frames.has(frame));
}

/** "and called it an outrage", not "and to say", "and do not say" */
function goesOnSaying(items: readonly Item[], { form, from, at, verb, negated }: Cue): boolean {
  if (form !== "finite" || verb.act !== "speech" || negated || from !== at) return false;
  const { lower } = itemAt(items, at);
  if (!/^(?:and|but|then)$/.test(itemAt(items, at - 1).lower) || lower === verb.lemma) return false;
  // "that she had handed her cash and told her to leave": the verb goes on with "had"
  const clause = items.slice(Math.max(0, at - clauseMost), at);
  return !clause.some((item) =>
    /^(?:had|has|have|having|['’]d|['’]ve|be|been|being|was|were|is|are)$/.test(item.lower),
  );
}

const clauseMost = 12; // words before a verb in which its auxiliary may stand

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
    voiced: false,
  };
}

// What is shown by things: only of somebody named is it a saying.
const evidential = new Set(
  "show demonstrate prove suggest indicate highlight illustrate reveal signal underscore underline imply mean".split(
    " ",
  ),
);

function kindOf(items: readonly Item[], ranges: readonly Range[]): Attribution["kind"] {
  const inside = ranges.flatMap(({ from, to }) => items.slice(from, to + 1)).filter((item) => item.pos !== "PUNCT");
  const quoted = inside.filter((item) => item.quotation !== null).length;
  if (quoted === 0) return "indirect";
  return quoted === inside.length ? "direct" : "mixed";
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

/** Marked words inside the narrator's sentence ("so-called", "coalition of the willing") are nobody's. */
function holdsOnlyQuotations({ items }: Segment): boolean {
  return items.every(({ pos }) => pos === "QUOTE" || pos === "PUNCT" || pos === "CCONJ");
}

/**
 * A quotation that stands by itself and that no cue of its sentence explains goes on with the last speaker: joined to
 * that attribution in the same paragraph, an attribution without source in the next.
 */
function continuation(
  segments: readonly Segment[],
  index: number,
  item: Item,
  previous: Draft | undefined,
): Draft | null {
  const words = item.text.split(/\s+/).length;
  if (!endsSentence(item) && words < floatingWordsLeast) return null;
  const speaks = previous !== undefined && previous.act === "speech";
  const near =
    speaks && segments[previous.segment]?.paragraph === segments[index]?.paragraph && index - previous.segment <= 1;
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
    voiced: false,
    follows: "previous",
  };
}
