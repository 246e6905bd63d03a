import { unmark } from "./markdown.ts";

/** A Markdown file as a text, paragraphs apart by an empty line, and what its front matter or first heading says of it. */
export type MarkdownFile = {
  readonly title: string | null;
  /** As written: "Jane Doe and Omar Haddad". */
  readonly author: string | null;
  readonly date: string | null;
  readonly text: string;
};

/**
 * Undoes Markdown (CommonMark's blocks and links, footnotes, tables, front matter) and keeps every word that a reader
 * of the page sees. A heading that comes first is the title.
 */
export function readMarkdownFile(source: string): MarkdownFile {
  const { front, body } = splitFrontMatter(source.replaceAll(/\r\n?/g, "\n"));
  const { blocks, definitions } = blocksOf(withoutComments(body));
  const words = blocks.map((block) => ({ ...block, source: wordsOf(block.source, definitions) }));
  const story = words.filter((block) => block.source !== "");
  const [first] = story;
  const heading = first?.isHeading === true ? first.source : null;
  const title = front.get("title") ?? heading;
  const isTitleTwice = heading !== null && heading === title;
  const text = (isTitleTwice ? story.slice(1) : story).map((block) => block.source).join("\n\n");
  return { title, author: front.get("author") ?? null, date: front.get("date") ?? null, text };
}

const mostFrontLines = 100;

function splitFrontMatter(source: string): { readonly front: ReadonlyMap<string, string>; readonly body: string } {
  const lines = source.split("\n");
  const end = lines.slice(0, mostFrontLines).findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (lines[0]?.trimEnd() !== "---" || end < 0) return { front: new Map(), body: source };
  const entries = lines.slice(1, end).flatMap((line) => {
    const [, key = "", value = ""] = /^([A-Za-z]\w{0,30}):[ \t]*(\S.*)?$/.exec(line) ?? [];
    const plain = value.trim().replace(/^(["'])(.*)\1$/, "$2");
    return plain === "" ? [] : [[key.toLowerCase(), plain] as const];
  });
  return { front: new Map(entries), body: lines.slice(end + 1).join("\n") };
}

function withoutComments(body: string): string {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = body.indexOf("<!--", at);
    const close = open < 0 ? -1 : body.indexOf("-->", open + 4);
    if (close < 0) return kept + body.slice(at);
    kept += body.slice(at, open);
    at = close + 3;
  }
}

type Block = { readonly isHeading: boolean; readonly source: string };

/** The paragraphs, headings, list items and table rows, and the names that links refer to. */
function blocksOf(body: string): { readonly blocks: readonly Block[]; readonly definitions: ReadonlySet<string> } {
  const blocks: Block[] = [];
  const definitions = new Set<string>();
  let open: string[] = [];
  const close = (isHeading: boolean): void => {
    if (open.length > 0) blocks.push({ isHeading, source: joined(open) });
    open = [];
  };
  for (const written of body.split("\n")) {
    const line = written.replace(/^(?: {0,3}> ?)+/, "");
    const definition = /^ {0,3}\[([^[\]^][^[\]]{0,200})\]:[ \t]*\S+/.exec(line)?.[1];
    const heading = /^ {0,3}#{1,6}(?:[ \t]+(.*))?$/.exec(line);
    const item = /^[ \t]{0,12}(?:[-*+]|\[\^[^[\]\s]{1,50}\]:)[ \t]+(\S.*)$/.exec(line)?.[1] ?? numbered(line, open);
    if (open.length === 1 && /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line)) close(true);
    else if (isBetweenBlocks(line)) close(false);
    else if (definition !== undefined && open.length === 0) definitions.add(definition.toLowerCase());
    else if (heading !== null) {
      close(false);
      open = [withoutClosingMarks(heading[1] ?? "")];
      close(true);
    } else if (item !== undefined) {
      close(false);
      open = [item];
    } else if (/^ {0,3}\|/.test(line)) {
      close(false);
      open = [line.replaceAll("|", " ").trim()];
      close(false);
    } else open.push(line.trimStart());
  }
  close(false);
  return { blocks, definitions };
}

/** "2. Wages fell", which keeps its number; a line of prose that only happens to begin so goes on with its paragraph. */
function numbered(line: string, open: readonly string[]): string | undefined {
  const number = /^[ \t]{0,12}(\d{1,3})[.)][ \t]+\S/.exec(line)?.[1];
  const mayBegin = number === "1" || open.length === 0 || /^\d{1,3}[.)]/.test(open[0] ?? "");
  return number !== undefined && mayBegin ? line.trim() : undefined;
}

/** An empty line, a rule, the mark that opens or closes a block of code, the line under the head of a table. */
function isBetweenBlocks(line: string): boolean {
  return (
    line.trim() === "" ||
    /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line) ||
    /^ {0,3}(?:```|~~~)/.test(line) ||
    /^ {0,3}\|?[ \t]*:?-{2,}[-:| \t]*$/.test(line)
  );
}

function withoutClosingMarks(heading: string): string {
  const words = heading.trimEnd();
  let end = words.length;
  while (words.charAt(end - 1) === "#") end -= 1;
  return end < words.length && /^[ \t]?$/.test(words.charAt(end - 1)) ? words.slice(0, end).trimEnd() : words;
}

/** Lines of one paragraph go on with a space; two spaces or a backslash at the end of one break it. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      if (at === lines.length - 1) return line.trimEnd();
      if (line.endsWith("\\")) return `${line.slice(0, -1).trimEnd()}\n`;
      return line.endsWith("  ") ? `${line.trimEnd()}\n` : `${line.trimEnd()} `;
    })
    .join("");
}

const image = /!\[[^[\]]{0,500}\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])/g;
const link =
  /\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3}(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'))?\)/g;
const reference = /\[([^[\]]{1,500})\]\[([^[\]]{0,200})\]/g;
const footnote = /\[\^[^[\]\s]{1,50}\]/g;
const lineBreak = /<br[ \t]*\/?>/gi;
const tag = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,1000})?\/?>/gi;

function wordsOf(source: string, definitions: ReadonlySet<string>): string {
  const plain = source
    .replaceAll(image, "")
    .replaceAll(link, "$1")
    .replaceAll(reference, (whole, words: string, name: string) =>
      definitions.has((name === "" ? words : name).toLowerCase()) ? words : whole,
    )
    .replaceAll(footnote, "")
    .replaceAll(lineBreak, "\n")
    .replaceAll(tag, "");
  return unmark(plain)
    .text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, character)
    .trim();
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  pound: "£",
  euro: "€",
};

function character(whole: string, name: string): string {
  if (!name.startsWith("#")) return named[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
