import type { ClaimKind, ReadSentence } from "../reading/reading.ts";
import { onceOf } from "../text/once.ts";
import { sentenceText, type Facts } from "./facts.ts";
import type { Sought } from "./sought.ts";
import { rootsOf, rootsOfStems } from "./stems.ts";

/** How much of what is sought a sentence has, from 0 to 1; a little more where it has a number that is asked for. */
export type Bearing = { readonly sentence: ReadSentence; readonly share: number };

/**
 * The sentences by how much of a question's matter they have, most first. A word counts by how rare it is in the text
 * (inverse document frequency); one that the text lacks counts as the rarest, so that a question about something else
 * finds nothing. A sentence has its own words, the names of whoever speaks in it and, for less, the words beside it.
 */
export function bearingOn({ matter, about, strangers, wants }: Sought, facts: Facts): readonly Bearing[] {
  if (strangers) return [];
  const { sentences } = facts.reading;
  const { words, having } = searchedIn(facts);
  const sought = matter.map((stems) => ({
    stems,
    weight: rarity(having.filter((own) => hasAny(own, stems)).length, sentences.length),
  }));
  const all = sought.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return [];
  return sentences
    .map((sentence, at) => {
      let found = 0;
      for (const { stems, weight } of sought) {
        if (hasAny(having[at], stems)) found += weight;
        else if (beside(at, sentences).some((near) => hasAny(words[near], stems))) found += besideCounts * weight;
      }
      const fits = found > 0 && wants === "number" && number.test(sentenceText(facts, sentence.id));
      const isAbout = about.size === 0 || hasAny(having[at], about);
      return { sentence, share: (found / all) * (isAbout ? 1 : elsewhere) + (fits ? fittingAdds : 0) };
    })
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share || a.sentence.id - b.sentence.id);
}

/** What there is in each sentence: it takes most of the time, and several questions are asked of one article. */
const searchedIn = onceOf((facts: Facts): Record<"words" | "having", readonly ReadonlySet<string>[]> => {
  const words = facts.reading.sentences.map(({ id }) => new Set(rootsOf(sentenceText(facts, id))));
  return { words, having: withSpeakers(words, facts) };
});

const besideCounts = 0.4;
const fittingAdds = 0.1;
const elsewhere = 0.5; // where whoever is asked about is not named and does not speak

function rarity(count: number, of: number): number {
  return Math.log(1 + of / Math.max(count, 1));
}

function hasAny(own: ReadonlySet<string> | undefined, stems: ReadonlySet<string>): boolean {
  return own !== undefined && [...stems].some((stem) => own.has(stem));
}

// “What does he want?” asks for a demand, whatever its words are.
const kindStems: Readonly<Partial<Record<ClaimKind, readonly string[]>>> = {
  demand: rootsOf("demand"),
  allegation: rootsOf("accuse allege"),
};

/** The words of each sentence with the names of those who speak or are named in it: “she said” is Ms Okafor's. */
function withSpeakers(words: readonly ReadonlySet<string>[], facts: Facts): readonly ReadonlySet<string>[] {
  const having = words.map((own) => new Set(own));
  const add = (id: number, stems: Iterable<string>): void => {
    for (const stem of stems) having[id - 1]?.add(stem);
  };
  for (const { voice, sentences } of facts.attributed) {
    if (voice === null) continue;
    for (const id of sentences) add(id, rootsOfStems(facts.called.get(voice.id)?.words ?? []));
  }
  for (const { voice, sentence } of facts.ledger.mentions) add(sentence, rootsOf(voice.name));
  for (const { kind, evidence } of facts.reading.claims) {
    for (const { sentence } of evidence) add(sentence, kindStems[kind] ?? []);
  }
  return having;
}

function beside(at: number, sentences: readonly ReadSentence[]): readonly number[] {
  return [at - 1, at + 1].filter((near) => sentences[near]?.paragraph === sentences[at]?.paragraph);
}

const number =
  /\p{N}|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;
