import type { Claim, Speaker, Voice, VoiceId } from "../reading/reading.ts";
import { slice, type Span } from "../text/span.ts";
import { isNamedSpeaking, mayBe } from "./checks/speakers.ts";
import type { DraftClaim } from "./draft.ts";
import { textOf, type Attributed, type Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { sentencesOf } from "./place-quote.ts";
import { isPlural, voicesMeant } from "./who.ts";

/**
 * Whose claim a quotation is. The text decides: `mended` where it names another than the model does. A voice that the
 * reading did not find comes by the name the model gives it, which stands in the article.
 */
export type Claimer =
  | { readonly kind: "known"; readonly speaker: Speaker; readonly via: VoiceId | null; readonly mended: boolean }
  | { readonly kind: "found"; readonly name: string }
  | { readonly kind: "unclear"; readonly problem: string };

export function claimerOf(draft: DraftClaim, quote: Span, facts: Facts): Claimer {
  const meant = meantBy(draft.claimer, facts);
  const cited = sentencesOf(quote, facts);
  const covering = coveringOf(quote, facts);
  const own = claimIn(quote, covering, facts);
  const via = own?.via ?? null;
  if (covering.length === 0) return unattributed(draft, { meant, cited, quote }, facts);
  if (meant.kind === "voice") {
    const fitting = covering.find((one) => mayBe(one, meant, facts));
    if (fitting !== undefined) return settled(fitting, meant, { via, own });
    if (covering.some((one) => isBesideSource(meant.source, one, facts))) return byVoice(meant, facts);
    // "According to the agency, the minister said …": the agency only passes it on
    if (via !== null && meant.voices.has(via) && own !== null)
      return { kind: "known", speaker: own.claimer, via, mended: true };
  }
  const innermost = covering.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
  const speaker = innermost?.voice?.id ?? null;
  if (innermost === undefined || speaker === null) {
    // "… until you learn that …": nobody in particular, so the narrator
    if (meant.kind === "article" && innermost?.attribution.kind === "indirect")
      return { kind: "known", speaker: "article", via: null, mended: false };
    if (meant.kind === "voice" && isBeside(meant, { cited: [...before(cited), ...cited], quote }, facts))
      return byVoice(meant, facts);
    return { kind: "unclear", problem: "it does not show whose words these are" };
  }
  if (meant.kind === "article" && isTiedOn(quote, innermost, facts))
    return { kind: "unclear", problem: `it may be ${innermost.voice?.name}’s or the narrator’s` };
  if (meant.kind === "article" || innermost.source === "named") return { kind: "known", speaker, via, mended: true };
  return {
    kind: "unclear",
    problem: `the article gives these words to ${innermost.voice?.name}, by “${innermost.sourceWords}”`,
  };
}

/** “…, a demand that would tie the company’s hands”: behind a comma, and the reading cannot tell whose verdict it is. */
function isTiedOn(quote: Span, { attribution }: Attributed, { article }: Facts): boolean {
  const content = attribution.content.reduce((sum, span) => sum + (span.end - span.start), 0);
  const behindComma = /,\s*$/.test(article.text.slice(Math.max(0, quote.start - 3), quote.start));
  return attribution.kind === "indirect" && behindComma && (quote.end - quote.start) * 2 < content;
}

/** “The campaign and some experts have alleged …”: the words are the campaign's as well. */
function isBesideSource(name: string, { attribution: { source } }: Attributed, { article }: Facts): boolean {
  if (source === null) return false;
  const ahead = article.text.slice(Math.max(0, source.start - name.length - 8), source.start).toLowerCase();
  return ahead.endsWith(`${name.toLowerCase()} and `);
}

type Meant =
  | { readonly kind: "article" }
  | { readonly kind: "voice"; readonly voices: ReadonlySet<VoiceId>; readonly source: string };

/** "V3", a name, or "article". */
function meantBy(claimer: string, facts: Facts): Meant {
  if (/^(?:the )?(?:article|narrator|author|text|outlet)$/i.test(claimer)) return { kind: "article" };
  const id = /^\[?(V\d+)\]?\b/.exec(claimer)?.[1];
  const voice = facts.reading.voices.find((one) => one.id === id);
  if (voice !== undefined) return { kind: "voice", voices: new Set([voice.id]), source: voice.name };
  return { kind: "voice", voices: voicesMeant(claimer, facts), source: claimer };
}

/** The attributions whose content the quotation mostly is, or which it holds whole. */
function coveringOf(quote: Span, facts: Facts): readonly Attributed[] {
  return facts.attributed.filter(({ attribution }) => {
    const common = attribution.content.reduce((sum, span) => sum + commonOf(span, quote), 0);
    const content = attribution.content.reduce((sum, span) => sum + (span.end - span.start), 0);
    return (
      common >= 0.5 * (quote.end - quote.start) ||
      (common >= 0.9 * content && common >= 0.3 * (quote.end - quote.start))
    );
  });
}

function commonOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function lengthOf({ attribution }: Attributed): number {
  return attribution.content.reduce((sum, span) => sum + (span.end - span.start), 0);
}

const mostly = 0.7;

/** The reading's own claim that the quotation mostly is, of one of those who speak there. */
function claimIn(quote: Span, covering: readonly Attributed[], { reading }: Facts): Claim | null {
  const attributions = new Set(covering.map(({ attribution }) => attribution));
  const length = quote.end - quote.start;
  return (
    reading.claims.find(({ attribution, evidence }) => {
      if (attribution === null || !attributions.has(reading.attributions[attribution] ?? nobody)) return false;
      return evidence.reduce((sum, { span }) => sum + commonOf(span, quote), 0) >= mostly * length;
    }) ?? null
  );
}

const nobody = { source: null, cue: null, content: [], kind: "direct", act: "speech", voice: null } as const;

function settled(
  fitting: Attributed,
  meant: { readonly voices: ReadonlySet<VoiceId>; readonly source: string },
  { via, own }: { readonly via: VoiceId | null; readonly own: Claim | null },
): Claimer {
  const id = fitting.voice?.id;
  // who only passes it on is not whose claim it is
  if (id !== undefined && via === id && own !== null) return { kind: "known", speaker: own.claimer, via, mended: true };
  if (id !== undefined && meant.voices.has(id))
    return { kind: "known", speaker: id, via: via === id ? null : via, mended: false };
  const [first] = meant.voices;
  return first === undefined
    ? { kind: "found", name: meant.source }
    : { kind: "known", speaker: first, via: null, mended: false };
}

/** The reading gives these words to nobody: the narrator's, unless a voice is named with a verb of saying beside them. */
function unattributed(
  draft: DraftClaim,
  given: { readonly meant: Meant; readonly cited: readonly number[]; readonly quote: Span },
  facts: Facts,
): Claimer {
  const { meant, cited, quote } = given;
  if (meant.kind === "article") {
    const told = isInMarks(quote, facts) || isReported(cited, facts) || isToldBySomebody(quote, facts);
    // a report's narrator demands, intends and alleges nothing
    const unlikely =
      facts.reading.genre === "report" &&
      (draft.kind === "demand" ||
        draft.kind === "intention" ||
        (draft.kind === "allegation" && /\b(?:accus|alleg|claim)/i.test(slice(facts.article.text, quote))));
    return told || unlikely
      ? { kind: "unclear", problem: "these words are somebody’s" }
      : { kind: "known", speaker: "article", via: null, mended: false };
  }
  if (isBeside(meant, { cited, quote }, facts) || isDescribedBehind(meant, quote, facts)) return byVoice(meant, facts);
  if (isInMarks(quote, facts))
    return { kind: "unclear", problem: `nothing there gives these words to ${draft.claimer}` };
  return { kind: "known", speaker: "article", via: null, mended: true };
}

function isBeside(
  meant: Meant & { readonly kind: "voice" },
  { cited, quote }: { readonly cited: readonly number[]; readonly quote: Span },
  facts: Facts,
): boolean {
  return facts.english ? isNamedSpeaking(meant, cited, facts, quote) : isNamedNear(meant, cited, facts);
}

function byVoice(meant: { readonly voices: ReadonlySet<VoiceId>; readonly source: string }, facts: Facts): Claimer {
  const [first] = meant.voices;
  if (first !== undefined) return { kind: "known", speaker: first, via: null, mended: false };
  return isNamedIn(meant.source, facts)
    ? { kind: "found", name: meant.source }
    : { kind: "unclear", problem: "no voice of that name is in the article" };
}

function isNamedIn(name: string, { article }: Facts): boolean {
  return article.text.toLowerCase().includes(name.toLowerCase());
}

/** In a language whose verbs of saying are not known: the name, or what the voice is called, is near. */
function isNamedNear(
  meant: { readonly voices: ReadonlySet<VoiceId>; readonly source: string },
  cited: readonly number[],
  facts: Facts,
): boolean {
  const near = textOf(facts, [...cited, ...before(cited), Math.max(...cited) + 1]).toLowerCase();
  if (
    facts.reading.voices.some(
      ({ id, mentions }) => meant.voices.has(id) && mentions.some((one) => cited.includes(one.sentence)),
    )
  )
    return true;
  const parts = namesIn(meant.source).flatMap((name) => name.parts);
  return parts.length > 0 ? parts.some((part) => near.includes(part)) : near.includes(meant.source.toLowerCase());
}

function before(cited: readonly number[]): readonly number[] {
  const first = Math.min(...cited);
  return [first - 1, first - 2].filter((id) => id > 0);
}

// Verbs of saying where the reading knows none; English has its own lexicon.
const reported: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:sag(?:t|te|ten|en)|erklärt\p{L}*|beton\p{L}+|entgegn\p{L}+|mein(?:t|te)|teilte|laut|zufolge|nach (?:eigenen )?angaben|kritisier\p{L}+|forder\p{L}+|warn\p{L}+|wies|sprach|spricht)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:dit|disent|déclar\p{L}+|affirm\p{L}+|selon|d['’]après|estim\p{L}+|expliqu\p{L}+)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:dice|dijo|dijeron|declar\p{L}+|afirm\p{L}+|según|asegur\p{L}+|explic\p{L}+)(?!\p{L})/iu,
};

/** “Dressen boasted last week that …”, “…, the authors estimate”: somebody's, whoever it is. */
function isToldBySomebody({ start, end }: Span, { article, reading }: Facts): boolean {
  const sentence = reading.sentences.find(({ span }) => span.start <= start && start < span.end);
  const ahead = article.text.slice(sentence?.span.start ?? start, start);
  const behind = article.text.slice(end, Math.max(end, sentence?.span.end ?? end));
  if (toldBehind.test(behind) || thoughtAhead.test(article.text.slice(start, end))) return true;
  return /\b(?:sa(?:id|ys?)|told|\p{L}{3,}(?:ed|es|s)) (?:\p{L}+ ){0,4}that ["“‘]?$/u.test(ahead);
}

// "He expects property values to rise": quoted with its verb
const thoughtAhead =
  /^["“‘]?(?:He|She|They|It|(?:\p{Lu}[\p{L}’.-]+ ){1,3}) ?(?:expects?|believes?|thinks?|hopes?|wants?|fears?|doubts?|insists?|argues?|says?|said|claims?|warns?)\b/u;
const toldBehind =
  /^[,”"’]*\s(?:[Aa]ccording to\b|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b|\p{Lu}\p{L})[^,.;]{0,50}? (?:said|says?|estimates?|states?|stated|added|argues?|argued)\b)/u;

/** “…, the authors estimate” may be "the researchers": both are described, and both are many or one. */
function isDescribedBehind(
  { voices, source }: Meant & { readonly kind: "voice" },
  { start, end }: Span,
  facts: Facts,
): boolean {
  const { article, reading } = facts;
  const sentence = reading.sentences.find(({ span }) => span.start <= start && start < span.end);
  const behind = article.text.slice(end, Math.max(end, sentence?.span.end ?? end));
  const teller =
    /^,["”’]? (?<who>(?:the|an?) \p{Ll}[^,.;]{2,40}?) (?:said|says?|estimates?|states?|stated|added|argues?|argued)\b/u.exec(
      behind,
    )?.groups?.["who"];
  if (teller === undefined || isPlural(teller, facts) !== isPlural(source, facts)) return false;
  return reading.voices.some(({ id, kind }) => voices.has(id) && kind !== "person");
}

function isReported(cited: readonly number[], facts: Facts): boolean {
  return reported[facts.languages.article]?.test(textOf(facts, cited)) ?? false;
}

function isInMarks(quote: Span, facts: Facts): boolean {
  const { text } = facts.article;
  const ids = sentencesOf(quote, facts);
  return ids.some((id) => {
    const sentence = facts.reading.sentences[id - 1];
    if (sentence === undefined) return false;
    return [...slice(text, sentence.span).matchAll(/[“„«"][^“”„«»"]+(?:[”“»"]|$)/gu)].some((match) => {
      const start = sentence.span.start + match.index;
      return start <= quote.start + 1 && quote.end <= start + match[0].length + 1 && quote.end - quote.start > 20;
    });
  });
}

/** A voice that the reading did not find and the model named, in the article's own words for it. */
export function foundVoice(name: string, id: VoiceId, facts: Facts, quoted: boolean): Voice | null {
  const { text } = facts.article;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return null;
  const mentions = facts.reading.sentences.flatMap(({ id: sentence, span }) => {
    const found = slice(text, span).toLowerCase().indexOf(name.toLowerCase());
    return found < 0 ? [] : [{ sentence, span: { start: span.start + found, end: span.start + found + name.length } }];
  });
  return {
    id,
    name: text.slice(at, at + name.length),
    kind: /^\p{Lu}\S* \p{Lu}/u.test(name) ? "person" : "unnamed",
    role: "other",
    described: null,
    pronoun: null,
    heard: quoted ? "quoted" : "paraphrased",
    mentions,
    words: 0,
    refused: null,
    criticised: [],
    actedUpon: [],
  };
}
