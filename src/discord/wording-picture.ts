/** What stands in the picture of whose words fill an article, and what is said of it in words. */

export const beginning = "beginning of the article";
export const end = "its end";
export const inTheList = "named below";

export const legend = {
  quoted: "in quotation marks",
  paraphrased: "paraphrased",
  own: "told by the article",
  loaded: "loaded word",
} as const;

export function others(count: number): string {
  return count === 1 ? "One other" : `${count} others`;
}

/** A narrow space before the sign keeps the two together. */
export function percent(share: number): string {
  return `${share}\u202f%`;
}

export const heard = {
  own: "told by the article",
  quoted: "quoted",
  paraphrased: "paraphrased",
  both: "quoted and paraphrased",
} as const;

type Row = {
  readonly letter: string;
  readonly name: string;
  readonly percent: number;
  readonly heard: keyof typeof heard;
  readonly loaded: number;
};

/** The picture in words, for those who do not see it. */
export function alt(rows: readonly Row[]): string {
  const parts = rows.map((row) => `${row.letter}, ${row.name}: ${shareOf(row)}`);
  return `Whose words fill the article, from its beginning to its end. ${parts.join("; ")}.`;
}

/** "14 per cent, quoted, 2 loaded words" */
export function shareOf({ percent: share, heard: how, loaded }: Row): string {
  const words = loaded === 1 ? ", 1 loaded word" : `, ${loaded} loaded words`;
  const less = share === 0 ? "under 1 per cent" : `${share} per cent`;
  return `${less}, ${heard[how]}${loaded === 0 ? "" : words}`;
}
