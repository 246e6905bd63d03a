import type { Article } from "../../article/article.ts";
import { onceOf } from "../../text/once.ts";
import type { Check, Resting } from "./check.ts";
import { unquoted } from "./loaded-words.ts";

const runMost = 12; // words

/** No more than twelve words running are the article's own, outside quotation marks. */
export const notCopied: Check<Resting> = {
  name: "own words",
  reason: "it copies more than twelve words running",
  find: ({ text }, { article }) => {
    const own = wordsOf(unquoted(text));
    const there = runningWords(article);
    for (let at = 0; at + runMost < own.length; at += 1) {
      const run = own.slice(at, at + runMost + 1).join(" ");
      if (there.includes(` ${run} `)) return "it copies more than twelve words running: say it in your own";
    }
    return null;
  },
};

const runningWords = onceOf(({ text }: Article): string => ` ${wordsOf(text).join(" ")} `);

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
