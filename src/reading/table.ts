/** A row of a table of the lexicon, by the names of its header. */
export type Row = Readonly<Record<string, string>>;

/** Reads a tab-separated table: lines that begin with "#" are comments, the first other line names the columns. */
export function parseTable(source: string): readonly Row[] {
  const [header, ...lines] = contentLines(source).map((line) => line.split("\t"));
  if (header === undefined) return [];
  return lines.map((cells) => {
    if (cells.length > header.length) throw new Error(`more cells than columns: ${cells.join(" | ")}`);
    return Object.fromEntries(header.map((name, index) => [name.trim(), (cells[index] ?? "").trim()]));
  });
}

/** Reads a list: one entry a line, comments as in a table. */
export function parseList(source: string): readonly string[] {
  return contentLines(source).map((line) => line.trim());
}

function contentLines(source: string): readonly string[] {
  return source.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}
