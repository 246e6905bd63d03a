/** A table of the lexicon: rows of named cells. Lines that begin with "#" are comments, the first other line the header. */
export type Row = Readonly<Record<string, string>>;

/** Reads a tab-separated table of seeds/lexicon. Throws where a row has more cells than the header: the file is ours. */
export function parseTable(source: string): readonly Row[] {
  const [header, ...lines] = contentLines(source).map((line) => line.split("\t"));
  if (header === undefined) return [];
  return lines.map((cells) => {
    if (cells.length > header.length) throw new Error(`more cells than columns: ${cells.join(" | ")}`);
    return Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? "").trim()]));
  });
}

/** Reads a list of seeds/lexicon: one entry a line. */
export function parseList(source: string): readonly string[] {
  return contentLines(source).map((line) => line.trim());
}

function contentLines(source: string): readonly string[] {
  return source.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}
