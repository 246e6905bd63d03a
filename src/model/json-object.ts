/**
 * The one JSON object in what a model wrote, or null. Around it may stand a code fence or words, before it thoughts
 * between think tags. Inside it is mended what models get wrong: a line break or an unescaped quotation mark in a
 * string, a comma too many, Python's literals, closing brackets left off at the end. One pass, linear.
 */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  const start = text.indexOf("{");
  if (start < 0) return null;
  const whole = parsed(text.slice(start, text.lastIndexOf("}") + 1));
  if (whole !== null) return whole;
  const mended = mend(text, start);
  // What follows may be words. Another object may not: which of the two is the answer?
  if (mended === null || text.includes("{", mended.end)) return null;
  return parsed(mended.json);
}

/** What a model wrote without the thoughts before it; null where it thought to the end. */
export function withoutThoughts(written: string): string | null {
  const text = written.trim();
  // A "</think>" inside an answer is a quotation.
  if (/^[{`]/.test(text)) return text;
  const end = /<\/think>\s*(?=[{`])/.exec(text);
  if (end !== null) return text.slice(end.index + end[0].length);
  const last = text.lastIndexOf(thoughtsEnd);
  if (last >= 0) return text.slice(last + thoughtsEnd.length).trim();
  return text.startsWith(thoughtsStart) ? null : text;
}

export const thoughtsStart = "<think>";
export const thoughtsEnd = "</think>";

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Mended = { readonly json: string; /** Where the object ends in the text. */ readonly end: number };

function mend(text: string, start: number): Mended | null {
  const written: string[] = [];
  const open: string[] = [];
  let index = start;
  while (index < text.length) {
    const char = text.charAt(index);
    if (char === '"') {
      const string = mendString(text, index);
      written.push(string.json);
      index = string.end;
      continue;
    }
    if (char === "{" || char === "[") open.push(char === "{" ? "}" : "]");
    if (char === "}" || char === "]") {
      if (open.pop() !== char) return null;
      dropComma(written);
    }
    const literal = pythonLiteral(text, index);
    written.push(literal === null ? char : literal.json);
    index += literal === null ? 1 : literal.length;
    if (open.length === 0) return { json: written.join(""), end: index };
  }
  dropComma(written);
  return { json: written.join("") + open.toReversed().join(""), end: index };
}

/** A string from its opening quotation mark on. One within it closes it only where JSON could go on behind it. */
function mendString(text: string, start: number): Mended {
  const written: string[] = ['"'];
  let index = start + 1;
  while (index < text.length) {
    const char = text.charAt(index);
    if (char === "\\") {
      written.push(text.slice(index, index + 2));
      index += 2;
      continue;
    }
    index += 1;
    if (char === '"' && closes(text, index)) return { json: `${written.join("")}"`, end: index };
    written.push(char === '"' ? '\\"' : escapedControl(char));
  }
  return { json: `${written.join("")}"`, end: index };
}

function closes(text: string, after: number): boolean {
  let index = after;
  while (isSpace(text.charAt(index)) && index - after < maxGap) index += 1;
  return index >= text.length || ",:}]".includes(text.charAt(index));
}

/** White space that is looked past; without a bound, quotation marks in a sea of it would cost quadratic time. */
const maxGap = 200;

function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\r" || char === "\t";
}

function escapedControl(char: string): string {
  return char < " " ? JSON.stringify(char).slice(1, -1) : char;
}

function dropComma(written: string[]): void {
  let last = written.length - 1;
  while (last >= 0 && isSpace(written[last] ?? "")) last -= 1;
  if (written[last] === ",") written.splice(last, 1);
}

function pythonLiteral(text: string, index: number): { readonly json: string; readonly length: number } | null {
  const found = literals.find(([python]) => text.startsWith(python, index));
  return found === undefined ? null : { json: found[1], length: found[0].length };
}

const literals = [
  ["None", "null"],
  ["True", "true"],
  ["False", "false"],
] as const;
