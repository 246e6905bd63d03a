import type { Voice } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import type { Asked, Understood } from "./answer.ts";
import { attributedIn, type Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { stemsOf } from "./stems.ts";
import { voicesMeant } from "./who.ts";

/** What a question looks for: the stems that carry its matter, and whether a number or a speaker would answer it. */
export type Sought = {
  readonly stems: ReadonlySet<string>;
  readonly wants: "number" | "speaker" | "anything";
  readonly understood: readonly Understood[];
};

/**
 * Reads a question without a model. In a follow-up “she” is the person named last and “that number” the first one
 * just shown; a question without matter of its own (“Why?”) goes on with that of the one before it. What was taken for what
 * is told, so that whoever asks can see a mistake.
 */
export function soughtIn(question: string, earlier: readonly Asked[], facts: Facts): Sought {
  const own = matterOf(question);
  const pointed =
    earlier.length === 0 ? [] : [...personMeant(question, earlier, facts), ...numberMeant(question, earlier, facts)];
  const before = own.length > 0 ? [] : matterOf(earlier.at(-1)?.question ?? "");
  return {
    stems: new Set([...own, ...before, ...pointed.flatMap(({ as }) => stemsOf(as))]),
    wants: wantsNumber.test(question) ? "number" : wantedOf(question),
    understood: pointed,
  };
}

const wantsNumber =
  /\bhow (?:many|much|long|old|far|big|large|high|often)\b|\bwhen\b|\bwhat (?:year|date|share|number|figure|percentage|age|price|cost)\b|\b(?:wie ?viele?|wann|combien|quand|cu[aá]nt[oa]s?|cu[aá]ndo)\b/iu;

function wantedOf(question: string): Sought["wants"] {
  return /\b(?:who|whose|wer|qui|qui[eé]n(?:es)?)\b/iu.test(question) ? "speaker" : "anything";
}

// What any question about an article may say.
const asking: ReadonlySet<string> = new Set(
  stemsOf(
    "article articles text story report piece author journalist mention mentions mentioned tell tells think thinks thought happen happens happened many much long often number numbers figure figures amount anything something someone somebody anyone anybody everything reason reasons please explain know really exactly actually new last big",
  ),
);

function matterOf(question: string): readonly string[] {
  return stemsOf(question).filter((stem) => !asking.has(stem));
}

function personMeant(question: string, earlier: readonly Asked[], facts: Facts): readonly Understood[] {
  const pronoun = /\b(?:he|she|him|her|his|hers|they|them|their)\b/i.exec(question)?.[0];
  if (pronoun === undefined || voicesIn(question, facts).length > 0) return [];
  const several = /^the/i.test(pronoun);
  const gender = genderOf(pronoun);
  for (const asked of earlier.toReversed()) {
    const named = [...voicesIn(asked.question, facts), ...voicesShown(asked, facts).toReversed()];
    const meant = named.find((voice) => (several ? voice.kind !== "person" : fits(voice, gender, facts)));
    if (meant !== undefined) return [{ words: pronoun, as: meant.name }];
  }
  return [];
}

function genderOf(pronoun: string): "he" | "she" {
  return /^(?:he|him|his)$/i.test(pronoun) ? "he" : "she";
}

/** A person whom the text does not call by the other pronoun. */
function fits({ id, kind }: Voice, gender: "he" | "she", { attributed }: Facts): boolean {
  if (kind !== "person" && kind !== "unnamed") return false;
  const called = attributed.filter(({ voice, source }) => voice?.id === id && source === "pronoun");
  return called.every(({ sourceWords }) => !/^s?he$/i.test(sourceWords) || sourceWords.toLowerCase() === gender);
}

/** The voices that a question names, the last one first: by name, or by what they are called (“the mayor”). */
function voicesIn(question: string, facts: Facts): readonly Voice[] {
  const names = namesIn(question).map(({ words }) => words);
  const described = [...question.matchAll(/\bthe ((?:\p{Ll}+ ){0,2}\p{Ll}+)/gu)].flatMap(([, words = ""]) =>
    wordRuns(words),
  );
  return [...described.toReversed(), ...names.toReversed()].flatMap((words) => {
    const ids = voicesMeant(words, facts);
    return ids.size > 2 ? [] : facts.reading.voices.filter(({ id }) => ids.has(id));
  });
}

/** "mayor say about" → "mayor say about", "mayor say", "mayor" */
function wordRuns(words: string): readonly string[] {
  const parts = words.split(" ");
  return parts.map((_, at) => parts.slice(0, at + 1).join(" "));
}

/** The voices of the sentences that were shown in answer: who speaks there, else who is named. */
function voicesShown({ answer }: Asked, facts: Facts): readonly Voice[] {
  const ids = new Set(answer.evidence.map(({ sentence }) => sentence));
  const speaking = attributedIn(facts, ids).flatMap(({ voice }) => voice ?? []);
  if (speaking.length > 0) return speaking;
  return facts.ledger.mentions.filter(({ sentence }) => ids.has(sentence)).map(({ voice }) => voice);
}

function numberMeant(question: string, earlier: readonly Asked[], { article }: Facts): readonly Understood[] {
  const words = /\b(?:that|this|the|these|those) (?:number|figure|amount|sum|total|share|percentage)s?\b/i.exec(
    question,
  )?.[0];
  // of the answer just given: an older one is not what “that” points at
  const last = earlier.at(-1)?.answer;
  if (words === undefined || last === undefined) return [];
  const shown =
    last.said.length > 0
      ? last.said.map(({ text }) => text)
      : last.evidence.map(({ span }) => slice(article.text, span));
  const numbers = shown.join("\n").match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
  const number = numbers.find((one) => !/^(?:19|20)\d\d$/.test(one)); // a year is no figure
  return number === undefined ? [] : [{ words, as: number }];
}
