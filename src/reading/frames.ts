import type { Sentence } from "../text/sentences.ts";
import { frameDimensions, type Evidence, type Frame, type FrameDimension } from "./reading.ts";
import type { Row } from "./table.ts";
import { findTerms, guardsOf, indexTerms, partOfSpeech, wordsOf, type TermIndex } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** seeds/lexicon/en/frames.tsv, ready to be found; each term with the dimension it raises. */
export type FrameLexicon = TermIndex<FrameDimension>;

/**
 * The dimensions of the Policy Frames Codebook (Boydstun et al. 2013) that a text raises by its words, the heaviest
 * first. One word raises none: it takes two different terms, or one that comes back through the text. "other" is what
 * no dimension covers and so is never found by a word.
 */
export function findFrames(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  lexicon: FrameLexicon,
): readonly Frame[] {
  const words = wordsOf(tokens);
  const raised = new Map<FrameDimension, Mentions>();
  for (const { first, span, term } of findTerms(words, lexicon)) {
    const sentence = words[first]?.sentence ?? 0;
    const mentions: Mentions = raised.get(term.kept) ?? { sentences: new Set(), terms: new Map(), all: [] };
    const evidence = { sentence, span };
    mentions.sentences.add(sentence);
    mentions.all.push(evidence);
    if (!mentions.terms.has(term.term)) mentions.terms.set(term.term, evidence);
    raised.set(term.kept, mentions);
  }
  return [...raised]
    .filter(([, mentions]) => isRaised(mentions, sentences.length))
    .toSorted(([, a], [, b]) => weight(b) - weight(a))
    .map(([dimension, mentions]) => ({ dimension, evidence: evidenceOf(mentions) }));
}

/** Reads the rows of frames.tsv. Throws where a dimension is unknown: the file is ours. */
export function frameLexicon(rows: readonly Row[]): FrameLexicon {
  return indexTerms(
    rows.map((row) => {
      const { term = "" } = row;
      const dimension = dimensions.find((known) => known === row["dimension"]);
      if (dimension === undefined) throw new Error(`unknown dimension: ${term}`);
      return { term, pos: partOfSpeech(row), guards: guardsOf(row), kept: dimension };
    }),
  );
}

/** "other" is what none of these fits: no word tells it. */
const dimensions = frameDimensions.filter((dimension) => dimension !== "other");

type Mentions = {
  readonly sentences: Set<number>;
  /** The first place of each term. */
  readonly terms: Map<string, Evidence>;
  readonly all: Evidence[];
};

const shareLeast = 0.05; // of the sentences, by two terms or more
const shareOfOneTermLeast = 0.1; // of the sentences, where one term does it alone
const evidenceMost = 5;

function isRaised({ sentences, terms }: Mentions, total: number): boolean {
  const share = sentences.size / total;
  return terms.size >= 2 ? share >= shareLeast : sentences.size >= 2 && share >= shareOfOneTermLeast;
}

/** How much of the text it runs through, and in how many words. */
function weight({ sentences, terms }: Mentions): number {
  return sentences.size + terms.size;
}

/** Each term once, and where there are few terms, further places; in the order of the text. */
function evidenceOf({ terms, all }: Mentions): readonly Evidence[] {
  const once = new Set(terms.values());
  const further = all.filter((evidence) => !once.has(evidence));
  return [...once, ...further].slice(0, evidenceMost).toSorted((a, b) => a.span.start - b.span.start);
}
