import type { Sentence } from "../text/sentences.ts";
import { firstFrom, inside, sentenceAt } from "../text/order.ts";
import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { assertionsOf, commentAt, hasVerb, wordsLeast } from "./assertions.ts";
import { claimKind } from "./claim-kinds.ts";
import { datelineLength } from "./dateline.ts";
import type { Attribution, Claim, LoadedKind, LoadedWord, Speaker, VoiceId } from "./reading.ts";
import type { Token } from "./tokens.ts";

type Given = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly attributions: readonly Attribution[];
  readonly loaded: readonly LoadedWord[];
  readonly subjective: ReadonlySet<number>;
  /** What each voice is said to be ("prosecutor"), for who accuses by office. */
  readonly described: ReadonlyMap<VoiceId, string>;
  /** Whether the narrator may ask for things: in an opinion piece. */
  readonly opinion: boolean;
};

const nestedWithin = 5; // attributions, which stand in the order of the text

/**
 * Who asserts what, in the order of the text. What a voice is said to have said is that voice's claim, one for each
 * sentence or "that" clause of it; what stands outside is the narrator's. A claim is never half a sentence: marked
 * words ("so-called"), bare objects, questions and what was asked ("whether she had seen a bill") are none.
 */
export function findClaims(given: Given): readonly Claim[] {
  return [...voiceClaims(given), ...narratorClaims(given)].toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf(claim: Claim): number {
  return claim.evidence[0]?.span.start ?? 0;
}

function voiceClaims(given: Given): readonly Claim[] {
  const claims: Claim[] = [];
  for (const [index, attribution] of given.attributions.entries()) {
    const { voice } = attribution;
    if (voice === null || isNobody(given, attribution)) continue;
    // "According to the agency, Ms Hill said …" is Ms Hill's claim, via the agency
    const around = given.attributions
      .slice(Math.max(0, index - nestedWithin), index + nestedWithin + 1)
      .filter((other) => other !== attribution && other.voice !== null);
    if (around.some((other) => other.voice !== voice && other.act === "speech" && beginsWith(attribution, other)))
      continue;
    const outer = around.find((other) => nests(other, attribution));
    // "Dr Vik said that her group did not yet know", "the club said that it had offered to run it": part of what is said
    if (outer?.act === "speech" && (attribution.act === "thought" || outer.voice === voice)) continue;
    const holder = outer?.voice ?? null;
    const via = holder === voice ? null : holder;
    for (const spans of assertionsOf(given, attribution)) {
      claims.push(claimOf(given, spans, { claimer: voice, via, attribution: index, said: attribution }));
    }
  }
  return claims;
}

/** "Nobody has proposed to scrap it". */
function isNobody({ text }: Given, { source }: Attribution): boolean {
  return source !== null && /^(?:nobody|no one|none|neither)\b/i.test(slice(text, source));
}

/** Whether `inner` lies inside the content of `outer`: "the agency reported that Ms Hill said …". */
function nests(outer: Attribution, inner: Attribution): boolean {
  const { cue } = inner;
  return cue !== null && outer.content.some((span) => span.start <= cue.start && cue.end <= span.end);
}

const sourceWithin = 80; // characters between the start of a content and the cue nested in it

/** Whether a nested attribution opens the content of another, so that nothing of the outer one's own is left. */
function beginsWith(outer: Attribution, inner: Attribution): boolean {
  const start = outer.content[0]?.start ?? 0;
  return nests(outer, inner) && inner.cue !== null && inner.cue.start - start < sourceWithin;
}

/** What the narrator asserts: sentences that nobody else's words fill, and verdicts tied onto somebody's. */
function narratorClaims(given: Given): readonly Claim[] {
  const claims: Claim[] = [];
  const others = othersSentences(given);
  const cues = given.attributions
    .flatMap(({ cue }) => (cue === null ? [] : [{ span: cue }]))
    .toSorted((a, b) => a.span.start - b.span.start);
  const own = given.loaded.filter((word) => word.by === "article");
  const claim = { claimer: "article", via: null, attribution: null, said: null } as const;
  for (const sentence of given.sentences) {
    const words = slice(given.text, sentence.span);
    if (others.has(sentence.id)) {
      const clauses = verdictClauses(given, sentence, { own: inside(own, sentence.span), cues });
      for (const clause of clauses) claims.push(claimOf(given, [clause], claim));
      continue;
    }
    if (countWords(words) < wordsLeast || /\?["”’'»]*$/.test(words) || !hasVerb(given.tokens, sentence.span)) continue;
    const start = sentence.span.start + datelineLength(words);
    claims.push(claimOf(given, [{ start, end: sentence.span.end }], claim));
  }
  return claims;
}

/** The ids of the sentences that hold content, source or cue of somebody else's words. */
function othersSentences({ text, sentences, attributions }: Given): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { content, source, cue, voice } of attributions) {
    // "until you learn that the authority spent 3.1 million": nobody says it but the narrator
    if (voice === null && source !== null && /^(?:you|we|one|it|this|that|which)$/i.test(slice(text, source))) continue;
    for (const span of [...content, source, cue]) {
      if (span === null) continue;
      const last = sentenceAt(sentences, span.end - 1);
      for (let id = sentenceAt(sentences, span.start); id <= last; id += 1) ids.add(id);
    }
  }
  return ids;
}

const beforeMost = 40; // characters: ", and heroically "

/**
 * "…, exposing what it sees as a ploy", "…, a demand that would tie its hands": the clause in which the narrator judges
 * somebody's words in the same sentence.
 */
function verdictClauses(
  { text, attributions }: Given,
  { span }: Sentence,
  { own, cues }: { readonly own: readonly LoadedWord[]; readonly cues: readonly { readonly span: Span }[] },
): readonly Span[] {
  const clauses: Span[] = [];
  for (const word of own) {
    const before = text.slice(Math.max(span.start, word.span.start - beforeMost), word.span.start);
    if (!/(?:,|\band|\bbut|\bwhile)\s+(?:\p{L}+ly\s+)?$/u.test(before) || !/ing\b/.test(slice(text, word.span)))
      continue;
    const cue = cues[firstFrom(cues, word.span.end) - 1];
    if (cue !== undefined && word.span.start < cue.span.end) continue;
    clauses.push(clauseFrom(text, word.span.start, span.end));
  }
  const remark = attributions.length === 0 ? null : commentAt(text, span);
  if (remark !== null) clauses.push(clauseFrom(text, remark + 2, span.end));
  return clauses.filter((clause) => countWords(slice(text, clause)) >= wordsLeast);
}

function clauseFrom(text: string, start: number, sentenceEnd: number): Span {
  const rest = text.slice(start, sentenceEnd);
  const end = /[,;—]\s|[.!?]["”’)]*$/.exec(rest)?.index ?? rest.length;
  return { start, end: start + end };
}

function claimOf(
  given: Given,
  spans: readonly Span[],
  claim: {
    readonly claimer: Speaker;
    readonly via: VoiceId | null;
    readonly attribution: number | null;
    readonly said: Attribution | null;
  },
): Claim {
  const { claimer, via, attribution, said } = claim;
  const evidence = spans.map((span) => ({ sentence: sentenceAt(given.sentences, span.start), span }));
  const kind = claimKind({
    words: spans.map((span) => slice(given.text, span)).join(" "),
    cue: wordsAt(given.text, said?.cue ?? null),
    source:
      `${wordsAt(given.text, said?.source ?? null)} ${claimer === "article" ? "" : (given.described.get(claimer) ?? "")}`.trim(),
    opinion: given.opinion,
    act: said?.act ?? null,
    loaded: spans.flatMap((span) => loadedIn(given, span)),
  });
  return { claimer, via, attribution, kind, checkable: kind === "statement" || kind === "allegation", evidence };
}

function wordsAt(text: string, span: Span | null): string {
  return span === null ? "" : slice(text, span);
}

function loadedIn({ loaded }: Given, span: Span): readonly LoadedKind[] {
  return inside(loaded, span).map((word) => word.kind);
}
