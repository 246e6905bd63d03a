import { coverage, shared, stemsOf } from "./stems.ts";

/** A clause of a sentence, with the word it begins with where that word binds or limits ("but", "if", "unless"). */
export type Clause = { readonly text: string; readonly stems: readonly string[]; readonly limits: boolean };

/** Cuts a sentence at its punctuation and before the words that open a clause; nothing is lost between the pieces. */
export function clausesOf(sentence: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const text = sentence.slice(from, to);
    const stems = stemsOf(text);
    if (stems.length > 0 || limiting.test(text.trim())) {
      clauses.push({ text, stems, limits: limiting.test(text.trim().replace(/^["“”„'‘’,;:—–\s]+/u, "")) });
      from = to;
    }
  };
  for (const match of sentence.matchAll(opening)) cut(match.index);
  cut(sentence.length);
  return clauses;
}

const opening =
  /[,;:—–(](?=[\s"”’])|(?<=\s)(?:(?<!(?:nothing|anything|everything|all|none) )but|although|though|unless|except|provided|because|while|whereas|which|who|if|without|rather than|instead of|and (?:that|has|have|had|is|are|was|were|will|would|did|does|do|can|could|may|might|must|should|cannot|nobody|no|none)|subject to|as long as|aber|obwohl|wenn|sofern|außer|mais|sauf|pero|aunque|salvo)(?=\s)/giu;

const limiting =
  /^(?:but(?! also)|although|though|unless|except|provided|only if|subject to|as long as|on condition|aber|obwohl|sofern|es sei denn|mais|bien que|sauf|pero|aunque|salvo)\b/iu;

/** Whether a text makes use of a clause: most of its matter is there, or a good piece of a long one. */
export function uses(text: ReadonlySet<string>, { stems }: Clause): boolean {
  if (stems.length === 0) return false;
  const common = shared(stems, text);
  return coverage(stems, text) >= 0.4 || (common >= 4 && coverage(stems, text) >= 0.34);
}
