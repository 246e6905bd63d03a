import type { Sentence } from "../text/sentences.ts";
import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { type Claim, type Evidence, type FramingFunction, framingFunctions } from "./reading.ts";

type Given = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly claims: readonly Claim[];
};

/**
 * What a text does with its matter, by Entman's four functions of a frame (1993): what it calls the problem, what it
 * gives as the cause, how it judges, which remedy it names; whoever of the text says so. All four always, in this
 * order: one without evidence is a finding, too.
 */
export function findFunctions(given: Given): readonly FramingFunction[] {
  const judged = given.claims.filter(({ kind }) => kind === "judgement").flatMap(({ evidence }) => evidence);
  const asked = given.claims.filter(({ kind }) => kind === "demand").flatMap(({ evidence }) => evidence);
  const found = {
    problem: clausesWith(given, problem),
    cause: clausesWith(given, cause),
    judgement: [...judged.filter((point) => moral.test(slice(given.text, point.span))), ...clausesWith(given, moral)],
    remedy: [...asked, ...clausesWith(given, remedy)],
  };
  return framingFunctions.map((name) => ({ function: name, evidence: eachOnce(given.text, found[name]) }));
}

const problem =
  /\b(?:problems?|cris[ie]s|shortages?|emergenc(?:y|ies)|threat(?:s|ens?|ened|ening)?|dangers?|risks?|fears?|worr(?:y|ies|ied)|concerns? (?:about|over|that)|harm(?:s|ed|ful)?|damag(?:e|es|ed|ing)|decline[sd]?|collapse[sd]?|failures?|losing|losses|suffer(?:s|ed|ing)?|struggl(?:e|es|ed|ing)|backlog|poverty|homeless(?:ness)?|pollut\w+|contaminat\w+|outbreak|hunger|famine|debts?|deficit|closed? down|unsafe|victims?|killed|injured|deaths?|destroyed|flood(?:s|ed|ing)?|unpaid|overcrowd\w+|delays?|strikes?|walkouts?|standstill|cost(?:s|ing)? the (?:economy|country|taxpayers?|town|city|state)|disput(?:e|es) over)\b/i;
const cause =
  /\b(?:because(?: of)?|caused? by|causes? (?!of)|due to|owing to|as a result of|the result of|results? (?:from|in)|stems? from|blam(?:e|es|ed|ing)|attribut(?:e|es|ed|ing) (?:\p{L}+ ){1,6}to|driven by|triggered by|led to|leads to|thanks to|the (?:reason|cause)|responsible for|fuelled by|fueled by|in response to)\b/iu;
const moral =
  /\b(?:moral(?:ly|ity)?|immoral|ethic(?:s|al|ally)|unethical|wrong(?:ly)?|just(?:ice|ly|ified)|unjust(?:ly|ified)?|injustice|unfair(?:ly|ness)?|fair(?:ly|ness)?|sham(?:e|eful)|disgrac(?:e|eful)|scandal(?:ous)?|unacceptable|intolerable|irresponsible|responsib(?:le for us|ility)|duty|obligation|deserv(?:e|es|ed)|dignity|cruel(?:ty)?|evil|greed(?:y)?|betray(?:al|ed|s)?|honest(?:ly|y)?|dishonest|guilty|conscience|rights? (?:thing|to)|human rights|should (?:be )?ashamed|lied|lying|cowardly|inhuman(?:e)?|outrage(?:ous)?|reckless)\b/i;
const remedy =
  /\b(?:(?:call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|propos(?:e|es|ed|al)|recommend(?:s|ed|ation)?|urg(?:e|es|ed|ing)) |plan(?:s|ned)? to |will (?:build|ban|cut|raise|introduce|pay|fund|hire|open|close|replace|repair|fix|invest|provide|send|set up|launch|create|require) |(?:the )?(?:solution|remedy|answer|way out|only way)\b|(?:in order|in a bid|in an effort|aimed|designed|meant) (?:to|at) |must (?:be|act|stop|end|pay|change)|should (?:be (?:\p{L}+ed|given|paid|built)|build|ban|cut|raise|pay|fund|stop|end|change))/iu;

const clausesMost = 400; // of a text: nobody looks at more, and an endless one is not searched to its end

/** The clause around each place where the pattern holds. */
function clausesWith({ text, sentences }: Given, pattern: RegExp): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const { id, span } of sentences) {
    if (found.length >= clausesMost) break;
    const match = pattern.exec(slice(text, span));
    if (match === null) continue;
    const start = span.start + match.index;
    found.push({ sentence: id, span: clauseAround(text, { start, end: start + match[0].trimEnd().length }, span) });
  }
  return found;
}

const clauseMost = 200; // characters on either side
const wordsLeast = 3;

/** From the mark before to the mark behind; a clause of one or two words is given with its whole sentence. */
function clauseAround(text: string, { start, end }: Span, sentence: Span): Span {
  const before = text.slice(Math.max(sentence.start, start - clauseMost), start);
  const after = text.slice(end, Math.min(sentence.end, end + clauseMost));
  const opening = /[^,;:—–“”"()]*$/.exec(before)?.[0] ?? "";
  const closing = /^[^,;:—–“”"()]*/.exec(after)?.[0] ?? "";
  // "said that its members …": from what is said on
  const from = start - opening.replace(/^.{0,80}\bthat (?=\S)/, "").trimStart().length;
  const words = slice(text, { start: from, end: end + closing.length }).replace(/[\s.!?]+$/, "");
  return countWords(words) < wordsLeast ? sentence : { start: from, end: from + words.length };
}

const evidenceMost = 3;

/** The first few in the order of the text, one a sentence. */
function eachOnce(text: string, evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<number>();
  return evidence
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ sentence, span }) => slice(text, span).trim() !== "" && !seen.has(sentence) && seen.add(sentence))
    .slice(0, evidenceMost);
}
