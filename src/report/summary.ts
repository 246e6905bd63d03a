import type { Article } from "../article/article.ts";
import type { Reading, Voice } from "../reading/reading.ts";
import type { SummarySentence } from "./report.ts";
import { summaryCandidates, type SummaryCandidate } from "./summary-candidates.ts";
import type { WordWeights } from "./word-weights.ts";

const sentencesMost = 3;
const contestedFrom = 2; // accusations: from then on an answer is worth a sentence

/**
 * The article's own least loaded central sentences, at most three, in the order of the text, attribution kept. No
 * sentence with the narrator's loaded words is chosen: a clause that holds them is cut, which "[…]" then shows. Where
 * several sides speak, a sentence that lets another one speak comes before one that says more of the same.
 */
export function summarise(article: Article, reading: Reading, weights: WordWeights): readonly SummarySentence[] {
  const candidates = summaryCandidates(article, reading, weights);
  const plain = candidates.filter(({ loaded }) => !loaded);
  const accusations = reading.claims.filter(({ kind }) => kind === "allegation").length;
  const chosen = choose(plain.length > 0 ? plain : candidates, accusations >= contestedFrom);
  return chosen.toSorted((a, b) => a.id - b.id).map(({ id, text }) => ({ text, sentences: [id] }));
}

type Chosen = {
  readonly sentences: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
  readonly heard: ReadonlySet<Voice>;
  readonly introduced: ReadonlySet<Voice>;
  readonly answered: boolean;
};

/** Greedily, each time the one that adds most. */
function choose(candidates: readonly SummaryCandidate[], contested: boolean): readonly SummaryCandidate[] {
  const picked: SummaryCandidate[] = [];
  while (picked.length < sentencesMost) {
    const chosen = chosenSoFar(picked);
    let best: SummaryCandidate | null = null;
    let bestWorth = 0;
    for (const candidate of candidates) {
      if (chosen.sentences.has(candidate.id) || (candidate.leans && !chosen.sentences.has(candidate.id - 1))) continue;
      const worth = worthBeside(chosen, candidate, contested);
      if (worth > bestWorth) [best, bestWorth] = [candidate, worth];
    }
    if (best === null) break;
    picked.push(best);
  }
  return picked;
}

function chosenSoFar(picked: readonly SummaryCandidate[]): Chosen {
  return {
    sentences: new Set(picked.map(({ id }) => id)),
    words: new Set(picked.flatMap(({ words }) => [...words])),
    heard: new Set(picked.flatMap(({ speakers }) => speakers)),
    introduced: new Set(picked.flatMap(({ inFull }) => inFull)),
    answered: picked.some(({ answers }) => answers),
  };
}

const saidAlready = 0.35; // what a sentence is still worth that says nothing new: three should say three things
const sameSide = 0.7;
const otherSide = 1.5;
const notIntroduced = 0.7; // "Ms Domini": who that is was said elsewhere
const firstAnswer = 2;

function worthBeside(chosen: Chosen, candidate: SummaryCandidate, contested: boolean): number {
  const { words, speakers, bySurname, inFull } = candidate;
  let fresh = 0;
  for (const word of words) if (!chosen.words.has(word)) fresh += 1;
  let worth = candidate.score * (saidAlready + ((1 - saidAlready) * fresh) / Math.max(1, words.size));
  if (chosen.sentences.size > 0 && speakers.length > 0)
    worth *= speakers.some((one) => chosen.heard.has(one)) ? sameSide : sideWeight(speakers);
  if (bySurname.some((one) => !chosen.introduced.has(one) && !inFull.includes(one))) worth *= notIntroduced;
  return contested && candidate.answers && !chosen.answered ? worth * firstAnswer : worth;
}

const sideWords = 40;
const sideMentions = 5;

/** A side that the text gives many words, or names often, counts more than one that comes up once. */
function sideWeight(speakers: readonly Voice[]): number {
  const weight = Math.max(
    ...speakers.map((voice) => Math.max(voice.words / sideWords, voice.mentions.length / sideMentions)),
  );
  return 1 + (otherSide - 1) * Math.min(1, weight);
}
