import { placeNamed, type Lexicon, type Place } from "./lexicon.ts";
import type { Country, Evidence } from "./reading.ts";
import type { Token } from "./tokens.ts";

const wordsMost = 4; // of a place's name: "Democratic Republic of Congo"

/** The countries that a text names, by name, capital or demonym ("Paris", "French officials"), the most often named first. */
export function findCountries(
  tokens: readonly Token[],
  lexicon: Pick<Lexicon, "places" | "demonyms">,
): readonly Country[] {
  const named = new Map<string, Evidence[]>();
  for (let at = 0; at < tokens.length; at += 1) {
    const found = /^\p{Lu}/u.test(tokens[at]?.text ?? "") ? countryAt(tokens, at, lexicon) : null;
    const first = tokens[at];
    if (found === null || first === undefined) continue;
    const end = tokens[found.last]?.span.end ?? first.span.end;
    const evidence = { sentence: first.sentence, span: { start: first.span.start, end } };
    const known = named.get(found.name);
    if (known === undefined) named.set(found.name, [evidence]);
    else known.push(evidence);
    at = found.last;
  }
  return [...named]
    .map(([name, mentions]) => ({ name, mentions }))
    .toSorted((a, b) => b.mentions.length - a.mentions.length);
}

const counted: ReadonlySet<string> = new Set(["country", "capital", "metonym"]);

/** The longest name of a country that begins at a token. */
function countryAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Pick<Lexicon, "places" | "demonyms">,
): { readonly name: string; readonly last: number } | null {
  for (let length = wordsMost; length >= 1; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.length < length || words.some(({ sentence }) => sentence !== words[0]?.sentence)) continue;
    const text = words.map((word) => word.text).join(" ");
    const place: Place | undefined = placeNamed(lexicon, text) ?? lexicon.demonyms.get(text.toLowerCase());
    if (place !== undefined && counted.has(place.kind)) return { name: place.standsFor, last: at + length - 1 };
  }
  return null;
}
