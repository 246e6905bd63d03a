import type { Item } from "./segments.ts";

/** "a ruling that struck down", "a panic that had begun": a relative clause, whose verb follows at once. */
export function opensRelative({ lower, pos }: Item): boolean {
  return /^(?:was|is|were|will|would|could|had|has)$/.test(lower) || (pos === "VERB" && !lower.endsWith("ing"));
}

/** "denied Ms Hill’s request for time", "denied him entry": to deny that is to decide, and says nothing. */
export function deniesWanted(items: readonly Item[], at: number, last: number): boolean {
  const rest = items.slice(at, Math.min(at + 6, last + 1));
  const stop = rest.findIndex(({ pos }) => /^(?:ADP|AUX|PUNCT)$/.test(pos));
  return wanted.test(rest[(stop < 0 ? rest.length : stop) - 1]?.lower ?? "");
}

const wanted = /^(?:requests?|bids?|applications?|access|entry|permission|permits?|visas?|bail|motions?)$/;
