import type { Cue } from "./cues.ts";
import { phraseAfter, type Phrase } from "./noun-phrases.ts";
import { itemAt, type Item } from "./segments.ts";

/** "interprets this as proof that …", "described her as the children’s mother": what stands after "as". */
export function namingClause(items: readonly Item[], from: number, last: number): Phrase | null {
  for (let at = from; at <= Math.min(last, from + 9); at += 1) {
    const item = itemAt(items, at);
    if (item.lower === "as" && at < last) return { from: at + 1, to: last };
    if (item.pos === "AUX" || item.pos === "QUOTE" || /^[,;:]$/.test(item.lower)) return null;
    if (item.pos === "VERB" && !/(?:ing|ed)$/.test(item.lower)) return null;
  }
  return null;
}

const calls = new Set(["call", "dub", "label", "brand", "deem", "consider"]);

/** "called it an eyesore", "called the stop the single clearest point": the second of two phrases. */
export function givenName(items: readonly Item[], cue: Cue, last: number): Phrase | null {
  if (!calls.has(cue.verb.lemma) || cue.to !== cue.at) return null;
  const first = itemAt(items, cue.to + 1);
  const object = /^(?:it|him|her|them|this|that)$/.test(first.lower) ? cue.to + 1 : phraseAfter(items, cue.to + 1)?.to;
  if (object === undefined || object >= last) return null;
  const next = itemAt(items, object + 1);
  return next.pos === "DET" || next.pos === "ADJ" || next.lower === "one" ? { from: object + 1, to: last } : null;
}

/** "called the ruling “absurd”", "described it as “a mess”": the quotation soon after a naming verb. */
export function namingQuotation(items: readonly Item[], from: number, last: number): Phrase | null {
  for (let at = from; at <= Math.min(last, from + 14); at += 1) {
    const item = itemAt(items, at);
    if (item.pos === "QUOTE") return { from: at, to: at };
    if (
      item.lower === ";" ||
      item.lower === ":" ||
      item.pos === "AUX" ||
      (item.lower === "," && itemAt(items, at + 1).pos !== "QUOTE")
    )
      return null;
    if (item.pos === "VERB" && !/(?:ing|ed)$/.test(item.lower)) return null;
  }
  return null;
}
