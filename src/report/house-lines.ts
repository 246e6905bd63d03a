import type { HouseWords, Length, Term } from "./house-words.ts";
import { perspectiveKinds } from "./report.ts";

/** The wishes as a model is told them with an article; null where there are none. */
export function reportWishes(house: HouseWords | null): string | null {
  if (house === null) return null;
  const { lookFor, kinds, length } = house;
  const all = kinds.length === perspectiveKinds.length;
  return joined([
    wish("Look for", lookFor),
    ...manner(house),
    all ? null : `Ask only about these kinds of perspectives: ${kinds.join(", ")}.`,
    lengthWords[length],
  ]);
}

/** The wishes as a model is told them with a question; what concerns a whole report is left out. */
export function answerWishes(house: HouseWords | null): string | null {
  return house === null ? null : joined(manner(house));
}

function manner({ tone, audience, terms }: HouseWords): readonly (string | null)[] {
  return [wish("Tone", tone), wish("Readers", audience), ...terms.map(termWish)];
}

function wish(name: string, words: string): string | null {
  return words.trim() === "" ? null : `${name}: ${words.trim()}`;
}

function termWish({ use, instead }: Term): string {
  return `Names: for ${instead.map((name) => `“${name}”`).join(" or ")} say “${use}”; quotations stay as they are.`;
}

const lengthWords: Readonly<Record<Length, string | null>> = {
  short: "Length: two sentences of summary, four or five claims, two perspectives at most.",
  usual: null,
  long: "Length: three sentences of summary, up to nine claims, up to four perspectives.",
};

function joined(lines: readonly (string | null)[]): string | null {
  const told = lines.filter((line) => line !== null);
  return told.length === 0 ? null : told.join("\n");
}
