import type { Article } from "../../article/article.ts";
import type { Reading } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import type { Candidate } from "./rule.ts";

const wordsLeast = 200; // a brief item owes no history

// Words by which a text places its event in time or beside an earlier one.
const background =
  /\b(?:(?:19|20)\d\d|since|ago|last (?:year|month|week|spring|summer|autumn|winter|time)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|earlier (?:this|in)|previous(?:ly)?|formerly|(?:first|second|third) time|began|started in|decades?|centur(?:y|ies)|for (?:\w+ )?(?:years|months)|years? (?:earlier|before)|the year before|months? (?:earlier|before)|history|historic(?:al|ally)?|until (?:now|then)|used to|long-running|after (?:the|a) (?:\d+|\w+)[- ](?:year|month))\b/i;

/** The text gives no date, event or agreement from before what it reports. */
export function noBackground({ text }: Article, reading: Reading): readonly Candidate[] {
  if (reading.genre !== "report" || countWords(text) < wordsLeast || background.test(text)) return [];
  const claim = reading.claims.find(
    ({ kind, evidence }) => kind === "demand" || evidence.some(({ span }) => /\bdemands?\b/i.test(slice(text, span))),
  );
  const sentence =
    reading.sentences.find(({ span }) => /\bdemand(?:s|ed|ing)?\b/i.test(slice(text, span))) ?? reading.sentences[0];
  if (sentence === undefined) return [];
  const match =
    /\b(?:demands?|plan|proposal|dispute|conflict|war|strike|law|scheme|deal|talks|cap|ban|reform|project)\b/i.exec(
      slice(text, sentence.span),
    );
  const start = sentence.span.start + (match?.index ?? 0);
  const topic = match === null ? "this" : `the ${match[0].toLowerCase()}`;
  const verb = topic.endsWith("s") && topic !== "this" ? "come" : "comes";
  return [
    {
      weight: claim === undefined ? 4 : 6,
      perspective: {
        kind: "history",
        who: "what came before",
        why: `The text gives no date, event or agreement from before what it reports, so a reader cannot see what ${topic} ${verb} from.`,
        question: `What came before ${topic}: which events, dates or earlier agreements led to it?`,
        trigger: [
          { sentence: sentence.id, span: match === null ? sentence.span : { start, end: start + match[0].length } },
        ],
        checked: `${reading.sentences.length} sentences: no year, no date, no earlier event or agreement named`,
        outside: null,
      },
    },
  ];
}

// "rose 4 percent", "3.4 million crowns": a quantity that means little alone.
const quantity =
  /(?:[$€£]\s?\d[\d.,]*(?:\s?(?:million|billion|bn|m|k))?|\b\d[\d.,]*\s?(?:per ?cent|percent|%|million|billion|crowns|euros|dollars|pounds|jobs|deaths|cases|tonnes|tons|homes|people)\b)/i;
const comparison =
  /\b(?:than|compared|from \S+ (?:to|in)|up from|down from|average|usual(?:ly)?|last year|a year (?:ago|earlier)|previous|before|times|half|double[ds]?|twice|third of|per (?:head|person|capita|year|month|week|household|resident)|out of|of (?:all|the|its|their)|share|since|record|of \d|every|each|in total|out of|against|or about|the same|rose|fell|increase[ds]?|decrease[ds]?|doubled|tripled|to \d)\b/i;

/** The opening hangs on a number that nothing in its sentence or the next is set beside. */
export function numberAlone({ text }: Article, reading: Reading): readonly Candidate[] {
  if (reading.genre !== "report" && reading.genre !== "press-release") return [];
  for (const sentence of reading.sentences.slice(0, 4)) {
    const words = slice(text, sentence.span);
    const match = quantity.exec(words);
    if (match === null) continue;
    const next = reading.sentences[sentence.id];
    const around = `${words} ${next === undefined ? "" : slice(text, next.span)}`;
    if (comparison.test(around)) continue;
    const value = match[0].replace(/[.,]$/, "");
    const again = text.indexOf(value, sentence.span.start + match.index + value.length) >= 0 ? 0.6 : 0;
    const start = sentence.span.start + match.index;
    return [
      {
        weight: 2.6 + again,
        perspective: {
          kind: "history",
          who: "a comparison",
          why: `“${value}” stands alone: the text sets no earlier figure, share or other place beside it.`,
          question: `Is ${value} much: what was it before, or what is it elsewhere?`,
          trigger: [{ sentence: sentence.id, span: { start, end: start + value.length } }],
          checked: `S${sentence.id} and the sentence after it: no comparison for “${value}”`,
          outside: null,
        },
      },
    ];
  }
  return [];
}
