import type { Span } from "../text/span.ts";
import { organisationNamed, type Gender, type Lexicon, type RoleNoun } from "./lexicon.ts";
import { ownedRole, roleByDoing } from "./roles-by-doing.ts";
import { beginsSentence, tokenAt, type Token } from "./tokens.ts";

/** What a name is surrounded with: titles, a role before it, an apposition behind it. `start`: where the bare name begins. */
export type Description = {
  readonly start: number;
  readonly honorific: string | null;
  readonly role: RoleNoun | null;
  readonly described: Span | null;
  /** All role nouns that stand around the name: "witness" before it, "nurse" behind. */
  readonly nouns: readonly string[];
  readonly gender: Gender;
};

type Range = { readonly from: number; readonly to: number };
/** The words that say what somebody is, and the role noun among them; an empty noun where it is told by what they do. */
export type Described = { readonly span: Span; readonly noun: RoleNoun };

/** Reads what stands in, before and behind the capitalised words from `from` to `to`. */
export function describe(tokens: readonly Token[], range: Range, lexicon: Lexicon): Description {
  const titles = titlesIn(tokens, range, lexicon);
  const { start, honorific } = titles;
  const inside = start > range.from && titles.role !== null;
  const span = {
    start: tokenAt(tokens, titleStart(tokens, range.from)).span.start,
    end: tokenAt(tokens, start - 1).span.end,
  };
  let described = inside ? span : null;
  let role = titles.role;
  let gender = titles.gender;
  const nouns = role === null ? [] : [role.noun];
  for (const around of [roleBefore, roleOfOffice, roleBeforeComma, roleBehind, roleByDoing]) {
    const found = around(tokens, { from: range.from, to: range.to }, lexicon);
    if (found === null) continue;
    role ??= ownedRole(tokens, { at: range.from, found, lexicon });
    described ??= found.span;
    gender ??= found.noun.gender;
    if (found.noun.noun !== "") nouns.push(found.noun.noun);
  }
  return { start, honorific, role, described, nouns, gender };
}

/** "Trade Minister", "Police Chief": back over the capitalised words of a title that open a sentence. */
function titleStart(tokens: readonly Token[], from: number): number {
  const before = tokenAt(tokens, from - 1);
  const joins =
    before.sentence === tokenAt(tokens, from).sentence &&
    /^\p{Lu}\p{Ll}/u.test(before.text) &&
    /^(?:NOUN|PROPN|ADJ)$/.test(before.pos);
  return joins ? from - 1 : from;
}

/** "French President Emmanuel Macron": all up to the last title is no part of the name; "General Motors" is all name. */
function titlesIn(tokens: readonly Token[], range: Range, lexicon: Lexicon): Omit<Description, "described" | "nouns"> {
  let start = range.from;
  let honorific: string | null = null;
  let role: RoleNoun | null = null;
  let gender: Gender = null;
  if (endsAsBody(tokens, range, lexicon)) return { start, honorific, role, gender };
  for (let at = range.from; at < range.to; at += 1) {
    const word = tokenAt(tokens, at).lower.replace(/\.$/, "");
    const title = lexicon.honorifics.get(word);
    const noun = roleEndingAt(tokens, range.from, at, lexicon);
    if (/^(?:st|saint|mt|mount|fort|port|lake)$/.test(word)) continue; // "St Bride’s" is a place
    if (title === undefined && noun?.title !== true) continue;
    if (title !== undefined && (noun === null || word.length <= 4)) honorific = word;
    role = noun ?? role;
    gender ??= title ?? noun?.gender ?? null;
    start = at + 1;
  }
  while (tokenAt(tokens, start).text === "." && start < range.to) start += 1;
  return { start, honorific, role, gender };
}

/** "architect Lorena Paz Akin", "Economist Jane Smith" */
function roleBefore(tokens: readonly Token[], { from }: Range, lexicon: Lexicon): Described | null {
  const before = tokenAt(tokens, from - 1);
  if (before.sentence !== tokenAt(tokens, from).sentence) return null;
  const noun = roleEndingAt(tokens, Math.max(0, from - 3), from - 1, lexicon);
  if (noun === null || noun.plural || !(/^\p{Ll}/u.test(before.text) || beginsSentence(tokens, from - 1))) return null;
  return { noun, span: roleSpan(tokens, from - 1) };
}

const office =
  /(?:^|-)(?:minister|secretary|head|director|chief|president|chair|chairman|chairwoman|commissioner|mayor)$/;

/** "Minister of Natural Resources Ann Lee", "then-minister of infrastructure Bo Chan" */
function roleOfOffice(tokens: readonly Token[], { from }: Range, lexicon: Lexicon): Described | null {
  const { sentence } = tokenAt(tokens, from);
  let at = from - 1;
  while (from - at < 6 && /^(?:NOUN|ADJ|PROPN|CCONJ)$/.test(tokenAt(tokens, at).pos)) at -= 1;
  const title = tokenAt(tokens, at - 1);
  if (at === from - 1 || !/^(?:of|for)$/.test(tokenAt(tokens, at).lower)) return null;
  if (title.sentence !== sentence || !office.test(title.lower)) return null;
  const noun =
    roleEndingAt(tokens, Math.max(0, at - 3), at - 1, lexicon) ?? lexicon.roles.get(title.lower.replace(/^.*-/, ""));
  if (noun === undefined || noun.plural) return null;
  return { noun, span: { start: title.span.start, end: tokenAt(tokens, from - 1).span.end } };
}

/** "The first witness, Ilse Maas, …", "Its secretary-general, Paul Dressen, …" */
function roleBeforeComma(tokens: readonly Token[], { from }: Range, lexicon: Lexicon): Described | null {
  const comma = tokenAt(tokens, from - 1);
  if (comma.text !== "," || comma.sentence !== tokenAt(tokens, from).sentence) return null;
  const noun = roleEndingAt(tokens, Math.max(0, from - 4), from - 2, lexicon);
  if (noun === null || noun.plural || !opensApposition(tokens, from - 2)) return null;
  return { noun, span: roleSpan(tokens, from - 2) };
}

/** ", a nurse at the clinic,", "(a tenant)" */
function roleBehind(tokens: readonly Token[], { to }: Range, lexicon: Lexicon): Described | null {
  return /^[,(]$/.test(tokenAt(tokens, to + 1).text) ? appositionRole(tokens, to + 2, lexicon) : null;
}

/** The role noun, of up to three words, that ends at a token: "prime minister", "spokeswoman". */
function roleEndingAt(tokens: readonly Token[], from: number, at: number, lexicon: Lexicon): RoleNoun | null {
  let phrase = "";
  let found: RoleNoun | null = null;
  for (let left = at; left >= Math.max(from, at - 2); left -= 1) {
    phrase = phrase === "" ? tokenAt(tokens, left).lower : `${tokenAt(tokens, left).lower} ${phrase}`;
    found = lexicon.roles.get(phrase) ?? found;
  }
  return found;
}

/** "Justice Department", "Teachers Union", "General Motors": a body, though a title opens its name. */
function endsAsBody(tokens: readonly Token[], { from, to }: Range, lexicon: Lexicon): boolean {
  const words = tokens.slice(from, to + 1).map((token) => token.text);
  if (organisationNamed(lexicon, words.join(" ")) !== undefined) return true;
  if (words.some((word) => /^['’]s$/.test(word))) return true; // "Prime Minister’s Office"
  const last = (words.at(-1) ?? "").toLowerCase();
  return (
    words.length === 2 &&
    (lexicon.organisationWords.has(last) || lexicon.things.has(last)) &&
    !/^(?:mr|mrs|ms|dr|sir)\.?$/i.test(words[0] ?? "")
  );
}

/** Whether the words up to `at` are a phrase of their own: "The first witness", "his former bookkeeper". */
function opensApposition(tokens: readonly Token[], at: number): boolean {
  for (let left = at; left >= Math.max(0, at - 6); left -= 1) {
    const token = tokenAt(tokens, left);
    if (token.pos === "DET" || /^(?:his|her|its|their|our|['’]s)$/.test(token.lower)) return true;
    if (!/^(?:NOUN|ADJ|PROPN|PART|ADP|NUM)$/.test(token.pos)) return false;
  }
  return false;
}

/** "Toronto retiree", "longtime pollster": the words before a name that say what somebody is. */
function roleSpan(tokens: readonly Token[], last: number): Span {
  let from = last;
  while (from > 0 && last - from < 5) {
    const before = tokenAt(tokens, from - 1);
    if (before.sentence !== tokenAt(tokens, last).sentence || !/^(?:ADJ|NOUN|PROPN)$/.test(before.pos)) break;
    from -= 1;
  }
  return { start: tokenAt(tokens, from).span.start, end: tokenAt(tokens, last).span.end };
}

const appositionMost = 14; // words

/** The description behind a name's comma, where it begins like one and holds a role noun: ", a nurse at the clinic,". */
function appositionRole(tokens: readonly Token[], from: number, lexicon: Lexicon): Described | null {
  const first = tokenAt(tokens, from);
  let start = from;
  if (/^\d{1,2}$/.test(first.text) && tokenAt(tokens, from + 1).text === ",") start = from + 2;
  // ", who worked as a nurse", ", who is a tenant": the noun behind the verb says it
  const relative = tokenAt(tokens, start).lower === "who";
  if (relative) start = behindBeing(tokens, start + 1);
  const opening = tokenAt(tokens, start);
  // ", who was carrying his mother’s photographs" says what somebody did, not what they are
  if (relative && opening.pos !== "DET" && roleEndingAt(tokens, start, start, lexicon) === null) return null;
  if (/^(?:and|but|who|which|whose|when|while|as|where|in|on|at)$/.test(opening.lower)) return null;
  const title = roleEndingAt(tokens, start, start + 1, lexicon) ?? roleEndingAt(tokens, start, start + 2, lexicon);
  if (!/^(?:DET|ADJ|NOUN|PROPN|ADV|NUM|PRON)$/.test(opening.pos) && (title === null || opening.pos === "AUX"))
    return null;
  let noun: RoleNoun | null = null;
  let at = start;
  for (; at < start + appositionMost; at += 1) {
    const token = tokenAt(tokens, at);
    if (token.sentence !== first.sentence || /^[,.;:—–()"“”]$/.test(token.text)) break;
    if (noun !== null && /^(?:who|whom|whose|which|when|while|where|and|but|that)$/.test(token.lower)) break;
    if (/^(?:VERB|AUX)$/.test(token.pos) && !/(?:ing|ed)$/.test(token.lower) && at > start + 1) {
      if (!relative && noun === null) return null;
      break;
    }
    // "Voyager, the commission of her friend" is not the friend
    if (noun === null && token.pos === "ADP" && /^(?:NOUN|PROPN)$/.test(tokenAt(tokens, at - 1).pos)) break;
    if (noun === null) noun = roleEndingAt(tokens, start, at, lexicon);
    // "a marine biologist": not the marine
    else if (noun === roleEndingAt(tokens, start, at - 1, lexicon))
      noun = roleEndingAt(tokens, at, at, lexicon) ?? noun;
  }
  if (noun === null || noun.plural || at === start) return null;
  if (/^\p{Lu}/u.test(opening.text) && !lexicon.roles.has(opening.lower) && lexicon.firstNames.has(opening.lower)) {
    return null;
  }
  return { span: { start: opening.span.start, end: tokenAt(tokens, at - 1).span.end }, noun };
}

/** Past "works as", "is", "has been": to what somebody is; to the end of the text where there is no such verb. */
function behindBeing(tokens: readonly Token[], from: number): number {
  for (let at = from; at < from + 4; at += 1) {
    const word = tokenAt(tokens, at).lower;
    if (/^(?:is|was|are|were|been|be|as)$/.test(word)) return at + 1;
    if (!/^(?:has|had|have|works?|worked|working|served?|serves|also|now|once|later)$/.test(word)) return tokens.length;
  }
  return tokens.length;
}
