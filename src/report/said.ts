import type { Article } from "../article/article.ts";
import type { Attribution, LoadedWord, Reading, VoiceId } from "../reading/reading.ts";
import { contains, slice, type Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { stemsOf } from "./stems.ts";
import { eachOf, isPlural, voicesMeant } from "./who.ts";

/** Who is said, in a model's sentence, to have said what. `voices`: those of the article it may mean; none are known. */
export type Said = {
  readonly source: string;
  readonly voices: ReadonlySet<VoiceId>;
  readonly plural: boolean;
  readonly act: Attribution["act"];
  readonly stems: ReadonlySet<string>;
};

/** A model's sentence, read like an article: who says what in it, and which words slant it. */
export type AnswerSentence = {
  readonly said: readonly Said[];
  readonly loaded: readonly { readonly words: string; readonly by: "narrator" | "voice" }[];
};

/**
 * Reads a model's sentences with the reading that the article had, so that both are held to the same rules. In a
 * language the reading does not know, nothing is found, and the checks that ask for it pass.
 */
export function readAnswer(
  sentences: readonly string[],
  facts: Facts,
  read: (article: Article) => Reading,
): readonly AnswerSentence[] {
  if (!facts.english || sentences.length === 0) return sentences.map(() => ({ said: [], loaded: [] }));
  const text = sentences.join("\n\n");
  const reading = read({ ...facts.article, text, title: null, language: "en" });
  const answers: AnswerSentence[] = [];
  let start = 0;
  for (const sentence of sentences) {
    const span = { start, end: start + sentence.length };
    start = span.end + 2;
    const said = reading.attributions
      .filter(({ content, cue }) => contains(span, cue ?? content[0] ?? { start: -1, end: -1 }))
      .flatMap((attribution) => {
        const { act } = attribution;
        const who = sourceOf(attribution, span, { text, reading });
        if (who === "") return [];
        const stems = new Set(ownContent(attribution, reading).flatMap((one) => stemsOf(slice(text, one))));
        return eachOf(who, facts).map((words) => saidBy(words, { stems, act }, facts));
      });
    const loaded = reading.loaded
      .filter((word) => contains(span, word.span) && !isLetIn(word, text))
      .map((word) => loadedIn(word, text));
    answers.push({ said, loaded });
  }
  return answers;
}

/**
 * Whom a sentence of an answer gives words to. A pronoun means somebody named in that very sentence or nobody known: each
 * is read by itself. Behind a semicolon another may speak: “The manager says …; Ms Hill apologised and said …”.
 */
function sourceOf(
  { source, cue, voice }: Attribution,
  sentence: Span,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): string {
  const pointed = source === null ? "" : slice(text, source);
  const known = reading.voices.find(({ id }) => id === voice);
  if (/^(?:he|she|it|they|)$/i.test(pointed)) {
    if (/^they$/i.test(pointed) && known?.kind === "person") return "";
    const isHere = known?.mentions.some(({ span }) => contains(sentence, span)) ?? false;
    return isHere ? (known?.name ?? "") : "";
  }
  const between = source === null || cue === null ? "" : text.slice(source.end, cue.start);
  const behind = between.split(";").slice(1).at(-1) ?? "";
  return namesIn(behind)[0]?.words ?? pointed;
}

/** What somebody says up to where another speaks in it: “the cap buys time, and Falk says …”, “…; critics say …”. */
function ownContent(attribution: Attribution, { attributions }: Reading): readonly Span[] {
  return attribution.content.map((span) => {
    const others = attributions
      .filter((other) => other !== attribution && other.cue !== null && contains(span, other.cue))
      .flatMap(({ source, cue, content }) => [source, cue, ...content].flatMap((one) => one?.start ?? []))
      .filter((start) => start > span.start);
    return { start: span.start, end: Math.min(span.end, ...others) };
  });
}

function saidBy(source: string, { stems, act }: Pick<Said, "stems" | "act">, facts: Facts): Said {
  return { source, stems, act, voices: voicesMeant(source, facts), plural: isPlural(source, facts) };
}

/** "Inspectors would not be admitted": let in, and no verb of saying. */
function isLetIn({ span }: LoadedWord, text: string): boolean {
  return (
    /^admitted$/i.test(slice(text, span)) && /\b(?:be|been|being|is|are|was|were) $/.test(text.slice(0, span.start))
  );
}

function loadedIn({ span, by }: LoadedWord, text: string): AnswerSentence["loaded"][number] {
  return { words: slice(text, span), by: by === "article" ? "narrator" : "voice" };
}
