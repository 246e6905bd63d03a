import type { Provenance } from "../app/model-stage.ts";
import type { Article } from "../article/article.ts";
import type { Reading, Speaker, Voice } from "../reading/reading.ts";
import type { Report } from "../report/report.ts";
import * as say from "./wording.ts";
import { displayWidth, wrap } from "./wrap.ts";

export type Style = (format: "bold" | "dim", text: string) => string;

/**
 * `evidence` adds sentence numbers, kinds and the sentences themselves, and shows all there is. `provenance`: how the
 * report was come by; omitted where no model was asked for.
 */
export type Look = {
  readonly width: number;
  readonly style: Style;
  readonly evidence: boolean;
  readonly provenance?: Provenance;
};

/** What every part of the report is made from. */
export type Page = Look & { readonly article: Article; readonly reading: Reading; readonly report: Report };

export type Lines = readonly string[];

/** What stands before the first line of a paragraph, and before its others. */
export type Indent = { readonly first: string; readonly rest: string };
export const flush: Indent = { first: "", rest: "" };
export const indented: Indent = { first: "  ", rest: "  " };

/** A heading, with what is said beside it where there is room, and what stands under it. */
export function section(page: Page, heading: { readonly name: string; readonly aside: string }, lines: Lines): Lines {
  const { name, aside } = heading;
  const fits = aside !== "" && displayWidth(name) + 2 + displayWidth(aside) <= page.width;
  return [page.style("bold", name) + (fits ? `  ${page.style("dim", aside)}` : ""), ...lines];
}

type Counted = { readonly shown: readonly unknown[]; readonly all: number };

/** How many there are that are not shown. */
export function more(page: Page, groups: readonly Counted[]): Lines {
  const hidden = groups.reduce((sum, { all, shown }) => sum + all - shown.length, 0);
  return hidden === 0 ? [] : dim(page, say.more(hidden), indented);
}

export function text({ width }: Pick<Page, "width">, words: string, indent: Indent): Lines {
  return wrap(plain(words), { width, ...indent });
}

export function bold(page: Pick<Page, "width" | "style">, words: string, indent: Indent): Lines {
  return text(page, words, indent).map((line) => page.style("bold", line));
}

export function dim(page: Pick<Page, "width" | "style">, words: string, indent: Indent): Lines {
  return text(page, words, indent).map((line) => page.style("dim", line));
}

/** Strangers' text without what would steer a terminal: control characters, and marks that turn the direction of writing. */
export function plain(words: string): string {
  return words
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}

export function nameOf(page: Page, by: Speaker): string {
  const name = voiceOf(page, by)?.name ?? (by === "article" ? say.theArticle : by);
  return capitalised(plain(name));
}

export function capitalised(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

export function voiceOf({ reading }: Page, by: Speaker): Voice | undefined {
  return reading.voices.find(({ id }) => id === by);
}

/** "S3, S14" */
export function cited(sentences: readonly number[]): string {
  return [...new Set(sentences)].map((id) => `S${id}`).join(", ");
}

/** Whether the reading knows too little of the language to say what is not there. */
export function isPartlyRead({ reading }: Page): boolean {
  return reading.doubts.includes("language-partly-read");
}
