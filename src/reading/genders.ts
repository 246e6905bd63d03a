import type { Cast, Character } from "./cast.ts";
import type { Gender } from "./lexicon.ts";
import { mentionsInOrder } from "./mentions.ts";
import type { Segment } from "./segments.ts";

const votesLeast = 2;
const pronouns: ReadonlyMap<string, Exclude<Gender, null>> = new Map([
  ["she", "f"],
  ["her", "f"],
  ["hers", "f"],
  ["herself", "f"],
  ["he", "m"],
  ["him", "m"],
  ["his", "m"],
  ["himself", "m"],
]);

/**
 * Learns from the text whom "he" and "she" fit where neither title nor first name tells: from the sentences that name one
 * person and go on with pronouns of one kind ("McNeely was afraid to let her guard down").
 */
export function learnGenders(cast: Cast, segments: readonly Segment[]): void {
  const places = mentionsInOrder(cast).filter(({ character }) => character.kind === "person");
  const votes = new Map<Character, { f: number; m: number }>();
  let next = 0;
  for (const { span, items } of segments) {
    const here: typeof places = [];
    for (; next < places.length; next += 1) {
      const place = places[next];
      if (place === undefined || place.span.start >= span.end) break;
      here.push(place);
    }
    const first = here[0];
    if (first === undefined || first.character.gender !== null) continue;
    if (here.some(({ character }) => character !== first.character)) continue;
    const vote = votes.get(first.character) ?? { f: 0, m: 0 };
    for (const item of items) {
      const gender =
        item.quotation === null && item.span.start > first.span.start ? pronouns.get(item.lower) : undefined;
      if (gender !== undefined) vote[gender] += 1;
    }
    votes.set(first.character, vote);
  }
  for (const [character, { f, m }] of votes) {
    if (f >= votesLeast && m === 0) character.gender = "f";
    if (m >= votesLeast && f === 0) character.gender = "m";
  }
}
