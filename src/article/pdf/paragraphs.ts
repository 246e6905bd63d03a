import type { Line } from "./lines.ts";

export type Paragraph = { readonly text: string; readonly size: number; readonly page: number };

/**
 * Lines joined to paragraphs. A paragraph ends where the space between the lines is wider than usual, where the next
 * line is set in, where the size of the type changes, and where a line ends its sentence though the next word had
 * room; at the end of a page or column only where the sentence ends.
 */
export function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const leading = usualLeading(lines);
  const hyphened = hyphenedWords(lines);
  const paragraphs: (Line & { readonly parts: string[] })[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const open = paragraphs.at(-1);
    const around = lines.slice(Math.max(0, index - 20), index + 20);
    if (before === undefined || open === undefined) {
      paragraphs.push({ ...line, parts: [line.text] });
    } else if (isInitial(before, line)) {
      paragraphs[paragraphs.length - 1] = { ...line, parts: [...open.parts, line.text] };
    } else if (breaksBetween(before, line, leading, around)) {
      paragraphs.push({ ...line, parts: [line.text] });
    } else {
      const last = open.parts.pop() ?? "";
      open.parts.push(...joined(last, line.text, hyphened));
    }
  }
  return paragraphs.map(({ parts, size, page }) => ({ text: parts.join(""), size, page }));
}

/** The usual distance from line to line, in type sizes. */
function usualLeading(lines: readonly Line[]): number {
  const steps: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || before.page !== line.page) continue;
    const step = (line.y - before.y) / line.size;
    if (step > 0.5 && step < 3) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 1.2;
}

/** A large letter that begins a chapter, and stands beside the first lines of it. */
function isInitial(letter: Line, line: Line): boolean {
  return /^\p{Lu}$/u.test(letter.text) && letter.page === line.page && letter.size > line.size * 1.8;
}

function breaksBetween(a: Line, b: Line, leading: number, around: readonly Line[]): boolean {
  const em = Math.max(a.size, b.size);
  if (Math.abs(a.size - b.size) > em * 0.12) return true;
  const step = (b.y - a.y) / em;
  if (a.page !== b.page || step < -0.3) return endsSentence(a.text);
  const isBeside = step < 0.3;
  const isSetIn = b.x - a.x > em * 0.8 && !startsItem(a.text);
  if (isBeside || isSetIn || step > leading * 1.3 || /^[•◦▪■‣]/.test(b.text)) return true;

  const column = around.filter(({ page, x }) => page === a.page && Math.abs(x - a.x) < em * 5);
  const left = Math.min(...column.map(({ x }) => x));
  const right = Math.max(...column.map(({ end }) => end));
  const firstWord = b.text.split(" ", 1)[0] ?? "";
  const wordWidth = ((b.end - b.x) * (firstWord.length + 1)) / b.text.length;
  const hadRoom = a.end + wordWidth * 1.1 < right;
  // A heading ends no sentence; neither does a line beside a picture, but the next one goes on in small letters.
  const isHeading = a.end - left < (right - left) * 0.6 && !/^\p{Ll}/u.test(b.text);
  return hadRoom && (endsSentence(a.text) || isHeading);
}

/** The lines of an item are set in behind its mark. */
function startsItem(text: string): boolean {
  return /^(?:[•◦▪■‣·*–-]|\(?\d{1,2}[.)]) ?/.test(text);
}

function endsSentence(text: string): boolean {
  return /[.!?:…]["'”’»)\]]*$/.test(text.slice(-5));
}

/** Words that are written with a hyphen in the middle of a line, so that it is not the line's. */
function hyphenedWords(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []));
}

/** Two lines, and what is between them. "coun-" and "cil" are one word again; "mid-" and "1990s" keep their hyphen. */
function joined(last: string, next: string, hyphened: ReadonlySet<string>): readonly string[] {
  if (!/[\p{L}\p{N}][-‐—–]$/u.test(last.slice(-3))) return [last, " ", next];
  const head = /\p{L}+(?=[-‐]$)/u.exec(last.slice(-40))?.[0];
  const tail = /^\p{Ll}+/u.exec(next.slice(0, 40))?.[0];
  const isOneWord = head !== undefined && tail !== undefined && !hyphened.has(`${head}-${tail}`.toLowerCase());
  return isOneWord ? [last.slice(0, -1), next] : [last, next];
}
