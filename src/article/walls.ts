import { phrases } from "./wall-phrases.ts";
import type { ShapedParagraph } from "./shape.ts";

/**
 * What a page shows in place of its story, or after the beginning of it. These are lines that speak to the reader
 * ("Subscribe to continue reading"), never a report about such lines: a paragraph that quotes somebody is none.
 */
export type Wall = "paywall" | "consent" | "bot-wall" | "video-page" | "error";

/** How many different phrases of a wall a paragraph holds: `sure` tell it by themselves, `all` are those and the likely. */
export type WallPhrases = { readonly sure: number; readonly all: number };

export function wallPhrases(wall: Wall, paragraph: ShapedParagraph): WallPhrases {
  if (paragraph.words > longestWall || isReport(paragraph.plain)) return { sure: 0, all: 0 };
  const sure = different(paragraph.plain, phrases[wall].sure);
  return { sure, all: sure + different(paragraph.plain, phrases[wall].likely) };
}

const longestWall = 220; // words: some consent texts put all in one paragraph

function isReport(plain: string): boolean {
  return /["“«„][^"”»“]{25,200}["”»“]|\b(?:said|says|told|according to|announced|wrote|sagte|déclaré|dijo)\b/.test(
    plain,
  );
}

function different(plain: string, pattern: RegExp): number {
  return new Set(plain.match(pattern)).size;
}
