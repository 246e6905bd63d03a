const word = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;

/** How many words a text has, as a newsroom counts: "don't", "1,200" and "well-known" are one each. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(unspaced.test(text) ? wordOrIdeograph : word)) count += 1;
  return count;
}

// Chinese, Japanese and Thai write no spaces; there each character of their script counts as half of Unicode's guess: one.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordOrIdeograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;
