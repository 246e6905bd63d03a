/** A chat message without its markup. `links` are the addresses behind the words of masked links, in order. */
export type Unmarked = {
  readonly text: string;
  readonly links: readonly string[];
  readonly dropped: readonly { readonly reason: "emoji" | "mention" | "image"; readonly text: string }[];
};

/**
 * Undoes what Discord's markdown adds to a text (headings, lists, quoted blocks, emphasis, spoilers, code, masked
 * links, mentions, custom emoji, escapes) and keeps every word. Only markup that Discord itself would draw is undone:
 * "5 * 3", "snake_case" and "f***" are prose.
 */
export function unmark(markdown: string): Unmarked {
  const found: Found = { links: [], dropped: [] };
  const pieces = markdown.replace(/\r\n?/g, "\n").split("```");
  const undone = pieces.map((piece, at) => {
    const isCode = at % 2 === 1;
    return isCode ? piece.replace(/^[a-z0-9+-]{0,12}\n/, "") : undoInline(undoBlocks(piece), found);
  });
  return { text: undone.join(""), ...found };
}

function undoBlocks(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^(?:>>> |(?:> )+|>$)/, ""));
  // One "- " alone may be a dash before somebody's words ("- Yes, she said."); two in a row are a list.
  const isItem = lines.map((line) => /^ {0,8}- \S/.test(line));
  return lines
    .map((line, at) => {
      const inList = isItem[at] && (isItem[at - 1] || isItem[at + 1]);
      return line.replace(inList ? /^ {0,8}- / : /^(?:#{1,3} |-# | {0,8}\* )(?=\S)/, "");
    })
    .join("\n");
}

type Found = { readonly links: string[]; readonly dropped: Unmarked["dropped"][number][] };

const escape = /\\([*_~`|>#[\]()<\\-])/y;
const code = /`([^`\n]{1,500})`/y;
const image = /!\[[^[\]\n]{0,300}\]\([^\s()<>]{1,2000}\)/y;
const maskedLink =
  /\[([^[\]\n]{1,500})\]\(<?(https?:\/\/[^\s<>()]{0,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500}){0,3})>?(?: "[^"\n]{0,300}")?\)/y;
// <https://…> without a preview, custom emoji, mentions of people, roles, channels and commands, times.
const tag =
  /<(?:(https?:\/\/[^\s<>]{1,2000})|a?:\w{1,64}:\d{1,20}|@[!&]?\d{1,20}|#\d{1,20}|id:\w{1,20}|\/[^:<>\n]{1,100}:\d{1,20}|t:(-?\d{1,12})(?::[tTdDfFR])?)>/y;
const run = /\*+|_+|~+|\|+/y;
const prose = /[^\\`!<[*_~|]+|[^]/y;

function undoInline(text: string, found: Found): string {
  const parts: Part[] = [];
  let line = 0;
  let at = 0;
  while (at < text.length) {
    const marks = matchAt(run, text, at);
    if (marks !== null) {
      parts.push(markerPart(text, at, marks[0], line));
      at += marks[0].length;
      continue;
    }
    const { length, words } = undoOne(text, at, found);
    line += words.split("\n").length - 1;
    // The space before a mention that is gone would be left beside the one after it.
    const doubled = words === "" && /^\s?$/.test(text.charAt(at - 1)) && text.charAt(at + length) === " ";
    parts.push({ text: words, opens: false, closes: false, line });
    at += length + (doubled ? 1 : 0);
  }
  blankPairs(parts);
  return parts.map((part) => part.text).join("");
}

/** What stands at `at`, up to the next sign that may be markup: how long it is, and which words are left of it. */
function undoOne(text: string, at: number, found: Found): { readonly length: number; readonly words: string } {
  const literal = matchAt(escape, text, at) ?? matchAt(code, text, at);
  if (literal !== null) return { length: literal[0].length, words: literal[1] ?? "" };
  const picture = matchAt(image, text, at);
  if (picture !== null) {
    found.dropped.push({ reason: "image", text: picture[0] });
    return { length: picture[0].length, words: "" };
  }
  const link = matchAt(maskedLink, text, at);
  if (link !== null) {
    found.links.push(link[2] ?? "");
    return { length: link[0].length, words: undoInline(link[1] ?? "", found) };
  }
  const tagged = matchAt(tag, text, at);
  if (tagged !== null) {
    const [whole, address, seconds] = tagged;
    const words = address ?? (seconds === undefined ? "" : dateOf(Number(seconds)));
    if (words === "") found.dropped.push({ reason: /^<a?:/.test(whole) ? "emoji" : "mention", text: whole });
    return { length: whole.length, words };
  }
  const words = matchAt(prose, text, at)?.[0] ?? "";
  return { length: words.length, words };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** "<t:1795341600:R>" is "2026-11-22". */
function dateOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 10);
}

type Part = { text: string; readonly opens: boolean; readonly closes: boolean; readonly line: number };

function markerPart(text: string, at: number, sign: string, line: number): Part {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + sign.length)];
  const isMarker = /^[~|]/.test(sign) ? sign.length === 2 : sign.length <= 3;
  const inWord = /[\p{L}\p{N}]/u;
  // "f**k", "2*3" and "snake_case" hold no emphasis; "**U**nited" does.
  const opens = isMarker && /\S/.test(after) && !inWord.test(before);
  const closes = isMarker && /\S/.test(before) && !(inWord.test(after) && /^(?:_+|\*)$/.test(sign));
  return { text: sign, opens, closes, line };
}

/** Pairs each closing run with the last opening one of its kind and blanks both; what has no partner stays. */
function blankPairs(parts: readonly Part[]): void {
  const open = new Map<string, Part[]>();
  for (const part of parts) {
    if (!part.opens && !part.closes) continue;
    const partners = open.get(part.text.charAt(0)) ?? [];
    open.set(part.text.charAt(0), partners);
    if (part.closes) closeWith(part, partners);
    if (part.opens && part.text !== "") partners.push(part);
  }
}

function closeWith(closing: Part, partners: Part[]): void {
  for (;;) {
    const opening = partners.at(-1);
    if (opening === undefined || closing.text === "") return;
    const length = Math.min(opening.text.length, closing.text.length);
    // One star may be a footnote's, and its partner another footnote's: only within a line.
    if (length === 1 && opening.line !== closing.line) return;
    opening.text = opening.text.slice(length);
    closing.text = closing.text.slice(length);
    if (opening.text === "") partners.pop();
  }
}
