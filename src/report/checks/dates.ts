import { textOf } from "../facts.ts";
import type { Check, Resting } from "./check.ts";
import { sentenceNames } from "./numbers.ts";

/** Days, months and words like "yesterday" stand in the cited sentences: what the text does not date is not dated. */
export const datesInCited: Check<Resting> = {
  name: "dates",
  reason: "a date is not in the sentences it rests on",
  find: ({ text, cited }, facts) => {
    const there = new Set(datesIn(textOf(facts, cited)));
    const foreign = datesIn(text).find((date) => !there.has(date) && (facts.sameWords || named.has(date)));
    return foreign === undefined ? null : `“${foreign}” is not in ${sentenceNames(cited)}`;
  },
};

/** The dates of a text, each in English: "Dienstagabend" is "tuesday", "Aug." is "august". */
function datesIn(text: string): readonly string[] {
  return [...text.matchAll(dates)].flatMap(([, word = ""]) => {
    // "may" and "march" are verbs without their capital
    if (/^(?:may|march)$/.test(word)) return [];
    const plain = word.toLowerCase();
    return [english.get(plain) ?? plain.replaceAll(/\s+/g, " ")];
  });
}

const days = "monday tuesday wednesday thursday friday saturday sunday";
const months = "january february march april may june july august september october november december";
const inOthers: readonly (readonly [string, string])[] = [
  ["montag dienstag mittwoch donnerstag freitag samstag sonntag", days],
  ["lundi mardi mercredi jeudi vendredi samedi dimanche", days],
  ["lunes martes miércoles jueves viernes sábado domingo", days],
  ["januar februar märz april mai juni juli august september oktober november dezember", months],
  ["janvier février mars avril mai juin juillet août septembre octobre novembre décembre", months],
  ["enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", months],
];
const abbreviated = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const english = new Map<string, string>([
  ...[[days, days] as const, [months, months] as const, ...inOthers].flatMap(([words, names]) => {
    const name = names.split(" ");
    return words.split(" ").map((word, index) => [word, name[index] ?? word] as const);
  }),
  ...abbreviated.map((word, index) => [`${word}.`, months.split(" ")[index] ?? word] as const),
  ["sept.", "september"],
]);

const named: ReadonlySet<string> = new Set(english.values());

const relative =
  "yesterday|today|tomorrow|tonight|(?:last|next|this) (?:night|week|weekend|month|year|spring|summer|autumn|fall|winter)|gestern|ayer|demain";
const dates = new RegExp(
  `(?<![\\p{L}])(${[...english.keys()].map((word) => word.replace(".", "\\.")).join("|")}|${relative})(?:abend|morgen|nacht|(?<=day)s)?(?![\\p{L}])`,
  "giu",
);
