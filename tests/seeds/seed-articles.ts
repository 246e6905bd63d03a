import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

import { type Expectation, expectation } from "./expectation.ts";

/** Where the sample articles and their expectations are. */
export const seedFolder = join(dirname(fileURLToPath(import.meta.url)), "../../seeds/articles");

export type SeedArticle = { readonly name: string; readonly text: string; readonly expected: Expectation };

/** All sample articles with what a careful reader finds in them. Throws, naming the file, where that is ill-formed. */
export function seedArticles(): readonly SeedArticle[] {
  return seedFiles(".txt").map((file) => {
    const name = file.slice(0, -".txt".length);
    return { name, text: readFileSync(join(seedFolder, file), "utf8"), expected: expectedOf(name) };
  });
}

/** Names of the files in the folder with that ending, sorted. */
export function seedFiles(ending: string): readonly string[] {
  return readdirSync(seedFolder)
    .filter((file) => file.endsWith(ending))
    .toSorted();
}

function expectedOf(name: string): Expectation {
  const file = `${name}.expected.json`;
  const written: unknown = JSON.parse(readFileSync(join(seedFolder, file), "utf8"));
  const parsed = expectation.safeParse(written);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
