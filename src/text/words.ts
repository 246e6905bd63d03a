/**
 * How many words a text has, as a newsroom counts: "don't", "1,200" and "well-known" are one each. Chinese, Japanese
 * and Thai write no spaces: there each letter counts as one.
 */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(word)) count += 1;
  return count;
}

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const letter = String.raw`[[\p{L}\p{N}]--[${unspaced}]]`;
// A mark (a vowel sign of Hindi, an accent written apart) belongs to the letter before it.
const letters = String.raw`${letter}[[\p{L}\p{N}\p{M}]--[${unspaced}]]*`;
const word = new RegExp(String.raw`[[${unspaced}]&&\p{L}]|${letters}(?:[’'.,\-]${letters})*`, "gv");
