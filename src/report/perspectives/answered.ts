import type { Voice } from "../../reading/reading.ts";
import { firstFrom } from "../../text/order.ts";
import { slice } from "../../text/span.ts";
import { bodyBefore, introductions, personBefore, sentenceSpan, wordsOf, type Ledger } from "./ledger.ts";

/**
 * The voices that the text lets answer: quoted, asked and silent ("declined to comment"), denying ("She denies the
 * charge"), or heard through somebody who speaks for them: a lawyer, a spokesman, the chief executive of the firm.
 */
export function answeredVoices(ledger: Ledger): ReadonlySet<Voice> {
  const { voices } = ledger.reading;
  const own = voices.filter((voice) => voice.heard === "quoted" || voice.refused !== null);
  const answered = [
    ...own,
    ...ledger.heard.flatMap((voice) => [...spokenFor(ledger, voice), ...countriesSpokenFor(ledger, voice)]),
    ...denying(ledger),
  ];
  // "Tannholm" has answered where "Tannholm Clinics" has
  return new Set([...answered, ...answered.flatMap((voice) => bodiesIn(ledger, voice.name))]);
}

const speaksFor =
  /\b(?:spokes(?:man|woman|person|people)|chief executive|ceo|(?:general )?secretary(?:[- ]general)?|directors?|chair(?:man|woman|person)?|president|head|leader|leads|runs|founder|manager|owner|boss|chief|commander|commissioner|representative|on behalf of)\b/i;
const defends =
  /\b(?:(?:his|her|[’']s) (?:\p{L}+ )?(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|agent|spokes(?:man|woman|person))|(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|spokes(?:man|woman|person)) for|for the defen[cs]e|represent(?:s|ing|ed)|defend(?:s|ing|ed)|client)\b/iu;

/** Those for whom a heard voice speaks, by what the text says of it where it first comes up. */
export function spokenFor(ledger: Ledger, voice: Voice): readonly Voice[] {
  const found: Voice[] = [];
  if (voice.kind === "organisation" || voice.kind === "group") return found;
  for (const { before, after: rest, at } of introductions(ledger, voice)) {
    const ahead = /[^.;:“”"]*$/.exec(before)?.[0] ?? "";
    const behind = /^[^.;:“”"]*/.exec(rest)?.[0] ?? "";
    const around = `${ahead} ${voice.name} ${behind}`;
    // "a police spokesman" is named by whom it speaks for; a person has to be introduced as somebody's speaker
    if (voice.kind === "person" && !speaksFor.test(around) && !defends.test(around)) continue;
    // what stands around an unnamed voice is about others: only its own words tell for whom it speaks
    const forWhom = /^ (?:of|for|from|at|in|with|representing) [^,;]{1,60}/.exec(behind)?.[0] ?? "";
    const owner = /\b(?:his|her|\p{L}+[’']s) $/u.exec(before)?.[0] ?? "";
    const own = voice.kind === "person" ? around : `${owner}${voice.name}${forWhom}`;
    found.push(...bodiesIn(ledger, own).filter((body) => body !== voice));
    const owned = /\b(?:its|their|the \p{L}+[’'‘]s) (?:\p{L}+ ){0,2}?\p{L}+/iu.exec(around)?.[0] ?? "";
    const body = speaksFor.test(owned) || defends.test(owned) ? bodyBefore(ledger, at, 2) : null;
    if (body !== null) found.push(body);
    if (!defends.test(own)) continue;
    // "a lawyer for Mr Hill"; else "his lawyer" and "her client" are of whoever was named last
    const named = /\b(?:for|of|represent\p{L}*|defend\p{L}*) (?:\p{Lu}|the family)/u.test(`${voice.name}${behind}`);
    const inName = named ? personCalled(ledger, own) : null;
    const after = inName ?? (named ? personAfter(ledger, at, voice.name.length + behind.length) : null);
    const whom = after ?? personBefore(ledger, at, { except: voice, sentencesMost: 4 });
    if (whom !== null) found.push(whom);
  }
  return found;
}

/** "lawyers for Major": the person whose surname the words end in. */
function personCalled({ reading }: Ledger, words: string): Voice | null {
  const last = /\p{Lu}[\p{L}’'-]+(?=$)/u.exec(words)?.[0];
  if (last === undefined) return null;
  return reading.voices.find(({ kind, name }) => kind === "person" && name.split(" ").at(-1) === last) ?? null;
}

/** The person named first behind a name, at most so many characters on. */
function personAfter({ mentions }: Ledger, at: number, within: number): Voice | null {
  for (let next = firstFrom(mentions, at + 1); next < mentions.length; next += 1) {
    const mention = mentions[next];
    if (mention === undefined || mention.span.start > at + within + nameMost) return null;
    if (mention.voice.kind === "person") return mention.voice;
  }
  return null;
}

/** "Ana Silva, the Mexican secretary of the economy": the government of the country that an official quoted is of. */
function countriesSpokenFor(ledger: Ledger, voice: Voice): readonly Voice[] {
  if (voice.kind !== "person" || voice.role !== "official" || voice.heard !== "quoted") return [];
  const { countries, voices } = ledger.reading;
  const around = introductions(ledger, voice).map(({ before, after, at }) => ({
    start: at - (/[^.;:“”"]*$/.exec(before)?.[0].length ?? 0),
    end: at + (/^[^.;:“”"]*/.exec(after)?.[0].length ?? 0),
  }));
  const near = countries.filter(({ mentions }) =>
    mentions.some(({ span }) => around.some(({ start, end }) => start <= span.start && span.end <= end)),
  );
  const names = new Set(near.map(({ name }) => name));
  return voices.filter(({ kind, name }) => kind === "organisation" && names.has(name));
}

const nameMost = 40; // characters

/** The bodies whose whole name stands in some words, in any case: "police" in "Police Chief Ron Ibsen". */
function bodiesIn({ bodiesCalled }: Ledger, text: string): readonly Voice[] {
  const words = new Set(wordsOf(text));
  return [...words].flatMap((word) =>
    (bodiesCalled.get(word) ?? []).filter((body) => wordsOf(body.name).every((part) => words.has(part))),
  );
}

const charge =
  "(?:\\p{L}+ ){0,3}?(?:claims?|allegations?|accusations?|charges?|criticisms?|suggestions?|reports?|complaints?|idea|notion|that|it|them|this|wrongdoing)";
const denial = new RegExp(
  `\\b(?:den(?:y|ies|ied|ying)|(?:rejects?|rejected|disput(?:es|ed)|refut(?:es|ed)|dismiss(?:es|ed)|contests?|contested) ${charge}|plead(?:s|ed)? (?:not guilty|innocent)|maintains? (?:his|her|their|its) innocence)\\b`,
  "u",
);
const deniedWithin = 60; // characters between who denies and the verb

/** Those who deny something, by name or, where the sentence begins "He denies", as whoever was named last. */
function denying(ledger: Ledger): readonly Voice[] {
  const { article, reading, mentions } = ledger;
  const found: Voice[] = [];
  for (const mention of mentions) {
    const end = Math.min(sentenceSpan(reading, mention.sentence).end, mention.span.end + deniedWithin);
    const after = slice(article.text, { start: mention.span.end, end });
    const match = denial.exec(after);
    if (match !== null && !/[.;:“”"]/.test(after.slice(0, match.index))) found.push(mention.voice);
  }
  for (const { span } of reading.sentences) {
    const opening = article.text.slice(span.start, Math.min(span.end, span.start + deniedWithin));
    const match = /^(?:But |And )?(He|She|It|They)\b/.exec(opening);
    if (match === null || !denial.test(opening)) continue;
    const personal = /He|She/.test(match[1] ?? "");
    const whom = personal
      ? personBefore(ledger, span.start, { except: null, sentencesMost: 2 })
      : bodyBefore(ledger, span.start, 2);
    if (whom !== null) found.push(whom);
  }
  return found;
}
