import { contentBefore, type Range } from "./content.ts";
import { isTime, phraseAfter, type Phrase } from "./noun-phrases.ts";
import { itemAt, nextComma, type Item } from "./segments.ts";

type According = { readonly cue: Range; readonly phrase: Phrase; readonly ranges: readonly Range[] };

/** "According to Ms Hill, …" and "…, according to Ms Hill": every one in a segment whose last word is at `last`. */
export function accordingTo(items: readonly Item[], last: number): readonly According[] {
  const found: According[] = [];
  for (const [at, item] of items.entries()) {
    if (item.lower !== "according" || itemAt(items, at + 1).lower !== "to") continue;
    // the tagger takes "exit polls" for a verb and its object
    const verb = itemAt(items, at + 2).pos === "VERB" ? phraseAfter(items, at + 3) : null;
    // "sources familiar with it": and "sources" for a verb
    const alone = itemAt(items, at + 2).pos === "VERB" && itemAt(items, at + 3).pos === "ADJ" ? at + 2 : null;
    const phrase =
      phraseAfter(items, at + 2) ??
      (verb === null ? null : { from: at + 2, to: verb.to }) ??
      (alone === null ? null : { from: alone, to: alone });
    if (phrase === null) continue;
    const comma = nextComma(items, phrase.to + 1, last);
    const cue = { from: at, to: at + 1 };
    if (at <= 1 && itemAt(items, 0).pos !== "QUOTE") {
      if (comma !== null && comma < last) found.push({ cue, phrase, ranges: [{ from: comma + 1, to: last }] });
      continue;
    }
    const first = /^(?:and|but)$/.test(itemAt(items, 0).lower) ? 1 : 0;
    const content = contentBefore(items, at, first) ?? { from: first, to: at - 1 };
    const verbless = !items.slice(content.from, content.to + 1).some((inner) => /^(?:VERB|AUX|QUOTE)$/.test(inner.pos));
    const rest = verbless && comma !== null && comma < last ? [{ from: comma + 1, to: last }] : [];
    found.push({ cue, phrase, ranges: [content, ...rest] });
  }
  return found;
}

/** "“The most unqualified of all.” — Francisco Herrero" */
export function signedQuotation(
  items: readonly Item[],
  last: number,
): { readonly content: Range; readonly cue: Range; readonly source: Phrase } | null {
  const dash = items.findIndex(
    (item, at) => at > 0 && /^[―—–]$|^--$/.test(item.lower) && itemAt(items, at - 1).pos === "QUOTE",
  );
  if (dash < 0) return null;
  const source = phraseAfter(items, dash + 1);
  if (
    source === null ||
    itemAt(items, source.from).pos !== "PROPN" ||
    (source.to < last && itemAt(items, source.to + 1).lower !== ",")
  )
    return null;
  return { content: { from: dash - 1, to: dash - 1 }, cue: { from: dash, to: dash }, source };
}

/** "For Moscow, his demands echo …": a line given as somebody's view. */
export function viewOf(
  items: readonly Item[],
  last: number,
): { readonly content: Range; readonly cue: Range; readonly source: Phrase } | null {
  const at = /^(?:and|but|yet|so)$/.test(itemAt(items, 0).lower) ? 1 : 0;
  if (itemAt(items, at).lower !== "for") return null;
  const source = phraseAfter(items, at + 1);
  if (source === null || isTime(itemAt(items, source.to)) || itemAt(items, source.from).pos === "NUM") return null;
  const next = itemAt(items, source.to + 1);
  const from = next.lower === "," ? source.to + 2 : source.to + 1;
  if (next.lower !== "," && !/^(?:DET|PRON)$/.test(next.pos)) return null;
  return from > last ? null : { content: { from, to: last }, cue: { from: at, to: at }, source };
}

const labelMost = 9; // words before a colon that can be somebody

/** "Graham: We will lose": a headline with the speaker before a colon. */
export function labelled(
  items: readonly Item[],
  last: number,
): { readonly content: Range; readonly cue: Range; readonly source: Phrase } | null {
  const colon = items.slice(0, labelMost).findIndex(({ lower }) => lower === ":");
  if (colon < 1 || colon + 2 > last) return null;
  const label = items.slice(0, colon).filter(({ pos }) => pos !== "PUNCT");
  if (!label.every(({ text, pos }) => pos !== "QUOTE" && pos !== "NUM" && /^(?:\p{Lu}|of$|the$|&$|['’]s$)/u.test(text)))
    return null;
  return {
    content: { from: colon + 1, to: last },
    cue: { from: colon, to: colon },
    source: { from: 0, to: colon - 1 },
  };
}
