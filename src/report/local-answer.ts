import type { Article } from "../article/article.ts";
import type { Evidence, ReadSentence, Reading } from "../reading/reading.ts";
import type { Answer, Asked } from "./answer.ts";
import { bearingOn } from "./bearing.ts";
import { factsOf } from "./facts.ts";
import { soughtIn } from "./sought.ts";

const shareLeast = 0.5; // of what is sought that a sentence has to have
const nearLeast = 0.3; // below that it is about something else
const shareOfBest = 0.75;
const sentencesMost = 4;
const nearMost = 2;

/**
 * An answer without a model: the sentences that bear on the question, in the article's order, and no word besides.
 * Where none has most of it the article does not say, as far as the words tell; the nearest stand beside that.
 */
export function localAnswer(
  article: Article,
  reading: Reading,
  { question, earlier }: { readonly question: string; readonly earlier: readonly Asked[] },
): Answer {
  const facts = factsOf(article, reading, article.language);
  const sought = soughtIn(question, earlier, facts);
  const bearing = bearingOn(sought, facts);
  const best = bearing[0]?.share ?? 0;
  const found = best >= shareLeast;
  const chosen = bearing
    .filter(({ share }) => share >= (found ? shareLeast : nearLeast) && share >= shareOfBest * best)
    .slice(0, found ? sentencesMost : nearMost)
    .map(({ sentence }) => sentence);
  return {
    mode: "local",
    found: found ? "partly" : "no",
    said: [],
    evidence: evidenceOf(chosen),
    understood: sought.understood,
    withheld: [],
    checks: {},
  };
}

/** Whole sentences, each once and in the order of the text. */
export function evidenceOf(sentences: readonly ReadSentence[]): readonly Evidence[] {
  return [...new Set(sentences)].toSorted((a, b) => a.id - b.id).map(({ id, span }) => ({ sentence: id, span }));
}
