import type { PlacedClaim, PlacedPerspective } from "./checks/check.ts";
import { sentenceText, type Facts } from "./facts.ts";
import { outsideAllowed, outsideMost } from "./outside.ts";
import { sentenceList, whatTheTextHas, whoIsHeard } from "./perspectives/rule.ts";
import type { Work } from "./place.ts";
import type { Perspective, ReportClaim } from "./report.ts";
import { stemsOf } from "./stems.ts";
import { headStem } from "./who.ts";

const perspectivesMost = 4;

export function shownClaim({ text, claimer, via, kind, quote, limit, cited }: PlacedClaim): ReportClaim {
  const evidence = [
    { sentence: cited[0] ?? 1, span: quote },
    ...(limit === null ? [] : [{ sentence: cited.at(-1) ?? 1, span: limit }]),
  ];
  return { text, claimer, kind, via, checkable: kind === "statement" || kind === "allegation", evidence };
}

export function shownPerspectives(
  items: readonly PlacedPerspective[],
  { facts, tally, allowed }: Work & { readonly allowed: boolean },
): readonly Perspective[] {
  const shown: Perspective[] = [];
  let outsides = 0;
  for (const item of items) {
    const { kind, who, why, question, trigger, label } = item;
    const twice = shown.some((one) => one.who.toLowerCase() === who.toLowerCase() && one.kind === kind);
    if (twice || shown.length === perspectivesMost) {
      const reason = twice ? "it asks the same twice" : `more than ${perspectivesMost} were given`;
      tally.fault({ label, check: "once", problem: reason, reason, outcome: "withheld" });
      continue;
    }
    const stands =
      item.outside !== null && allowed && outsides < outsideMost && outsideAllowed(item.outside, kind, facts);
    if (item.outside !== null && !stands) {
      const reason = "background from outside the article that may not stand there";
      tally.fault({ label, check: "outside", problem: reason, reason, outcome: "mended" });
    }
    if (stands) outsides += 1;
    const outside = stands ? item.outside : null;
    shown.push({ kind, who, why, question, trigger: [trigger], checked: checkedFor(item, facts), outside });
  }
  return shown;
}

/** What the text has of whoever is asked about; always the text's own count, never the model's. */
function checkedFor({ who, voices }: PlacedPerspective, facts: Facts): string {
  const voice = voices.find(({ mentions }) => mentions.length > 0);
  const has = voice === undefined ? namedIn(who, facts) : whatTheTextHas(voice, facts.ledger);
  return has === null ? whoIsHeard(facts.reading) : `${has}; ${whoIsHeard(facts.reading)}`;
}

/** "named in S1 and S4, not among the voices", for those of whom the ledger knows nothing. */
function namedIn(who: string, facts: Facts): string | null {
  const head = headStem(who);
  if (head === null) return null;
  const naming = facts.reading.sentences.filter(({ id }) => stemsOf(sentenceText(facts, id)).includes(head));
  return naming.length === 0 ? null : `named in ${sentenceList(naming.map(({ id }) => id))}, not among the voices`;
}
