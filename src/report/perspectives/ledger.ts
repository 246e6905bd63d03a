import type { Article } from "../../article/article.ts";
import type { Claim, Evidence, LoadedWord, Reading, Speaker, Voice, VoiceId } from "../../reading/reading.ts";
import { speakerAt } from "../../reading/speaker-at.ts";
import { firstFrom } from "../../text/order.ts";
import { slice, type Span } from "../../text/span.ts";

/** A place where a voice is named. */
export type Mention = Evidence & { readonly voice: Voice };

/** The reading, laid out so that each rule can look things up instead of searching the text again. Built once a report. */
export type Ledger = {
  readonly article: Article;
  readonly reading: Reading;
  readonly heard: readonly Voice[];
  readonly voiceOf: ReadonlyMap<VoiceId, Voice>;
  /** All mentions of all voices, in the order of the text. */
  readonly mentions: readonly Mention[];
  readonly claimsOf: ReadonlyMap<Speaker, readonly Claim[]>;
  /** The claims by the sentence they begin in. */
  readonly claimsIn: ReadonlyMap<number, readonly Claim[]>;
  readonly loadedIn: ReadonlyMap<number, readonly LoadedWord[]>;
  /** The sentences that hold words of a voice. */
  readonly saidIn: ReadonlyMap<VoiceId, readonly number[]>;
  readonly speakerOf: (offset: number) => Speaker;
  /** Voices that are no people, by the first word of their name in lower case. */
  readonly bodiesCalled: ReadonlyMap<string, readonly Voice[]>;
};

export function ledgerOf(article: Article, reading: Reading): Ledger {
  const saidIn = new Map<VoiceId, number[]>();
  for (const { voice, content } of reading.attributions) {
    if (voice === null) continue;
    const own = saidIn.get(voice) ?? [];
    for (const span of content) own.push(sentenceOf(reading, span.start).id);
    saidIn.set(voice, own);
  }
  return {
    article,
    reading,
    heard: reading.voices.filter((voice) => voice.heard !== "mentioned"),
    voiceOf: new Map(reading.voices.map((voice) => [voice.id, voice])),
    mentions: reading.voices
      .flatMap((voice) => voice.mentions.map((mention) => ({ ...mention, voice })))
      .toSorted((a, b) => a.span.start - b.span.start),
    claimsOf: Map.groupBy(reading.claims, (claim) => claim.claimer),
    claimsIn: Map.groupBy(reading.claims, (claim) => claim.evidence[0]?.sentence ?? 0),
    loadedIn: Map.groupBy(reading.loaded, (word) => word.sentence),
    saidIn,
    speakerOf: speakerAt(reading.attributions),
    bodiesCalled: Map.groupBy(
      reading.voices.filter((voice) => voice.kind === "organisation" || voice.kind === "group"),
      (voice) => wordsOf(voice.name)[0] ?? "",
    ),
  };
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** The sentence that an offset lies in. */
export function sentenceOf({ sentences }: Reading, offset: number): Reading["sentences"][number] {
  return sentences[Math.max(0, firstFrom(sentences, offset + 1) - 1)] ?? nowhere;
}

const nowhere = { id: 1, span: { start: 0, end: 0 }, paragraph: 1, attributed: false, subjective: false } as const;

export function sentenceSpan({ sentences }: Reading, id: number): Span {
  return sentences[id - 1]?.span ?? nowhere.span;
}

/** The mention of a non-person voice nearest before an offset, at most `sentencesMost` sentences back: what "its" means. */
export function bodyBefore({ mentions, reading }: Ledger, offset: number, sentencesMost: number): Voice | null {
  const here = sentenceOf(reading, offset).id;
  for (let at = firstFrom(mentions, offset) - 1; at >= 0; at -= 1) {
    const mention = mentions[at];
    if (mention === undefined || mention.sentence < here - sentencesMost) return null;
    if (mention.voice.kind === "organisation") return mention.voice;
  }
  return null;
}

/** The person named nearest before an offset, other than one: what "his" means. */
export function personBefore(
  { mentions, reading }: Ledger,
  offset: number,
  { except, sentencesMost }: { readonly except: Voice | null; readonly sentencesMost: number },
): Voice | null {
  const here = sentenceOf(reading, offset).id;
  for (let at = firstFrom(mentions, offset) - 1; at >= 0; at -= 1) {
    const mention = mentions[at];
    if (mention === undefined || mention.sentence < here - sentencesMost) return null;
    if (mention.voice.kind === "person" && mention.voice !== except) return mention.voice;
  }
  return null;
}

export type Introduction = { readonly before: string; readonly after: string; readonly at: number };

const introducedIn = 3; // mentions: a voice is said who it is where it first comes up
const introductionBefore = 70;
const introductionAfter = 130;

/** The article's words around the first mentions of a voice, each within its sentence: where it is said who it is. */
export function introductions({ article, reading }: Ledger, voice: Voice): readonly Introduction[] {
  return voice.mentions.slice(0, introducedIn).map(({ span, sentence }) => {
    const around = sentenceSpan(reading, sentence);
    const start = Math.max(around.start, span.start - introductionBefore);
    const end = Math.min(around.end, span.end + introductionAfter);
    return {
      before: slice(article.text, { start, end: span.start }),
      after: slice(article.text, { start: span.end, end }),
      at: span.start,
    };
  });
}
