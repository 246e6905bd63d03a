import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { type Expectation, narrator } from "./expectation.ts";
import { type SeedArticle, seedArticles, seedFiles, seedFolder } from "./seed-articles.ts";

const articles = seedArticles();
const expected = articles.map((article) => article.expected);

/** A fact about each article: `faults` lists what speaks against it. */
function check(fact: string, faults: (article: SeedArticle) => readonly string[]): void {
  test.each(articles)(`$name: ${fact}`, (article) => {
    expect(faults(article)).toEqual([]);
  });
}

describe("the sample articles", () => {
  test("are at least ten", () => {
    expect(articles.length).toBeGreaterThanOrEqual(10);
  });

  test("are named in kebab case and each has its expectation, and no expectation is alone", () => {
    const names = articles.map((article) => article.name);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)+$/.test(name))).toEqual([]);
    expect(seedFiles(".expected.json")).toEqual(names.map((name) => `${name}.expected.json`));
  });

  test("each have a line in the table", () => {
    const table = readFileSync(join(seedFolder, "README.md"), "utf8");
    expect(articles.filter((article) => !table.includes(`| \`${article.name}.txt\` |`))).toEqual([]);
  });

  test("tell one event three times", () => {
    expect(articles.filter((article) => article.name.startsWith("harbour-strike-"))).toHaveLength(3);
  });

  test("hold every genre, a second language, a report without a gap, a refusal and an unnamed source", () => {
    const genres = new Set(expected.map((one) => one.genre));
    expect(genres).toEqual(new Set(["report", "opinion", "press-release", "live"]));
    expect(new Set(expected.map((one) => one.language))).toEqual(new Set(["en", "de"]));
    expect(expected.some((one) => one.noNotableGap)).toBe(true);
    expect(expected.some((one) => one.voices.some((voice) => voice.refused))).toBe(true);
    expect(expected.some((one) => one.voices.some((voice) => voice.kind.includes("unnamed")))).toBe(true);
  });

  test("are easy at least four times", () => {
    expect(expected.filter((one) => one.difficulty === "easy").length).toBeGreaterThanOrEqual(4);
  });

  check("has 250 to 800 words", ({ text }) => {
    const count = text.split(/\s+/).length;
    return count >= 250 && count <= 800 ? [] : [`${count} words`];
  });

  check("begins with its title and an empty line", ({ text, expected: { title } }) =>
    text.startsWith(`${title}\n\n`) ? [] : [text.slice(0, 80)],
  );
});

describe("what is expected of them", () => {
  check("every slice stands in the text once, or says which one is meant", ({ text, expected: one }) =>
    passages(one)
      .filter((passage) => !isPlaced(text, passage))
      .map((passage) => passage.text),
  );

  check("every name, trigger and needed word is the article's own", ({ text, expected: one }) => {
    const names = one.voices.flatMap((voice) => [voice.name, ...voice.aliases]);
    const triggers = one.perspectives.map((perspective) => perspective.trigger);
    const needed = [...names, ...one.unheard, ...triggers, ...one.summaryShould.flat()];
    return [...needed, ...one.mustNotSay.summary, ...one.mustNotSay.people].filter((word) => !text.includes(word));
  });

  check("every perspective names somebody or something in the text", ({ text, expected: one }) =>
    one.perspectives
      .filter(({ who }) => !who.some((name) => text.includes(name)))
      .map((perspective) => perspective.trigger),
  );

  check("all words in quotation marks are given to somebody, in order", ({ text, expected: one }) => {
    const found = quoted(text);
    const listed = one.quotations.map((quotation) => quotation.text);
    const count = Math.max(found.length, listed.length);
    const pairs = Array.from({ length: count }, (_, index) => ({ is: found[index], said: listed[index] }));
    return pairs.filter(({ is, said }) => is !== said).map(({ is, said }) => `text: ${is}, listed: ${said}`);
  });

  check("whoever speaks is among the voices", ({ expected: one }) => {
    const speakers = [...one.loaded.flatMap(({ by }) => by), ...one.claims.flatMap(({ claimer }) => claimer)];
    const silent = [...one.mustNotSay.loadedBy, ...one.mustNotSay.claimers].map(({ notBy }) => notBy);
    const known = new Set([narrator, ...one.voices.map((voice) => voice.name)]);
    return [...speakers, ...silent].filter((name) => !known.has(name));
  });

  check("whoever is quoted has words in quotation marks, and nobody else has", ({ expected: one }) => {
    const speakers = new Set(one.quotations.flatMap(({ voice }) => voice ?? []));
    const known = new Set(one.voices.map((voice) => voice.name));
    const wrong = one.voices.filter((voice) => voice.heard.includes("quoted") !== speakers.has(voice.name));
    return [...wrong.map((voice) => voice.name), ...[...speakers].filter((name) => !known.has(name))];
  });

  check("nobody is both unheard and quoted, or both asked for and ruled out", ({ expected: one }) => {
    const quotedNames = one.voices.filter((voice) => voice.heard.includes("quoted")).map((voice) => voice.name);
    const ruledOut = new Set([...quotedNames, ...one.mustNotSay.unheard]);
    const refusedBoth = one.voices.filter(({ name, refused }) => refused && one.mustNotSay.refused.includes(name));
    const answered = new Set(one.mustNotSay.perspectivesAbout);
    const askedBoth = one.perspectives.flatMap(({ who }) => who).filter((name) => answered.has(name));
    return [...one.unheard.filter((name) => ruledOut.has(name)), ...refusedBoth.map(({ name }) => name), ...askedBoth];
  });

  check("no word is both loaded and not, and no claim both somebody's and not", ({ text, expected: one }) => {
    const slips = one.loaded.filter(({ text: word }) =>
      one.mustNotSay.loaded.some((plain) => plain.text.includes(word)),
    );
    const words = one.mustNotSay.loadedBy.filter(({ text: word, notBy }) =>
      one.loaded.some((loaded) => loaded.text === word && loaded.by.includes(notBy)),
    );
    const claims = one.mustNotSay.claimers.filter(({ text: claim, notBy }) =>
      one.claims.some((made) => overlap(text, made.text, claim) && made.claimer.includes(notBy)),
    );
    return [...slips, ...words, ...claims].map((slip) => slip.text);
  });

  check("four to eight claims", ({ expected: { claims } }) =>
    claims.length >= 4 && claims.length <= 8 ? [] : [`${claims.length} claims`],
  );

  check("at most four perspectives, and none where there is no notable gap", ({ expected: one }) => {
    const most = one.noNotableGap ? 0 : 4;
    return one.perspectives.length <= most && (!one.noNotableGap || one.unheard.length === 0) ? [] : ["too many"];
  });
});

type Passage = { readonly text: string; readonly nth?: number | undefined };

function passages(one: Expectation): readonly Passage[] {
  const { loaded, loadedBy, claimers } = one.mustNotSay;
  return [...one.quotations, ...one.loaded, ...one.claims, ...loaded, ...loadedBy, ...claimers];
}

function isPlaced(text: string, passage: Passage): boolean {
  const times = text.split(passage.text).length - 1;
  return passage.nth === undefined ? times === 1 : times > 1 && passage.nth <= times;
}

function overlap(text: string, a: string, b: string): boolean {
  const [first, second] = [text.indexOf(a), text.indexOf(b)];
  return first < second + b.length && second < first + a.length;
}

/**
 * What stands in quotation marks of the outer kind that the article uses. A quotation that runs on into a new
 * paragraph has no closing mark, and opens again there.
 */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(marks(text))].map((match) => match[1] ?? "");
}

function marks(text: string): RegExp {
  // A closing ’ has a space or a line's end after it; "the Herald’s", "children’s" and "It’s" have a letter.
  if (/^‘/m.test(text)) return /‘((?:[^’]|’(?=\p{L}))+)’/gu;
  if (text.includes("„")) return /„([^“\n]+)“/gu;
  return text.includes("“") ? /“([^”\n]+)/gu : /"([^"\n]+)"/gu;
}
