import type { LoadedWord } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import { more, nameOf, section, text } from "./page.ts";
import type { Indent, Lines, Page } from "./page.ts";
import { pickInRounds } from "../report/rounds.ts";
import * as say from "./wording.ts";
import * as reportWords from "../report/report-words.ts";

const mostWords = 24;

// A verdict weighs more with a reader than a reporting verb.
const weights = { verdict: 0, metaphor: 1, epithet: 2, "one-sided": 3, presupposing: 4, intensifier: 5 } as const;

/** Loaded words, whose they are, and a plainer way to put them. */
export function wordingLines(page: Page): Lines {
  const { reading, article, evidence } = page;
  if (reading.loaded.length === 0) return [];
  const all = reading.loaded.map((found) => ({ by: found.by, found, word: slice(article.text, found.span) }));
  const groups = pickInRounds(evidence ? all : byWeight(eachOnce(all)), evidence ? Infinity : mostWords);
  const lines: string[] = [];
  for (const { by, shown } of groups) {
    if (shown.length === 0) continue;
    const choices = shown.map(choice).join(" · ");
    lines.push(...text(page, evidence ? nameOf(page, by) : `${nameOf(page, by)}: ${choices}`, name));
    if (evidence) lines.push(...shown.flatMap((one) => text(page, `${choice(one)} ${reason(one)}`, item)));
  }
  return section(page, say.headings.loaded, [...lines, ...more(page, groups)]);
}

const name: Indent = { first: "  ", rest: "    " };
const item: Indent = { first: "    – ", rest: "      " };

type Word = { readonly by: LoadedWord["by"]; readonly found: LoadedWord; readonly word: string };

/** The first use of each word by each speaker. */
function eachOnce(words: readonly Word[]): readonly Word[] {
  const seen = new Set<string>();
  return words.filter(({ by, word }) => {
    const key = `${by} ${word.toLowerCase()}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

/** The article's own words first, and each one's weightiest first. */
function byWeight(words: readonly Word[]): readonly Word[] {
  return words.toSorted(
    (a, b) => Number(b.by === "article") - Number(a.by === "article") || weights[a.found.kind] - weights[b.found.kind],
  );
}

function choice({ word, found }: Word): string {
  return `“${word}” (${found.neutral ?? reportWords.leaveOut})`;
}

function reason({ found }: Word): string {
  return `[S${found.sentence}] ${reportWords.loadedKinds[found.kind]}: ${found.reason}`;
}
