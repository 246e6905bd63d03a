import { trimmed, type Span } from "./span.ts";

/** A sentence of the article, numbered from 1 so that people and models can cite it. `paragraph` counts from 1. */
export type Sentence = { readonly id: number; readonly span: Span; readonly paragraph: number };

/**
 * The sentences of a text in order, without the white space around them. `Intl.Segmenter` (Unicode Annex 29) proposes
 * the breaks; what it cannot know, abbreviations, initials and who speaks after a quotation, is mended here.
 */
export function splitSentences(text: string, language = "en"): readonly Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  const sentences: Sentence[] = [];
  for (const [index, paragraph] of splitParagraphs(text).entries()) {
    // A line break always ends a sentence for the segmenter; inside a wrapped paragraph it is a space.
    const line = text.slice(paragraph.start, paragraph.end).replace(/[\r\n]/g, " ");
    for (const span of sentencesOfLine(line, segmenter)) {
      const shifted = { start: paragraph.start + span.start, end: paragraph.start + span.end };
      sentences.push({ id: sentences.length + 1, span: shifted, paragraph: index + 1 });
    }
  }
  return sentences;
}

/** The paragraphs: stretches between blank lines, and single lines too unless the text is wrapped at a fixed width. */
export function splitParagraphs(text: string): readonly Span[] {
  const separator = isWrapped(text) ? /(?:\r?\n[^\S\r\n]*){2,}|$/g : /[\r\n]+|$/g;
  const paragraphs: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    const span = trimmed(text, { start, end: match.index });
    if (span.end > span.start) paragraphs.push(span);
    start = match.index + match[0].length;
  }
  return paragraphs;
}

const wrappedLineMost = 100; // characters: a plain-text file or mail is wrapped below this
const wrappedLinesLeast = 3;

/** Whether single line breaks only wrap lines: all lines are short, and most that end in one stop mid-sentence. */
function isWrapped(text: string): boolean {
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.length > wrappedLineMost)) return false;
  let single = 0;
  let midSentence = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || (lines[index + 1] ?? "").trim() === "") continue;
    single += 1;
    if (!/[.!?:…]["”’)\]»]*\s*$/.test(line)) midSentence += 1;
  }
  return single >= wrappedLinesLeast && midSentence / single >= 0.6;
}

function sentencesOfLine(line: string, segmenter: Intl.Segmenter): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { index, segment } of segmenter.segment(line)) {
    const span = trimmed(line, { start: index, end: index + segment.length });
    const last = spans.at(-1);
    if (span.start === span.end) continue;
    if (
      last &&
      !isBreak(line.slice(Math.max(last.start, span.start - 80), last.end), line.slice(span.start, span.start + 120))
    ) {
      last.end = span.end;
    } else {
      spans.push({ ...span });
    }
  }
  return spans;
}

/** Whether a sentence really ends between `before` and `after`, both cut to what the rules look at. */
function isBreak(before: string, after: string): boolean {
  if (/^[\p{Ll}]/u.test(after) && /(?:[.!?…]["”’')\]»]*|[,;:])$/u.test(before)) return false; // “Stop!” he shouted.
  if (/^[)\]”’»,;:—–-]/.test(after)) return false;
  if (/^(?:\d+|[A-Za-z])[.)]$/.test(before)) return false; // "1. Rents": the number of a list
  if (/[?!…]["”’']$/.test(before) && speakerFollows.test(after)) return false; // “Will you resign?” Ms Hill asked.
  if (/(?:^|\s)\d{1,2}\.$/.test(before) && germanMonth.test(after)) return false; // "am 3. Mai"
  const word = /(?:^|[\s(“"‘'\-–—/])((?:\p{L}\.)*\p{L}[\p{L}’']*)\.$/u.exec(before)?.[1];
  if (word === undefined) return true;
  const abbreviation = word.toLowerCase();
  if (neverLast.has(abbreviation)) return false;
  if (beforeNumber.has(abbreviation) && /^[\d(]/.test(after)) return false;
  const mayBeLast = oftenLast.has(abbreviation) || /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
  if (!mayBeLast) return true;
  return /^["“‘'(]/.test(after) || sentenceStarts.has(/^[\p{L}’']+/u.exec(after)?.[0] ?? "");
}

const speakerFollows =
  /^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){0,3} (?:said|says|asked|asks|added|adds|wrote|writes|told|replied|shouted|wondered|tweeted|quipped|joked|recalled)\b/u;

const germanMonth = /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/;

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

// Titles and the like: a name follows.
const neverLast = list(
  "mr mrs ms mx dr prof rev fr sr hon sen rep gov gen lt col maj capt cmdr cpl sgt pvt adm pres supt insp det messrs mmes st mt ft v vs i.e e.g cf ca al viz fig ing",
);
// "No. 2", "Oct. 3", "Art. 5"
const beforeNumber = list("no nos vol art sec ch p pp jan feb mar apr jun jul aug sep sept oct nov dec approx est");
// May end a sentence or stand inside one: what follows decides.
const oftenLast = list(
  "inc corp co ltd llc plc jr sr bros etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que dept univ assn ave blvd rd approx est",
);
// Words that, after an abbreviation, begin a new sentence rather than go on with a name.
const sentenceStarts = list(
  "The A An This That These Those He She It They We You I His Her Its Their Our My There Here In On At By For From With As If When While After Before Since Although Though But And Or So Yet Then Now No Not Some Many Most All Both Each Every One Two Three Another Other Others What Who Why How Where Which Is Are Was Were Has Have Had Do Does Did Will Would Can Could May Should Let However Meanwhile Also Still Even Instead Nor According Among During Despite Until Under Over",
);
