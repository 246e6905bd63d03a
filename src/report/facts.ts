import type { Article } from "../article/article.ts";
import type { Attribution, Reading, Voice, VoiceId } from "../reading/reading.ts";
import { fold, type Folded } from "../text/match.ts";
import { onceOf } from "../text/once.ts";
import { slice, type Span } from "../text/span.ts";
import { sentencesAt } from "./sentences-at.ts";
import type { Term } from "./house-words.ts";
import { namesIn } from "./names.ts";
import { ledgerOf, type Ledger } from "./perspectives/ledger.ts";
import { stemsOf } from "./stems.ts";

/** What the checks ask of an article, prepared once. */
export type Facts = {
  readonly article: Article;
  readonly reading: Reading;
  readonly folded: Folded;
  /** Primary subtags: of the article, and of the answer. */
  readonly languages: { readonly article: string; readonly answer: string };
  /** Whether words can be compared: the answer is in the article's language. */
  readonly sameWords: boolean;
  /** Whether the reading knows cues and loaded words of that language. */
  readonly english: boolean;
  readonly attributed: readonly Attributed[];
  readonly called: ReadonlyMap<VoiceId, Called>;
  readonly names: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** Names that the moderators want said for others. */
  readonly terms: readonly Term[];
};

/** An attribution with what the checks compare. `source`: how the text points at the speaker there. */
export type Attributed = {
  readonly attribution: Attribution;
  readonly voice: Voice | null;
  /** Ids of the sentences that hold its content, source or cue. */
  readonly sentences: ReadonlySet<number>;
  readonly stems: ReadonlySet<string>;
  readonly source: "named" | "pronoun" | "described" | "none";
  readonly sourceWords: string;
};

/** What a voice is called: the parts of its names, and the words that describe it, as stems. */
export type Called = { readonly names: ReadonlySet<string>; readonly words: ReadonlySet<string> };

/**
 * Kept with the reading: a report with a model asks for them at each of its steps, and to prepare them takes as long as
 * all the checks.
 */
export function factsOf(article: Article, reading: Reading, answerLanguage: string): Facts {
  const kept = prepared(reading);
  const before = kept.find((one) => one.facts.article === article && one.language === answerLanguage);
  if (before !== undefined) return before.facts;
  const facts = newFacts(article, reading, answerLanguage);
  kept.push({ language: answerLanguage, facts });
  return facts;
}

const prepared = onceOf<Reading, { readonly language: string; readonly facts: Facts }[]>(() => []);

function newFacts(article: Article, reading: Reading, answerLanguage: string): Facts {
  const languages = { article: primary(article.language), answer: primary(answerLanguage) };
  const sameWords = languages.article === languages.answer || languages.article === "und";
  const { text } = article;
  const called = new Map(reading.voices.map((voice) => [voice.id, calledBy(voice, { text, reading })]));
  const voices = new Map(reading.voices.map((voice) => [voice.id, voice]));
  return {
    article,
    reading,
    folded: fold(text),
    languages,
    sameWords,
    english: sameWords && languages.answer === "en",
    attributed: reading.attributions.map((attribution) => attributedOf(attribution, { text, reading, voices, called })),
    called,
    ledger: ledgerOf(article, reading),
    terms: [],
    names: new Set(namesIn(`${text}\n${article.title ?? ""}\n${article.outlet ?? ""}`).flatMap(({ parts }) => parts)),
  };
}

function primary(language: string): string {
  return language.split("-", 1)[0]?.toLowerCase() ?? "und";
}

/** The words of a sentence by its id; empty where there is none. */
export function sentenceText({ article, reading }: Facts, id: number): string {
  const sentence = reading.sentences[id - 1];
  return sentence === undefined ? "" : slice(article.text, sentence.span);
}

/** The words of some sentences. */
export function textOf(facts: Facts, ids: Iterable<number>): string {
  return [...ids].map((id) => sentenceText(facts, id)).join("\n");
}

/** The sentences and those up to `by` before and after them. */
export function around({ reading }: Facts, ids: readonly number[], by: number): ReadonlySet<number> {
  const wide = new Set<number>();
  for (const id of ids) {
    for (let near = Math.max(1, id - by); near <= Math.min(reading.sentences.length, id + by); near += 1)
      wide.add(near);
  }
  return wide;
}

/** The attributions with something in one of the sentences. */
export function attributedIn(facts: Facts, ids: ReadonlySet<number>): readonly Attributed[] {
  return facts.attributed.filter((one) => [...one.sentences].some((id) => ids.has(id)));
}

type Known = {
  readonly text: string;
  readonly reading: Reading;
  readonly voices: ReadonlyMap<VoiceId, Voice>;
  readonly called: ReadonlyMap<VoiceId, Called>;
};

function attributedOf(attribution: Attribution, { text, reading, voices, called }: Known): Attributed {
  const { source, cue, content, voice } = attribution;
  const spans = [source, cue, ...content].filter((span) => span !== null);
  const sourceWords = source === null ? "" : slice(text, source);
  return {
    attribution,
    voice: voice === null ? null : (voices.get(voice) ?? null),
    sentences: new Set(
      spans.flatMap((span) => sentencesAt(span, reading).map(({ id }) => id)).toSorted((a, b) => a - b),
    ),
    stems: new Set(content.flatMap((span) => stemsOf(slice(text, span)))),
    source: sourceKind(sourceWords, voices.get(voice ?? "V0")?.name ?? "", called.get(voice ?? "V0")),
    sourceWords,
  };
}

const pronoun = /^(?:he|she|it|they|who|one of them|er|sie|es|il|elle|ils|elles|él|ella|ellos|ellas)$/i;

function sourceKind(words: string, name: string, called: Called | undefined): Attributed["source"] {
  if (words === "") return "none";
  if (pronoun.test(words.trim())) return "pronoun";
  const stems = new Set(stemsOf(words));
  const named = stemsOf(name);
  if (named.length > 0 && named.every((stem) => stems.has(stem))) return "named"; // "the harbour office" is its name
  const parts = namesIn(words).flatMap((one) => one.parts);
  return called !== undefined && parts.some((part) => called.names.has(part)) ? "named" : "described";
}

function calledBy(voice: Voice, { text, reading }: { readonly text: string; readonly reading: Reading }): Called {
  const mentions = voice.mentions.map(({ span }) => slice(text, span));
  const sources = reading.attributions
    .filter((one) => one.voice === voice.id && one.source !== null)
    .map(({ source }) => slice(text, source ?? nowhere));
  const described = voice.described === null ? "" : slice(text, voice.described);
  return {
    names: new Set(namesIn([voice.name, ...mentions].join("\n")).flatMap(({ parts }) => parts)),
    words: new Set(stemsOf([voice.name, described, ...mentions, ...sources].join(" "))),
  };
}

const nowhere: Span = { start: 0, end: 0 };
