import { z } from "zod";
import type { Article } from "../../src/article/article.ts";
import { articleFromText } from "../../src/article/from-text.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { localReport } from "../../src/report/local-report.ts";
import type { Perspective } from "../../src/report/report.ts";
import { overlaps, slice, type Span } from "../../src/text/span.ts";
import { materialLines } from "../material.ts";

/**
 * Deletes from an article every sentence that gives one voice's words, where the voice stays named elsewhere, and looks
 * whether it is newly asked about; and whether somebody quoted is asked about in the article as it is (Spangher et al.
 * 2023 ablate documents in this way).
 */
export type Ablation = {
  readonly articles: number;
  readonly questions: number;
  readonly ablated: readonly Ablated[];
  /** Quoted voices that are asked about as unheard in the article as it is. */
  readonly falseAlarms: readonly string[];
};

export type Ablated = {
  readonly article: string;
  readonly name: string;
  /** The text without the voice's words. */
  readonly rest: string;
  /** How many sentences still name it. */
  readonly named: number;
  /** refused: what is left says that it did not answer, which is reported as that · opinion: owes no balance. */
  readonly outcome: "asked" | "refused" | "opinion" | "not-asked";
};

const row = z.object({
  id: z.string(),
  text: z.string(),
  sources: z.array(z.string()),
  quotes: z.array(z.object({ quote_index: z.tuple([z.number(), z.number()]), reference: z.string().nullable() })),
});
type Row = z.infer<typeof row>;

type Read = (article: Article) => Reading;

/** Null where the material is not on this machine. */
export function ablate(read: Read): Ablation | null {
  const rows = materialLines("data", "reading", "ggt-voices", "dev.jsonl")?.map((one) => row.parse(one));
  if (rows === undefined) return null;
  const ablated: Ablated[] = [];
  const falseAlarms: string[] = [];
  let questions = 0;
  for (const one of rows) {
    const article = given(one.text);
    const reading = read(article);
    const before = localReport(article, reading).perspectives;
    questions += before.length;
    for (const name of new Set(one.sources.filter((source) => quotesOf(one, source).length > 0))) {
      if (before.some((perspective) => isAbout(perspective, name))) falseAlarms.push(`${one.id}: ${name}`);
      else ablated.push(...without(one, { name, reading, read }));
    }
  }
  return { articles: rows.length, questions, ablated, falseAlarms };
}

function given(text: string): Article {
  return articleFromText({ text, title: null, url: null, by: "text" });
}

function without(
  one: Row,
  { name, reading, read }: { readonly name: string; readonly reading: Reading; readonly read: Read },
): readonly Ablated[] {
  const words = wordsOfVoice(one, reading, name);
  const kept = reading.sentences.filter(({ span }) => !words.some((span2) => overlaps(span2, span)));
  const named = kept.filter(({ span }) => isNamed(slice(one.text, span), name)).length;
  if (named === 0) return [];
  const rest = introduced(joined(one.text, kept), name);
  const article = given(rest);
  const again = read(article);
  const report = localReport(article, again);
  const refused = again.voices.some((voice) => voice.refused !== null && isNamed(voice.name, name));
  let outcome: Ablated["outcome"] = "not-asked";
  if (report.perspectives.some((perspective) => isAbout(perspective, name))) outcome = "asked";
  else if (refused) outcome = "refused";
  else if (again.genre === "opinion") outcome = "opinion";
  return [{ article: one.id, name, rest, named, outcome }];
}

function quotesOf({ quotes }: Row, name: string): readonly Span[] {
  return quotes
    .filter(({ reference }) => reference !== null && surname(reference) === surname(name))
    .map(({ quote_index: [start, end] }) => ({ start, end }));
}

/** Where a voice's words stand, by the annotators and by the reading. */
function wordsOfVoice(one: Row, reading: Reading, name: string): readonly Span[] {
  const own = new Set(reading.voices.filter((voice) => surname(voice.name) === surname(name)).map(({ id }) => id));
  const read = reading.attributions.flatMap(({ voice, content }) => (voice !== null && own.has(voice) ? content : []));
  return [...quotesOf(one, name), ...read];
}

/** The sentences that are left, in their paragraphs. */
function joined(text: string, kept: Reading["sentences"]): string {
  let rest = "";
  let paragraph = kept[0]?.paragraph;
  for (const sentence of kept) {
    if (rest !== "") rest += sentence.paragraph === paragraph ? " " : "\n\n";
    paragraph = sentence.paragraph;
    rest += slice(text, sentence.span);
  }
  return rest;
}

/** Whose full name went with the words is called by it where they first come up then, as an editor would see to. */
function introduced(text: string, name: string): string {
  if (text.includes(name) || !name.includes(" ")) return text;
  const first = [...text.matchAll(new RegExp(`(?<![\\p{L}-])${escaped(surname(name))}(?![\\p{L}-])`, "gu"))][0];
  if (first === undefined || /(?<![.!?”"] |\n|^)\p{Lu}[\p{L}.]+ $/u.test(text.slice(0, first.index))) return text;
  return `${text.slice(0, first.index)}${name}${text.slice(first.index + first[0].length)}`;
}

function isAbout({ who }: Perspective, name: string): boolean {
  return isNamed(who, name);
}

function surname(name: string): string {
  return name.replace(/,.*$/, "").trim().split(/\s+/).at(-1) ?? name;
}

/** By the surname, but not by a namesake's: "Studio Schicketanz" is not Mary Ann Schicketanz. */
function isNamed(text: string, name: string): boolean {
  const own = name.split(/\s+/);
  const places = text.matchAll(new RegExp(`(?<!\\p{L})${escaped(surname(name))}(?!\\p{L})`, "gu"));
  return [...places].some(({ index }) => {
    const before = /(\p{Lu}\p{L}+) $/u.exec(text.slice(0, index))?.[1];
    return before === undefined || own.length === 1 || own.includes(before) || title.test(before);
  });
}

const title =
  /^(?:Mr|Mrs|Ms|Dr|Minister|President|Premier|Mayor|Justice|Leader|Senator|Sen|Chief|But|And|The|When|If)$/;

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
