import type { Run } from "./runs.ts";

/** One line of type, from where it begins to where it ends, in points from the page's top left corner. */
export type Line = Run & { readonly page: number };

/**
 * The runs of one page as lines, in the order in which they are drawn: that is the order of reading, also in columns,
 * where sorting by place would mix them.
 */
export function linesOf(runs: readonly Run[], page: number): readonly Line[] {
  const lines: Run[] = [];
  for (const run of runs) {
    const before = lines.at(-1);
    const joint = before === undefined ? null : jointBetween(before, run);
    if (before === undefined || joint === null) lines.push(run);
    else lines[lines.length - 1] = joined(before, run, joint);
  }
  return lines
    .map(({ text, x, end, y, size }) => ({ text: cleaned(text), x, end, y, size, page }))
    .filter(({ text }) => text !== "");
}

const baselineEm = 0.2;
/** How far a raised or lowered figure may stand off the line. */
const raisedEm = 0.6;
const wordGapEm = 0.18;
const widestGapEm = 2;

/** What stands between two runs of one line: nothing or a space; null where the second begins a line of its own. */
function jointBetween(line: Run, run: Run): "" | " " | null {
  const em = Math.max(line.size, run.size);
  const gap = (run.x - line.end) / em;
  const off = Math.abs(run.y - line.y) / em;
  const near = off <= baselineEm ? gap < widestGapEm : off <= raisedEm && gap < wordGapEm * 2;
  if (!near || gap < -0.5) return null;
  return gap > wordGapEm ? " " : "";
}

/** A raised figure does not change the line that it stands in; blanks have no say in the size. */
function joined(line: Run, run: Run, joint: string): Run {
  const main = run.size > line.size && run.text.trim() !== "" ? run : line;
  return { ...line, text: line.text + joint + run.text, end: run.end, y: main.y, size: main.size };
}

/** The letters as they would be typed: ligatures undone, no private, control or zero-width ones, single spaces. */
function cleaned(text: string): string {
  return text
    .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize("NFKC"))
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\p{Cc}\p{Co}\u200B\uFEFF]/gu, "")
    .trim()
    .replace(/\u00AD$/, "-")
    .replaceAll("\u00AD", "");
}
