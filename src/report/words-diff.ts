import { fieldNames, type Field, type WordFields } from "./house-words.ts";

/** A run of words that both have, that only the first has ("gone"), or only the second ("new"). */
export type DiffPiece = { readonly kind: "same" | "gone" | "new"; readonly text: string };
export type FieldDiff = { readonly field: Field | "purpose"; readonly pieces: readonly DiffPiece[] };

/** What differs between two sets of words, field by field; fields that are the same are left out. */
export function diffWords(before: WordFields, after: WordFields): readonly FieldDiff[] {
  return (["purpose", ...fieldNames] as const)
    .filter((field) => before[field].trim() !== after[field].trim())
    .map((field) => ({ field, pieces: diffText(before[field].trim(), after[field].trim()) }));
}

const tokensMost = 2000; // of each side: the table has that many rows and columns

/** The shortest way from one text to the other, in whole words and the spaces between them. */
export function diffText(before: string, after: string): readonly DiffPiece[] {
  const a = before.match(/\s+|[^\s]+/gu) ?? [];
  const b = after.match(/\s+|[^\s]+/gu) ?? [];
  if (a.length > tokensMost || b.length > tokensMost) return joined([piece("gone", before), piece("new", after)]);
  // common[i][j]: how many tokens a from i and b from j have in common, in order (longest common subsequence).
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [gone, next] = [a[i], b[j]];
    if (gone !== undefined && gone === next) {
      pieces.push(piece("same", gone));
      i += 1;
      j += 1;
    } else if (gone !== undefined && (next === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(piece("gone", gone));
      i += 1;
    } else {
      pieces.push(piece("new", next ?? ""));
      j += 1;
    }
  }
  return joined(pieces);
}

function piece(kind: DiffPiece["kind"], text: string): DiffPiece {
  return { kind, text };
}

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const runs: DiffPiece[] = [];
  for (const one of pieces) {
    const last = runs.at(-1);
    if (last?.kind === one.kind) runs[runs.length - 1] = piece(one.kind, last.text + one.text);
    else if (one.text !== "") runs.push(one);
  }
  return runs;
}
