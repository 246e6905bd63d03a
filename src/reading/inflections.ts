import { plural, verbForms } from "./inflect.ts";

export type PartOfSpeech = "verb" | "noun" | "adj" | "adv" | "phrase";

/** The forms a word takes in a text, itself first. Adjectives and adverbs are given as they are. */
export function inflections(word: string, pos: PartOfSpeech): readonly string[] {
  if (pos === "verb") return spellings(word).flatMap(allVerbForms);
  if (pos === "noun") return [word, irregularPlural(word) ?? plural(word)];
  return [word];
}

/** "politicize" is also spelt "politicise". */
function spellings(verb: string): readonly string[] {
  return /.{3}ize$/.test(verb) ? [verb, verb.replace(/ize$/, "ise")] : [verb];
}

function allVerbForms(verb: string): readonly string[] {
  const known = irregular.get(verb)?.split(" ") ?? [];
  const [past = "", participle = "", gerund] = known;
  const forms = verbForms(verb, past, participle);
  return [...new Set([verb, forms.third, forms.past, forms.participle, gerund ?? forms.gerund])];
}

function irregularPlural(noun: string): string | null {
  if (/(?:^|[a-z])man$/.test(noun)) return noun.replace(/man$/, "men");
  return noun === "child" ? "children" : null;
}

/** Past, participle, and the gerund where it is irregular too. */
const irregular: ReadonlyMap<string, string> = new Map([
  ["backstab", "backstabbed backstabbed backstabbing"],
  ["bend", "bent"],
  ["bite", "bit bitten"],
  ["bleed", "bled"],
  ["blow", "blew blown"],
  ["cling", "clung"],
  ["come", "came come"],
  ["cut", "cut"],
  ["dig", "dug"],
  ["do", "did done"],
  ["drink", "drank drunk"],
  ["eat", "ate eaten"],
  ["fall", "fell fallen"],
  ["gaslight", "gaslit gaslighted"],
  ["go", "went gone"],
  ["hang", "hung"],
  ["hide", "hid hidden"],
  ["hold", "held"],
  ["hit", "hit"],
  ["kneel", "knelt"],
  ["lay", "laid"],
  ["leave", "left"],
  ["lie", "lied lied lying"],
  ["let", "let"],
  ["ride", "rode ridden"],
  ["run", "ran run"],
  ["sell", "sold"],
  ["sink", "sank sunk"],
  ["spin", "spun"],
  ["steal", "stole stolen"],
  ["sweep", "swept"],
  ["take", "took taken"],
  ["tear", "tore torn"],
  ["throw", "threw thrown"],
  ["unravel", "unraveled unravelled unravelling"],
  ["wring", "wrung"],
]);
