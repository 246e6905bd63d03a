import type { Article } from "../../article/article.ts";
import type { Evidence, LoadedWord, Reading, Voice } from "../../reading/reading.ts";
import { speakerAt } from "../../reading/speaker-at.ts";
import { spokenAbout, sentenceList, whatTheTextHas, type Candidate } from "./rule.ts";

/**
 * Somebody named is criticised, or spoken about by others, and never quoted: the right of reply. Not asked where the
 * text says that they were asked ("declined to comment") or quotes them.
 */
export function criticisedUnheard(_: Article, reading: Reading): readonly Candidate[] {
  const loaded = Map.groupBy(reading.loaded, (word) => word.sentence);
  const speakerOf = speakerAt(reading.attributions);
  return reading.voices.flatMap((voice) => candidate(voice, { reading, loaded, about: spokenAbout(voice, speakerOf) }));
}

function candidate(
  voice: Voice,
  given: {
    readonly reading: Reading;
    readonly loaded: ReadonlyMap<number, readonly LoadedWord[]>;
    readonly about: readonly Evidence[];
  },
): readonly Candidate[] {
  const { reading, loaded, about } = given;
  if (voice.kind === "unnamed" || voice.kind === "group" || voice.heard === "quoted" || voice.refused !== null)
    return [];
  if (voice.role === "media") return [];
  const judged = voice.mentions.filter((mention) => nearLoadedWord(mention, loaded.get(mention.sentence) ?? []));
  const against = [...voice.criticised, ...judged];
  if (against.length === 0 && about.length < 2) return [];
  const heardByOthers = voice.heard === "paraphrased" ? -1 : 0;
  const person = voice.kind === "person" ? 1 : 0;
  const weight =
    1 +
    Math.min(3, against.length) +
    Math.min(2, about.length / 2) +
    Math.min(2, voice.mentions.length / 3) +
    person +
    heardByOthers;
  const trigger = against[0] ?? about[0] ?? voice.mentions[0];
  if (trigger === undefined) return [];
  const places = [...against, ...about].map((one) => one.sentence);
  return [
    {
      weight,
      perspective: {
        kind: "reply",
        who: voice.name,
        why: `Others speak about ${voice.name} (${sentenceList(places)}); no words of ${ownWord(voice)} own are quoted.`,
        question: `What does ${voice.name} say to this in ${ownWord(voice)} own words?`,
        trigger: [trigger],
        checked: whatTheTextHas(voice, reading),
        outside: null,
      },
    },
  ];
}

function ownWord(voice: Voice): string {
  return voice.kind === "person" ? "their" : "its";
}

const nearWithin = 60; // characters between a name and a word said of it

function nearLoadedWord(mention: Evidence, words: readonly LoadedWord[]): boolean {
  return words.some((word) => {
    const gap =
      word.span.start >= mention.span.end ? word.span.start - mention.span.end : mention.span.start - word.span.end;
    return gap >= 0 && gap <= nearWithin;
  });
}
