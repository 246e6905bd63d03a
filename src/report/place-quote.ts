import { findPassage } from "../text/match.ts";
import type { Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { sentencesAt } from "./sentences-at.ts";

/**
 * Where a model's quotation stands in the article, word for word after the one normalisation: in the sentence it names
 * or beside it, else anywhere. Marks and dots that a model puts around a quotation are its own. Null: not there.
 */
export function placeQuote(quote: string, sentence: number, facts: Facts): Span | null {
  const { reading, folded } = facts;
  const before = reading.sentences[sentence - 2] ?? reading.sentences[sentence - 1];
  const after = reading.sentences[sentence] ?? reading.sentences[sentence - 1];
  for (const words of [quote, quote.replace(around, "")]) {
    if (!/\p{L}/u.test(words)) return null;
    const near =
      before === undefined || after === undefined
        ? null
        : findPassage(folded, words, { start: before.span.start, end: after.span.end });
    const found = near ?? findPassage(folded, words);
    if (found !== null) return found;
  }
  return null;
}

const around = /^["“”„«‘'’\s…]+|["“”»’'\s.,;:…]+$/gu;

/** The ids of the sentences that a span touches. */
export function sentencesOf(span: Span, { reading }: Facts): readonly number[] {
  return sentencesAt(span, reading).map(({ id }) => id);
}

/**
 * What follows a quotation in the article and limits it: "but", "although", "unless" and what they bring, behind the
 * comma, behind the speaker (“We are ready,” Reiss said, “but not …”), or as the next breath of the same paragraph
 * (“… at any hour.” “But not about …”). Null where nothing does.
 */
export function limitAfter({ end }: Span, { article, reading }: Facts): Span | null {
  const at = reading.sentences.findIndex(({ span }) => span.start < end && end <= span.end);
  const sentence = reading.sentences[at];
  if (sentence === undefined) return null;
  const here = limitIn({ start: end, end: sentence.span.end }, article.text);
  if (here !== null) return here;
  const next = reading.sentences[at + 1];
  if (next === undefined || next.paragraph !== sentence.paragraph) return null;
  const rest = article.text.slice(end, sentence.span.end);
  const doneSpeaking = !/\p{L}/u.test(rest) || /^[^.!?]{0,80}\b(?:said|says|told|asked|added)\b/u.test(rest);
  const words = article.text.slice(next.span.start, next.span.end);
  return doneSpeaking && /^["“‘]?(?:But (?:not|no|only)|Except|Unless|Only if|Not if)\b/.test(words) ? next.span : null;
}

const limiting =
  /^(?<before>[\s,;:—–"”’»]*(?:(?:[^\s.!?;“”"]+ ){0,5}(?:said|says|told \w+|added|adds)[\s,.]*["“‘]?)?)(?:but(?! also\b)|although|though|unless|except|provided|only if|subject to|as long as|on condition|aber|obwohl|sofern|mais|bien que|sauf|pero|aunque|salvo)\b/iu;

function limitIn(span: Span, text: string): Span | null {
  const words = text.slice(span.start, span.end);
  const match = limiting.exec(words);
  if (match === null) return null;
  const start = span.start + (match.groups?.["before"]?.length ?? 0);
  const stop = /[,;.!?]["”’»]*\s|[.!?]["”’»]*$/u.exec(text.slice(start + 4, span.end));
  return { start, end: stop === null ? span.end : start + 4 + stop.index };
}
