import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Article } from "./article/article.ts";
import { articleFromText } from "./article/from-text.ts";
import { parseLexicon, type Lexicon } from "./reading/lexicon.ts";
import { readLocally } from "./reading/read-locally.ts";
import type { Reading } from "./reading/reading.ts";
import { englishTagger } from "./reading/tokens.ts";

/** The reviewed data that a fresh installation starts from; the one place that knows where it lies. */
const seeds = new URL("../seeds/", import.meta.url);

/** Reads seeds/lexicon: a few hundred kilobytes, some tens of milliseconds. Do it once. */
export function loadLexicon(): Lexicon {
  const files = new Map<string, string>();
  for (const folder of ["names", "en"]) {
    const directory = new URL(`lexicon/${folder}/`, seeds);
    for (const file of readdirSync(directory)) {
      files.set(`${folder}/${file}`, readFileSync(new URL(file, directory), "utf8"));
    }
  }
  return parseLexicon(files);
}

/** The path of an article of seeds/articles, for those who read it as a file. */
export function seedArticlePath(name: string): string {
  return fileURLToPath(new URL(`articles/${name}`, seeds));
}

/** The answers of seeds/answers, as they are written: JSON, by the name of the article that each is about. */
export function loadWrittenAnswers(): ReadonlyMap<string, unknown> {
  const folder = new URL("answers/", seeds);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return new Map(
    files.map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(new URL(file, folder), "utf8"))]),
  );
}

/** The sample articles that words are tried on, the first ones first: two that slant, and one that does not. */
export function loadTrialArticles(): readonly { readonly name: string; readonly article: Article }[] {
  return trialNames.map((name) => {
    const text = readFileSync(seedArticlePath(`${name}.txt`), "utf8");
    const title = text.split("\n", 1)[0] ?? null;
    return { name, article: articleFromText({ text, title, url: null, by: "text" }) };
  });
}

export const trialNames = ["harbour-strike-commerce-ledger", "grain-corridor-minister", "rent-cap-balanced"] as const;

/** The folder of the sample articles. */
export function seedArticlesFolder(): string {
  return fileURLToPath(new URL("articles/", seeds));
}

/** The local reading with the shipped lexicon: about a quarter of a second to make, then a few milliseconds an article. */
export function localReader(): (article: Article) => Reading {
  const tools = { lexicon: loadLexicon(), tagger: englishTagger() };
  return (article) => readLocally(article, tools);
}
