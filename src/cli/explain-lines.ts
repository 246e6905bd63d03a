import type { Dropped } from "../article/dropped.ts";
import * as say from "./wording.ts";

/** What was left out of a page or paste, by the step that did and its reason, a line each, its last "\n" with it. */
export function explainLines(dropped: readonly Dropped[], width: number): string {
  const lines = dropped.length === 0 ? [`  ${say.nothingDropped}`] : [];
  for (const [step, pieces] of Map.groupBy(dropped, (piece) => piece.step)) {
    lines.push(`  ${step} (${pieces.length})`);
    for (const { reason, text } of pieces)
      lines.push(shortened(`    – ${reason}: “${text.replace(/\s+/g, " ")}”`, width));
  }
  return `${say.headings.dropped.name}  ${say.headings.dropped.aside}\n${lines.join("\n")}\n`;
}

function shortened(line: string, width: number): string {
  const characters = Array.from(line);
  return characters.length <= width ? line : `${characters.slice(0, width - 2).join("")}…”`;
}
