// Zero-width space, word joiner and the invisible operators, byte order mark, Mongolian separators, bidirectional
// embeddings, overrides and isolates, tag characters, and the variation selectors that can carry smuggled bytes.
const unseen =
  /[\u{FE00}-\u{FE0D}\u{180B}-\u{180E}\u{200B}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{E0000}-\u{E01EF}]+/gu;

const joiner = /[\u{200C}\u{200D}]/u;
const strayJoiners = /(^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\s])[\u{200C}\u{200D}]+/gu;

/**
 * The text without characters that no reader sees and that may carry words which nobody was meant to read. Joiners
 * stay where letters or emoji need them, as in Persian and Hindi.
 */
export function withoutInvisible(text: string): string {
  const seen = text.replace(unseen, "");
  return joiner.test(seen) ? seen.replace(strayJoiners, "$1") : seen;
}
