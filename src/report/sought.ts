import type { Voice } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import type { Asked, Understood } from "./answer.ts";
import { attributedIn, type Facts } from "./facts.ts";
import { namesIn } from "./names.ts";
import { rootsOf } from "./stems.ts";
import { voicesMeant } from "./who.ts";

/**
 * What a question looks for: the words that carry its matter, each as stems of which any will do, and whether a number
 * or a speaker would answer it. `strangers`: it names somebody or something, and the article names none of it.
 */
export type Sought = {
  readonly matter: readonly ReadonlySet<string>[];
  /** Of whoever it asks about by name, or by a pronoun; empty where it asks about nobody. */
  readonly about: ReadonlySet<string>;
  readonly strangers: boolean;
  readonly wants: "number" | "anything";
  readonly understood: readonly Understood[];
};

/**
 * Reads a question without a model. In a follow-up “she” is the person named last and “that number” the first one
 * just shown; a question without matter of its own (“Why?”) goes on with that of the one before it. What was taken for what
 * is told, so that whoever asks can see a mistake.
 */
export function soughtIn(question: string, earlier: readonly Asked[], facts: Facts): Sought {
  const own = matterOf(question);
  const people = earlier.length === 0 ? [] : personMeant(question, earlier, facts);
  const understood = [...people, ...numberMeant(question, earlier, facts)];
  const before = own.length > 0 ? [] : matterOf(earlier.at(-1)?.question ?? "");
  const roots = new Set([...own, ...before, ...understood.flatMap(({ as }) => rootsOf(as))]);
  const names = namesIn(question).filter(({ opensSentence }) => !opensSentence);
  const known = names.filter(({ parts }) => parts.some((part) => facts.names.has(part))).map(({ words }) => words);
  return {
    matter: [...roots].map((root) => likeWords.get(root) ?? new Set([root])),
    about: new Set([...known, ...people.map(({ as }) => as)].flatMap((words) => rootsOf(words))),
    strangers: names.length > 0 && known.length === 0,
    wants: wantsNumber.test(question) ? "number" : "anything",
    understood,
  };
}

// Words in which people ask, and those in which news answers.
const likeWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    "pay pays paid fund funds funded finance financed bill grant money",
    "die dies died dead death deaths kill kills killed",
    "cost costs price prices expensive spend spent",
    "want wants wanted demand demands insist insists seek seeks call calls",
    "accuse accused charge charged blame blamed suspect suspected",
    "start starts started begin begins began begun open opened",
    "end ends ended finish finished stop stopped close closed",
    "rise rises rose increase increased grow grew raise raised",
    "fall falls fell drop dropped decrease fewer less lower reduce reduced",
    "job jobs employ employed work works worker workers staff",
    "hurt injure injured wound wounded hospital",
    "plan plans planned intend intends propose proposed proposal",
    "agree agreed accept accepted approve approved",
    "reject rejected refuse refused deny denies denied decline declined",
    "kid kids child children pupil pupils",
    "house houses home homes flat flats",
  ].flatMap((words) => {
    const group = new Set(rootsOf(words));
    return [...group].map((stem) => [stem, group] as const);
  }),
);

const wantsNumber =
  /\bhow (?:many|much|long|old|far|big|large|high|often)\b|\bwhen\b|\bwhat (?:year|date|share|number|figure|percentage|age|price|cost)\b|\b(?:wie ?viele?|wann|combien|quand|cu[aá]nt[oa]s?|cu[aá]ndo)\b/iu;

// What any question about an article may say.
const asking: ReadonlySet<string> = new Set(
  rootsOf(
    "article articles text story report piece author journalist mention mentions mentioned tell tells think thinks thought happen happens happened many much long often number numbers figure figures amount anything something someone somebody anyone anybody everything reason reasons please explain know really exactly actually new last big come comes came goes going take takes give gives gave given name names use used call called look looks",
  ),
);

function matterOf(question: string): readonly string[] {
  return rootsOf(question).filter((stem) => !asking.has(stem));
}

function personMeant(question: string, earlier: readonly Asked[], facts: Facts): readonly Understood[] {
  const pronoun = /\b(?:he|she|him|her|his|hers|they|them|their)\b/i.exec(question)?.[0];
  if (pronoun === undefined || voicesIn(question, facts).length > 0) return [];
  const several = /^the/i.test(pronoun);
  const gender = genderOf(pronoun);
  for (const [back, asked] of earlier.toReversed().entries()) {
    const inQuestion = voicesIn(asked.question, facts).map((voice) => ({ voice, isNamed: back === 0 }));
    const inAnswer = voicesShown(asked, facts).map((voice) => ({ voice, isNamed: false }));
    const meant = [...inQuestion, ...inAnswer.toReversed()].find(({ voice, isNamed }) =>
      several ? voice.kind !== "person" : fits(voice, { gender, isNamed }, facts),
    );
    if (meant !== undefined) return [{ words: pronoun, as: meant.voice.name }];
  }
  return [];
}

function genderOf(pronoun: string): "he" | "she" {
  return /^(?:he|him|his)$/i.test(pronoun) ? "he" : "she";
}

/** A person whom the article calls so; one who was just asked about by name need only not be called otherwise. */
function fits(
  { id, kind, pronoun }: Voice,
  { gender, isNamed }: { readonly gender: "he" | "she"; readonly isNamed: boolean },
  { attributed }: Facts,
): boolean {
  if (kind !== "person" && kind !== "unnamed") return false;
  const called = attributed
    .filter(({ voice, source }) => voice?.id === id && source === "pronoun")
    .map(({ sourceWords }) => sourceWords.toLowerCase())
    .filter((words) => words === "he" || words === "she");
  if (called.length > 0) return called.every((words) => words === gender);
  return pronoun === null ? isNamed : pronoun === gender;
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
