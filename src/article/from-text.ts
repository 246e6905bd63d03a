import type { Article } from "./article.ts";
import { detectLanguage } from "./language.ts";

/** A text with what is known of it beside its words; `by` names how it came ("text", "markdown", "paste", …). */
export type GivenText = {
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly by: string;
};

/** The article that a given text is, unchanged to the code unit. Whether it is one at all is for the gate to say. */
export function articleFromText({ text, title, url, by }: GivenText): Article {
  return {
    text,
    title,
    outlet: null,
    url,
    byline: { kind: "none" },
    published: null,
    language: detectLanguage(text, null),
    gate: null,
    extraction: { by, doubts: [] },
  };
}
