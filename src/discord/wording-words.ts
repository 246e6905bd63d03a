import type { Named } from "../app/settings/setting-wording.ts";
import type { ChosenAt } from "../app/words/house.ts";

/** What moderators are told of the words that an article is read with. */
export function wordsHold(
  { name, version }: { readonly name: string; readonly version: number },
  at: ChosenAt,
  named: Named,
): string {
  const which = version === 0 ? `${name}, as shipped` : `${name}, version ${version}`;
  return `Words: ${which} (${chosenAt(at, named)})`;
}

function chosenAt(at: ChosenAt, named: Named): string {
  if (at.kind === "place") return `chosen for ${named.channel(at.id)}`;
  return at.kind === "server" ? "chosen for the whole server" : "usual";
}
