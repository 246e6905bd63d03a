import type { Described } from "./descriptions.ts";
import type { Lexicon, RoleNoun } from "./lexicon.ts";
import type { Role } from "./reading.ts";
import { tokenAt, type Token } from "./tokens.ts";

const runs =
  /^(?:owns?|owned|runs?|ran|manages?|managed|founded|sells?|lets|imports?|exports?|supplies|operates?|makes|builds|produces)$/;
/** What a body is called that runs or makes something: ", which operates the quay". */
export const company = "company";
const leads = /^(?:leads?|led|heads?|headed|chairs?|chaired|directs?|directed)$/;
const bears =
  /^(?:lives?|lived|works?|worked|drives?|drove|uses?|used|rents?|rented|commutes?|cycles|farms|fishes|fished|travels|travelled|cleans|fled|lost|moved|grew|cares|queued|waited|owes|studies|attends)$/;

/** ", who owns the garage", "of the Institute for Trade Policy": what somebody is by what they run, belong to or live through. */
export function roleByDoing(
  tokens: readonly Token[],
  { to }: { readonly from: number; readonly to: number },
  lexicon: Lexicon,
): Described | null {
  const after = to + 1;
  const at = /^[,(]$/.test(tokenAt(tokens, after).text) ? after + 1 : after;
  const first = tokenAt(tokens, at);
  if (first.sentence !== tokenAt(tokens, to).sentence) return null;
  const end = clauseEnd(tokens, at);
  const span = { start: first.span.start, end: tokenAt(tokens, end - 1).span.end };
  const body = bodyIn(tokens, { from: at + 1, to: end }, lexicon);
  if (/^(?:of|from|at|with)$/.test(first.lower))
    return body === null || !body.named ? null : { span, noun: plain(body.noun, body.role) };
  const role = doneBy(tokens, { at, end }, body?.role ?? null);
  return role === null ? null : { span, noun: role };
}

function doneBy(
  tokens: readonly Token[],
  { at, end }: { readonly at: number; readonly end: number },
  body: Role | null,
): RoleNoun | null {
  const first = tokenAt(tokens, at).lower;
  const second = tokenAt(tokens, at + 1).lower;
  if (first === "whose") {
    if (/^(?:company|firm|business|shop|restaurant|farm)$/.test(second)) return plain("owner", "business");
    const kin = /^(?:son|daughter|mother|father|wife|husband|brother|sister|child|children|home|house|family)$/;
    return kin.test(second) ? plain("", "affected") : null;
  }
  if (first === "which") return runs.test(second) ? plain(company, "business") : null;
  if (first !== "who") return null;
  const perfect = /^(?:has|had|have)$/.test(second);
  let verb = at + (perfect ? 2 : 1);
  while (tokenAt(tokens, verb).pos === "ADV" || tokenAt(tokens, verb).lower === "been") verb += 1;
  const { lower } = tokenAt(tokens, verb);
  if (verb >= end) return null;
  if (runs.test(lower)) return plain("owner", "business");
  if (leads.test(lower)) return plain("", body ?? "official");
  if (
    /^(?:is|was)$/.test(second) &&
    /^in (?:command|charge)$/.test(`${tokenAt(tokens, at + 2).lower} ${tokenAt(tokens, at + 3).lower}`)
  )
    return plain("", body ?? "official");
  return bears.test(lower) || (perfect && /^(?:used|driven|lived|worked|rented|looking|waiting|living)$/.test(lower))
    ? plain("", "affected")
    : null;
}

function plain(noun: string, role: Role): RoleNoun {
  return { noun, role, gender: null, title: false, plural: false };
}

function clauseEnd(tokens: readonly Token[], at: number): number {
  const { sentence } = tokenAt(tokens, at);
  let end = at + 1;
  while (
    end < at + 10 &&
    tokenAt(tokens, end).sentence === sentence &&
    !/^[,.;:—–()“”"]$/.test(tokenAt(tokens, end).text)
  )
    end += 1;
  return end;
}

/** The first noun of an organisation in a stretch, up to its verb; `named` where it is capitalised. */
function bodyIn(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
  lexicon: Lexicon,
): { readonly noun: string; readonly role: Role; readonly named: boolean } | null {
  for (let at = from; at < to; at += 1) {
    const { text, lower, pos } = tokenAt(tokens, at);
    if (at > from && /^(?:VERB|AUX)$/.test(pos) && !/^\p{Lu}/u.test(text)) return null;
    const role = lexicon.organisationWords.get(lower);
    if (role !== undefined) return { noun: lower, role, named: /^\p{Lu}/u.test(text) };
  }
  return null;
}

const forAnybody =
  /(?:^|\s)(?:spokes(?:man|woman|person)|secretary|chairman|chairwoman|chair|chairperson|head|director|leader|president|manager|lawyer|treasurer|organiser|organizer|founder|official|representative)$/;

/** "the union’s general secretary" speaks for a union, "the company’s spokesman" for a company: the owner’s class. */
export function ownedRole(
  tokens: readonly Token[],
  { at, found, lexicon }: { readonly at: number; readonly found: Described; readonly lexicon: Lexicon },
): RoleNoun {
  if (!forAnybody.test(found.noun.noun)) return found.noun;
  for (let left = at - 1; left > at - 9; left -= 1) {
    const token = tokenAt(tokens, left);
    if (token.sentence !== tokenAt(tokens, at).sentence || /^(?:VERB|AUX)$/.test(token.pos)) break;
    if (!/^['’]s?$/.test(token.text)) continue;
    const owner = lexicon.organisationWords.get(tokenAt(tokens, left - 1).lower);
    return owner === undefined ? found.noun : { ...found.noun, role: owner };
  }
  return found.noun;
}
