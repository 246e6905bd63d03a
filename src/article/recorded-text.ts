import { blocksOf, textOf } from "./blocks.ts";
import { openPage } from "./document.ts";
import { wordsOf } from "./words.ts";

/**
 * The story's text as the page gives it to machines (schema.org `articleBody`), as plain paragraphs; "" where there is
 * none. It may hold markup, or markup escaped once more.
 */
export function recordedText(body: string | null): string {
  if (body === null) return "";
  let text = body;
  for (let round = 0; round < 2 && /<\/?[a-z]|&[a-z#\d]{2,8};/iu.test(text); round++)
    text = textOf(blocksOf(openPage(text.replaceAll(/\r?\n\s*\r?\n/gu, "<p>")).root));
  return text
    .split(/\s*\n\s*/u)
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n\n");
}

const enough = { moreWords: 1.5, sharedRuns: 0.8, atLeastWords: 100 };

/**
 * Whether the recorded text is the shown one and clearly more: half as long again, and nearly every run of four words
 * that the page shows is in it. Often it is a stub, or the same text without its paragraphs; then the page is better.
 */
export function supersedes(recorded: string, shown: string): boolean {
  const given = wordsOf(recorded);
  const seen = wordsOf(shown);
  if (given.length < enough.atLeastWords || given.length < seen.length * enough.moreWords) return false;
  const known = new Set(runsOfFour(given));
  const runs = runsOfFour(seen);
  return runs.filter((run) => known.has(run)).length >= runs.length * enough.sharedRuns;
}

function runsOfFour(words: readonly string[]): readonly string[] {
  return words.slice(3).map((_, index) => words.slice(index, index + 4).join(" "));
}
