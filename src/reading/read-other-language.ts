import type { Article } from "../article/article.ts";
import { sentenceAt } from "../text/order.ts";
import { splitParagraphs, splitSentences, type Sentence } from "../text/sentences.ts";
import { attributedSentences } from "./attributed-sentences.ts";
import { castOf } from "./cast.ts";
import { genreOf } from "./genre.ts";
import type { Lexicon } from "./lexicon.ts";
import { findPlainNames } from "./plain-names.ts";
import { plainTokens } from "./plain-tokens.ts";
import { findQuotations } from "./quotations.ts";
import { findQuotedOnly } from "./quoted-only.ts";
import type { Attribution, Claim, Reading } from "./reading.ts";
import { segmentsOf } from "./segments.ts";
import { resolveSpeakers } from "./speakers.ts";
import { voicesOf } from "./voices.ts";

/** What can be read of a language without its verbs and word lists: sentences, quotations by their marks, people. */
export function readOtherLanguage(article: Article, lexicon: Lexicon): Reading {
  const { text, title } = article;
  const sentences = splitSentences(text, article.language);
  const paragraphs = splitParagraphs(text);
  const tokens = plainTokens(text, sentences);
  const quotations = findQuotations(text, paragraphs);
  const segments = segmentsOf({ text, sentences, tokens, quotations });
  const names = findPlainNames(tokens, lexicon);
  const found = findQuotedOnly(segments, names);
  const cast = castOf(names, { sources: [], heads: [] }, lexicon);
  const speakers = resolveSpeakers(found, { text, tokens, segments, cast, lexicon });
  const treatment = { criticised: new Map(), actedUpon: new Map() };
  const { voices, attributions } = voicesOf({ text, cast, found, speakers, refusals: [], stances: [], treatment });
  const attributed = attributedSentences(sentences, attributions);
  const quoted = quotations.map((quotation) => quotation.span);
  return {
    genre: genreOf({ text, title, sentences, paragraphs, quotations: quoted, attributions }),
    sentences: sentences.map((sentence) => ({
      ...sentence,
      attributed: attributed.has(sentence.id),
      subjective: false,
    })),
    attributions,
    stances: [],
    voices,
    loaded: [],
    claims: quotedClaims(attributions, sentences),
    frames: [],
    functions: [],
    countries: [],
    doubts: ["language-partly-read"],
  };
}

/** What people say in quotation marks. Whose the other sentences are, and what kind of claim each is, is not read. */
function quotedClaims(attributions: readonly Attribution[], sentences: readonly Sentence[]): readonly Claim[] {
  return attributions.flatMap(({ voice, content }, attribution): readonly Claim[] => {
    if (voice === null) return [];
    const evidence = content.map((span) => ({ sentence: sentenceAt(sentences, span.start), span }));
    return [{ claimer: voice, evidence, kind: "statement", checkable: false, via: null, attribution }];
  });
}
