import type { Article } from "../../src/article/article.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { localReader } from "../../src/seeds.ts";

const read = localReader();

/** An article made of a bare text, for tests of the reading. */
export function articleOf(text: string, language = "en"): Article {
  return {
    text,
    title: null,
    outlet: null,
    url: null,
    byline: { kind: "none" },
    published: null,
    language,
    gate: null,
    extraction: { by: "text", doubts: [] },
  };
}

/** The local reading of a text, with the lexicon that ships. */
export function readText(text: string, language = "en"): Reading {
  return read(articleOf(text, language));
}
