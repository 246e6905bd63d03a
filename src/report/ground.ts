import type { Article } from "../article/article.ts";
import type { Reading, Voice } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import { claimChecks, perspectiveChecks, quoteChecks, sentenceChecks } from "./checks.ts";
import type { Check, PlacedClaim, Resting } from "./checks/check.ts";
import type { Draft } from "./draft.ts";
import { factsOf, type Facts } from "./facts.ts";
import type { Term } from "./house-words.ts";
import { placeClaim, placePerspective, placeSentence, type Work } from "./place.ts";
import type { Check as Count, Report, SummarySentence } from "./report.ts";
import { readAnswer, type AnswerSentence } from "./said.ts";
import { shownClaim, shownPerspectives } from "./shown.ts";
import { otherSides } from "./sides.ts";
import { newTally, withheldFor, type Fault, type Tally } from "./tally.ts";

/** What an answer is held to. `read`: the local reading, for the model's sentences are read like the article's. */
export type Grounds = {
  readonly article: Article;
  readonly reading: Reading;
  readonly read: (article: Article) => Reading;
  /** BCP 47: the language the answer was asked for in. */
  readonly language: string;
  /** Whether background from outside the article may stand beside a question, marked as unchecked. */
  readonly outside: boolean;
  /** Names that the moderators want said for others; omitted where they want none. */
  readonly terms?: readonly Term[];
};

export type Grounded = {
  readonly report: Report;
  /** The reading's voices, and those that only the model found, each with its place in the text. */
  readonly voices: readonly Voice[];
  readonly faults: readonly Fault[];
  /** Of the summary's sentences: how many stand, of how many that were given. */
  readonly summary: Count;
};

export type GroundedSentences = {
  readonly said: readonly SummarySentence[];
  readonly faults: readonly Fault[];
  readonly checks: Report["checks"];
};

/** What the text bears out of a draft. `mode` is the model's name. */
export function ground(draft: Draft, grounds: Grounds, mode: string): Grounded {
  const facts = { ...factsOf(grounds.article, grounds.reading, grounds.language), terms: grounds.terms ?? [] };
  const tally = newTally();
  const voices = [...grounds.reading.voices];
  const read = readAnswer(
    [...draft.claims, ...draft.summary].map(({ text }) => text),
    facts,
    grounds.read,
  );

  const placed = draft.claims.flatMap((claim, at) =>
    placeClaim(claim, { facts, tally, voices, answer: read[at] ?? silent }),
  );
  const claims = withTold(placed).flatMap((claim) => standingClaim(claim, { facts, tally }));
  const sentences = draft.summary.flatMap((sentence, at) => {
    const answer = read[draft.claims.length + at] ?? silent;
    return placeSentence(sentence, { facts, tally, answer });
  });
  const summary = standing(withTold(sentences), sentenceChecks, { facts, tally });
  const asked = draft.perspectives.flatMap((one) => placePerspective(one, { facts, tally }));
  const perspectives = standing(asked, perspectiveChecks, { facts, tally });

  const shown = once(claims, tally).map((claim) => shownClaim(claim));
  const sides = otherSides(shown, facts);
  if (sides.length > 0) tally.fault({ label: "claims", check: "sides", ...oneSided, outcome: "mended" });
  tally.count("sides", sides.length === 0);
  const report: Report = {
    mode,
    summary: summary.map(({ text, cited }): SummarySentence => ({ text, sentences: cited })),
    claims: [...shown, ...sides],
    perspectives: shownPerspectives(perspectives, { facts, tally, allowed: grounds.outside }),
    refusals: grounds.reading.voices.flatMap((voice) =>
      voice.refused === null ? [] : [{ voice: voice.id, evidence: voice.refused }],
    ),
    withheld: [...draft.unread, ...withheldFor(tally.faults)],
    checks: tally.counts(),
  };
  return { report, voices, faults: tally.faults, summary: { passed: summary.length, of: draft.summary.length } };
}

/** What the text bears out of the sentences of an answer to a question; they are held to what a summary is held to. */
export function groundSentences(
  sentences: Draft["summary"],
  { article, reading, read, language, terms = [] }: Omit<Grounds, "outside">,
): GroundedSentences {
  const facts = { ...factsOf(article, reading, language), terms };
  const tally = newTally();
  const answers = readAnswer(
    sentences.map(({ text }) => text),
    facts,
    read,
  );
  const placed = sentences.flatMap((one, at) => placeSentence(one, { facts, tally, answer: answers[at] ?? silent }));
  const stand = standing(withTold(placed), sentenceChecks, { facts, tally });
  return {
    said: stand.map(({ text, cited }) => ({ text, sentences: cited })),
    faults: tally.faults,
    checks: tally.counts(),
  };
}

const silent: AnswerSentence = { said: [], loaded: [] };
const oneSided = {
  problem: "the claims come from one side only",
  reason: "they came from one side only; the others’ are added in the article’s own words",
};

/** Each item with all that is told beside it of the sentences it rests on. */
function withTold<Item extends Resting>(items: readonly Item[]): readonly Item[] {
  return items.map((item) => {
    const beside = items.filter(({ cited }) => cited.some((id) => item.cited.includes(id)));
    return { ...item, told: beside.map(({ text }) => text).join("\n") };
  });
}

/** The items that pass every check; the others' faults go to the tally. */
function standing<Item extends Resting>(
  items: readonly Item[],
  checks: readonly Check<Item>[],
  { facts, tally }: Work,
): readonly Item[] {
  return items.filter((item) => {
    const failed = failedChecks(item, checks, facts);
    for (const fault of failed) tally.fault({ ...fault, outcome: "withheld" });
    countAll(checks, failed, tally);
    return failed.length === 0;
  });
}

/**
 * A claim whose quotation carries it stands even where the model's words for it fail: then in the article's own. One
 * whose quotation does not is withheld.
 */
function standingClaim(claim: PlacedClaim, { facts, tally }: Work): readonly PlacedClaim[] {
  const broken = failedChecks(claim, quoteChecks, facts);
  const failed = failedChecks(claim, claimChecks, facts);
  countAll(quoteChecks, broken, tally);
  countAll(claimChecks, failed, tally);
  const outcome = broken.length > 0 ? "withheld" : "own words";
  for (const fault of [...broken, ...failed]) tally.fault({ ...fault, outcome });
  if (broken.length > 0) return [];
  return failed.length === 0 ? [claim] : [{ ...claim, text: ownWords(claim, facts) }];
}

function failedChecks<Item extends Resting>(
  item: Item,
  checks: readonly Check<Item>[],
  facts: Facts,
): readonly Omit<Fault, "outcome">[] {
  return checks.flatMap(({ name, reason, find }) => {
    const problem = find(item, facts);
    return problem === null ? [] : [{ label: item.label, check: name, problem, reason }];
  });
}

function countAll<Item>(checks: readonly Check<Item>[], failed: readonly Omit<Fault, "outcome">[], tally: Tally): void {
  const names = new Set(failed.map(({ check }) => check));
  for (const name of new Set(checks.map((check) => check.name))) tally.count(name, !names.has(name));
}

function ownWords({ quote, limit }: PlacedClaim, { article }: Facts): string {
  const spans = limit === null ? [quote] : [quote, limit];
  return spans
    .map((span) =>
      slice(article.text, span)
        .replaceAll(/\s+/g, " ")
        .replace(/[,;:]+$/, ""),
    )
    .join(" … ");
}

/** What is claimed once is shown once: two of the same words and claimer are one claim. */
function once(claims: readonly PlacedClaim[], tally: Tally): readonly PlacedClaim[] {
  const kept: PlacedClaim[] = [];
  for (const claim of claims) {
    const same = kept.some(
      ({ claimer, quote }) =>
        claimer === claim.claimer && quote.start <= claim.quote.start && claim.quote.end <= quote.end,
    );
    if (!same) kept.push(claim);
    else
      tally.fault({
        label: claim.label,
        check: "once",
        problem: "said twice",
        reason: "it says the same twice",
        outcome: "withheld",
      });
  }
  return kept;
}
