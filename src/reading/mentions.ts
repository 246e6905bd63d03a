import type { Span } from "../text/span.ts";
import type { Cast, Character } from "./cast.ts";
import type { Token } from "./tokens.ts";

/** A mention of a character, for finding who "she" or "the company" was. */
export type Mention = { readonly start: number; readonly sentence: number; readonly character: Character };

export function mentionsInOrder(cast: Cast): Mention[] {
  const places: Mention[] = [];
  for (const character of cast.characters) {
    for (const { span, sentence } of character.mentions) places.push({ start: span.start, sentence, character });
  }
  return places.toSorted((a, b) => a.start - b.start);
}

export function placed(character: Character, source: Span, token: Token, places: Mention[]): Character {
  if (!character.mentions.some((mention) => mention.span.start === source.start)) {
    character.mentions.push({ sentence: token.sentence, span: source });
    insert(places, { start: source.start, sentence: token.sentence, character });
  }
  return character;
}

function insert(places: Mention[], place: Mention): void {
  let at = places.length;
  while (at > 0 && (places[at - 1]?.start ?? 0) > place.start) at -= 1;
  places.splice(at, 0, place);
}

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
