import type { Article } from "../../../src/article/article.ts";
import { articleOf } from "../../reading/read.ts";
import { readDraft } from "../../../src/report/draft.ts";
import { ground } from "../../../src/report/ground.ts";
import type { Report } from "../../../src/report/report.ts";
import { read } from "../answer-fixtures.ts";

export type Answer = {
  readonly claims?: readonly object[];
  readonly perspectives?: readonly object[];
  readonly summary?: readonly object[];
};

export type Held = { readonly report: Report; readonly failed: readonly string[] };

/** Holds an answer to an article: the report, and the names of the checks that failed, each once. */
export function hold(article: Article, answer: Answer, language = "en"): Held {
  const reading = read(article);
  const draft = readDraft({ claims: [], perspectives: [], summary: [], ...answer });
  const { report, faults } = ground(draft, { article, reading, read, language, outside: true }, "made-up");
  const failed = faults.map(({ check }) => check).filter((name) => name !== "sides");
  return { report, failed: [...new Set(failed)] };
}

/** The checks that a summary sentence fails which cites the whole of a short article. */
export function sentenceFails(text: string, sentence: string, language = "en"): readonly string[] {
  const article = articleOf(text, language);
  const sentences = read(article).sentences.map(({ id }) => id);
  return hold(article, { summary: [{ text: sentence, sentences }] }, language).failed;
}

/** The checks that a claim fails; `quote` is its own words where none is given. */
export function claimFails(
  text: string,
  claim: { readonly quote: string; readonly text: string; readonly claimer?: string; readonly kind?: string },
): readonly string[] {
  return hold(articleOf(text), { claims: [{ sentence: 1, claimer: "article", kind: "statement", ...claim }] }).failed;
}
