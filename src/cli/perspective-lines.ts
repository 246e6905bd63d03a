import type { Perspective } from "../report/report.ts";
import { slice } from "../text/span.ts";
import { capitalised, dim, indented, isPartlyRead, section, text } from "./page.ts";
import type { Indent, Lines, Page } from "./page.ts";
import * as say from "./wording.ts";
import * as reportWords from "../report/report-words.ts";

/** The perspectives left out, as numbered questions with what was checked; or that there is no notable gap. */
export function perspectiveLines(page: Page): Lines {
  const { perspectives } = page.report;
  const lines = perspectives.flatMap((perspective, index) => question(page, perspective, index + 1));
  const none = isPartlyRead(page) ? reportWords.gapsNotRead : reportWords.noGap;
  return section(page, say.headings.perspectives, lines.length > 0 ? lines : text(page, none, indented));
}

const under: Indent = { first: "     ", rest: "     " };
const quotation: Indent = { first: "     │ ", rest: "     │ " };

function question(page: Page, perspective: Perspective, number: number): Lines {
  const { kind, why, checked, outside, trigger } = perspective;
  const lines = [...text(page, perspective.question, { first: `  ${number}. `, rest: under.rest })];
  if (outside !== null) lines.push(...text(page, `${reportWords.outside} ${outside}`, under));
  lines.push(...dim(page, capitalised(page.evidence ? checked : withoutNumbers(checked)), under));
  if (!page.evidence) return lines;
  lines.push(...dim(page, `${reportWords.perspectiveKinds[kind]} · ${why}`, under));
  for (const { sentence, span } of trigger) {
    lines.push(...dim(page, `S${sentence}: ${slice(page.article.text, span)}`, quotation));
  }
  return lines;
}

/** "named in S1, S3 and 2 more sentences, paraphrased once (S3)" without the numbers. */
function withoutNumbers(checked: string): string {
  return checked
    .replaceAll(new RegExp(String.raw` \(${numbers}\)| in ${numbers}`, "g"), "")
    .replaceAll(new RegExp(numbers, "g"), "one sentence");
}

const numbers = String.raw`\bS\d+(?:, S\d+)*(?: …)?(?: and (?:S\d+|\d+ more sentences?))?`;
