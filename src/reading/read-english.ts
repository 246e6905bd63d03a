import type { Article } from "../article/article.ts";
import { splitParagraphs, splitSentences } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import { findAttributions } from "./attributions.ts";
import { castOf } from "./cast.ts";
import { attributedSentences } from "./attributed-sentences.ts";
import { findClaims } from "./claims.ts";
import { findCountries } from "./countries.ts";
import { findFrames } from "./frames.ts";
import { findFunctions } from "./functions.ts";
import { learnGenders } from "./genders.ts";
import { genreOf } from "./genre.ts";
import { addAffectedGroups } from "./groups.ts";
import type { Lexicon } from "./lexicon.ts";
import { findLoadedWords } from "./loaded-words.ts";
import { findNames } from "./names.ts";
import { speakingParts } from "./speaking-parts.ts";
import { findQuotations } from "./quotations.ts";
import type { Reading } from "./reading.ts";
import { addGovernmentMentions } from "./places.ts";
import { findRefusals } from "./refusals.ts";
import { segmentsOf } from "./segments.ts";
import { speakerAt } from "./speaker-at.ts";
import { resolveSpeakers, type Spoken } from "./speakers.ts";
import { findStances, outermost } from "./stances.ts";
import { subjectiveSentences } from "./subjectivity.ts";
import type { Tagger } from "./tokens.ts";
import { findTreatment } from "./treatment.ts";
import { voicesOf } from "./voices.ts";

/** The full reading, for English. */
export function readEnglish(
  article: Article,
  { lexicon, tagger }: { readonly lexicon: Lexicon; readonly tagger: Tagger },
): Reading {
  const { text, title } = article;
  const sentences = splitSentences(text, article.language);
  const paragraphs = splitParagraphs(text);
  const tokens = tagger(text, sentences);
  const quotations = findQuotations(text, paragraphs);
  const segments = segmentsOf({ text, sentences, tokens, quotations });

  const candidates = findAttributions(segments, lexicon.cues);
  const refusals = findRefusals(segments);
  const sources = candidates.flatMap((one) => (one.source === null || one.tentative ? [] : [one.source]));
  const heads = sources.flatMap((source) => speakingParts(text, source));
  const names = findNames(tokens, lexicon);
  const cast = castOf(names, { sources, heads }, lexicon);
  learnGenders(cast, segments);
  const spoken: Spoken[] = [
    ...candidates,
    ...refusals.map(
      ({ source, segment }) =>
        ({ source, segment, follows: null, act: "speech", tentative: false, voiced: false }) as const,
    ),
  ];
  const given = { text, tokens, segments, cast, lexicon };
  const resolved = resolveSpeakers(spoken, given);
  const kept = candidates
    .map((one, index) => ({ one, speakers: resolved[index] ?? [] }))
    .filter(({ one, speakers }) => !one.tentative || speakers.length > 0);
  const found = kept.map(({ one }) => one);
  const held = outermost(findStances(segments, lexicon.stances), found);
  addGovernmentMentions(cast, names, lexicon);
  addAffectedGroups(cast, tokens, lexicon);
  const holders = resolveSpeakers(held, given);
  const alone = held.map((one, index) => ({ one, speakers: holders[index] ?? [] }));
  const { voices, attributions, stances } = voicesOf({
    text,
    cast,
    found,
    speakers: kept.map(({ speakers }) => speakers),
    refusals: refusals.map((refusal, index) => ({ refusal, speakers: resolved[candidates.length + index] ?? [] })),
    stances: alone,
    treatment: findTreatment(tokens, cast, lexicon.acts),
  });

  const spans = quotations.map((quotation) => quotation.span);
  const nameSpans = names.map((name) => name.span);
  const loaded = findLoadedWords(
    { text, tokens, names: nameSpans, quotations: spans, speakerAt: speakerAt(attributions) },
    lexicon.loaded,
  );
  const subjective = subjectiveSentences({ text, tokens, sentences, loaded, quotations: spans }, lexicon.subjective);
  const attributed = attributedSentences(sentences, [...attributions, ...stances]);
  const genre = genreOf({ text, title, sentences, paragraphs, quotations: spans, attributions });
  const described = new Map(
    voices.flatMap((voice) => (voice.described === null ? [] : [[voice.id, slice(text, voice.described)] as const])),
  );
  const claims = findClaims({
    text,
    sentences,
    tokens,
    attributions,
    loaded,
    subjective,
    described,
    opinion: genre === "opinion",
  });
  return {
    genre,
    sentences: sentences.map((sentence) => ({
      ...sentence,
      attributed: attributed.has(sentence.id),
      subjective: subjective.has(sentence.id),
    })),
    attributions,
    stances,
    voices,
    loaded,
    claims,
    frames: findFrames(tokens, sentences, lexicon.frames),
    functions: findFunctions({ text, sentences, claims, loaded }),
    countries: findCountries(tokens, lexicon),
    doubts: [],
  };
}
