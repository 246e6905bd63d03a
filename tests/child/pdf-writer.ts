/** A small writer of PDF files, just able to say what the tests need (ISO 32000-2, 7.5). */

/** A file of these objects, numbered from 1; the first is the catalogue. `trailer` adds entries to the trailer. */
export function pdfOfObjects(objects: readonly (string | Uint8Array)[], trailer = ""): Uint8Array {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array): void => {
    const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : part;
    parts.push(bytes);
    length += bytes.length;
  };
  write("%PDF-1.7\n");
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    write(`${index + 1} 0 obj\n`);
    write(object);
    write("\nendobj\n");
  }
  const start = length;
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) write(`${String(offset).padStart(10, "0")} 00000 n \n`);
  write(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`);
  return new Uint8Array(Buffer.concat(parts));
}

export function stream(content: string | Uint8Array, entries = ""): Uint8Array {
  const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  return Buffer.concat([
    Buffer.from(`<</Length ${bytes.length}${entries}>>stream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

/** Entries for the information dictionary, each page's resources and the catalogue; objects, numbered from 5. */
export type Extra = {
  readonly info?: string;
  readonly resources?: string;
  readonly catalogue?: string;
  readonly objects?: readonly (string | Uint8Array)[];
};

/** A file with one page (US letter, 612 × 792 points) for each content; the font is /F1, Helvetica. */
export function pdfOfPages(contents: readonly (string | Uint8Array)[], extra: Extra = {}): Uint8Array {
  const { info = "", resources = "", catalogue = "", objects = [] } = extra;
  const firstPage = 5 + objects.length;
  const kids = contents.map((_, index) => `${firstPage + 2 * index} 0 R`).join(" ");
  const pages = contents.flatMap((content, index) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${firstPage + 2 * index + 1} 0 R` +
      `/Resources<</Font<</F1 3 0 R>>${resources}>>>>`,
    typeof content === "string" ? stream(content) : content,
  ]);
  return pdfOfObjects(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`,
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      `<<${info}>>`,
      ...objects,
      ...pages,
    ],
    "/Info 4 0 R",
  );
}

export type Place = { readonly x: number; readonly y: number; readonly size: number };

/** Drawing operations that set one line of text; `y` counts from the foot of the page. */
export function words(text: string, { x, y, size }: Place): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td ${literal(text)} Tj ET\n`;
}

/** Lines one below the other; a line that begins with a tab is set in. */
export function column(lines: readonly string[], { x, y, size }: Place, leading = size * 1.3): string {
  return lines
    .map((line, index) => {
      const indent = line.startsWith("\t") ? size * 1.5 : 0;
      return words(line.trimStart(), { x: x + indent, y: y - index * leading, size });
    })
    .join("");
}

function literal(text: string): string {
  return `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`;
}
