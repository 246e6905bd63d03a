import { articleFromText } from "../../src/article/from-text.ts";
import type { Article } from "../../src/article/article.ts";
import { readTextHead } from "../../src/article/text-head.ts";
import type { Reading, Speaker, Voice } from "../../src/reading/reading.ts";
import { localReport } from "../../src/report/local-report.ts";
import type { Report } from "../../src/report/report.ts";
import { localReader } from "../../src/seeds.ts";
import type { Span } from "../../src/text/span.ts";
import { narrator, type Expectation } from "./expectation.ts";
import { seedArticles } from "./seed-articles.ts";

/** A sample article as it is read and reported without a model. */
export type ReadSeed = {
  readonly name: string;
  readonly expected: Expectation;
  readonly article: Article;
  readonly reading: Reading;
  readonly report: Report;
  /** Where the story begins in the file: what is expected is placed by the file. */
  readonly start: number;
};

export function readSeeds(): readonly ReadSeed[] {
  const read = localReader();
  return seedArticles().map(({ name, text, expected }) => {
    const { start, title, byline } = readTextHead(text, null);
    const article = { ...articleFromText({ text: text.slice(start), title, url: null, by: "text" }), byline };
    const reading = read(article);
    return { name, expected, article, reading, report: localReport(article, reading), start };
  });
}

/** Where an expected passage stands in the article; null where it stands in the title or the byline. */
export function placeOf(
  { article, start, expected }: ReadSeed,
  { text, nth = 1 }: { readonly text: string; readonly nth?: number | undefined },
): Span | null {
  const title = expected.title.split(text).length - 1;
  let at = -1;
  const skipped = start === 0 ? 0 : title;
  for (let times = skipped; times < nth; times += 1) {
    at = article.text.indexOf(text, at + 1);
    if (at < 0) return null;
  }
  return at < 0 ? null : { start: at, end: at + text.length };
}

/** Whether a speaker is the narrator or the voice that the expectation calls by this name. */
export function isSpeaker(seed: ReadSeed, speaker: Speaker, name: string): boolean {
  if (name === narrator) return speaker === "article";
  return voicesCalled(seed, name).some((voice) => voice.id === speaker);
}

/** The voices that bear an expected name or one of its aliases; people by their surname too. */
export function voicesCalled({ expected, reading }: ReadSeed, name: string): readonly Voice[] {
  const known = expected.voices.find((voice) => voice.name === name);
  const names = [name, ...(known?.aliases ?? [])].map(bare);
  return reading.voices.filter(
    (voice) =>
      names.includes(bare(voice.name)) ||
      (voice.kind === "person" && names.some((one) => lastWord(one) === lastWord(bare(voice.name)))),
  );
}

/** A name without its article, in lower case. */
export function bare(name: string): string {
  return name.toLowerCase().replace(/^(?:the|an?|some) /, "");
}

function lastWord(name: string): string {
  return name.split(" ").at(-1) ?? name;
}
