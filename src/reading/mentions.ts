import { firstFrom } from "../text/order.ts";
import type { Span } from "../text/span.ts";
import type { Cast, Character } from "./cast.ts";
import type { Evidence } from "./reading.ts";
import type { Token } from "./tokens.ts";

/** A mention of a character, for finding who "she" or "the company" was. */
export type Mention = Evidence & { readonly character: Character };

/** All mentions of all characters, in the order of the text. */
export function mentionsInOrder(cast: Cast): Mention[] {
  const places: Mention[] = [];
  for (const character of cast.characters) {
    for (const mention of character.mentions) places.push({ ...mention, character });
  }
  return places.toSorted((a, b) => a.span.start - b.span.start);
}

/** The character, with a source that means it as one more of its mentions. */
export function placed(character: Character, source: Span, token: Token, places: Mention[]): Character {
  let at = firstFrom(places, source.start);
  for (; places[at]?.span.start === source.start; at += 1) if (places[at]?.character === character) return character;
  const mention = { sentence: token.sentence, span: source };
  character.mentions.push(mention);
  places.splice(at, 0, { ...mention, character });
  return character;
}
