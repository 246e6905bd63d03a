import { overlaps, slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";

const wordsLeast = 8; // what is kept has to be a sentence still

/**
 * A sentence without the clauses that hold any of the unwanted words, as the slices that are kept: an aside between
 * commas or dashes, or a clause at its end; and without what the narrator adds about somebody or something in passing.
 * Nothing is cut inside `said`, somebody's words. Where too little would be left the whole sentence is given back.
 */
export function withoutClauses(
  text: string,
  sentence: Span,
  { unwanted, said }: { readonly unwanted: readonly Span[]; readonly said: readonly Span[] },
): readonly Span[] {
  let kept: readonly Span[] = [sentence];
  const cutOut = (cut: Span | null): void => {
    // half of what somebody said is not theirs
    if (cut !== null && !said.some((one) => splits(cut, one))) kept = kept.flatMap((span) => without(span, cut));
  };
  cutOut(glossAt(text, sentence));
  cutOut(remarkIn(text, sentence));
  for (const word of unwanted) {
    if (kept.some((span) => overlaps(span, word)))
      cutOut(asideAround(text, sentence, word) ?? tailFrom(text, sentence, word));
  }
  return countWords(kept.map((span) => slice(text, span)).join(" ")) < wordsLeast ? [sentence] : kept;
}

function splits(cut: Span, one: Span): boolean {
  return overlaps(cut, one) && !(cut.start <= one.start && one.end <= cut.end);
}

function without(span: Span, cut: Span): readonly Span[] {
  if (!overlaps(span, cut)) return [span];
  return [
    { start: span.start, end: Math.max(span.start, cut.start) },
    { start: Math.min(span.end, cut.end), end: span.end },
  ].filter(({ start, end }) => end > start);
}

const asideMost = 14; // words

/** ", the leading maker of cells,": an aside that nothing of the sentence hangs on; a relative clause too. */
function asideAround(text: string, sentence: Span, word: Span): Span | null {
  const before = text.slice(sentence.start, word.start);
  const after = text.slice(word.end, sentence.end);
  const opening =
    /(?:, | [—–] )(?=(?:the|an?|its|his|her|their|who|which|whose|once|long|now|already|heavily|widely) [^,;:—–“”"]*$)[^,;:—–“”"]*$/i.exec(
      before,
    );
  const closing = /^[^,;:—–“”"]*(?:,| [—–])(?= )/.exec(after);
  if (opening === null || closing === null || opening.index < 3) return null;
  const span = { start: sentence.start + opening.index, end: word.end + closing[0].length };
  return countWords(slice(text, span)) > asideMost ? null : span;
}

const headLeast = 30; // characters before a clause that can be cut off

/** From the last clause border before a word to the end of the sentence. */
function tailFrom(text: string, sentence: Span, word: Span): Span | null {
  const head = text.slice(sentence.start, word.end);
  let cut = -1;
  for (const match of head.matchAll(border))
    if (match.index > headLeast && match.index <= word.start - sentence.start) cut = match.index;
  return cut < 0 ? null : { start: sentence.start + cut, end: sentence.end };
}

// ", exposing …", " and exposing …", ", while …", ", a scheme that …", "; …", " – …"
const border =
  /(?:,| —| –|;)? (?:and |but |while )?(?=\p{L}+ing\b)|,(?= (?:and|but|while|which|who|whose|as|after|before|because|although|though|with|where|an?|the|its) )| (?=(?:and|but) (?:\p{L}+ly )?(?:will|would|has|have|is|was|were|can|must)\b)|;| [—–] /gu;

/** "Mr Hill, heavily reliant on foreign money, has asked …": a remark on somebody that the sentence does not need. */
function remarkIn(text: string, sentence: Span): Span | null {
  const match =
    /(?<=\p{Lu}\p{L}+), (?:\p{L}+ly|long|now|once|ever|still) \p{L}+(?: [^,;:—–“”"]{0,60})?,(?= (?:has|have|had|is|was|will|would|\p{L}+(?:s|ed))\b)/u.exec(
      slice(text, sentence),
    );
  if (match === null) return null;
  const start = sentence.start + match.index;
  return { start, end: start + match[0].length };
}

/** ", a scheme that will cost …": what the narrator adds at the end of a sentence, calling its matter by another name. */
function glossAt(text: string, sentence: Span): Span | null {
  const match =
    /, (?:an?|yet another) (?:\p{L}+ ){0,2}?(?:scheme|plan|move|step|demand|decision|deal|policy|measure|gamble|ploy|project|figure|claim) (?:that|which) /u.exec(
      slice(text, sentence),
    );
  return match === null || match.index < headLeast ? null : { start: sentence.start + match.index, end: sentence.end };
}
