import type { GivenAnswer } from "../../report/written-answer.ts";

type Item = Readonly<Record<string, unknown>>;

/**
 * An answer with the mistakes that models make, one in every item but the last of each list: so a run shows what
 * grounding takes out of a careless answer. Which mistake it is goes by the item's place, so that every run is alike.
 */
export function careless({ claims, perspectives, summary }: GivenAnswer): GivenAnswer {
  const others = claims.map(({ claimer }) => claimer);
  return {
    claims: claims.map((claim, at) =>
      at === claims.length - 1 ? claim : slipInClaim(claim, { at, other: others[(at + 1) % others.length] }),
    ),
    perspectives: perspectives.map((one, at) =>
      at === perspectives.length - 1 ? one : { ...one, why: `${String(one["why"])} The text is one-sided.` },
    ),
    summary: summary.map((one, at) =>
      at === 0 ? changed(one, "text", (text) => withOtherDigit(text) ?? ofSomebodyElse(text)) : one,
    ),
  };
}

function slipInClaim(claim: Item, { at, other }: { readonly at: number; readonly other: unknown }): Item {
  switch (at % 4) {
    case 0:
      return changed(claim, "quote", (quote) => quote.replace(/(\p{L}+)(?=\P{L}*$)/u, "otherwise"));
    case 1:
      return { ...claim, claimer: other };
    case 2:
      return changed(claim, "text", (text) => withOtherDigit(text) ?? ofSomebodyElse(text));
    default:
      return changed(claim, "text", (text) => text.replace(/\.$/, ", which has been proved beyond doubt."));
  }
}

function changed(item: Item, field: string, change: (text: string) => string): Item {
  return { ...item, [field]: change(String(item[field])) };
}

function withOtherDigit(text: string): string | null {
  const at = text.search(/\d/);
  if (at < 0) return null;
  const digit = (Number(text.charAt(at)) % 8) + 2;
  return `${text.slice(0, at)}${digit === Number(text.charAt(at)) ? 1 : digit}${text.slice(at + 1)}`;
}

function ofSomebodyElse(text: string): string {
  return text.replace(/\.$/, ", as Leopold Marquardt wished.");
}
