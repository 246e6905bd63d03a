import type { Seen } from "./person-clues.ts";
import { tokenAt, type Token } from "./tokens.ts";

// Endings of nouns for people, in the plural.
const people =
  /(?:[a-z]{2}(?:ers|ors|eers|ists|ians|icians|ants|ents|ees|iers|men|women|folk|makers|goers|holders|keepers|workers))$/;
// Names of firms and teams that end so are followed by what names are followed by.
const ofTheirOwn = /^(?:rangers|warriors|raiders|steelers|packers|brewers|giants|saints)$/;

/**
 * "Biologists believe", "Stallholders at the market say": a plural noun for people that opens a sentence, which is a
 * capital for the sentence and no name. It is a name where the text writes it large elsewhere, or goes on in capitals.
 */
export function isPluralOfPeople(tokens: readonly Token[], at: number, seen: Seen): boolean {
  const token = tokenAt(tokens, at);
  const word = token.lower;
  if (!/^\p{Lu}\p{Ll}+$/u.test(token.text) || !people.test(word) || seen.capitalised.has(word)) return false;
  const next = tokenAt(tokens, at + 1);
  if (next.sentence !== token.sentence || /^\p{Lu}/u.test(next.text)) return false;
  if (ofTheirOwn.test(word) && !seen.lower.has(word)) return false;
  return goesOn(tokens, at + 1);
}

const plural =
  /^(?:are|were|have|do|say|tell|think|believe|want|fear|hope|warn|argue|claim|insist|complain|report|expect|reckon|point|call|ask|note|agree|disagree|doubt|see|feel|know|need|face|get|take|make|go|come|work|live|who|whose|in|at|from|of|on|with|for|near|across|and|or|also|will|would|can|could|may|might|must|should|had|said|told|asked|argued|warned|reported|found|held|threw|saw|took|made|spoke|gave|put|described|called|,)$/;

/** Whether what follows agrees with a plural: a name of one person or firm has "says" and "is" behind it. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  const { lower, pos } = tokenAt(tokens, at);
  if (plural.test(lower)) return true;
  return /^(?:VERB|AUX|ADV|ADP)$/.test(pos) && !/(?:s|is|was|has|does)$/.test(lower);
}
