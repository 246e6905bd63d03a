import { inside } from "../text/order.ts";
import type { Sentence } from "../text/sentences.ts";
import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { type Claim, type Evidence, type FramingFunction, framingFunctions, type LoadedWord } from "./reading.ts";

type Given = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly claims: readonly Claim[];
  readonly loaded: readonly LoadedWord[];
};

/**
 * What a text does with its matter, by Entman's four functions of a frame (1993): what it calls the problem, what it
 * gives as the cause, how it judges, which remedy it names; whoever of the text says so. All four always, in this
 * order: one without evidence is a finding, too.
 */
export function findFunctions(given: Given): readonly FramingFunction[] {
  const judged = given.claims.filter(({ kind }) => kind === "judgement").flatMap(({ evidence }) => evidence);
  const slanted = given.loaded.filter(({ kind }) => kind === "verdict" || kind === "epithet");
  const asked = given.claims.filter(({ kind }) => kind === "demand").flatMap(({ evidence }) => evidence);
  const found = {
    problem: clausesWith(given, problem),
    cause: clausesWith(given, cause),
    judgement: [
      ...judged.filter(({ span }) => moral.test(slice(given.text, span)) || inside(slanted, span).length > 0),
      ...clausesWith(given, moral),
    ],
    remedy: [...asked, ...clausesWith(given, remedy)],
  };
  return framingFunctions.map((name) => ({ function: name, evidence: eachOnce(given.text, found[name]) }));
}

const problem =
  /\b(?:problems?|cris[ie]s|shortages?|emergenc(?:y|ies)|threat(?:s|ens?|ened|ening)?|dangers?|risks?|fears?|worr(?:y|ies|ied)|concerns? (?:about|over|that)|harm(?:s|ed|ful)?|damag(?:e|es|ed|ing)|decline[sd]?|collapse[sd]?|failures?|losing|losses|suffer(?:s|ed|ing)?|struggl(?:e|es|ed|ing)|backlog|poverty|homeless(?:ness)?|pollut\w+|contaminat\w+|outbreak|hunger|famine|debts?|deficit|closed? down|unsafe|victims?|killed|injured|deaths?|destroyed|flood(?:s|ed|ing)?|unpaid|overcrowd\w+|delays?|strikes?|walkouts?|standstill|cost(?:s|ing)? the (?:economy|country|taxpayers?|town|city|state)|disput(?:e|es) over|complain(?:s|ed|ts?)|attacks?|fraud|evict(?:ed|ions?)|laid off|leak(?:s|ed|ing)?|rots?|rotting|accused|shut(?:s)? (?:until|down)|(?:rents?|prices|costs) (?:in [^,;]{3,40} )?(?:have risen|rose|are rising))\b/i;
const cause =
  /\b(?:because(?: of)?|caused? by|causes? (?!of)|due to (?=(?:the|a|an|his|her|its|their|this|that|\p{L}+ing|\p{L}{3,30}(?:tion|ment|age|ure|ness|ity|s))\b)|owing to|as a result of|the result of|results? (?:from|in)|stems? from|blam(?:e|es|ed|ing)|attribut(?:e|es|ed|ing) (?:\p{L}+ ){1,6}to|driven by|triggered by|led to|leads to|thanks to|the (?:reason|cause)|responsible for|fuelled by|fueled by|in response to)\b/iu;
const moral =
  /\b(?:moral(?:ly|ity)?|immoral|ethic(?:s|al|ally)|unethical|wrong(?:ly)?|just(?:ice|ly|ified)|unjust(?:ly|ified)?|injustice|unfair(?:ly|ness)?|fair(?:ly|ness)?|sham(?:e|eful)|disgrac(?:e|eful)|scandal(?:ous)?|unacceptable|intolerable|irresponsible|responsib(?:le for us|ility)|duty|obligation|deserv(?:e|es|ed)|dignity|cruel(?:ty)?|evil|greed(?:y)?|betray(?:al|ed|s)?|honest(?:ly|y)?|dishonest|guilty|conscience|rights? (?:thing|to)|human rights|should (?:be )?ashamed|lied|lying|cowardly|inhuman(?:e)?|outrage(?:ous)?|reckless)\b/i;
const remedy =
  /\b(?:(?:call(?:s|ed|ing)? for|demand(?:s|ed|ing)? (?=that|an?\b|the\b|more|better|full|new)|propos(?:e|es|ed|al)|recommend(?:s|ed|ation)?|urg(?:e|es|ed|ing)) |plan(?:s|ned)? to |will (?:build|ban|cut|raise|introduce|pay|fund|hire|open|close|replace|repair|fix|invest|provide|send|set up|launch|create|require) |(?:the )?(?:solution|remedy|answer (?:is|to)|way out|only way)\b|(?:in order|in a bid|in an effort|aimed|designed|meant) (?:to|at) (?:curb|reduc|tackl|cut|combat|stop|end|prevent|eas|fight|address|solv|improv|protect|help|fix|limit|support)\p{L}*|must (?:be|act|stop|end|pay|change)|should (?:be (?:\p{L}+ed|given|paid|built)|build|ban|cut|raise|pay|fund|stop|end|change))/iu;

const clausesMost = 400; // of a text: nobody looks at more, and an endless one is not searched to its end

/** The clause around each place where the pattern holds. */
function clausesWith({ text, sentences }: Given, pattern: RegExp): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const { id, span } of sentences) {
    if (found.length >= clausesMost) break;
    const match = pattern.exec(slice(text, span));
    if (match === null || aboutSource.test(slice(text, span))) continue;
    const start = span.start + match.index;
    found.push({ sentence: id, span: clauseAround(text, { start, end: start + match[0].trimEnd().length }, span) });
  }
  return found;
}

// "who asked not to be named because …": about the source, not the matter
const aboutSource = /\b(?:not to be (?:named|identified)|(?:on|under) condition of anonymity|speak publicly)\b/;

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
  if (countWords(words) >= wordsLeast) return { start: from, end: from + words.length };
  // a word in quotation marks: with what stands around the marks
  const left = /[^,;:—–()]*$/.exec(before)?.[0].trimStart().length ?? 0;
  const right = /^[^,;:—–()]*/.exec(after)?.[0].replace(/[\s.!?]+$/, "").length ?? 0;
  const wider = { start: start - left, end: end + right };
  return countWords(slice(text, wider)) < wordsLeast ? sentence : wider;
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
