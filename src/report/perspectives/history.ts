import { slice, type Span } from "../../text/span.ts";
import { countWords } from "../../text/words.ts";
import type { Ledger } from "./ledger.ts";
import type { Candidate } from "./rule.ts";

const wordsLeast = 200; // a brief item owes no history

// Words by which a text places its event in time or beside an earlier one.
const background =
  /\b(?:(?:19|20)\d\d|since|ago|last (?:year|month|week|spring|summer|autumn|winter|time)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|earlier (?:this|in)|previous(?:ly)?|formerly|(?:first|second|third) time|began|started in|decades?|centur(?:y|ies)|for (?:\w+ )?(?:years|months)|years? (?:earlier|before)|the year before|months? (?:earlier|before)|history|historic(?:al|ally)?|until (?:now|then)|used to|long-running|after (?:the|a) (?:\d+|\w+)[- ](?:year|month))\b/i;

/** The text gives no date, event or agreement from before what it reports. */
export function noBackground({ article, reading }: Ledger): readonly Candidate[] {
  const { text } = article;
  if (reading.genre !== "report" || countWords(text) < wordsLeast || background.test(text)) return [];
  const sentence =
    reading.sentences.find(({ span }) => /\bdemand(?:s|ed|ing)?\b/i.test(slice(text, span))) ?? reading.sentences[0];
  if (sentence === undefined) return [];
  const match =
    /\b(?:demands?|plan|proposal|dispute|conflict|war|strike|law|scheme|deal|talks|cap|ban|reform|project)\b/i.exec(
      slice(text, sentence.span),
    );
  if (match === null) return [];
  const start = sentence.span.start + match.index;
  const span = { start, end: start + match[0].length };
  const topic = `the ${match[0].toLowerCase()}`;
  return [
    {
      kind: "history",
      who: "what came before",
      weight: 4.5,
      perspective: () => ({
        kind: "history",
        who: "what came before",
        why: `The text gives no date, event or agreement from before what it reports, so a reader cannot see what ${topic} ${topic.endsWith("s") ? "come" : "comes"} from.`,
        question: `What came before ${topic}: which events, dates or earlier agreements led to it?`,
        trigger: [{ sentence: sentence.id, span }],
        checked: `${reading.sentences.length} sentences: no year, no date, no earlier event or agreement named`,
        outside: null,
      }),
    },
  ];
}

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|(?:19|20)\\d\\d";
// "the border, which was closed in February": told in passing, as if known
const inPassing = new RegExp(
  `\\b(the|its|their|his|her) (\\p{L}[\\p{L}-]+), which (?:was|were|has been|have been|had been) (\\p{L}+(?:ed|en|ut|wn|oken|ozen)) (?:in|since|last) (${months})\\b`,
  "u",
);
const cause = /\b(?:because|after|following|over|due to|in response|in retaliation|amid|as a result|owing to)\b/;
const namedLeast = 3; // times: how often the thing comes up in a text that is about it

/** What the story hangs on was done some time ago, and the text does not say why. */
export function untoldCause({ article, reading }: Ledger): readonly Candidate[] {
  const { text } = article;
  if (reading.genre !== "report") return [];
  const match = inPassing.exec(text);
  const [, , thing, deed, when] = match ?? [];
  if (match === null || thing === undefined || deed === undefined || when === undefined) return [];
  const named = new RegExp(`\\b${thing}\\b`, "giu");
  if ((text.match(named)?.length ?? 0) < namedLeast || explained(text, reading, deed)) return [];
  const start = match.index + match[0].indexOf("which");
  const span: Span = { start, end: match.index + match[0].length };
  const sentence = reading.sentences.find((one) => one.span.start <= start && start < one.span.end)?.id ?? 1;
  return [
    {
      kind: "history",
      who: `the ${thing}`,
      weight: 4,
      perspective: () => ({
        kind: "history",
        who: `the ${thing}`,
        why: `The story hangs on the ${thing}, and the text does not say why it was ${deed}.`,
        question: `Why was the ${thing} ${deed} in ${when}, and what had led to it?`,
        trigger: [{ sentence, span }],
        checked: `every sentence with “${deed}” or a form of it: no cause is given`,
        outside: null,
      }),
    },
  ];
}

/** Whether a sentence that tells of the deed also gives a cause. */
function explained(text: string, { sentences }: Ledger["reading"], deed: string): boolean {
  const stem = deed.slice(0, Math.max(4, deed.length - 2));
  return sentences.some(({ span }) => {
    const words = slice(text, span);
    return words.includes(stem) && cause.test(words);
  });
}
