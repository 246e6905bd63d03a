import type { Cast, Character } from "./cast.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NameMention } from "./names.ts";

/** Gives a government that speaks all its mentions: Russia is also "Moscow" and "the Kremlin" where they are named. */
export function addGovernmentMentions(cast: Cast, names: readonly NameMention[], lexicon: Lexicon): void {
  if (cast.governments.size === 0) return;
  const named = new Map([...cast.governments.values()].map((one) => [one, startsOf(one)]));
  for (const name of names) {
    if (cast.byMention.has(name.span.start)) continue;
    const place = lexicon.places.get(name.words.join(" ").toLowerCase());
    const government = place === undefined ? undefined : cast.governments.get(place.standsFor);
    if (government === undefined) continue;
    cast.byMention.set(name.span.start, government);
    if (named.get(government)?.has(name.span.start) !== true) {
      government.mentions.push({ sentence: name.sentence, span: name.span });
    }
  }
}

function startsOf({ mentions }: Character): ReadonlySet<number> {
  return new Set(mentions.map(({ span }) => span.start));
}
