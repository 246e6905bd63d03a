import type { CueLexicon, CueVerb } from "./cues.ts";
import { plural, verbForms } from "./inflect.ts";
import type { Row } from "./table.ts";

/** What may follow such a word: "n", "c", "t", "o", "seem" as in stances.tsv, else the word itself: "of", "about", "as". */
export type StanceFrames = ReadonlySet<string>;

/** Words by which a text tells what somebody holds or wants, from stances.tsv. All keys are lower case. */
export type StanceLexicon = {
  /** Every form of every such verb; `frames` of the verbs here are empty, see `verbs`. */
  readonly cues: CueLexicon;
  readonly verbs: ReadonlyMap<string, StanceFrames>;
  readonly nouns: ReadonlyMap<string, StanceFrames>;
  readonly adjectives: ReadonlyMap<string, StanceFrames>;
};

/** Reads the rows of stances.tsv. Throws where a part of speech is unknown: the file is ours. */
export function stanceLexicon(rows: readonly Row[]): StanceLexicon {
  const cues = new Map<string, { verb: CueVerb; forms: Set<"base" | "third" | "past" | "participle" | "gerund"> }>();
  const verbs = new Map<string, StanceFrames>();
  const nouns = new Map<string, StanceFrames>();
  const adjectives = new Map<string, StanceFrames>();
  for (const row of rows) {
    const word = row["word"] ?? "";
    const frames = new Set((row["frames"] ?? "").split(" ").filter(Boolean));
    if (row["pos"] === "noun") {
      nouns.set(word, frames);
      nouns.set(plural(word), frames);
    } else if (row["pos"] === "adj") adjectives.set(word, frames);
    else if (row["pos"] === "verb") {
      verbs.set(word, frames);
      const verb: CueVerb = { lemma: word, act: "thought", frames: new Set() };
      const forms = verbForms(word, row["past"] ?? "", row["participle"] ?? "");
      for (const form of ["base", "third", "past", "participle", "gerund"] as const) {
        const known = cues.get(forms[form]);
        if (known === undefined) cues.set(forms[form], { verb, forms: new Set([form]) });
        else if (known.verb === verb) known.forms.add(form);
      }
    } else throw new Error(`unknown part of speech: ${word}`);
  }
  return { cues, verbs, nouns, adjectives };
}
