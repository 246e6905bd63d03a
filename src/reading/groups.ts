import { firstFrom } from "../text/order.ts";
import { addTo, type Cast, type Character } from "./cast.ts";
import type { GroupNoun, Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/**
 * Adds the groups that the text is about and that bear what happens ("tenants", "small farmers"), and the forces that
 * act on others ("police"), whether they speak or not: who is only talked about is half of what a reader asks. A group
 * that already speaks gets its further mentions. A group is called what the text calls it most often.
 */
export function addAffectedGroups(cast: Cast, tokens: readonly Token[], lexicon: Lexicon): void {
  const known = knownGroups(cast, lexicon);
  const called = new Map<Character, string[]>();
  const taken = takenBy(cast, tokens);
  for (const [at, token] of tokens.entries()) {
    const force = forces.has(token.lower);
    // the tagger takes "police cleared" for two verbs
    if (taken.has(token.span.end) || !(force || /^(?:NOUN|PROPN|ADJ)$/.test(token.pos))) continue;
    if (isOfficer(tokens, at)) noteOfficer(known.get("police"), token);
    const found = groupAt(tokens, at, lexicon);
    if (found === null || isModifier(tokens, at)) continue;
    const { noun, group, from } = found;
    const bears = group.affected || (borne.has(group.role) && isSubjectOfPassive(tokens, at));
    if (!force && !bears) continue;
    const start = compoundStart(tokens, from);
    if (force && start < at) continue; // "foreign troops": whose they are is not said
    const words = tokens.slice(start, at + 1);
    const name = words.map((word, index) => (startsSentence(tokens, start + index) ? word.lower : word.text)).join(" ");
    // "bus drivers" and "crane drivers" are two groups, "farmers" and "small farmers" one
    const compound = tokens[start]?.pos === "NOUN" && start < from ? name.toLowerCase() : noun;
    const character =
      known.get(compound) ??
      (compound === noun ? undefined : bare(known.get(noun), noun, called)) ??
      addTo(cast, { kind: force ? "organisation" : "group", name: noun, role: group.role, plural: true });
    character.nouns.add(noun);
    known.set(compound, character);
    if (!known.has(noun)) known.set(noun, character);
    if (character.mentions.length === 0) called.set(character, []);
    called.get(character)?.push(name);
    character.mentions.push({
      sentence: token.sentence,
      span: { start: tokens[start]?.span.start ?? token.span.start, end: token.span.end },
    });
  }
  for (const [character, names] of called) character.name = commonest(names);
}

/** Where the tokens end that are part of somebody's name already: "bus drivers who have worked there since May". */
function takenBy({ characters }: Cast, tokens: readonly Token[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { mentions } of characters) {
    for (const { span } of mentions) {
      for (let at = firstFrom(tokens, span.start); at < tokens.length; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.span.start >= span.end) break;
        taken.add(token.span.end);
      }
    }
  }
  return taken;
}

/** What a group is called most often; of two names called as often, the first. */
function commonest(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? "";
}

// Groups of other classes count where something is done to them: "Four traders were carried out".
const borne: ReadonlySet<string> = new Set(["business", "campaigner"]);

// Bodies without a name of their own that use force; what they are faulted for they can be asked about.
const forces: ReadonlySet<string> = new Set(["police", "army", "military", "navy"]);

function startsSentence(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.sentence !== tokens[at]?.sentence;
}

/** "An officer dragged her": one of the police, where the text has spoken of them. */
function isOfficer(tokens: readonly Token[], at: number): boolean {
  return /^officers?$/.test(tokens[at]?.lower ?? "") && !/^(?:NOUN|PROPN|VERB)$/.test(tokens[at - 1]?.pos ?? "");
}

function noteOfficer(police: Character | undefined, { sentence, span }: Token): void {
  police?.mentions.push({ sentence, span });
}

function knownGroups(cast: Cast, lexicon: Lexicon): Map<string, Character> {
  const known = new Map<string, Character>();
  for (const character of cast.characters) {
    // "Bus drivers said no": the same as "the bus drivers" later
    const whole = character.name.toLowerCase().replace(/^(?:the|some|many|most|several) /, "");
    if (character.kind === "group" && character.plural && !known.has(whole)) known.set(whole, character);
    for (const noun of character.nouns) {
      // "Thunder Bay police" is the police, "Police Commission" is not
      const force = forces.has(noun) && character.name.toLowerCase().endsWith(noun);
      const counts = force || (character.plural && lexicon.groups.has(noun));
      if (counts && character.kind !== "person" && !known.has(noun)) known.set(noun, character);
    }
  }
  return known;
}

/** A group that has only been called by its bare noun so far. */
function bare(
  character: Character | undefined,
  noun: string,
  called: ReadonlyMap<Character, readonly string[]>,
): Character | undefined {
  if (character === undefined) return undefined;
  return (called.get(character) ?? [character.name]).every((name) => name.toLowerCase() === noun)
    ? character
    : undefined;
}

type Found = { readonly noun: string; readonly group: GroupNoun; readonly from: number };

/** The longest entry of the lexicon that ends at a token: "asylum seekers" before "seekers". */
function groupAt(tokens: readonly Token[], at: number, { groups }: Lexicon): Found | null {
  for (let from = Math.max(0, at - 2); from <= at; from += 1) {
    if (tokens[from]?.sentence !== tokens[at]?.sentence) continue;
    const noun = tokens
      .slice(from, at + 1)
      .map((word) => word.lower)
      .join(" ");
    const group = groups.get(noun);
    if (group !== undefined && (from < at || tokens[at]?.pos !== "ADJ")) return { noun, group, from };
  }
  return null;
}

// Adjectives that make a group of its own; "angry" or "new" say how some of it are just now.
const classing =
  /^(?:small|young|younger|older|elderly|local|low-paid|low-income|poor|poorer|disabled|pregnant|black|white|female|male|private|public|foreign|single|unaccompanied|homeless|indigenous|minority|rural|urban|vulnerable|undocumented|migrant|former)$/;

/** Where the name of a group begins: "crane drivers", "small farmers", "Ukrainian civilians". */
function compoundStart(tokens: readonly Token[], from: number): number {
  let start = from;
  while (start > from - 2) {
    const before = tokens[start - 1];
    if (before === undefined || before.sentence !== tokens[from]?.sentence) break;
    const noun = before.pos === "NOUN" && /^\p{Ll}/u.test(before.text) && /\p{Ll}$/u.test(before.text);
    // "in the end small farmers pay": a noun belongs to the noun after it, not to an adjective
    if (noun && start < from && tokens[start]?.pos !== "NOUN") break;
    if (!noun && !classing.test(before.lower) && !(before.pos === "ADJ" && /^\p{Lu}\p{Ll}+n$/u.test(before.text)))
      break;
    start -= 1;
  }
  return start;
}

/** "the tenants’ union", "patients association": there the word names no people of its own. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined) return false;
  const next = tokens[at + 2];
  if (/^['’]s?$/.test(after.text)) return next?.pos === "NOUN" || next?.pos === "PROPN" || next?.pos === "ADJ";
  if (forces.has(tokens[at]?.lower ?? "") && /^(?:NOUN|PROPN)$/.test(after.pos)) return true;
  return after.pos === "PROPN" || (/^\p{Lu}/u.test(tokens[at]?.text ?? "") && /^\p{Lu}/u.test(after.text));
}

const doneToThem =
  /^(?:told|ordered|carried|cited|moved|given|arrested|evicted|fined|removed|banned|barred|forced|relocated|assigned|charged|sued|raided|closed|shut|driven|pushed|left|cut|taxed|compensated|dismissed|sacked|detained|attacked|beaten|hit|struck|jailed|sentenced)$/;
const verbWithin = 9; // words between a subject and its verb

function isSubjectOfPassive(tokens: readonly Token[], at: number): boolean {
  for (let right = at + 1; right < at + verbWithin; right += 1) {
    const token = tokens[right];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || /^[.,;:]$/.test(token.text)) return false;
    if (!/^(?:was|were|are|be|been)$/.test(token.lower)) continue;
    return [1, 2].some((step) => doneToThem.test(tokens[right + step]?.lower ?? ""));
  }
  return false;
}
