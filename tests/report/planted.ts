import type { Voice } from "../../src/reading/reading.ts";
import type { Case } from "./answer-fixtures.ts";

/** A slip put into one item of a correct answer; `label` is the item that must fall or be flagged. */
export type Planted = {
  readonly kind: string;
  readonly label: string;
  readonly answer: Case["answer"];
  readonly to: string;
};

type Item = Record<string, unknown>;
type Plant = (item: Item, at: Case, label: string) => readonly Item[];

const claims: Readonly<Record<string, Plant>> = {
  "a digit changed in the words": (item) => changed(item, "text", digitChanged),
  "a digit changed in the quotation": (item) => changed(item, "quote", digitChanged),
  "a “not” put into the words": english((item) => changed(item, "text", withNot)),
  "a “not” put into the quotation": (item) => changed(item, "quote", withNot),
  "the claimer swapped": (item, at) => otherVoices(item, at).map((voice) => ({ ...item, claimer: voice.id })),
  "a view filed as the article’s": (item) => (item["claimer"] === "article" ? [] : [{ ...item, claimer: "article" }]),
  "a name invented": english((item) => changed(item, "text", (text) => withInventedName(text))),
  "certainty raised": english((item) => changed(item, "text", surer)),
  "a quotation of one word": (item) => changed(item, "quote", (quote) => longest(quote)),
  "a date put in": english((item) => changed(item, "text", (text) => text.replace(/\.$/, " last Friday."))),
};

const sentences: Readonly<Record<string, Plant>> = {
  "a digit changed": (item) => changed(item, "text", digitChanged),
  "a “not” put in": english((item) => changed(item, "text", withNot)),
  "a “not” lost": english((item) =>
    changed(item, "text", (text) => text.replace(/\b(?:not|never|nobody) /, "")).filter(
      (one) => one["text"] !== item["text"],
    ),
  ),
  "a speaker swapped": english((item, at) => speakerSwapped(item, at)),
  "a name invented": english((item) => changed(item, "text", withInventedName)),
  "certainty raised": english((item) => changed(item, "text", surer)),
  "one voice made many": english((item, at) => madeMany(item, at)),
  "a date put in": english((item) => changed(item, "text", (text) => text.replace(/\.$/, " last Friday."))),
  "a month put in": (item) => changed(item, "text", (text) => text.replace(/\.$/, " in February 1987.")),
  "no sentence cited": (item) => [{ ...item, sentences: [] }],
  "a sentence that is not there": (item) => [{ ...item, sentences: [999] }],
  "another sentence cited": (item, at) => [{ ...item, sentences: [farFrom(item, at)] }],
};

const perspectives: Readonly<Record<string, Plant>> = {
  "a trigger that is not there": (item) => changed(item, "trigger", withNot),
  "no question": (item) => changed(item, "question", (text) => text.replace("?", ".")),
  "a verdict": (item) => changed(item, "why", (text) => `${text} The article is biased.`),
  "a name from elsewhere": (item) => changed(item, "question", (text) => text.replace("?", " since Barack Obama?")),
  "a number from elsewhere": (item) => changed(item, "question", (text) => text.replace("?", " after 4711 days?")),
};

/** Every slip that can be put into an answer, one at a time. */
export function plantedIn(at: Case): readonly Planted[] {
  const { answer } = at;
  return [
    ...plant(answer.claims, claims, { at, letter: "C", put: (items) => ({ ...answer, claims: items }) }),
    ...plant(answer.summary, sentences, { at, letter: "S", put: (items) => ({ ...answer, summary: items }) }),
    ...plant(answer.perspectives, perspectives, {
      at,
      letter: "P",
      put: (items) => ({ ...answer, perspectives: items }),
    }),
  ];
}

function plant(
  items: readonly Item[],
  plants: Readonly<Record<string, Plant>>,
  {
    at,
    letter,
    put,
  }: { readonly at: Case; readonly letter: string; readonly put: (items: readonly Item[]) => Case["answer"] },
): readonly Planted[] {
  return items.flatMap((item, index) =>
    Object.entries(plants).flatMap(([kind, slip]) => {
      const label = `${letter}${index + 1}`;
      return slip(item, at, label).map((wrong) => ({
        kind: `${letter}: ${kind}`,
        label,
        answer: put(items.toSpliced(index, 1, wrong)),
        to: JSON.stringify(wrong),
      }));
    }),
  );
}

/** Only where words can be compared: in an English answer about an English article. */
function english(slip: Plant): Plant {
  return (item, at, label) => (at.language === "en" && at.article.language === "en" ? slip(item, at, label) : []);
}

function changed(item: Item, field: string, change: (text: string) => string | null): readonly Item[] {
  const text = String(item[field]);
  const wrong = change(text);
  return wrong === null || wrong === text ? [] : [{ ...item, [field]: wrong }];
}

function digitChanged(text: string): string | null {
  const at = text.search(/\d(?!\d*(?:st|nd|rd|th)\b)/);
  if (at < 0 || /[\p{L}]$/u.test(text.slice(0, at))) return null;
  const digit = (Number(text.charAt(at)) % 8) + 2;
  return `${text.slice(0, at)}${digit === Number(text.charAt(at)) ? 1 : digit}${text.slice(at + 1)}`;
}

function withNot(text: string): string | null {
  const match = /\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|been)\b/.exec(text);
  return match === null
    ? null
    : `${text.slice(0, match.index + match[0].length)} not${text.slice(match.index + match[0].length)}`;
}

function longest(text: string): string {
  return text.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a), "");
}

function withInventedName(text: string): string {
  return text.replace(/\.$/, ", as Leopold Marquardt wished.");
}

function surer(text: string): string | null {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/\b(?:would|could|may|might)(?= \w+)/, "certainly will"],
    [/\b(?:is|are) expected to\b/, "will"],
    [/\b(?:says|said)(?: that)?\b/, "proved that"],
    [/\b(?:usually|mostly)\b/, "always"],
    [/\bup to \b/, ""],
    [/\bonly \b/, ""],
    [/\b(has|have|is|are|was|were)\b/, "$1 clearly"],
  ];
  const change = changes.find(([form]) => form.test(text));
  return change === undefined ? null : text.replace(change[0], change[1]);
}

function otherVoices(item: Item, { reading }: Case): readonly Voice[] {
  const heard = reading.voices.filter(({ id, heard: how }) => id !== item["claimer"] && how !== "mentioned");
  return heard.slice(0, 2);
}

/** "Reiss says …" → "Salas says …", for people named with a verb of saying behind them. */
function speakerSwapped(item: Item, { reading }: Case): readonly Item[] {
  const text = String(item["text"]);
  const people = reading.voices.filter(({ kind }) => kind === "person");
  const speaker = people.find(({ name }) =>
    new RegExp(`${name}[^.;]{0,40} (?:says|said|told|blames|wants|argues)`).test(text),
  );
  const other = people.find(
    ({ name, heard }) => name !== speaker?.name && heard !== "mentioned" && !text.includes(name),
  );
  return speaker === undefined || other === undefined
    ? []
    : [{ ...item, text: text.replace(speaker.name, other.name) }];
}

/** "Reiss says …" → "Residents say …" */
function madeMany(item: Item, { reading }: Case): readonly Item[] {
  const text = String(item["text"]);
  const people = reading.voices.filter(({ kind }) => kind === "person");
  for (const { name } of people) {
    const form = new RegExp(`(?:[A-Z]\\w+ )*${name}(?:, [^,.;]+,)? (says|said|told)`);
    if (form.test(text))
      return [{ ...item, text: text.replace(form, (_, verb) => `Residents ${verb === "says" ? "say" : verb}`) }];
  }
  return [];
}

function farFrom(item: Item, { reading }: Case): number {
  const cited = item["sentences"];
  const first = Array.isArray(cited) ? Number(cited[0]) : 1;
  const far = first > reading.sentences.length / 2 ? 3 : reading.sentences.length - 1;
  return far;
}
