import { beginsSentence, tokenAt, type Token } from "./tokens.ts";

/** A capitalised name in its place, from one token to another. */
type Place = { readonly tokens: readonly Token[]; readonly from: number; readonly to: number };

const behind = (name: Place, distance: number): Token => tokenAt(name.tokens, name.to + distance);

/** "Tom Vernon reports", "Adam MacVicar has more", "Ann Lee has the latest", "As Ann Lee reports": whose film it is. */
export function presents(name: Place): boolean {
  const verb = behind(name, 1).lower;
  const next = behind(name, 2).lower;
  const opening = beginsSentence(name.tokens, name.from);
  if (/^(?:reports?|has|explains)$/.test(verb) && /^(?:more|for|from|on|\.)$/.test(next) && opening) return true;
  if (verb === "tells" && next === "us") return true;
  if (verb === "has" && next === "the" && /^(?:latest|details?|story)$/.test(behind(name, 3).lower)) return true;
  const told = tokenAt(name.tokens, name.from - 1).lower === "as" && beginsSentence(name.tokens, name.from - 1);
  return told && /^(?:reports?|reported|tells|explains|found)$/.test(verb);
}

const reporter =
  /^(?:reporter|writer|columnist|contributor|correspondent|journalist|editor|producer|blogger|freelancer|strategist|photographer)$/;

/** "Ann Lee is a Toronto-based writer", "Ann Lee, The Canadian Press": who wrote the piece, at its head or foot. */
export function isReporter(name: Place): boolean {
  if (!beginsSentence(name.tokens, name.from)) return false;
  const here = name.tokens
    .slice(name.to + 1, name.to + 14)
    .filter(({ sentence }) => sentence === tokenAt(name.tokens, name.from).sentence);
  const [first, second] = here;
  if (first?.lower === "is" && /^(?:an?|the)$/.test(second?.lower ?? "")) {
    const verb = here.findIndex(({ pos, text }, at) => at > 1 && pos === "VERB" && !text.includes("-"));
    return here.slice(2, verb < 0 ? 10 : Math.min(verb, 10)).some(({ lower }) => reporter.test(lower));
  }
  if (first?.text !== "," || name.from > 2) return false;
  return here.slice(1, 5).some(({ lower }) => /^(?:press|reuters|bloomberg|news|producer|reporter|staff)$/.test(lower));
}

/** "( Richard Lautens / Toronto Star )", "with files from Ann Lee": who took the picture is not in the story. */
export function isCredit({ tokens, from, to }: Place): boolean {
  if (tokens.slice(from, to + 1).some((token) => token.text.includes("/")) || tokenAt(tokens, to + 1).text === "/")
    return true;
  let first = from; // "With files from Bo Chan, Ann Lee and …"
  while (from - first < creditMost && isListed(tokenAt(tokens, first - 1), tokenAt(tokens, from))) first -= 1;
  const words = tokens
    .slice(Math.max(0, first - 3), first)
    .map((token) => token.lower)
    .join(" ");
  return /(?:files from|photos? by|photograph by|pictures?:|photo:|credit:|(?:contributed|editing|reporting) by|©)$/.test(
    words,
  );
}

const creditMost = 12; // words of the names that stand before it

function isListed({ text, sentence }: Token, name: Token): boolean {
  return (
    sentence === name.sentence &&
    (/^(?:,|and|&|['’]s)$/.test(text) || /^\p{Lu}/u.test(text)) &&
    !/^(?:Photos?|Pictures?|Credit|Editing|Reporting)$/i.test(text)
  );
}
