import { countWords } from "../text/words.ts";
import { isNameWithRole, namesIn, parseBylineLine } from "./byline-line.ts";
import { isLeadIn } from "./paste-chat.ts";
import type { Span } from "../text/span.ts";
import type { Byline } from "./article.ts";
import type { Drop } from "./paste-dropped.ts";
import { furniture, type Furniture } from "./paste-furniture.ts";

export type Paragraph = { readonly span: Span; readonly text: string; readonly furniture: Furniture | null };
export type Head = { readonly title: string | null; readonly byline: Byline; readonly body: readonly Paragraph[] };

/**
 * Reads what stands above the story: who pasted it says a word, a section, the title, a standfirst (it stays in the
 * body), the credit, the date. A title stands before all prose, a credit may follow a standfirst.
 */
export function readHead(paragraphs: readonly Paragraph[], headings: ReadonlySet<string>, drop: Drop): Head {
  const lines = paragraphs.flatMap((paragraph, at) => (at < 3 ? linesOf(paragraph) : [paragraph]));
  const firstProse = lines.findIndex((line) => line.furniture === null && isProse(line.text));
  // Without prose below it, no line is a title: a poem, a list, a chat.
  if (firstProse < 0) return { title: null, byline: { kind: "none" }, body: paragraphs };
  let title: string | null = null;
  let byline: Byline = { kind: "none" };
  const kept: Paragraph[] = [];
  for (const [at, line] of lines.slice(0, longestHead).entries()) {
    const isAbove = title === null && at < firstProse && kept.every((paragraph) => paragraph.furniture !== null);
    const credit = creditIn(line, at < firstProse);
    if (credit !== null) {
      if (byline.kind === "none") byline = credit;
      drop("byline", line.text);
    } else if (line.furniture !== null || !isAbove) kept.push(line);
    else if (!headings.has(line.text) && isLeadIn(line.text)) drop("comment", line.text);
    else if (isSection(line.text) && isTitle(lines[at + 1], headings)) drop("section", line.text);
    else if (isTitle(line, headings)) title = line.text.replace(/\s+/g, " ");
    else kept.push(line);
  }
  return { title, byline, body: [...kept, ...lines.slice(longestHead)] };
}

const longestHead = 8; // lines

/** In a text wrapped at a fixed width, title, credit and date may stand on lines of their own without blank ones. */
function linesOf(paragraph: Paragraph): readonly Paragraph[] {
  const lines = paragraph.text.split("\n");
  if (lines.length < 2 || !lines.some((line) => parseBylineLine(line) !== null)) return [paragraph];
  let start = paragraph.span.start;
  return lines.map((text) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return { span, text, furniture: furniture(text) };
  });
}

function creditIn({ text }: Pick<Paragraph, "text">, isAboveProse: boolean): Byline | null {
  const credit = parseBylineLine(text);
  if (credit !== null) return credit;
  return isAboveProse && isNameWithRole(text) ? { kind: "people", names: namesIn(text) } : null;
}

function isProse(text: string): boolean {
  const words = countWords(text);
  return words > 30 || (words >= 8 && stops.test(text)) || text.length > 220;
}
const stops = /[.!?。！？؟।…]["”’»」』)\]]*$/;

function isTitle(line: Paragraph | undefined, headings: ReadonlySet<string>): boolean {
  if (line === undefined) return false;
  const { text, furniture: kind } = line;
  if (kind !== null || isProse(text) || /[:,;،、]$/.test(text)) return false;
  if (headings.has(text)) return true;
  // "BAAR, SWITZERLAND": the place of the story stands alone above it.
  const isPlace = /^[\p{Lu} ]+, [\p{Lu} ]+$/u.test(text) && countWords(text) <= 4;
  if (stops.test(text) || isPlace) return false;
  const words = countWords(text);
  return words >= 2 && words <= 24;
}

// "POLITICS", "World news"
function isSection(text: string): boolean {
  return /^[\p{Lu}][\p{L}&-]+(?: (?:& )?[\p{L}-]+)?$/u.test(text);
}
