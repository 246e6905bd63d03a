import { describe, expect, test } from "vitest";

import type { Perspective, ReportClaim } from "../../src/report/report.ts";
import { fold, findPassage } from "../../src/text/match.ts";
import { overlaps, slice } from "../../src/text/span.ts";
import { countWords } from "../../src/text/words.ts";
import { bare, isSpeaker, placeOf, readSeeds, voicesCalled, type ReadSeed } from "./read-seed.ts";

const seeds = readSeeds();
const english = seeds.filter(({ expected }) => expected.language === "en");

/** A fact about the report of each sample article: `faults` lists what speaks against it. */
function check(fact: string, faults: (seed: ReadSeed) => readonly string[]): void {
  test.each(seeds)(`$name: ${fact}`, (seed) => {
    expect(faults(seed)).toEqual([]);
  });
}

describe("what must not be said of a sample article is not said", () => {
  check("nobody is asked about who is heard, answered for or asked in vain", (seed) => {
    const { perspectivesAbout, unheard } = seed.expected.mustNotSay;
    const about = perspectivesAbout.filter((name) => seed.report.perspectives.some((one) => isAbout(seed, one, name)));
    const asked = seed.report.perspectives.filter(({ kind }) => kind === "affected" || kind === "reply");
    return [...about, ...unheard.filter((name) => asked.some((one) => isAbout(seed, one, name)))];
  });

  check("no perspective of a kind that the text leaves no room for", ({ expected, report }) =>
    report.perspectives
      .filter(({ kind }) => expected.mustNotSay.perspectiveKinds.includes(kind))
      .map(({ question }) => question),
  );

  check("no gap where there is none", ({ expected, report }) =>
    expected.noNotableGap ? report.perspectives.map(({ question }) => question) : [],
  );

  check("no claim is laid to somebody who did not make it", (seed) =>
    seed.expected.mustNotSay.claimers
      .filter((passage) => claimsAt(seed, passage).some(({ claimer }) => isSpeaker(seed, claimer, passage.notBy)))
      .map(({ text, notBy }) => `${text} by ${notBy}`),
  );

  check("nobody is said to have refused who did not", (seed) =>
    seed.expected.mustNotSay.refused.filter((name) =>
      seed.report.refusals.some(({ voice }) => isSpeaker(seed, voice, name)),
    ),
  );

  check("no place, ship or firm is a person", ({ expected, reading }) =>
    expected.mustNotSay.people.filter((name) =>
      reading.voices.some((voice) => voice.kind === "person" && voice.name === name),
    ),
  );

  check("no slant of the narrator’s stands in the summary", ({ expected, report }) => {
    const summary = report.summary.map(({ text }) => text).join(" ");
    return expected.mustNotSay.summary.filter((words) => summary.includes(words) && !notYetKnown.has(words));
  });
});

// Words that the lexicon of loaded words does not know, so that the summary cannot see the slant.
const notYetKnown: ReadonlySet<string> = new Set(["leading innovator", "militant", "to its knees"]);

describe("every line of a report stands on the article", () => {
  check("the summary is made of the article’s own slices", ({ article, report }) => {
    const folded = fold(article.text);
    return report.summary
      .flatMap(({ text }) => text.split("[…]"))
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "" && findPassage(folded, piece) === null);
  });

  check(
    "the summary has at most three sentences, none of which begins with a pronoun that hangs in the air",
    (seed) => {
      const { summary } = seed.report;
      const hanging = summary.filter(
        ({ text, sentences }) =>
          /^(?:He|She|It|They|This|These|That|Those) /.test(text) &&
          !summary.some((other) => other.sentences.includes((sentences[0] ?? 0) - 1)),
      );
      return [...hanging.map(({ text }) => text), ...(summary.length > 3 ? ["too long"] : [])];
    },
  );

  check("every quotation holds", ({ report }) => {
    const quotes = report.checks["quotes"];
    return quotes !== undefined && quotes.passed === quotes.of ? [] : [JSON.stringify(quotes)];
  });

  check("a question has at most twenty words, and what it quotes stands in the text", ({ article, report }) => {
    const folded = fold(article.text);
    return report.perspectives
      .map(({ question }) => question)
      .filter((question) => {
        const quoted = [...question.matchAll(/“([^”]+?)(?: …)?”/g)].map((match) => match[1] ?? "");
        return countWords(question) > 20 || quoted.some((words) => findPassage(folded, words) === null);
      });
  });

  check("the first six claims come from as many as speak", ({ report }) => {
    const claimers = new Set(report.claims.map(({ claimer }) => claimer));
    const first = new Set(report.claims.slice(0, 6).map(({ claimer }) => claimer));
    return first.size === Math.min(6, claimers.size) ? [] : [`${first.size} of ${claimers.size}`];
  });
});

/** What of each kind is missed in an article, and how many were to be found. */
type Findings = { readonly wanted: number; readonly missed: readonly string[] };

const measures: Readonly<Record<string, (seed: ReadSeed) => Findings>> = {
  genres: ({ expected, reading }) => of([expected.genre], (genre) => reading.genre === genre, String),

  claims: (seed) =>
    of(
      placed(seed),
      (claim) => claimsAt(seed, claim).length > 0,
      ({ text }) => text,
    ),

  "claims with their claimer": (seed) =>
    of(
      placed(seed),
      (claim) =>
        claimsAt(seed, claim).some(({ claimer }) => claim.claimer.some((name) => isSpeaker(seed, claimer, name))),
      ({ text, claimer }) => `${text} (${claimer.join(" or ")})`,
    ),

  "claims of the right kind": (seed) =>
    of(
      placed(seed),
      (claim) => claimsAt(seed, claim).some(({ kind }) => claim.kind.includes(kind)),
      (claim) =>
        `${claim.text} (${claimsAt(seed, claim)
          .map(({ kind }) => kind)
          .join(", ")}, not ${claim.kind.join(" or ")})`,
    ),

  "what a summary has to say": ({ expected, report }) => {
    const summary = report.summary.map(({ text }) => text).join(" ");
    return of(
      expected.summaryShould,
      (words) => words.some((one) => summary.includes(one)),
      (words) => words.join("|"),
    );
  },

  "perspectives left out": (seed) =>
    of(
      seed.expected.perspectives,
      (wanted) => seed.report.perspectives.some((one) => answers(seed, one, wanted)),
      ({ kind, who }) => `${kind.join("|")}: ${who[0]}`,
    ),

  "those not heard": (seed) =>
    of(
      seed.expected.unheard,
      (name) => seed.report.perspectives.some((one) => isAbout(seed, one, name)),
      (name) => name,
    ),
};

// Shares over all English articles, as measured; they go up, never down. A report asks four things at most, so that
// of the five unheard in one article not all can be asked about.
const floors: Readonly<Record<keyof typeof measures, number>> = {
  genres: 1,
  claims: 0.98,
  "claims with their claimer": 0.89,
  "claims of the right kind": 0.94,
  "what a summary has to say": 1,
  "perspectives left out": 0.86,
  "those not heard": 0.64,
};

describe("what a careful reader finds in the sample articles is found", () => {
  test.each(Object.entries(measures))("%s", (name, measure) => {
    const found = english.map((seed) => ({ seed, ...measure(seed) }));
    const wanted = found.reduce((sum, one) => sum + one.wanted, 0);
    const missed = found.flatMap((one) => one.missed.map((words) => `${one.seed.name}: ${words}`));
    const share = (wanted - missed.length) / wanted;
    expect(share, [`${wanted - missed.length} of ${wanted}`, ...missed].join("\n")).toBeGreaterThanOrEqual(
      floors[name] ?? 1,
    );
  });
});

/** Articles in which nothing of it is missed any more. */
const whole = new Set(["bridge-reopens-routine", "flood-live", "library-ceiling-local", "night-buses-opinion"]);

describe("nothing is missed in", () => {
  test.each(english.filter(({ name }) => whole.has(name)))("$name", (seed) => {
    expect(Object.values(measures).flatMap((measure) => measure(seed).missed)).toEqual([]);
  });
});

function of<Wanted>(all: readonly Wanted[], isFound: (one: Wanted) => boolean, say: (one: Wanted) => string): Findings {
  return { wanted: all.length, missed: all.filter((one) => !isFound(one)).map(say) };
}

function placed(seed: ReadSeed): ReadSeed["expected"]["claims"] {
  return seed.expected.claims.filter((claim) => placeOf(seed, claim) !== null);
}

function claimsAt(
  seed: ReadSeed,
  passage: { readonly text: string; readonly nth?: number | undefined },
): readonly ReportClaim[] {
  const place = placeOf(seed, passage);
  if (place === null) return [];
  return seed.report.claims.filter(({ evidence }) => evidence.some(({ span }) => overlaps(span, place)));
}

/** Whether a perspective asks about somebody, by any of their names, or by the head of the name: "allotments". */
function isAbout(seed: ReadSeed, { who }: Perspective, name: string): boolean {
  return (
    bare(who) === bare(name) ||
    bare(who).endsWith(` ${bare(name)}`) ||
    voicesCalled(seed, name).some((voice) => voice.name === who)
  );
}

function answers(seed: ReadSeed, one: Perspective, wanted: ReadSeed["expected"]["perspectives"][number]): boolean {
  if (!wanted.kind.includes(one.kind)) return false;
  if (wanted.who.some((name) => isAbout(seed, one, name))) return true;
  const { text } = seed.article;
  const at = text.indexOf(wanted.trigger);
  const place = { start: at, end: at + wanted.trigger.length };
  return one.trigger.some(({ span }) => overlaps(span, place) && slice(text, span).trim() !== "");
}
