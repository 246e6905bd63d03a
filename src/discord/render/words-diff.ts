import type { DiffPiece, FieldDiff } from "../../report/words-diff.ts";
import * as say from "../wording-words.ts";
import { marked, type Markdown } from "./markdown.ts";
import { shortened } from "./speakers.ts";

/** What went out of each field and what came in. */
export function diffLines(differs: readonly FieldDiff[], most = 300): readonly Markdown[] {
  return differs.flatMap(({ field, pieces }) => [
    marked`**${say.fieldNames[field]}**`,
    ...readable(field, pieces).map(
      ({ kind, text }) => marked`- ${kind === "gone" ? "−" : "+"} ${shortened(oneLine(text), most)}`,
    ),
  ]);
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " · ").trim();
}

/** Lists line by line; prose run by run, or whole where what stayed between the runs is single words. */
function readable(field: FieldDiff["field"], pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const before = textOf(pieces, "gone");
  const after = textOf(pieces, "new");
  if (field === "kinds" || field === "terms") {
    return [...onlyIn(before, after, "gone"), ...onlyIn(after, before, "new")];
  }
  const runs = changedRuns(pieces);
  const kept = pieces
    .filter(({ kind, text }) => kind === "same" && text.trim() !== "")
    .map(({ text }) => wordsIn(text));
  const isRewritten = runs.length > 2 && kept.reduce((sum, words) => sum + words, 0) < 3 * kept.length;
  if (!isRewritten) return runs;
  return [
    { kind: "gone", text: before },
    { kind: "new", text: after },
  ];
}

/** What changed, without breaks where nothing but a space between two words stayed. */
function changedRuns(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const runs: DiffPiece[] = [];
  let [gone, added] = ["", ""];
  const end = (): void => {
    runs.push({ kind: "gone", text: gone }, { kind: "new", text: added });
    [gone, added] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "same" && text.trim() !== "") end();
    else {
      if (kind !== "new") gone += text;
      if (kind !== "gone") added += text;
    }
  }
  end();
  return runs.filter(({ text }) => text.trim() !== "");
}

function textOf(pieces: readonly DiffPiece[], side: "gone" | "new"): string {
  return pieces.map(({ kind, text }) => (kind === "same" || kind === side ? text : "")).join("");
}

function onlyIn(text: string, other: string, kind: "gone" | "new"): readonly DiffPiece[] {
  const others = new Set(linesOf(other));
  return linesOf(text)
    .filter((line) => !others.has(line))
    .map((line) => ({ kind, text: line }));
}

/** A list in a file of words has a bullet before each item; who reads about it needs none. */
function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*]\s+/, "").trim())
    .filter((line) => line !== "");
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
