import type { Dropped } from "../article/dropped.ts";
import { plain } from "./page.ts";
import * as say from "./wording.ts";
import { wrap } from "./wrap.ts";

/** What was left out of a page or paste, by the step that did and its reason, a line each, its last "\n" with it. */
export function explainLines(dropped: readonly Dropped[], width: number): string {
  const lines = dropped.length === 0 ? [`  ${say.nothingDropped}`] : [];
  for (const [step, pieces] of Map.groupBy(dropped, (piece) => piece.step)) {
    lines.push(`  ${step} (${pieces.length})`, ...pieces.map((piece) => oneLine(piece, width)));
  }
  return `${say.headings.dropped.name}  ${say.headings.dropped.aside}\n${lines.join("\n")}\n`;
}

/** What nobody was to see may hold anything, marks that steer a terminal too. */
function oneLine({ reason, text }: Dropped, width: number): string {
  const words = `${reason}: “${plain(text)}”`;
  const [first = "", ...more] = wrap(words, { width: width - 2, first: "    – ", rest: "" });
  return more.length === 0 ? first : `${first}…”`;
}
