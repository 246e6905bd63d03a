import type { Perspective } from "../../report/report.ts";
import type { Reported } from "./card-claims.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { isPartlyRead, nameOf, shortened } from "./speakers.ts";

/**
 * What is left out, as numbered questions, at most `most` of them; or that there is no notable gap. `under`: the button
 * behind which the rest stands.
 */
export function cardQuestions(reported: Reported, most: number, under: string): Markdown {
  const { perspectives } = reported.report;
  const heading = marked`-# ${say.headings.leftOut}`;
  if (perspectives.length === 0) {
    return lines([heading, isPartlyRead(reported) ? marked`${reportWords.gapsNotRead}` : marked`${reportWords.noGap}`]);
  }
  const told = perspectives.filter(isShort).slice(0, most);
  const hidden = perspectives.length - told.length;
  return lines([
    marked`-# ${say.headings.leftOut} · ${say.headings.leftOutAside}`,
    ...told.map((perspective, at) => questionLine(perspective, at + 1)),
    ...(hidden === 0 ? [] : [marked`-# ${(told.length === 0 ? say.questionsOf : say.moreQuestions)(hidden, under)}`]),
  ]);
}

/** A question by its number; what a model adds from outside the article stands behind it, marked as such. */
export function questionLine({ question, outside }: Perspective, number: number): Markdown {
  const asked = marked`${number}. ${shortened(question, questionMost)}`;
  return outside === null ? asked : marked`${asked} *${reportWords.outside}* ${shortened(outside, questionMost)}`;
}

const questionMost = 400; // characters

const wordsMost = 20;
const charactersMost = 200; // of a language that writes no spaces

function isShort({ question }: Perspective): boolean {
  return question.length <= charactersMost && question.trim().split(/\s+/u).length <= wordsMost;
}

/** Who was asked and gave no answer: always told. Null where nobody was. */
export function cardRefusals(reported: Reported): Markdown | null {
  const names = [...new Set(reported.report.refusals.map(({ voice }) => nameOf(reported, voice)))];
  if (names.length === 0) return null;
  const told = names.slice(0, namesMost).join(", ");
  const more = names.length > namesMost ? `, ${say.andMore(names.length - namesMost)}` : "";
  return marked`-# ${say.headings.refusals}\n${told + more}`;
}

const namesMost = 4;
