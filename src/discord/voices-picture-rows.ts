import type { Reading, Speaker } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

/**
 * What one speaker has of the article: `runs` and `marks` in columns of the picture, from the article's beginning to
 * its end. `by` null: all speakers together that have no row of their own, `count` of them.
 */
export type PictureRow = {
  readonly by: Speaker | null;
  readonly count: number;
  /** Of the article's characters, from 0 to 1. */
  readonly share: number;
  readonly runs: readonly Run[];
  /** Columns of loaded words. */
  readonly marks: readonly number[];
};

/** `end` exclusive. own: told by the article · quoted: in quotation marks · paraphrased: in the article's words. */
export type Run = { readonly start: number; readonly end: number; readonly how: How };
export type How = "own" | "quoted" | "paraphrased";

export const mostVoices = 7;

/** The rows of the picture: the article itself, those who have most of its words in the order they speak, the rest. */
export function pictureRows(text: string, reading: Reading, columns: number): readonly PictureRow[] {
  const length = Math.max(1, text.length);
  const said = stretches(reading);
  const bySpeaker = Map.groupBy(said, ({ by }) => by);
  const ranked = [...bySpeaker].toSorted((a, b) => extent(b[1]) - extent(a[1]));
  const leading = new Set(ranked.slice(0, mostVoices).map(([by]) => by));
  const marksOf = (own: (by: Speaker) => boolean): readonly number[] => [
    ...new Set(reading.loaded.filter(({ by }) => own(by)).map(({ span }) => columnOf(span.start, length, columns))),
  ];
  const rowOf = (
    by: Speaker | null,
    count: number,
    parts: readonly Stretch[],
    marks: readonly number[],
  ): PictureRow => ({
    by,
    count,
    share: extent(parts) / length,
    runs: runsOf(parts, length, columns),
    marks,
  });

  const own = gaps(said, length).map((span): Stretch => ({ ...span, by: "article", how: "own" }));
  const rows = [
    rowOf(
      "article",
      1,
      own,
      marksOf((by) => by === "article"),
    ),
  ];
  for (const [by, parts] of bySpeaker) {
    if (leading.has(by))
      rows.push(
        rowOf(
          by,
          1,
          parts,
          marksOf((one) => one === by),
        ),
      );
  }
  const rest = ranked.slice(mostVoices);
  if (rest.length === 0) return rows;
  const others = new Set(rest.map(([by]) => by));
  const parts = said.filter(({ by }) => others.has(by));
  return [
    ...rows,
    rowOf(
      null,
      rest.length,
      parts,
      marksOf((by) => others.has(by)),
    ),
  ];
}

function extent(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

type Stretch = Span & { readonly by: Speaker; readonly how: How };

/** What is given as somebody's words, in the order of the text, none inside another. */
function stretches({ attributions }: Reading): readonly Stretch[] {
  const all = attributions.flatMap(({ voice, kind, content }): readonly Stretch[] =>
    voice === null
      ? []
      : content.map(({ start, end }) => ({ start, end, by: voice, how: kind === "direct" ? "quoted" : "paraphrased" })),
  );
  const apart: Stretch[] = [];
  let from = 0;
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(one.start, from);
    if (start >= one.end) continue;
    apart.push({ ...one, start });
    from = one.end;
  }
  return apart;
}

function gaps(said: readonly Span[], length: number): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const { start, end } of said) {
    if (start > from) found.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return from < length ? [...found, { start: from, end: length }] : found;
}

function columnOf(offset: number, length: number, columns: number): number {
  return Math.min(columns - 1, Math.floor((offset / length) * columns));
}

const narrowest = 3; // columns: a word of a long article is seen

/** So many runs at most as there are columns, however long the article is. */
function runsOf(parts: readonly Stretch[], length: number, columns: number): readonly Run[] {
  const cells: (How | null)[] = Array.from({ length: columns }, () => null);
  for (const { start, end, how } of parts) {
    const first = columnOf(start, length, columns);
    const last = Math.max(first + (how === "own" ? 1 : narrowest), columnOf(end, length, columns));
    for (let at = first; at < Math.min(columns, last); at += 1) cells[at] = cells[at] === "quoted" ? "quoted" : how;
  }
  const runs: Run[] = [];
  for (let at = 0; at < columns;) {
    const how = cells[at] ?? null;
    let end = at + 1;
    while (end < columns && cells[end] === how) end += 1;
    if (how !== null) runs.push({ start: at, end, how });
    at = end;
  }
  return runs;
}
