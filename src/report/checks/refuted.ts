import type { Voice } from "../../reading/reading.ts";
import { sentenceText, textOf, type Facts } from "../facts.ts";
import { answeredVoices } from "../perspectives/answered.ts";
import { heardThroughMembers } from "../perspectives/members.ts";
import { overlaps } from "../../text/span.ts";
import type { PerspectiveKind } from "../report.ts";
import { coverage, shared, stemsOf } from "../stems.ts";
import { headStem } from "../who.ts";
import type { Check, PlacedPerspective } from "./check.ts";

const absent: ReadonlySet<PerspectiveKind> = new Set(["affected", "reply", "counter", "expert", "citizens", "places"]);

/** A voice is not left out where the text quotes it on that very matter. */
export const notQuotedOnIt: Check<PlacedPerspective> = {
  name: "refuted",
  reason: "the text quotes that voice on the matter",
  find: (item, facts) => {
    if (!absent.has(item.kind)) return null;
    const outside = freeOf.test(item.who) || freeOf.test(item.question);
    for (const voice of [...(outside ? [] : item.voices), ...alsoSpeaking(item, facts)]) {
      const sentences = quotedOn(voice, item, facts);
      if (sentences.length > 0) return `${voice.name} is quoted on this in S${sentences.join(", S")}`;
    }
    const spokesman = outside ? null : speaksInTrigger(item, facts);
    return spokesman === null ? null : `${spokesman.name} says this, and speaks for them`;
  },
};

/** "The police" where the trigger is told by the police chief, "the council" where its leader tells it. */
function speaksInTrigger({ who, trigger, kind }: PlacedPerspective, facts: Facts): Voice | null {
  const head = headStem(who);
  if (head === null || (kind !== "affected" && kind !== "reply")) return null;
  const telling = facts.attributed.find(
    ({ voice, attribution }) =>
      voice !== null &&
      voice.heard !== "mentioned" &&
      attribution.content.some((span) => overlaps(span, trigger.span)) &&
      (facts.called.get(voice.id)?.words.has(head) ?? false),
  );
  return telling?.voice ?? null;
}

/** Nor is one for whom somebody answers, or a group of which somebody is heard: its lawyer, one of its members. */
export const notAnsweredFor: Check<PlacedPerspective> = {
  name: "refuted",
  reason: "the text hears somebody who answers for that voice or belongs to it",
  find: ({ kind, voices, who }, { ledger }) => {
    if (kind === "reply") {
      const answered = answeredVoices(ledger);
      const one = voices.find((voice) => voice.heard !== "quoted" && voice.refused === null && answered.has(voice));
      return one === undefined ? null : `somebody answers for ${one.name}, or it denies this`;
    }
    // "landlords with many flats" are not heard through any landlord
    if (kind !== "affected" || /\p{L}s (?:with|without|whose) /u.test(who)) return null;
    const isHeard = heardThroughMembers(ledger);
    const group = voices.find((voice) => voice.kind === "group" && isAlike(who, voice.name) && isHeard(voice));
    return group === undefined ? null : `somebody of the ${group.name} is heard`;
  },
};

/** "People in Ketter" are not “the young people”: where the noun says little, the words before it decide. */
function isAlike(who: string, name: string): boolean {
  return (
    !/\bpeople\b/i.test(who) ||
    stemsOf(name)
      .filter((stem) => stem !== "peopl")
      .every((stem) => stemsOf(who).includes(stem))
  );
}

/** Who would not speak was asked, and is reported as such. */
export const notARefuser: Check<PlacedPerspective> = {
  name: "refuted",
  reason: "the text says that this voice was asked and would not speak",
  find: ({ kind, voices }) => {
    if (kind !== "affected" && kind !== "reply") return null;
    const refuser = voices.find(({ refused }) => refused !== null);
    return refuser === undefined
      ? null
      : `${refuser.name} was asked (S${refuser.refused?.sentence}): a refusal is reported apart`;
  },
};

/** "The text never mentions X" of somebody whom it names. */
export const notNamedAfterAll: Check<PlacedPerspective> = {
  name: "refuted",
  reason: "it says that somebody is not named, and the text names them",
  find: ({ text, kind, who, voices }, { article }) => {
    if (kind === "method" || !unnamed.test(text)) return null;
    const named = voices.find(({ mentions }) => mentions.length > 0);
    if (named !== undefined) return `${named.name} is named in S${named.mentions[0]?.sentence}`;
    const plain = who.toLowerCase().replace(/^(?:the|an?) /, "");
    return article.text.toLowerCase().includes(plain) ? "the text names them" : null;
  },
};

const unnamed = /\b(?:not|never|n[’']t|no) (?:\w+ )?(?:mention(?:ed|s)?|named?|referred|appear)/i;

const answeredAt = 0.75;
const answeredLeast = 4; // stems

/** A question that some sentence of the text answers is none. */
export const notAnswered: Check<PlacedPerspective> = {
  name: "refuted",
  reason: "the text answers it",
  find: ({ question, trigger, kind }, facts) => {
    // what somebody says is not answered by what is said of them
    if (!facts.sameWords || absent.has(kind)) return null;
    const stems = [...new Set(stemsOf(question))];
    if (stems.length < answeredLeast) return null;
    const answering = facts.reading.sentences.find(
      ({ id }) => id !== trigger.sentence && answers(sentenceText(facts, id), { question, stems }),
    );
    return answering === undefined ? null : `S${answering.id} answers this`;
  },
};

/** A sentence with the question's matter; why something is so is answered by one that gives a reason. */
function answers(
  sentence: string,
  { question, stems }: { readonly question: string; readonly stems: readonly string[] },
): boolean {
  if (coverage(stems, new Set(stemsOf(sentence))) < answeredAt) return false;
  return !asksWhy.test(question) || givesReason.test(sentence);
}

const asksWhy = /^(?:\p{L}+,? )?(?:why|warum|weshalb|pourquoi)\b|^¿por qué\b/iu;
const givesReason =
  /\b(?:because|since|as a result|due to|owing to|thanks to|so that|in order to|after|reasons?|caused?|weil|wegen|nachdem|denn|parce que|car|après|afin|porque|debido|tras)\b/iu;

/** Voices that would answer to a kind, whatever `who` calls them: "independent experts" where one is heard. */
function alsoSpeaking({ kind, who }: PlacedPerspective, { article, reading }: Facts): readonly Voice[] {
  // an expert with an interest does not answer for one without
  if (kind === "expert" && freeOf.test(who) && !freeOf.test(article.text)) return [];
  if (kind === "expert") return reading.voices.filter(({ role }) => role === "expert");
  return kind === "citizens" ? reading.voices.filter(({ role }) => role === "affected") : [];
}

const freeOf =
  /\b(?:independent\w*|without (?:ties|links|an? interest)|outside|not (?:paid|involved|linked|tied)|unaffiliated|other|neutral)\b/i;

function quotedOn(voice: Voice, { question, trigger }: PlacedPerspective, facts: Facts): readonly number[] {
  if (voice.heard !== "quoted") return [];
  const matter = new Set([...stemsOf(question), ...stemsOf(textOf(facts, [trigger.sentence]))]);
  for (const stem of facts.called.get(voice.id)?.words ?? []) matter.delete(stem);
  return facts.attributed
    .filter(
      ({ voice: speaker, attribution, stems }) =>
        speaker?.id === voice.id && attribution.kind !== "indirect" && shared([...stems], matter) >= 2,
    )
    .flatMap(({ sentences }) => [...sentences].slice(0, 1));
}
