import type { Article } from "../../article/article.ts";
import type { Reading } from "../../reading/reading.ts";
import { localReport } from "../../report/local-report.ts";
import { promptLine } from "../../report/prompt-line.ts";
import { givenAnswer, writtenAnswer, type GivenAnswer } from "../../report/written-answer.ts";
import { slice } from "../../text/span.ts";

/** What the scripted server says of one article: it knows the article by the lines of the prompt. */
export type ScriptOf = { readonly lines: readonly string[]; readonly answer: GivenAnswer };

/**
 * The script for an article: the answer that a person wrote for it where there is one, else one made from the local
 * report, which says nothing that the reading did not find.
 */
export function scriptOf(article: Article, reading: Reading, written: unknown): ScriptOf {
  const lines = [reading.sentences[0], reading.sentences.at(-1)].flatMap((sentence) =>
    sentence === undefined ? [] : [`${sentence.id}| ${promptLine(slice(article.text, sentence.span))}`],
  );
  const known = writtenAnswer.safeParse(written);
  return {
    lines,
    answer: known.success ? givenAnswer(known.data, article, reading) : madeAnswer(article, reading),
  };
}

const claimsMost = 8;

function madeAnswer(article: Article, reading: Reading): GivenAnswer {
  const { claims, perspectives, summary } = localReport(article, reading);
  const words = (span: { readonly start: number; readonly end: number } | undefined): string =>
    span === undefined ? "" : promptLine(slice(article.text, span));
  return {
    claims: claims.slice(0, claimsMost).map(({ text, claimer, kind, evidence: [first] }) => ({
      quote: words(first?.span),
      sentence: first?.sentence ?? 0,
      claimer,
      kind,
      text,
    })),
    perspectives: perspectives.map(({ kind, who, why, question, trigger: [first] }) => ({
      kind,
      who,
      trigger: words(first?.span),
      sentence: first?.sentence ?? 0,
      why,
      question,
      outside: null,
    })),
    summary: summary.map(({ text, sentences }) => ({ text: `The text has it that “${opening(text)}”.`, sentences })),
  };
}

/** So many words of a sentence: what stands between quotation marks is the article's, and short. */
function opening(text: string): string {
  return text
    .replaceAll(/["“”«»]/gu, "")
    .split(/\s+/u)
    .slice(0, 20)
    .join(" ")
    .replace(/[.,;:]+$/u, "");
}
