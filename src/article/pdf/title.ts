import type { Paragraph } from "./paragraphs.ts";

/** The title that the file says it has. Where it is the name of a file, nobody has given it one. */
export function titleIn(info: object): string | null {
  const title = textIn(info, "Title");
  const isFileName =
    title !== null && /^microsoft word|^untitled|^\S*\.[a-z]{2,5}$|\.(?:docx?|pdf|indd|qxp|txt|html?)$/i.test(title);
  return isFileName ? null : title;
}

/** An entry of the file's information dictionary (ISO 32000-2, 14.3.3), in one line. */
export function textIn(info: object, key: "Title" | "Author" | "CreationDate"): string | null {
  const value: unknown = new Map<string, unknown>(Object.entries(info)).get(key);
  const text =
    typeof value === "string"
      ? value
          .replaceAll(/[\s\p{Cc}]+/gu, " ")
          .trim()
          .slice(0, 300)
      : "";
  return text === "" ? null : text;
}

/** The paragraph on the first page that is the title: the one that says it, or else the one in the largest type. */
export function headlineOf(paragraphs: readonly Paragraph[], title: string | null): Paragraph | null {
  const first = paragraphs.filter(({ page }) => page === 0);
  const said = first.find(({ text }) => title !== null && bare(text) === bare(title));
  if (said !== undefined) return said;
  const largest = first.reduce<Paragraph | null>(
    (top, each) => (top === null || each.size > top.size ? each : top),
    null,
  );
  return largest !== null && largest.text.length <= 200 && largest.size > bodySize(paragraphs) * 1.25 ? largest : null;
}

/** The size that most of the text is set in. */
function bodySize(paragraphs: readonly Paragraph[]): number {
  const amounts = new Map<number, number>();
  for (const { text, size } of paragraphs) {
    const rounded = Math.round(size * 2) / 2;
    amounts.set(rounded, (amounts.get(rounded) ?? 0) + text.length);
  }
  return [...amounts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
