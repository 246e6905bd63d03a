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

export type Act = "criticise" | "act-upon";
/** The forms of verbs that fault or act upon somebody; `participle` ones also make the passive. */
export type ActLexicon = ReadonlyMap<string, { readonly act: Act; readonly participle: boolean }>;

export function actLexicon(rows: readonly Row[]): ActLexicon {
  const lexicon = new Map<string, { readonly act: Act; readonly participle: boolean }>();
  for (const row of rows) {
    const act = row["kind"] === "criticise" ? "criticise" : "act-upon";
    const forms = verbForms(row["verb"] ?? "", row["past"] ?? "", row["participle"] ?? "");
    for (const form of [forms.base, forms.third, forms.gerund, forms.past])
      lexicon.set(form, { act, participle: false });
    lexicon.set(forms.participle, { act, participle: true });
  }
  return lexicon;
}

const objectWithin = 7; // words between a verb and its object's name

/** Who is faulted and who bears something: the object of such a verb, or the subject of its passive. */
export function findTreatment(tokens: readonly Token[], cast: Cast, lexicon: ActLexicon): Treatment {
  const criticised = new Map<Character, Evidence[]>();
  const actedUpon = new Map<Character, Evidence[]>();
  const starts = characterStarts(cast);
  for (const [at, token] of tokens.entries()) {
    const known = lexicon.get(token.lower);
    if (known === undefined || (token.pos !== "VERB" && token.pos !== "AUX")) continue;
    const passive = known.participle && isPassive(tokens, at);
    const character = passive ? subjectOf(tokens, at, starts) : objectOf(tokens, at, starts);
    if (character === null) continue;
    const target = known.act === "criticise" ? criticised : actedUpon;
    target.set(character, [...(target.get(character) ?? []), { sentence: token.sentence, span: token.span }]);
  }
  return { criticised, actedUpon };
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

function objectOf(tokens: readonly Token[], at: number, starts: ReadonlyMap<number, Character>): Character | null {
  for (let right = at + 1; right <= at + objectWithin; right += 1) {
    const token = tokens[right];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || /^[.,;:—“"]$/.test(token.text)) return null;
    const character = starts.get(token.span.start);
    if (character !== undefined) return character;
    if (token.pos === "VERB" || token.pos === "SCONJ") return null;
  }
  return null;
}

function subjectOf(tokens: readonly Token[], at: number, starts: ReadonlyMap<number, Character>): Character | null {
  for (let left = at - 1; left >= Math.max(0, at - 14); left -= 1) {
    const token = tokens[left];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || /^[.;:“”"]$/.test(token.text)) return null;
    const character = starts.get(token.span.start);
    if (character !== undefined) return character;
  }
  return null;
}
