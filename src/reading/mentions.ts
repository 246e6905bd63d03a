import type { Span } from "../text/span.ts";
import type { Cast, Character } from "./cast.ts";
import type { Token } from "./tokens.ts";

/** A mention of a character, for finding who "she" or "the company" was. */
export type Mention = { readonly start: number; readonly sentence: number; readonly character: Character };

/** All mentions of all characters, in the order of the text. */
export function mentionsInOrder(cast: Cast): Mention[] {
  const places: Mention[] = [];
  for (const character of cast.characters) {
    for (const { span, sentence } of character.mentions) places.push({ start: span.start, sentence, character });
  }
  return places.toSorted((a, b) => a.start - b.start);
}

/** The character, with a source that means it as one more of its mentions. */
export function placed(character: Character, source: Span, token: Token, places: Mention[]): Character {
  let at = countBefore(places, source.start);
  for (; places[at]?.start === source.start; at += 1) if (places[at]?.character === character) return character;
  character.mentions.push({ sentence: token.sentence, span: source });
  places.splice(at, 0, { start: source.start, sentence: token.sentence, character });
  return character;
}

/** How many mentions begin before an offset. */
export function countBefore(places: readonly Mention[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
