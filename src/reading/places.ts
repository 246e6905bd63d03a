import type { Cast } from "./cast.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NameMention } from "./names.ts";

/** Gives a government that speaks all its mentions: Russia is also "Moscow" and "the Kremlin" where they are named. */
export function addGovernmentMentions(cast: Cast, names: readonly NameMention[], lexicon: Lexicon): void {
  const governments = new Map(cast.characters.filter((one) => one.place).map((one) => [one.name, one]));
  if (governments.size === 0) return;
  for (const name of names) {
    if (cast.byMention.has(name.span.start)) continue;
    const place = lexicon.places.get(name.words.join(" ").toLowerCase());
    const government = place === undefined ? undefined : governments.get(place.standsFor);
    if (government === undefined) continue;
    cast.byMention.set(name.span.start, government);
    if (!government.mentions.some((mention) => mention.span.start === name.span.start)) {
      government.mentions.push({ sentence: name.sentence, span: name.span });
    }
  }
}
