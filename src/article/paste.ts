import { splitParagraphs } from "../text/sentences.ts";
import { slice } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import { pushesOn } from "./cut-off.ts";
import { unmark } from "./markdown.ts";
import { withoutComments, withoutPartNumber } from "./paste-chat.ts";
import { furniture, isRelatedHeading } from "./paste-furniture.ts";
import { readHead, type Paragraph } from "./paste-head.ts";
import { linksIn } from "./message-links.ts";
import { stitch } from "./stitch.ts";
import type { Byline } from "./article.ts";
import type { Drop, DroppedPiece } from "./paste-dropped.ts";

/** A message's content, or the text of a file attached to one ("message.txt"), decoded by the caller. */
export type PastedPiece = { readonly kind: "message" | "file"; readonly text: string };

/**
 * What was pasted, as an article: `text` holds the story's own words and never changes after, so that spans index it.
 * Title and byline stand beside it; whatever else was taken out stands in `dropped`, word for word.
 */
export type Paste = {
  readonly text: string;
  readonly title: string | null;
  /** As written in the paste: the first address that stands alone on its line. */
  readonly url: string | null;
  readonly byline: Byline;
  readonly dropped: readonly DroppedPiece[];
};

/** Makes one text of the pieces of a paste, in the order they were sent. Prose without markup goes through unchanged. */
export function articleTextFromPaste(pieces: readonly PastedPiece[]): Paste {
  const dropped: DroppedPiece[] = [];
  const drop: Drop = (reason, text) => {
    dropped.push({ reason, text });
  };
  const raw = pieces.map(({ text }) => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const parts = raw.map((text) => {
    const numbered = raw.length > 1 ? withoutPartNumber(text, drop) : text;
    const unmarked = unmark(withoutComments(numbered, drop));
    for (const { reason, text: sign } of unmarked.dropped) drop(reason, sign);
    return { text: unmarked.text, length: text.length };
  });
  const whole = stitch(parts);
  const paragraphs = splitParagraphs(whole).map((span): Paragraph => {
    const text = slice(whole, span);
    return { span, text, furniture: furniture(text) };
  });
  const { title, byline, body } = readHead(withoutTail(paragraphs, drop), headings(raw), drop);
  const story = body.filter((paragraph) => paragraph.furniture === null);
  const isShort = countWords(story.map(({ text }) => text).join(" ")) < previewMost;
  const kept = body.filter((paragraph, at) => {
    // "Continue reading" below a short text says that this is a part of the story: the gate has to see it.
    if (paragraph.furniture === null || (isShort && at === body.length - 1 && pushesOn(paragraph.text))) return true;
    drop(paragraph.furniture, paragraph.text);
    return false;
  });
  return { text: joined(whole, kept), title, url: raw.flatMap(linksAlone)[0] ?? null, byline, dropped };
}

const previewMost = 250; // words

/** The lines that their writer marked as headings: "# Rents rise", "**Rents rise**". */
function headings(raw: readonly string[]): ReadonlySet<string> {
  const lines = raw.flatMap((text) => text.split("\n")).map((line) => line.replace(/^(?:>>> |> )/, "").trim());
  const marked = lines.filter((line) => /^(?:#{1,3} \S|\*\*[^*]+\*\*$|__[^_]+__$)/.test(line));
  return new Set(marked.map((line) => unmark(line).text.trim()));
}

/** The addresses that stand alone on their line, bare or behind a title ("[Rents rise](https://…)"). */
function linksAlone(raw: string): readonly string[] {
  return raw.split("\n").flatMap((line) => {
    const isAlone =
      furniture(unmark(line).text) === "link" || /^\W*\[[^\]\n]+\]\(<?https?:[^\s()]+[^\n]*\)\W*$/iu.test(line);
    return isAlone ? linksIn(line) : [];
  });
}

/** After "More on this story" at the end come only the headlines of other stories. */
function withoutTail(paragraphs: readonly Paragraph[], drop: Drop): readonly Paragraph[] {
  const lastProse = paragraphs.findLastIndex(({ text, furniture: kind }) => kind === null && !isHeadline(text));
  const heading = paragraphs.findIndex(({ text }, at) => at > lastProse && isRelatedHeading(text));
  if (lastProse < 0 || heading < 0) return paragraphs;
  for (const { text } of paragraphs.slice(heading)) drop("related", text);
  return paragraphs.slice(0, heading);
}

function isHeadline(text: string): boolean {
  return text.length <= 150 && !/[.。।]["”’»)\]]*$/.test(text);
}

function joined(whole: string, body: readonly Paragraph[]): string {
  let text = "";
  let end = 0;
  for (const { span } of body) {
    const gap = whole.slice(end, span.start);
    const lineBreak = /\n[^\S\n]*\n/.test(gap) ? "\n\n" : "\n";
    text += (text === "" ? "" : lineBreak) + slice(whole, span);
    end = span.end;
  }
  return text;
}
