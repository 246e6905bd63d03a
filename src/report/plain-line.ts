/**
 * A stranger's words on one line, or null where nothing is left or they are longer than `most` code units: control,
 * zero-width and direction marks are dropped, white space is one space, and at most three marks pile on a letter.
 */
export function plainLine(words: string, most: number): string | null {
  if (words.length > most * 4) return null; // not worth the folding
  const line = words
    .toWellFormed()
    .replaceAll(invisible, "")
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .normalize("NFC")
    .replaceAll(/(\p{M}{3})\p{M}+/gu, "$1")
    .trim();
  return line === "" || line.length > most || line.normalize("NFKC").length > most ? null : line;
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * What a text would do besides being read: address somebody, lead somewhere, format itself, or carry what looks like a
 * key. Null for plain prose. Looks at the text as a reader's program would, after NFKC.
 */
export function activeContent(text: string): ActiveContent | null {
  const plain = text.normalize("NFKC").replaceAll(invisible, "");
  for (const [kind, form] of forms) {
    if (form.test(plain)) return kind;
  }
  return plain.split(/\s+/u).some((word) => word.length > wordMost) ? "key" : null;
}

export type ActiveContent = "mention" | "link" | "markup" | "key";

const wordMost = 48; // code units; the longest words of German news stay below

const forms: readonly (readonly [ActiveContent, RegExp])[] = [
  ["mention", /@|<[#:/a-z@]/i],
  ["link", /\b[a-z][a-z0-9+.-]{1,15}:(?=[^\s\d])|:\/\/|\bwww\.|\bdiscord(?:app)?\.(?:gg|com)/i],
  ["link", /[\p{L}\p{N}]\.[a-z]{2,24}(?:\/|(?![\p{L}\p{N}.’'-]))/u], // "evil.example", not "Mr.Smith" or "U.S.-led"
  ["markup", /[`*_~|\\<>{}=]|\]\s*[([:]|(?:^|\s)#{1,6}\s|\p{Cc}/u],
  ["key", /\b(?=\d*[A-Z])[A-Z0-9]{3,}(?:-[A-Za-z0-9]{2,}){2,}|\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{10,}\b/],
];
