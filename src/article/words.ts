/** The words of a text in lower case, without quotes, dashes and other signs. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function wordCount(text: string): number {
  return wordsOf(text).length;
}

/** The words joined by single spaces, for comparing lines that differ in signs and spaces only. */
export function foldedWords(text: string): string {
  return wordsOf(text).join(" ");
}
