import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { verbForms } from "./inflect.ts";
import type { Attribution, Claim, ClaimKind, LoadedWord, Speaker, VoiceId } from "./reading.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Token } from "./tokens.ts";

type Given = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly attributions: readonly Attribution[];
  readonly loaded: readonly LoadedWord[];
  readonly subjective: ReadonlySet<number>;
};

const claimWordsLeast = 4;
const nestedWithin = 5; // attributions, which stand in the order of the text

/**
 * Who asserts what. What a voice is said to have said is that voice's claim; what stands outside is the narrator's.
 * A claim is one slice of the article and never half a sentence: marked words ("so-called") and bare objects are none.
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
    if (attribution.voice === null) continue;
    // "According to the agency, Ms Hill said …" is Ms Hill's claim, via the agency
    const around = given.attributions.slice(Math.max(0, index - nestedWithin), index + nestedWithin + 1);
    const holder = around.find((other) => other !== attribution && nests(other, attribution))?.voice ?? null;
    const via = holder === attribution.voice ? null : holder;
    const passesOn = around.some(
      (other) =>
        other !== attribution &&
        other.voice !== attribution.voice &&
        nests(attribution, other) &&
        beginsWith(attribution, other),
    );
    if (passesOn) continue;
    const whole = attribution.content.filter((span) => isAssertion(given, span, attribution));
    if (whole.length === 0) continue;
    const cue = attribution.cue === null ? "" : slice(given.text, attribution.cue).toLowerCase();
    const words = whole.map((span) => slice(given.text, span)).join(" ");
    const kind = kindOf(words, { cue, subjective: whole.some((span) => isSubjective(given, span)) });
    claims.push(claimOf(given, whole, { claimer: attribution.voice, kind, via, attribution: index }));
  }
  return claims;
}

/** Whether `inner` lies inside the content of `outer`: "the agency reported that Ms Hill said …". */
function nests(outer: Attribution, inner: Attribution): boolean {
  const cue = inner.cue;
  return cue !== null && outer.content.some((span) => span.start <= cue.start && cue.end <= span.end);
}

const sourceWithin = 80; // characters between the start of a content and the cue nested in it

/** Whether a nested attribution opens the content of another, so that nothing of the outer one's own is left. */
function beginsWith(outer: Attribution, inner: Attribution): boolean {
  const start = outer.content[0]?.start ?? 0;
  return inner.cue !== null && inner.cue.start - start < sourceWithin;
}

function isAssertion(given: Given, span: Span, { kind, content }: Attribution): boolean {
  const words = slice(given.text, span);
  if (countWords(words) < claimWordsLeast) return false;
  if (kind === "direct" && content.length > 1) return true;
  return kind !== "indirect" || /^(?:that|how|why|whether)\b/i.test(words) || hasVerb(given.tokens, span);
}

function hasVerb(tokens: readonly Token[], span: Span): boolean {
  for (let at = firstAt(tokens, span.start); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.span.start >= span.end) return false;
    if (token.pos === "VERB" || token.pos === "AUX") return true;
  }
  return false;
}

function firstAt(tokens: readonly Token[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSubjective(given: Given, span: Span): boolean {
  return given.loaded.some(
    (word) => word.span.start >= span.start && word.span.end <= span.end && word.kind !== "presupposing",
  );
}

/** What the narrator asserts: sentences that nobody else's words fill, and verdicts tied onto somebody's. */
function narratorClaims(given: Given): readonly Claim[] {
  const claims: Claim[] = [];
  const others = othersSentences(given);
  const own = Map.groupBy(
    given.loaded.filter((word) => word.by === "article"),
    (word) => word.sentence,
  );
  for (const sentence of given.sentences) {
    const words = slice(given.text, sentence.span);
    const loaded = own.get(sentence.id) ?? [];
    if (others.has(sentence.id)) {
      for (const clause of verdictClauses(given, sentence, loaded)) {
        claims.push(claimOf(given, [clause], { claimer: "article", kind: "judgement", via: null, attribution: null }));
      }
      continue;
    }
    if (countWords(words) < claimWordsLeast || words.endsWith("?") || !hasVerb(given.tokens, sentence.span)) continue;
    const subjective = given.subjective.has(sentence.id) || loaded.length > 0;
    const kind = kindOf(words, { cue: "", subjective });
    claims.push(claimOf(given, [sentence.span], { claimer: "article", kind, via: null, attribution: null }));
  }
  return claims;
}

/** The ids of the sentences that hold content, source or cue of an attribution. */
function othersSentences({ sentences, attributions }: Given): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { content, source, cue } of attributions) {
    for (const span of [...content, source, cue]) {
      if (span === null) continue;
      const last = sentenceAt(sentences, span.end - 1);
      for (let id = sentenceAt(sentences, span.start); id <= last; id += 1) ids.add(id);
    }
  }
  return ids;
}

/** "…, exposing what it sees as a ploy": the clause that the narrator ties onto somebody's words with a loaded verb. */
function verdictClauses(
  { text, attributions }: Given,
  { span }: Sentence,
  own: readonly LoadedWord[],
): readonly Span[] {
  const clauses: Span[] = [];
  for (const word of own) {
    const before = text.slice(span.start, word.span.start);
    if (!/(?:,|\band|\bbut|\bwhile)\s+(?:\p{L}+ly\s+)?$/u.test(before)) continue;
    if (!/ing\b/.test(slice(text, word.span))) continue;
    if (
      attributions.some((one) => one.cue !== null && one.cue.start <= word.span.start && word.span.start < one.cue.end)
    )
      continue;
    const rest = text.slice(word.span.start, span.end);
    const end = /[,;—]\s|[.!?]["”’)]*$/.exec(rest)?.index ?? rest.length;
    if (countWords(rest.slice(0, end)) >= claimWordsLeast)
      clauses.push({ start: word.span.start, end: word.span.start + end });
  }
  return clauses;
}

function claimOf(
  given: Given,
  spans: readonly Span[],
  claim: {
    readonly claimer: Speaker;
    readonly kind: ClaimKind;
    readonly via: VoiceId | null;
    readonly attribution: number | null;
  },
): Claim {
  const evidence = spans.map((span) => ({ sentence: sentenceAt(given.sentences, span.start), span }));
  const checkable = claim.kind === "statement" || claim.kind === "allegation";
  return { ...claim, checkable, evidence };
}

export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sentences[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return sentences[low]?.id ?? 1;
}

const forms = (...verbs: readonly string[]): ReadonlySet<string> =>
  new Set(verbs.flatMap((verb) => Object.values(verbForms(verb, "", ""))));

const accusing = forms("accuse", "allege", "claim", "charge", "blame");
const demanding = forms(
  "demand",
  "urge",
  "insist",
  "request",
  "propose",
  "recommend",
  "implore",
  "order",
  "appeal",
  "ask",
);
const intending = forms("vow", "pledge", "promise", "plan", "intend", "threaten");
const predicting = forms("predict", "forecast", "expect", "project");
const judging = forms(
  "call",
  "describe",
  "dub",
  "label",
  "brand",
  "denounce",
  "condemn",
  "slam",
  "criticise",
  "criticize",
  "praise",
  "hail",
  "lament",
  "complain",
);
const interpreting = forms("interpret", "view", "regard", "suggest", "believe", "fear", "argue", "conclude");

/** The kind of a claim, by its cue first and then by its own words. */
function kindOf(words: string, { cue, subjective }: { readonly cue: string; readonly subjective: boolean }): ClaimKind {
  const verb = cue.split(/\s+/).findLast((word) => /^\p{L}/u.test(word)) ?? "";
  const text = words.toLowerCase();
  if (accusing.has(verb) && verb !== "claims" && verb !== "claimed") return "allegation";
  if (accusation.test(text) && verb !== "") return "allegation";
  if (
    demanding.has(verb) ||
    /\b(?:must|should|ought to|needs? to|has to|have to|had to|let’s|let's|we demand|call(?:s|ing|ed)? (?:for|on))\b/.test(
      text,
    )
  )
    return verb === "ask" || verb === "asked" ? "statement" : "demand";
  if (
    intending.has(verb) ||
    /^["“‘']?(?:that )?(?:(?:i|we|he|she|it|they) (?:will|would|plans?|intends?|aims?)|(?:i|we)[’']ll|to )\b/.test(text)
  )
    return "intention";
  if (judging.has(verb) || subjective) return "judgement";
  if (
    predicting.has(verb) ||
    /\b(?:will|would|going to|is expected to|are expected to|is likely to|are likely to|could soon)\b/.test(text)
  )
    return "prediction";
  if (
    interpreting.has(verb) ||
    /\b(?:means? that|shows? that|amounts? to|because|proof|proves?|evidence (?:of|that)|reflects?|a sign (?:of|that)|less about|more about|in effect|really)\b/.test(
      text,
    )
  )
    return "interpretation";
  return "statement";
}

// Said of somebody, these are accusations until they are established.
const accusation =
  /\b(?:illegal(?:ly)?|unlawful(?:ly)?|fraud(?:ulent(?:ly)?)?|brib(?:e[sd]?|ery|ing)|corrupt(?:ion)?|embezzl\w+|stole|stealing|theft|lied|lying|falsif\w+|forged|cover(?:ed)?[- ]up|negligen\w+|abus(?:e[sd]?|ing|ive)|assault(?:ed|ing)?|harass\w*|violat(?:ed|ing|ion|ions|es)|breach(?:ed|ing|es)?|conspir\w+|guilty|crimes?|criminal(?:ly)?|never took place|knew about|misled|misleading|deceiv\w+|cheat(?:ed|ing)?|ghost patients|extort\w*|launder\w*|threatened)\b/;
