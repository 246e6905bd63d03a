import { firstFrom, sentenceAt } from "../text/order.ts";
import type { Sentence } from "../text/sentences.ts";
import { slice, trimmed, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { datelineLength } from "./dateline.ts";
import type { Attribution } from "./reading.ts";
import type { Token } from "./tokens.ts";

type Given = { readonly text: string; readonly sentences: readonly Sentence[]; readonly tokens: readonly Token[] };

/** Fewer words than these say too little to be a claim. */
export const wordsLeast = 4;
const infinitiveWordsLeast = 6; // "want to be rid of it" says too little

/**
 * The assertions in what somebody said, each as its pieces: two where the cue stands inside the sentence. Marked words
 * ("so-called"), bare objects, questions and what was asked ("whether she had seen a bill") are none.
 */
export function assertionsOf(given: Given, attribution: Attribution): readonly (readonly Span[])[] {
  const pieces = attribution.content.flatMap((span) => piecesOf(given, span, attribution));
  const sentences = [...Map.groupBy(pieces, (piece) => piece.group).values()].map((group) =>
    group.map(({ span }) => span),
  );
  const whole = sentences
    .filter((spans) => isAssertion(given, spans, attribution))
    .map((spans) => withInfinitiveCue(given.text, spans, attribution))
    .map((spans) => withDenyingCue(given.text, spans, attribution))
    .map((spans) => withSubject(given.text, spans, attribution));
  if (whole.length > 0) return whole;
  const named = withVerb(given.text, attribution);
  return named === null ? [] : [[named]];
}

/** "doubts that they will come back": without its verb it would say the opposite. */
function withDenyingCue(text: string, spans: readonly Span[], { cue }: Attribution): readonly Span[] {
  const [first, ...rest] = spans;
  if (cue === null || first === undefined || first.start < cue.end || first.start - cue.end > 2) return spans;
  return /\b(?:doubt|den(?:y|ie)|not|n[’']t|never)/i.test(slice(text, cue))
    ? [{ start: cue.start, end: first.end }, ...rest]
    : spans;
}

const subjectMost = 90; // characters before the source

/** "a streetcar line that officials say will breathe life": with what it is said of, which stands before the source. */
function withSubject(text: string, spans: readonly Span[], { source, cue }: Attribution): readonly Span[] {
  const [first] = spans;
  if (source === null || cue === null || first === undefined || source.end > cue.start || cue.end > first.start)
    return spans;
  if (!/^(?:will|would|can|could|may|might|must|is|are|was|were|has|have|had)\b/.test(slice(text, first))) return spans;
  const before = text.slice(Math.max(0, source.start - subjectMost), source.start);
  const subject =
    /(?:^|\s)((?:an?|the|its|his|her|their|some|\d[\d,]*) (?:[\p{L}\p{N}’'-]+ ){1,4}?)(?:that|which|who) $/iu.exec(
      before,
    );
  if (subject === null) return spans;
  const start = source.start - before.length + subject.index + subject[0].indexOf(subject[1] ?? "");
  return [{ start, end: start + (subject[1] ?? "").trimEnd().length }, ...spans];
}

/** "wants to modernise 11 of its 19 cranes": an infinitive with the verb that governs it. */
function withInfinitiveCue(text: string, spans: readonly Span[], { cue }: Attribution): readonly Span[] {
  const [first, ...rest] = spans;
  if (cue === null || first === undefined || !/^to\b/i.test(slice(text, first)) || first.start - cue.end > 2)
    return spans;
  return first.start < cue.end ? spans : [{ start: cue.start, end: first.end }, ...rest];
}

type Piece = { readonly span: Span; readonly group: string };

/** Content cut at sentences and, in reported speech, where another "that" clause begins; without the narrator's comment. */
function piecesOf(given: Given, span: Span, { kind }: Attribution): readonly Piece[] {
  const pieces: Piece[] = [];
  const last = sentenceAt(given.sentences, span.end - 1);
  for (let id = sentenceAt(given.sentences, span.start); id <= last; id += 1) {
    const sentence = given.sentences[id - 1]?.span ?? span;
    const opening = sentence.start + datelineLength(slice(given.text, sentence));
    const part = { start: Math.max(span.start, opening), end: Math.min(span.end, sentence.end) };
    const clauses = kind === "direct" ? [part] : thatClauses(given.text, withoutComment(given.text, part));
    for (const [number, clause] of clauses.entries()) {
      const bare = withoutLooseMark(given.text, clause);
      if (bare.end > bare.start) pieces.push({ span: bare, group: `${id} ${number}` });
    }
  }
  return pieces;
}

// "it will build a plant, creating up to 1,200 jobs": what is promised to follow can be checked by itself
const promised =
  /(?<=\b(?:will|would)\b[^,;]{8,200}), (?=(?:creating|saving|adding|generating|bringing|cutting|costing|reducing|raising|boosting)\b[^,;]{0,40}\d)/u;

/** "… have spent the day in the hall and that most of them will go home tonight": two assertions. */
function thatClauses(text: string, span: Span): readonly Span[] {
  const words = slice(text, span);
  const clauses: Span[] = [];
  let start = span.start;
  for (const match of words.matchAll(/,? (?:and|but|or) (?:also )?(?=that \p{L})/gu)) {
    const end = span.start + match.index;
    // "the first report and that of May" has no clause before it
    if (countWords(text.slice(start, end)) < wordsLeast) continue;
    clauses.push({ start, end });
    start = end + match[0].length;
  }
  const follows = promised.exec(text.slice(start, span.end));
  if (follows !== null) {
    clauses.push({ start, end: start + follows.index });
    start += follows.index + follows[0].length;
  }
  return [...clauses, { start, end: span.end }];
}

// "…, a demand that would tie the company’s hands": what the narrator calls the words, and says of them
const comment =
  /(?:,| [—–]| --?) (?:a|an|yet another|another) (?:\p{L}+ ){0,2}?(?:demand|claim|charge|move|step|accusation|allegation|assertion|argument|threat|promise|pledge|proposal|statement|suggestion|warning|offer|condition|position|view|remark|denial|line|figure) (?:that|which|likely|he|she|it|they)\b/u;

/** Where the narrator begins to comment on somebody's words in the same sentence, or null. */
export function commentAt(text: string, span: Span): number | null {
  const match = comment.exec(slice(text, span));
  return match === null ? null : span.start + match.index;
}

function withoutComment(text: string, span: Span): Span {
  return { start: span.start, end: commentAt(text, span) ?? span.end };
}

/** Without a quotation mark whose partner stands in another sentence, and without white space at the ends. */
function withoutLooseMark(text: string, span: Span): Span {
  let { start, end } = trimmed(text, span);
  const words = text.slice(start, end);
  if (/^["“«„]/.test(words) && !/["”»“]/.test(words.slice(1))) start += 1;
  if (/["”»]$/.test(words) && !/["“«„]/.test(words.slice(0, -1))) end -= 1;
  return { start, end: Math.max(start, end) };
}

function isAssertion(given: Given, spans: readonly Span[], { kind, cue }: Attribution): boolean {
  const words = spans.map((span) => slice(given.text, span)).join(" ");
  const count = countWords(words);
  if (count < wordsLeast || /\?["”’'»]*$/.test(words)) return false;
  if (kind === "direct" && count > wordsLeast && /[.!…]["”’'»]*$|,["”’'»]+$/.test(words)) return true;
  if (/^to\b/i.test(words) && count < infinitiveWordsLeast) return false;
  if (kind !== "direct" && (isQuestion(words, cue === null ? "" : slice(given.text, cue)) || isElliptic(words)))
    return false;
  if (/^(?:of|for|about|with|as|like|by)\b/i.test(words)) return false;
  return spans.some((span) =>
    kind === "direct" || /^that\b/i.test(words) ? hasVerb(given.tokens, span) : hasClause(given.tokens, span),
  );
}

/** "asked whether …", "would not say why …" assert nothing; "described how he was beaten" does. */
function isQuestion(words: string, cue: string): boolean {
  if (/^(?:whether|if|who|whom|whose|when|where|which)\b/i.test(words))
    return !/,/.test(words.slice(0, 80)) || /^whe/i.test(words);
  return /^(?:why|how|what)\b/i.test(words) && !/\b(?:describ|explain|recount|recall|detail|show|told|tell)/i.test(cue);
}

/** "that she had not", "that they were": the sentence before holds what is meant. */
function isElliptic(words: string): boolean {
  return (
    countWords(words) < 7 &&
    /\b(?:had|has|have|did|do|does|was|were|is|are|would|will|could|can|should)(?:[ -]?(?:not|n['’]t))?[.,]?$/i.test(
      words,
    )
  );
}

export function hasVerb(tokens: readonly Token[], span: Span): boolean {
  for (let at = firstFrom(tokens, span.start); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.span.start >= span.end) return false;
    if (token.pos === "VERB" || token.pos === "AUX") return true;
  }
  return false;
}

/** Whether a stretch has a verb of its own: "all the secrets and where they are kept" has none. */
function hasClause(tokens: readonly Token[], span: Span): boolean {
  let relative = false;
  const from = firstFrom(tokens, span.start);
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.span.start >= span.end) return false;
    relative ||=
      at > from && /^(?:who|which|whose|where|what|that|after|before|because|when|while|if)$/.test(token.lower);
    if (token.pos === "VERB" || token.pos === "AUX") {
      if (!relative) return true;
      relative = false; // "the man who came late has left"
      if (token.pos === "VERB") continue;
      while (/^(?:AUX|ADV|PART)$/.test(tokens[at + 1]?.pos ?? "")) at += 1;
      if (tokens[at + 1]?.pos === "VERB") at += 1;
    }
  }
  return false;
}

const verbWithin = 160; // characters between such a verb and the words that go with it

/** "described the terms as generous", "denies 16 counts", "insisted on guarantees": a claim only with its verb. */
function withVerb(text: string, { cue, content }: Attribution): Span | null {
  const first = content[0];
  const last = content.at(-1);
  if (cue === null || first === undefined || last === undefined) return null;
  if (
    !/\b(?:call|describ|dubb|label|brand|denounc|condemn|prais|hail|dismiss|criticis|criticiz|regard|see|view|den(?:y|ie)|reject|disput|insist\w* on|demand|call(?:s|ed|ing)? for|ask(?:s|ed|ing)? for|urg|request|propos|announc|pledg|promis)/i.test(
      slice(text, cue),
    )
  )
    return null;
  if (first.start < cue.end || first.start - cue.end > verbWithin) return null;
  const span = { start: cue.start, end: last.end };
  return countWords(slice(text, span)) < wordsLeast || /\n/.test(slice(text, span)) ? null : span;
}
