import type { Span } from "../text/span.ts";

/** A stretch inside quotation marks, the marks included. `inner` is without them. `closed` is false where no mark ends it. */
export type Quotation = { readonly span: Span; readonly inner: Span; readonly closed: boolean };

/**
 * All outermost quotations, in order, none across a paragraph: one that goes on in the next paragraph is left open at
 * the end of each, as newspapers set it. Which marks are the outer ones, double or single, is decided once a text.
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): readonly Quotation[] {
  const style = outerMarks(text);
  return paragraphs.flatMap((paragraph) => quotationsIn(text, paragraph, style));
}

type Marks = { readonly opens: (at: number) => number; readonly closes: (at: number) => number };

function quotationsIn(text: string, paragraph: Span, marksOf: (text: string) => Marks): readonly Quotation[] {
  const marks = marksOf(text);
  const found: Quotation[] = [];
  let open: { at: number; width: number } | null = null;
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    if (open === null) {
      const width = marks.opens(at);
      if (width > 0) {
        open = { at, width };
        at += width - 1;
      }
      continue;
    }
    const width = marks.closes(at);
    if (width > 0) {
      const inner = { start: open.at + open.width, end: at };
      if (inner.end > inner.start) found.push({ span: { start: open.at, end: at + width }, inner, closed: true });
      open = null;
      at += width - 1;
    }
  }
  if (open !== null && paragraph.end - open.at > open.width + 1) {
    const inner = { start: open.at + open.width, end: paragraph.end };
    found.push({ span: { start: open.at, end: paragraph.end }, inner, closed: false });
  }
  return found;
}

/** Double marks where the text has any to speak of; else single ones, as British papers and headlines set them. */
function outerMarks(text: string): (text: string) => Marks {
  // a British paper sets “ ” inside ‘ ’, an American one ‘ ’ inside “ ”
  const doubleInside = count(text, /(?:^|[\s(])‘[^’“”]{0,200}“/gu);
  const singleInside = count(text, /“[^”‘]{0,200}\s‘/gu);
  if (doubleInside !== singleInside) return doubleInside > singleInside ? singleMarks : doubleMarks;
  const doubles = count(text, /[“”"„«»「『]|''/g);
  const singles = count(text, /(?:^|[\s(])[‘'](?=[\p{L}\p{N}])/gu);
  return doubles * 2 >= singles ? doubleMarks : singleMarks;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

const pairs: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
]);

function doubleMarks(text: string): Marks {
  let closer = "";
  return {
    opens(at) {
      const character = text.charAt(at);
      const width = straightWidth(text, at);
      if (width > 0) {
        // A straight mark opens before a word and after a space; 6'2" and the like are measures.
        if (/[\s([—–-]/.test(text.charAt(at - 1) || " ") || !/\s/.test(text.charAt(at + width) || " ")) {
          if (/\d/.test(text.charAt(at - 1))) return 0;
          closer = '"';
          return width;
        }
        return 0;
      }
      const closes = pairs.get(character);
      if (closes !== undefined) {
        closer = closes;
        return 1;
      }
      // German sets »…«, and some keyboards give ” on both sides.
      if (character === "»" && /[\s(]/.test(text.charAt(at - 1) || " ")) {
        closer = "«";
        return 1;
      }
      if (character === "”" && /[\s(]/.test(text.charAt(at - 1) || " ") && /\p{L}/u.test(text.charAt(at + 1))) {
        closer = "”";
        return 1;
      }
      return 0;
    },
    closes(at) {
      const width = straightWidth(text, at);
      if (width > 0) return closer === '"' || closer === "”" || closer === "“”" ? width : 0;
      const character = text.charAt(at);
      if (closer === '"') return character === "”" ? 1 : 0;
      return closer.includes(character) && character !== "" ? 1 : 0;
    },
  };
}

/** The width of a straight double mark at `at`: `"`, or two apostrophes in its place; 0 where there is none. */
function straightWidth(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === '"' || character === "＂") return 1;
  if (character === "'" && text.charAt(at + 1) === "'") return 2;
  return 0;
}

function singleMarks(text: string): Marks {
  return {
    opens(at) {
      if (!/[‘']/.test(text.charAt(at))) return 0;
      const boundary = /[\s([—–-]/.test(text.charAt(at - 1) || " ");
      return boundary &&
        /[\p{L}\p{N}“"]/u.test(text.charAt(at + 1)) &&
        !/^.[‘’']?(?:tis|twas|em|til|cause|\d0s)\b/i.test(text.slice(at, at + 8))
        ? 1
        : 0;
    },
    closes(at) {
      if (!/[’']/.test(text.charAt(at))) return 0;
      const before = text.charAt(at - 1);
      const after = text.charAt(at + 1) || " ";
      if (/[\p{L}\p{N}]/u.test(after)) return 0; // don’t
      if (/[.,!?…;:—–-]/.test(before)) return 1;
      // "the workers’ union" goes on in the quotation when another mark closes it later in the line.
      if (before === "s" && /\s/.test(after)) {
        const rest = text.slice(at + 1, at + 200);
        const next = /[.,!?…][’'](?![\p{L}\p{N}])/u.exec(rest.split("\n")[0] ?? "");
        const opensAgain = /(?:^|\s)[‘'](?=\p{L})/u.exec(rest);
        return next && !(opensAgain && opensAgain.index < next.index) ? 0 : 1;
      }
      return 1;
    },
  };
}
