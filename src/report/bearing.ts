import type { ReadSentence } from "../reading/reading.ts";
import { sentenceText, type Facts } from "./facts.ts";
import type { Sought } from "./sought.ts";
import { stemsOf } from "./stems.ts";

/** How much of what is sought a sentence has, from 0 to 1; `rank` is a little more where it has a number that is asked for. */
export type Bearing = { readonly sentence: ReadSentence; readonly share: number; readonly rank: number };

/**
 * The sentences by how much of a question's matter they have, most first. A word counts by how rare it is in the text
 * (inverse document frequency); one that the text lacks weighs most, so that a question about something else finds
 * nothing. A sentence has its own words, the names of whoever speaks in it and, for less, the words beside it.
 */
export function bearingOn({ stems, wants }: Sought, facts: Facts): readonly Bearing[] {
  const { sentences } = facts.reading;
  const words = sentences.map(({ id }) => new Set(stemsOf(sentenceText(facts, id))));
  const having = withSpeakers(words, facts);
  const weights = new Map(
    [...stems].map((stem) => [stem, rarity(having.filter((own) => own.has(stem)).length, sentences.length)]),
  );
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return [];
  return sentences
    .map((sentence, at) => {
      let found = 0;
      for (const [stem, weight] of weights) {
        if (having[at]?.has(stem) === true) found += weight;
        else if (beside(at, sentences).some((near) => words[near]?.has(stem) === true)) found += besideCounts * weight;
      }
      const share = found / all;
      return { sentence, share, rank: answers(sentence, wants, facts) ? share + fittingAdds : share };
    })
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.rank - a.rank || a.sentence.id - b.sentence.id);
}

const besideCounts = 0.4;
const fittingAdds = 0.1;

function rarity(count: number, of: number): number {
  return Math.log(1 + of / Math.max(count, 0.5));
}

/** The words of each sentence with the names of those who speak or are named in it: “she said” is Ms Okafor's. */
function withSpeakers(words: readonly ReadonlySet<string>[], facts: Facts): readonly ReadonlySet<string>[] {
  const having = words.map((own) => new Set(own));
  const add = (id: number, stems: Iterable<string>): void => {
    for (const stem of stems) having[id - 1]?.add(stem);
  };
  for (const { voice, sentences } of facts.attributed) {
    if (voice === null) continue;
    for (const id of sentences) add(id, facts.called.get(voice.id)?.words ?? []);
  }
  for (const { voice, sentence } of facts.ledger.mentions) add(sentence, stemsOf(voice.name));
  return having;
}

function beside(at: number, sentences: readonly ReadSentence[]): readonly number[] {
  return [at - 1, at + 1].filter((near) => sentences[near]?.paragraph === sentences[at]?.paragraph);
}

function answers(sentence: ReadSentence, wants: Sought["wants"], facts: Facts): boolean {
  if (wants === "number") return number.test(sentenceText(facts, sentence.id));
  return wants === "speaker" && sentence.attributed;
}

const number =
  /\p{N}|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;
