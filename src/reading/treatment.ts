import { verbForms } from "./inflect.ts";
import type { Cast, Character } from "./cast.ts";
import type { Evidence } from "./reading.ts";
import type { Row } from "./table.ts";
import type { Token } from "./tokens.ts";

/** What happens to a character besides being named: it is faulted, or something is done to it. */
export type Treatment = {
  readonly criticised: ReadonlyMap<Character, readonly Evidence[]>;
  readonly actedUpon: ReadonlyMap<Character, readonly Evidence[]>;
};

/** criticise, act-upon: the object is faulted or acted upon · bear: the subject bears it ("lose", "pay"). */
export type Act = "criticise" | "act-upon" | "bear";
/** The forms of such verbs; `participle` ones also make the passive. */
export type ActLexicon = ReadonlyMap<string, { readonly act: Act; readonly participle: boolean }>;

/** Reads the rows of acts.tsv. Throws where a kind is unknown: the file is ours. */
export function actLexicon(rows: readonly Row[]): ActLexicon {
  const lexicon = new Map<string, { readonly act: Act; readonly participle: boolean }>();
  for (const row of rows) {
    const act = acts.find((known) => known === row["kind"]);
    if (act === undefined) throw new Error(`unknown kind of act: ${row["verb"]}`);
    const forms = verbForms(row["verb"] ?? "", row["past"] ?? "", row["participle"] ?? "");
    for (const form of [forms.base, forms.third, forms.gerund, forms.past])
      lexicon.set(form, { act, participle: false });
    lexicon.set(forms.participle, { act, participle: true });
  }
  return lexicon;
}

const acts: readonly Act[] = ["criticise", "act-upon", "bear"];

/**
 * Who is faulted and who bears something: the object of such a verb, the subject of its passive ("were evicted"), or
 * the subject that bears it ("pay the price"). A group is acted upon by any passive: "were told in a letter".
 */
export function findTreatment(tokens: readonly Token[], cast: Cast, lexicon: ActLexicon): Treatment {
  const criticised = new Map<Character, Evidence[]>();
  const actedUpon = new Map<Character, Evidence[]>();
  const starts = characterStarts(cast);
  for (const [at, token] of tokens.entries()) {
    if (token.pos !== "VERB" && token.pos !== "AUX" && token.pos !== "ADJ") continue;
    const treated = treatedAt(tokens, at, { starts, lexicon });
    if (treated === null) continue;
    const target = treated.act === "criticise" ? criticised : actedUpon;
    const evidence = { sentence: token.sentence, span: token.span };
    const known = target.get(treated.character);
    if (known === undefined) target.set(treated.character, [evidence]);
    else known.push(evidence);
  }
  return { criticised, actedUpon };
}

type Treated = { readonly character: Character; readonly act: Act };
type Known = { readonly starts: ReadonlyMap<number, Character>; readonly lexicon: ActLexicon };

function treatedAt(tokens: readonly Token[], at: number, { starts, lexicon }: Known): Treated | null {
  const word = tokens[at]?.lower ?? "";
  const known = lexicon.get(word);
  if (isPassive(tokens, at) && (known?.participle === true || isParticiple(word))) {
    const subject = subjectOf(tokens, at, starts);
    const act = known?.participle === true && known.act !== "bear" ? known.act : null;
    if (subject !== null && act !== null) return { character: subject, act };
    if (subject !== null && subject.kind === "group" && !state.has(word))
      return { character: subject, act: "act-upon" };
    if (subject !== null || act !== "act-upon") return null;
    const whom = tokens[at + 1]?.lower === "to" ? objectOf(tokens, at + 1, starts) : null; // "closed to fishing boats"
    return whom?.kind === "group" ? { character: whom, act } : null;
  }
  if (known === undefined || isAttribute(tokens, at)) return null;
  const character = known.act === "bear" ? subjectOf(tokens, at, starts) : objectOf(tokens, at, starts);
  if (character === null || (known.act === "bear" && (character.kind !== "group" || isNegated(tokens, at))))
    return null;
  return { character, act: known.act };
}

/** "three injured patients", "the evicted tenants": how somebody is called, not what is told of them. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const starts = before === undefined || before.sentence !== tokens[at]?.sentence;
  // the tagger takes "the landlord evicted tenants" for an adjective
  if (tokens[at]?.pos === "ADJ" && (starts || !/^(?:NOUN|PROPN|PRON)$/.test(before.pos))) return true;
  if (!isParticiple(tokens[at]?.lower ?? "") || !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.pos ?? "")) return false;
  return (
    starts ||
    (/^(?:DET|NUM|ADJ|ADV|ADP|PRON)$/.test(before.pos) &&
      !/^(?:who|which|that|he|she|they|it|we|i)$/.test(before.lower))
  );
}

// "were surprised", "are expected to": how somebody is, or what others think, not what is done to them
const state: ReadonlySet<string> = new Set(
  "expected concerned worried interested involved located based born known called named seen thought believed said supposed scheduled satisfied pleased surprised shocked delighted excited divided united aged married dressed used determined committed opposed prepared inclined entitled required needed convinced frustrated tired scared outraged angered horrified relieved frightened upset stunned disappointed connected impressed alarmed thrilled disgusted appalled saddened proud motivated engaged related described listed quoted estimated considered authorised authorized allowed permitted identified been done gone come become".split(
    " ",
  ),
);

function isParticiple(word: string): boolean {
  return (
    /(?:ed|en|wn|rn|ught|old|eld|ent|ept|eft|ost|ut|aid|ade|ung|und)$/.test(word) &&
    !/^(?:been|even|then|but|out|old)$/.test(word)
  );
}

function characterStarts(cast: Cast): ReadonlyMap<number, Character> {
  const starts = new Map<number, Character>();
  for (const character of cast.characters) for (const { span } of character.mentions) starts.set(span.start, character);
  return starts;
}

function isPassive(tokens: readonly Token[], at: number): boolean {
  for (let left = at - 1; left >= Math.max(0, at - 4); left -= 1) {
    const token = tokens[left];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
    if (/^(?:is|are|was|were|be|been|being)$/.test(token.lower)) return true;
    if (token.pos !== "ADV" && token.pos !== "AUX" && token.pos !== "PART") return false;
  }
  return false;
}

/** "they will never pay": what does not happen is borne by nobody. */
function isNegated(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) => /^(?:not|n['’]t|never|cannot)$/.test(tokens[at - back]?.lower ?? ""));
}

const objectWithin = 7; // words between a verb and its object's name

function objectOf(tokens: readonly Token[], at: number, starts: ReadonlyMap<number, Character>): Character | null {
  for (let right = at + 1; right <= at + objectWithin; right += 1) {
    const token = tokens[right];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || /^[.,;:—“"]$/.test(token.text)) return null;
    const character = starts.get(token.span.start);
    if (character !== undefined) return character;
    if (token.pos === "VERB" || token.pos === "SCONJ" || noObject.test(token.lower)) return null;
  }
  return null;
}

// "felt betrayed when Mr Hill came", "separated from their families": whoever comes behind is no object
const noObject = /^(?:when|where|while|because|after|before|if|from|by|who|which)$/;

const subjectWithin = 14; // words between a subject's name and its verb: "The 86 traders who worked there were told"

/** The subject of a verb: named nearest before it, or before a relative clause that stands between the two. */
function subjectOf(tokens: readonly Token[], at: number, starts: ReadonlyMap<number, Character>): Character | null {
  let nearest: Character | null = null;
  let relative = false;
  let phrase = true; // still inside the noun phrase that ends in the nearest name
  let nested = false;
  for (let left = at - 1; left >= Math.max(0, at - subjectWithin); left -= 1) {
    const token = tokens[left];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || /^[.;:“”"()—–]$/.test(token.text)) break;
    const character = starts.get(token.span.start);
    // "traders who refused to leave their stalls were carried out": not the stalls; "residents of the villages": not they
    if (character !== undefined && (relative || nested)) return character;
    nearest ??= character ?? null;
    if (nearest === null) continue;
    relative ||= /^(?:who|which|whose)$/.test(token.lower);
    phrase &&= !/^(?:VERB|AUX|CCONJ|SCONJ|PUNCT)$/.test(token.pos);
    nested = phrase && (nested || token.pos === "ADP");
  }
  return nearest;
}
