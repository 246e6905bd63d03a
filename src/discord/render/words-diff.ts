import type { FieldDiff } from "../../report/words-diff.ts";
import * as say from "../wording-words.ts";
import { marked, type Markdown } from "./markdown.ts";
import { shortened } from "./speakers.ts";

/** What went out of each field and what came in, run by run. */
export function diffLines(differs: readonly FieldDiff[], most = 300): readonly Markdown[] {
  return differs.flatMap(({ field, pieces }) => [
    marked`**${say.fieldNames[field]}**`,
    ...pieces
      .filter(({ kind, text }) => kind !== "same" && text.trim() !== "")
      .map(({ kind, text }) => marked`- ${kind === "gone" ? "−" : "+"} ${shortened(oneLine(text), most)}`),
  ]);
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " · ").trim();
}
