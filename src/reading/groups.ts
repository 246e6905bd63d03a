import { addTo, type Cast, type Character } from "./cast.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/**
 * Adds the groups that the text is about and that bear what happens ("tenants", "the families"), whether they speak or
 * not: who is only talked about is half of what a reader asks. A group that already speaks gets its further mentions.
 */
export function addAffectedGroups(cast: Cast, tokens: readonly Token[], lexicon: Lexicon): void {
  const groups = new Map<string, Character>();
  for (const character of cast.characters) {
    if (!character.plural) continue;
    for (const noun of character.nouns)
      if (lexicon.groups.get(noun)?.affected === true) groups.set(noun, groups.get(noun) ?? character);
  }
  const taken = new Set(cast.characters.flatMap((one) => one.mentions.map((mention) => mention.span.end)));
  for (const [at, token] of tokens.entries()) {
    const group = lexicon.groups.get(token.lower);
    if (group?.affected !== true || taken.has(token.span.end) || isModifier(tokens, at)) continue;
    const character =
      groups.get(token.lower) ?? addTo(cast, { kind: "group", name: token.lower, role: group.role, plural: true });
    character.nouns.add(token.lower);
    groups.set(token.lower, character);
    character.mentions.push({ sentence: token.sentence, span: token.span });
  }
}

/** "the tenants’ union", "patients association": there the word names no people of its own. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined) return false;
  const next = tokens[at + 2];
  if (/^['’]$/.test(after.text)) return next?.pos === "NOUN" || next?.pos === "PROPN";
  return after.pos === "PROPN" || (/^\p{Lu}/u.test(tokens[at]?.text ?? "") && /^\p{Lu}/u.test(after.text));
}
