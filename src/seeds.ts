import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseLexicon, type Lexicon } from "./reading/lexicon.ts";

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
