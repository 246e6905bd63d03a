import type { Article } from "../article/article.ts";
import { splitParagraphs, splitSentences } from "../text/sentences.ts";
import { findAttributions } from "./attributions.ts";
import { castOf } from "./cast.ts";
import { findClaims, sentenceAt } from "./claims.ts";
import { genreOf } from "./genre.ts";
import { addAffectedGroups } from "./groups.ts";
import type { Lexicon } from "./lexicon.ts";
import { findNames } from "./names.ts";
import { findQuotations } from "./quotations.ts";
import type { Attribution, LoadedWord, Reading } from "./reading.ts";
import { findRefusals } from "./refusals.ts";
import { segmentsOf } from "./segments.ts";
import { resolveSpeakers, type Spoken } from "./speakers.ts";
import type { Tagger } from "./tokens.ts";
import { findTreatment } from "./treatment.ts";
import { voicesOf } from "./voices.ts";
import type { Sentence } from "../text/sentences.ts";

/** What the text shows by itself, without a model. Never throws on a text: what could not be read stands in `doubts`. */
export function readLocally(
  article: Article,
  { lexicon, tagger }: { readonly lexicon: Lexicon; readonly tagger: Tagger },
): Reading {
  const { text, title } = article;
  const sentences = splitSentences(text, article.language);
  const paragraphs = splitParagraphs(text);
  const tokens = tagger(text, sentences);
  const quotations = findQuotations(text, paragraphs);
  const segments = segmentsOf({ text, sentences, tokens, quotations });

  const found = findAttributions(segments, lexicon.cues);
  const refusals = findRefusals(segments);
  const sources = found.flatMap((one) => (one.source === null ? [] : [one.source]));
  const cast = castOf(findNames(tokens, lexicon), sources, lexicon);
  const spoken: Spoken[] = [
    ...found,
    ...refusals.map(({ source, segment }) => ({ source, segment, follows: null, act: "speech" }) as const),
  ];
  const speakers = resolveSpeakers(spoken, { text, tokens, segments, cast, lexicon });
  addAffectedGroups(cast, tokens, lexicon);
  const { voices, attributions } = voicesOf({
    text,
    cast,
    found,
    speakers: speakers.slice(0, found.length),
    refusals: refusals.map((refusal, index) => ({ refusal, speakers: speakers[found.length + index] ?? [] })),
    treatment: findTreatment(tokens, cast, lexicon.acts),
  });

  const loaded: readonly LoadedWord[] = [];
  const subjective: ReadonlySet<number> = new Set();
  const spans = quotations.map((quotation) => quotation.span);
  const attributed = attributedSentences(sentences, attributions);
  return {
    genre: genreOf({ text, title, sentences, paragraphs, quotations: spans, attributions }),
    sentences: sentences.map((sentence) => ({
      ...sentence,
      attributed: attributed.has(sentence.id),
      subjective: subjective.has(sentence.id),
    })),
    attributions,
    voices,
    loaded,
    claims: findClaims({ text, sentences, tokens, attributions, loaded, subjective }),
    frames: [],
    doubts: [],
  };
}

/** The ids of the sentences that hold content of an attribution. */
function attributedSentences(
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const span of attributions.flatMap((one) => one.content)) {
    const last = sentenceAt(sentences, span.end - 1);
    for (let id = sentenceAt(sentences, span.start); id <= last; id += 1) ids.add(id);
  }
  return ids;
}
