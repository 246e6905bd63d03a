import type { Evidence, Reading, Voice } from "../../reading/reading.ts";
import { overlaps, slice, type Span } from "../../text/span.ts";
import { centrality, contentWords, type WordWeights } from "../word-weights.ts";
import { cannotAnswer, isGame, isRoutine, longAgo, noProse } from "./askable.ts";
import { sentenceSpan, type Ledger } from "./ledger.ts";
import { whatTheTextHas, type Candidate, type Weighed } from "./rule.ts";
import { clauseAt, quote } from "./wording.ts";

/**
 * Somebody who takes a part in the story's own matter and is never heard, though named in a sentence or two: something
 * is done to them ("was dismissed"), they decide something ("has withdrawn"), or what they said or bore is told of ("Costa’s
 * dismissal"; a plan speaks for itself). Nobody of the past, of a list or of a by-line, and only where the sentence has to do with the story.
 */
export function involvedUnheard(ledger: Weighed): readonly Candidate[] {
  const { answered, reading, weights } = ledger;
  if (reading.genre !== "report" || isRoutine(ledger) || isGame(ledger)) return [];
  const stancesOf = Map.groupBy(reading.stances, (stance) => stance.voice);
  const usual = usualCentrality(ledger, weights);
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "person" && !(voice.kind === "organisation" && sides.has(voice.role))) return [];
    if (voice.heard !== "mentioned" || voice.role === "media" || answered.has(voice)) return [];
    if (cannotAnswer(ledger, voice)) return [];
    const parts = voice.mentions.flatMap(
      (mention) => partIn(ledger, { voice, mention, stances: stancesOf.get(voice.id) ?? [] }) ?? [],
    );
    const weighed = parts.map((part) => ({ part, weight: weightOf(ledger, voice, part, { weights, usual }) }));
    const best = weighed.toSorted((a, b) => b.weight - a.weight)[0];
    if (best === undefined) return [];
    return [
      { kind: "reply", who: voice.name, weight: best.weight, perspective: () => perspective(ledger, voice, best.part) },
    ];
  });
}

// Bodies that have a side of their own; a law, a court or a country does not speak.
const sides: ReadonlySet<Voice["role"]> = new Set(["business", "campaigner"]);

type Part = { readonly kind: "done-to" | "does" | "holds" | "own"; readonly mention: Evidence; readonly words: Span };

const doneTo =
  "arrested|charged|sued|indicted|fired|sacked|dismissed|suspended|ousted|removed|replaced|demoted|expelled|evicted|banned|barred|fined|jailed|convicted|sentenced|deported|detained|accused|blamed|criticised|criticized|condemned|denounced|rebuked|disqualified|outbid|overruled|forced to|ordered to|told to|asked to (?:resign|leave|step down)|appointed|hired|stripped of|under (?:investigation|siege|fire|pressure)";
const passive = new RegExp(
  `^(?:,(?: [^,;:“”"()]{1,60},)?)? (?:was|were|is|are|has been|have been|had been|is being|are being|was being) (?:\\p{L}+ly )?(?:${doneTo})(?!\\p{L})`,
  "u",
);
const decided =
  /^(?:,(?: [^,;:“”"()]{1,60},)?)? (?:(?:has|have|had|also|now|already|since|later|then|\p{L}+ly) ){0,3}?(?:resigned|quit|stepped down|withdrew|withdrawn|blocked|vetoed|banned|cancelled|canceled|scrapped|fired|sacked|sued|appealed|laid off|abandoned|halted|suspended|imposed|pleaded|took over|pulled out|walked out|walked away)(?!\p{L})/u;
const owned =
  /^[’']s? (?:\p{L}+ ){0,2}?(?:decision|comments?|remarks|lawsuit|appeal|complaints?|frustrations?|concerns?|resignation|dismissal|firing|arrest|appointment|removal|sacking|findings|recommendations|refusal|conduct|behaviou?r|handling|tweets?|demands?|claims?|allegations?|statement)(?!\p{L})/u;
/** What part somebody has in the sentence of a mention; null where it tells of none, or of long ago. */
function partIn(
  { article, reading, speakerOf }: Ledger,
  {
    voice,
    mention,
    stances,
  }: { readonly voice: Voice; readonly mention: Evidence; readonly stances: Reading["stances"] },
): Part | null {
  const { text } = article;
  const sentence = sentenceSpan(reading, mention.sentence);
  const whole = slice(text, sentence);
  if (longAgo.test(whole) || noProse.test(whole) || speakerOf(mention.span.start) === voice.id) return null;
  if (supposed.test(text.slice(sentence.start, mention.span.start))) return null;
  const after = text.slice(mention.span.end, Math.min(sentence.end, mention.span.end + reach));
  const to = (words: string): Span => ({ start: mention.span.end, end: mention.span.end + words.length });
  const suffered = passive.exec(after)?.[0];
  if (suffered !== undefined) return { kind: "done-to", mention, words: to(suffered) };
  const acted = [...voice.actedUpon, ...voice.criticised].find(
    ({ sentence: id, span }) =>
      id === mention.sentence &&
      span.end <= mention.span.start &&
      direct.test(text.slice(span.end, mention.span.start)),
  );
  if (acted !== undefined && !/^[’']/.test(after))
    return { kind: "done-to", mention, words: { start: acted.span.start, end: mention.span.end } };
  const did = decided.exec(after)?.[0];
  if (did !== undefined) return { kind: "does", mention, words: to(did) };
  if (voice.kind !== "person" || bench.test(text.slice(sentence.start, mention.span.start))) return null;
  const quoted = /["“]/.test(after) || /^\s*["“]/.test(text.slice(sentence.end, sentence.end + 4));
  const held = quoted
    ? undefined
    : stances.find(({ source, cue }) => source !== null && cue !== null && overlaps(source, mention.span));
  const cue = held?.cue ?? null;
  if (cue !== null && cue.start >= mention.span.end && !slight.test(slice(text, cue)))
    return { kind: "holds", mention, words: cue };
  const own = owned.exec(after)?.[0];
  if (own !== undefined) {
    const more =
      /^ (?:to|of|for|about|on|over|that)\b(?:(?! (?:was|were|is|are|has|have|had|would|will|could|may|might)\b)[^,;:“”"()])*/u;
    const rest = more.exec(text.slice(to(own).end, sentence.end))?.[0] ?? "";
    return { kind: "own", mention, words: { start: mention.span.start, end: to(own + rest).end } };
  }
  return null;
}

// "if Holt asks him"
const supposed = /\b(?:if|unless|whether) (?:[\p{L}.’'-]+ ){0,2}$/iu;
// "sued the company’s founder, Rui Costa", but not "flooded the riding with …"
const direct =
  /^ (?!.*\b(?:with|at|on|in|to|of|by|up|for|from|over|and|or|that|who|when|as|after|because|while|if|where|before)\b)[^,;:“”"()]{0,40}(?:, )?$/;
const bench = /\b(?:Justice|Judge|Magistrate) $/;
// "did not specify", "has invited both sides": nothing to have a word about; "to mull": what is asked must be told of them
const slight =
  /^(?:to\b.*|[a-z]+ing|plan|demand|claim|call|fear)$|\b(?:not|never|familiar|aware|known?|knows|knew|remembers?|invit(?:e[ds]?|ing)|offer(?:s|ed)|welcom(?:es|ed)|thank(?:s|ed)|expected|appears?|seems?|said|says)\b/;
const reach = 140; // characters after a name

type Middle = { readonly weights: WordWeights; readonly usual: number };

/** The centrality of the sentence in the middle: what lies above has to do with the story. */
function usualCentrality({ article, reading }: Ledger, weights: WordWeights): number {
  const all = reading.sentences.map(({ span }) =>
    centrality(new Set(contentWords(slice(article.text, span))), weights),
  );
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

const shortText = 32; // sentences

function weightOf({ article, reading }: Ledger, voice: Voice, part: Part, { weights, usual }: Middle): number {
  const count = reading.sentences.length;
  const sentence = sentenceSpan(reading, part.mention.sentence);
  const central = centrality(new Set(contentWords(slice(article.text, sentence))), weights) >= usual ? 0.2 : 0;
  const early = part.mention.sentence <= Math.max(3, count / 3) ? 0.2 : 0;
  const often = Math.min(2, new Set(voice.mentions.map(({ sentence: id }) => id)).size - 1) * 0.2;
  const short = count <= shortText ? 0.2 : 0; // there nobody who takes a part is named in passing
  const kind = part.kind === "done-to" ? 0.1 : 0;
  return 2.8 + Math.max(central, short) + early + often + kind;
}

function perspective(ledger: Ledger, voice: Voice, part: Part): ReturnType<Candidate["perspective"]> {
  return {
    kind: "reply",
    who: voice.name,
    why: `${voice.name} takes a part in what is told (S${part.mention.sentence}) and never speaks.`,
    question: question(ledger, voice, part),
    trigger: [part.mention],
    checked: whatTheTextHas(voice, ledger),
    outside: null,
  };
}

function question({ article, reading }: Ledger, { name }: Voice, { kind, mention, words }: Part): string {
  const { text } = article;
  const start = words.start + (/^(?:,(?: [^,]*,)?)?\s*/.exec(slice(text, words))?.[0].length ?? 0);
  const within = kind === "own" ? words : sentenceSpan(reading, mention.sentence);
  const said = quote(text, clauseAt(text, { start, end: words.end }, { start: within.start, end: within.end }));
  if (kind === "own" || words.start < mention.span.start) return `What does ${name} say about ${said}?`;
  const short = name.split(" ").at(-1) ?? name;
  return kind === "holds"
    ? `${name} ${said}: what are ${short}’s own words?`
    : `${name} ${said}: what does ${short} say?`;
}
