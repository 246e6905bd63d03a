import { verbForms } from "./inflect.ts";
import { itemAt, type Item } from "./segments.ts";
import type { Row } from "./table.ts";

/** What may follow a reporting verb; the letters are those of the column `frames` in cues.tsv. */
export type Frame = "q" | "c" | "b" | "t" | "a" | "s" | "f" | "o" | "p" | "n" | "l";
type Form = "base" | "third" | "past" | "participle" | "gerund";

export type CueVerb = {
  readonly lemma: string;
  readonly act: "speech" | "thought";
  readonly frames: ReadonlySet<Frame>;
};
export type CueForm = { readonly verb: CueVerb; readonly forms: ReadonlySet<Form> };

/** Every form of every reporting verb. */
export type CueLexicon = ReadonlyMap<string, CueForm>;

/** Reads the rows of cues.tsv; of two verbs with one form the first keeps it. */
export function cueLexicon(rows: readonly Row[]): CueLexicon {
  const lexicon = new Map<string, { verb: CueVerb; forms: Set<Form> }>();
  for (const row of rows) {
    const lemma = row["lemma"] ?? "";
    const frames = new Set<Frame>((row["frames"] ?? "").split("").filter(isFrame));
    const verb: CueVerb = { lemma, act: row["act"] === "thought" ? "thought" : "speech", frames };
    const forms = verbForms(lemma, row["past"] ?? "", row["participle"] ?? "");
    for (const form of ["base", "third", "past", "participle", "gerund"] as const) {
      const word = forms[form];
      const known = lexicon.get(word);
      if (known === undefined) lexicon.set(word, { verb, forms: new Set([form]) });
      else if (known.verb === verb) known.forms.add(form);
    }
  }
  return lexicon;
}

function isFrame(letter: string): letter is Frame {
  return "qcbtasfopnl".includes(letter);
}

/**
 * A reporting verb in its place: items `from` to `to` are the verb group ("has also said", "pointed out").
 * finite: has its subject before or, inverted, after it · gerund: "adding that", shares the subject of its sentence.
 */
export type Cue = {
  readonly verb: CueVerb;
  readonly from: number;
  readonly at: number;
  readonly to: number;
  readonly form: "finite" | "gerund" | "infinitive" | "passive";
  readonly negated: boolean;
  /** "can appeal", "may argue": nobody has said it yet. */
  readonly possible: boolean;
};

/** The reporting verbs of a segment outside quotation marks, in order. */
export function findCues(items: readonly Item[], lexicon: CueLexicon): readonly Cue[] {
  const cues: Cue[] = [];
  const titled = isTitled(items);
  for (const [at, item] of items.entries()) {
    const known = item.quotation === null ? lexicon.get(item.lower) : undefined;
    if (known === undefined) continue;
    const small = titled && at > 0 ? items.with(at, { ...item, text: item.lower }) : items;
    if (isVerbHere(small, at, known)) cues.push(cueAt(items, at, known));
  }
  return cues;
}

const titleWordsLeast = 4;
const titleWordsMost = 24;

/** "Minister Says Rents Will Rise": a headline whose words are all capitalised, verbs too. */
function isTitled(items: readonly Item[]): boolean {
  if (items.length > titleWordsMost) return false;
  const words = items.filter(({ text }) => /^\p{L}{4,}/u.test(text));
  return words.length >= titleWordsLeast && words.every(({ text }) => /^\p{Lu}/u.test(text));
}

const speaker = /^(?:PROPN|NOUN|PRON|NUM)$/;

/** Whether the word is a verb where it stands: "claims" after "the" is a noun, whatever the tagger says. */
function isVerbHere(items: readonly Item[], at: number, { verb, forms }: CueForm): boolean {
  const item = itemAt(items, at);
  const before = itemAt(items, at - 1);
  const after = itemAt(items, at + 1);
  if (/^\p{Lu}/u.test(item.text) && at > 0 && before.pos !== "QUOTE") return false;
  if (before.pos === "DET" && !/^(?:some|many|all|both|this|that|those|these|another)$/.test(before.lower))
    return false;
  if (/^(?:his|her|its|their|our|my|your)$/.test(before.lower) || before.lower === "'s" || before.lower === "’s")
    return false;
  if (verb.lemma === "add" && after.lower === "to") return false; // "the shortfalls only add to the misery"
  if (item.pos === "VERB" || item.pos === "AUX") return true;
  if (verb.lemma === "say" || verb.lemma === "tell") return true;
  if (forms.has("past") || forms.has("gerund"))
    return item.pos !== "ADJ" || after.lower === "that" || /^(?:QUOTE|DET|PRON)$/.test(after.pos);
  // "“It is so,” Ms Hill states.": a verb by its place between a quotation with a name and the full stop
  const ends = after.pos === "PUNCT" || after.pos === "NONE";
  if (forms.has("third") && before.pos === "PROPN" && itemAt(items, at - 2).pos === "QUOTE" && ends) return true;
  // "Residents dispute the figures", "the authors estimate;": tagged a noun behind a plural
  if (forms.has("base") && /[^s’']s$/.test(before.lower) && /^(?:NOUN|PROPN)$/.test(before.pos)) {
    if (after.pos === "DET") return true;
    if (/^[,;]$/.test(after.lower) && itemAt(items, at - 2).pos === "DET" && itemAt(items, at - 3).lower === ",")
      return true;
  }
  // "Mr Hill claims that …": tagged a noun after a name
  return (
    speaker.test(before.pos) &&
    (after.lower === "that" || after.lower === "out" || after.pos === "QUOTE" || after.lower === ":")
  );
}

const auxiliary = new Set(
  "has have had having will would can could may might must shall should do does did is are was were be been being am 's 've 'd 'll ’s ’ve ’d ’ll get got".split(
    " ",
  ),
);
const being = new Set("is are was were be been being am get got 's ’s".split(" "));
const negation = new Set(["not", "n't", "n’t", "never", "neither", "nor", "hardly"]);
const between = new Set([
  "also",
  "later",
  "then",
  "now",
  "once",
  "still",
  "even",
  "just",
  "only",
  "previously",
  "recently",
  "already",
  "again",
  "first",
  "often",
  "to",
  "both",
  "all",
  "each",
  "themselves",
  "himself",
  "herself",
]);

function cueAt(items: readonly Item[], at: number, { verb, forms }: CueForm): Cue {
  let from = at;
  let negated = false;
  let possible = false;
  let hasBeing = false;
  let hasTo = false;
  let hasAuxiliary = false;
  for (let left = at - 1; left >= 0; left -= 1) {
    const item = itemAt(items, left);
    const word = item.lower;
    if (
      !(
        auxiliary.has(word) ||
        negation.has(word) ||
        between.has(word) ||
        (item.pos === "ADV" && !/^(?:here|there|how|why|when|where|ago|so)$/.test(word))
      )
    )
      break;
    if ((word === "'s" || word === "’s") && item.pos === "PART") break;
    if (word === "first" && item.pos !== "ADV") break;
    negated ||= negation.has(word);
    possible ||= /^(?:can|could|may|might|must|should)$/.test(word);
    hasBeing ||= being.has(word);
    hasTo ||= word === "to";
    hasAuxiliary ||= auxiliary.has(word);
    from = left;
  }
  const next = itemAt(items, at + 1).lower;
  const particle =
    (verb.frames.has("o") && next === "out") ||
    (verb.frames.has("p") && next === "on") ||
    (/^(?:call|ask|press|plead|push|appeal)$/.test(verb.lemma) && next === "for") ||
    // "they tweeted out that …"
    (next === "out" && itemAt(items, at + 2).lower === "that");
  // "he was quoted as saying"
  const quoted = verb.lemma === "quote" && hasBeing && next === "as" && itemAt(items, at + 2).lower === "saying";
  if (quoted) return { verb, from, at, to: at + 2, form: "finite", negated, possible };
  // "when asked why she had not complained"
  if (
    /^(?:when|if|once|as|after)$/.test(itemAt(items, from - 1).lower) &&
    (forms.has("past") || forms.has("participle")) &&
    from === at
  )
    hasBeing = true;
  return { verb, from, at, to: particle ? at + 1 : at, form: formOf(), negated, possible };

  function formOf(): Cue["form"] {
    if (hasTo) return "infinitive";
    if (forms.has("gerund")) return hasBeing ? "finite" : "gerund";
    if (hasBeing && (forms.has("participle") || forms.has("past"))) return "passive";
    return hasAuxiliary || forms.has("third") || forms.has("past") || forms.has("base") ? "finite" : "passive";
  }
}
