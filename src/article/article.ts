import type { GateCode } from "../errors.ts";

/** The credit under the title (schema.org `author`). */
export type Byline =
  | { readonly kind: "people"; readonly names: readonly string[] }
  | { readonly kind: "agency"; readonly name: string }
  | { readonly kind: "none" };

/**
 * One news story (schema.org NewsArticle). `text` never changes once made: every statement about the article is a
 * span into it, in UTF-16 code units. Paragraphs are separated by at least one line break.
 */
export type Article = {
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly byline: Byline;
  /** ISO 8601, as precise as the page gives it. */
  readonly published: string | null;
  /** BCP 47, "und" where it cannot be told. */
  readonly language: string;
  readonly gate: GateCode | null;
  readonly extraction: Extraction;
};

/** How the text was won: `by` names the way ("text", "readability", …), `doubts` what may be wrong with it. */
export type Extraction = { readonly by: string; readonly doubts: readonly string[] };

/** The byline in one line, for people and for the machine output. */
export function bylineText(byline: Byline): string | null {
  switch (byline.kind) {
    case "people":
      return byline.names.join(", ");
    case "agency":
      return byline.name;
    case "none":
      return null;
  }
}
