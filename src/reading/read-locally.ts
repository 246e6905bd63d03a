import type { Article } from "../article/article.ts";
import type { Lexicon } from "./lexicon.ts";
import { readEnglish } from "./read-english.ts";
import { readOtherLanguage } from "./read-other-language.ts";
import type { Reading } from "./reading.ts";
import type { Tagger } from "./tokens.ts";

/**
 * What the text shows by itself, without a model. Never throws on a text: what could not be read stands in `doubts`.
 * English is read in full; of other languages sentences, quotations by their marks, names and numbers.
 */
export function readLocally(article: Article, tools: { readonly lexicon: Lexicon; readonly tagger: Tagger }): Reading {
  const english = /^(?:en|und)(?:-|$)/i.test(article.language);
  return english ? readEnglish(article, tools) : readOtherLanguage(article, tools.lexicon);
}
