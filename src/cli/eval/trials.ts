import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Trial } from "../../app/evaluate.ts";
import { UserError } from "../../errors.ts";
import type { Parser } from "../../app/open-given.ts";
import { openArticle } from "../open-article.ts";
import * as say from "./wording.ts";

/** A file that is not tried, and why. */
export type Passed = { readonly name: string; readonly why: string };

const kinds = /\.(?:txt|text|md|markdown|html?|xhtml)$/i;

/**
 * The articles of a folder, in the order of their names; README files are none. `passed`: what is no whole article. With
 * NAME.expected.json beside it, an article brings the points that its summary should have.
 */
export async function openTrials(
  folder: string,
  around: { readonly parser: Parser; readonly tell: (sentence: string) => void },
): Promise<{ readonly trials: readonly Trial[]; readonly passed: readonly Passed[] }> {
  const files = (await filesIn(folder)).filter((file) => kinds.test(file) && !/^readme\b/i.test(file));
  if (files.length === 0) throw say.noArticles(folder);
  const trials: Trial[] = [];
  const passed: Passed[] = [];
  for (const file of files.toSorted()) {
    const { name } = parse(file);
    try {
      const { article } = await openArticle(join(folder, file), waysFor(around));
      if (article.gate === null)
        trials.push({ name, article, points: await pointsOf(join(folder, `${name}.expected.json`)) });
      else passed.push({ name, why: article.gate });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      passed.push({ name, why: error.message });
    }
  }
  if (trials.length === 0) throw say.noArticles(folder);
  return { trials, passed };
}

function waysFor({ parser, tell }: { readonly parser: Parser; readonly tell: (sentence: string) => void }) {
  return { parser, tell, stdin: Readable.from([]), loadWeb };
}

function loadWeb(): Promise<never> {
  return Promise.reject(new Error("A folder holds no links."));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) throw say.noFolder(folder);
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(?:ENOENT|ENOTDIR|EACCES)$/.test(String(error.code));
}

const expected = z.looseObject({ summaryShould: z.array(z.union([z.string(), z.array(z.string())])).default([]) });

async function pointsOf(path: string): Promise<Trial["points"]> {
  try {
    const { summaryShould } = expected.parse(JSON.parse(await readFile(path, "utf8")));
    return summaryShould.map((one) => (typeof one === "string" ? [one] : one));
  } catch (error) {
    // a folder of somebody's own may have files of that name and another form
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
