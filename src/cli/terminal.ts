import type { Article } from "../article/article.ts";
import type { Reading } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import { slice } from "../text/span.ts";
import { claimLines } from "./claim-lines.ts";
import { functionLines } from "./function-lines.ts";
import { headLines } from "./head-lines.ts";
import { cited, dim, flush, indented, nameOf, section, text, type Lines, type Look, type Page } from "./page.ts";
import { perspectiveLines } from "./perspective-lines.ts";
import { wordingLines } from "./wording-lines.ts";
import * as say from "./wording.ts";

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
  return section(page, heading, text(page, sentences.length > 0 ? sentences.join(" ") : say.noSummary, indented));
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

/** How it was read, whether the lines are the article's, whose voices were found, and what is doubtful. */
function receiptLines(page: Page): Lines {
  const { report, reading, article } = page;
  const checks = Object.values(report.checks);
  const passed = checks.reduce((sum, check) => sum + check.passed, 0);
  const of = checks.reduce((sum, check) => sum + check.of, 0);
  const parts = [
    report.mode === "local" ? say.readLocally : say.readBy(report.mode),
    report.mode === "local" && passed === of ? say.allItsOwn : say.foundWordForWord(passed, of),
    say.voices(reading.voices.map(({ heard }) => heard)),
    report.withheld.length > 0 ? say.withheld(report.withheld.length) : null,
  ];
  const receipt = parts.filter((part) => part !== null).join(" · ");
  const doubts = new Set([...article.extraction.doubts, ...reading.doubts].map((doubt) => say.doubts[doubt] ?? doubt));
  const notes = [...doubts].flatMap((doubt) => dim(page, `${say.note} ${doubt}`, { first: "", rest: "  " }));
  return [...dim(page, receipt, flush), ...notes];
}
