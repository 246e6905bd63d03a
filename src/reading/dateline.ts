/** How many characters of a sentence say where it was written: "LONDON (AP) — ", "PORT ELLERY, Tuesday – ", "Moscow — ". */
export function datelineLength(sentence: string): number {
  return dateline.exec(sentence)?.[0].length ?? 0;
}

const dateline = /^\p{Lu}[\p{L}. ]{1,30}(?:,[^—–\n-]{1,25})?(?: \([^)\n]{2,20}\))? (?:[—–-]|--) (?=["“‘]?[\p{Lu}\d])/u;
