import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import { slice } from "../text/span.ts";
import { claimLines } from "./claim-lines.ts";
import { functionLines } from "./function-lines.ts";
import { headLines } from "./head-lines.ts";
import { cited, indented, nameOf, section, text, type Lines, type Look, type Page } from "./page.ts";
import { perspectiveLines } from "./perspective-lines.ts";
import { receiptLines } from "./receipt-lines.ts";
import { withheldLines } from "./withheld-lines.ts";
import { wordingLines } from "./wording-lines.ts";
import * as say from "./wording.ts";
import * as reportWords from "../report/report-words.ts";

/** The report for people, in lines that fit the width, its last "\n" with it. */
export function terminalReport(article: Article, reading: Reading, report: Report, look: Look): string {
  const page = { ...look, article, reading, report };
  const parts = [
    headLines,
    summaryLines,
    claimLines,
    perspectiveLines,
    refusalLines,
    functionLines,
    wordingLines,
    withheldLines,
    receiptLines,
  ];
  const shown = parts.map((part) => part(page)).filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function summaryLines(page: Page): Lines {
  const { report, evidence } = page;
  const heading = report.mode === "local" ? say.headings.localSummary : say.headings.summary;
  const sentences = report.summary.map((sentence) =>
    evidence ? `${sentence.text} [${cited(sentence.sentences)}]` : sentence.text,
  );
  return section(
    page,
    heading,
    text(page, sentences.length > 0 ? sentences.join(" ") : reportWords.noSummary, indented),
  );
}

function refusalLines(page: Page): Lines {
  const { report, article, evidence } = page;
  if (report.refusals.length === 0) return [];
  const lines = report.refusals.flatMap(({ voice, evidence: at }) => {
    const number = evidence ? ` [S${at.sentence}]` : "";
    const words = slice(article.text, at.span);
    const name = nameOf(page, voice);
    const whose = words.toLowerCase().includes(name.toLowerCase()) ? "" : `${name}: `;
    return text(page, `${whose}“${words}”${number}`, { first: "  – ", rest: "    " });
  });
  return section(page, say.headings.refusals, lines);
}
