import { onceOf } from "../../text/once.ts";
import { around, sentenceText, textOf, type Facts } from "../facts.ts";
import { quantitiesIn, type Quantity } from "../quantities.ts";
import type { Check, Resting } from "./check.ts";

/**
 * Every number has its equal, by value and unit, in the sentences it rests on: 1.2m is 1,200,000, "fourteen" is 14. A
 * claim may take one from those beside ("… fell by half in that time"): its quotation shows what is meant.
 */
export const numbersInCited: Check<Resting & { readonly quote?: unknown }> = {
  name: "numbers",
  reason: "a number is not in the sentences it rests on",
  find: ({ text, cited, quote }, facts) => {
    const words = textOf(facts, quote !== undefined ? around(facts, cited, besides) : withAntecedents(cited, facts));
    const there = quantitiesIn(words, facts.languages.article);
    for (const number of quantitiesIn(text, facts.languages.answer)) {
      if (!isBorne(number, there, words) && !isSaidOtherwise(number, there, { text, words }))
        return `“${number.words}” is not in ${sentenceNames(cited)}`;
    }
    return null;
  },
};

/** The same number told another way: "99 in 100", "13 others" of 14, "four" with “the fourth”, 60 for “40 per cent less”. */
function isSaidOtherwise(
  number: Quantity,
  there: readonly Quantity[],
  { text, words }: { readonly text: string; readonly words: string },
): boolean {
  const [value = 0] = number.values;
  const of = { percent: 1, fraction: 100, time: NaN, none: NaN } as const;
  const shares = there.flatMap(({ unit, values }) => values.map((one) => one * of[unit]));
  const ratio = [...text.matchAll(inEvery)].find(([, part, whole]) => part === number.words || whole === number.words);
  if (ratio !== undefined) {
    const share = (100 * Number(ratio[1])) / Number(ratio[2]);
    if (shares.some((one) => Math.abs(one - share) < 0.5)) return true;
  }
  if (number.unit === "none" && value <= 12 && value > 2 && new RegExp(`\\b${ordinals[value - 3]}\\b`, "i").test(words))
    return true;
  const others = new RegExp(`\\bother (?:\\p{L}+ )?${number.words}\\b|\\b${number.words} others?\\b`, "iu");
  if (others.test(text) && there.some(({ values }) => values.includes(value + 1))) return true;
  if (number.unit === "percent" && !lessBehind.test(text.slice(text.indexOf(number.words) + number.words.length)))
    return [...words.matchAll(lessBy)].some(([, by]) => Math.abs(100 - Number(by) - value) < 1e-6);
  const more = [...words.matchAll(moreThan)].map(([, by = ""]) => quantitiesIn(by, "en")[0]?.values[0] ?? Number(by));
  return (
    number.unit === "none" &&
    there.some(
      ({ unit, values }) =>
        unit === "none" && values.some((one) => more.some((by) => close(Math.abs(one - value), by))),
    )
  );
}

const inEvery = /(?<![\d.,])(\d+) (?:in|out of)(?: every)? (\d+)(?![\d.,])/g;
const ordinals = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
const lessBy = /(\d+(?:\.\d+)?) ?(?:%|per ?cent) (?:less|fewer|lower|cheaper|smaller)\b/gi;
const lessBehind = /^\s*(?:%|per ?cent)? ?(?:less|fewer|lower|cheaper|smaller)\b/i;
// "five more than the number 12 carries"
const moreThan = /\b(\d+|\p{L}+) (?:more|fewer|less|higher|lower|older|younger) than\b/giu;

const besides = 2; // sentences

/** "They have been assigned spaces …": who they are, and how many, stands in the sentence before. */
function withAntecedents(cited: readonly number[], facts: Facts): readonly number[] {
  return cited.flatMap((id) => (pointsBack.test(sentenceText(facts, id)) ? [id - 1, id] : [id]));
}

const pointsBack =
  /^["“‘]?(?:They|Both|All of them|Most of them|None of them|Their|These|Sie|Ils|Elles|Ellos|Ellas)\b/u;

/** "Up to 1,200 jobs" is not 1,200 jobs. */
export const limitsKept: Check<Resting> = {
  name: "limits",
  reason: "a number has lost its limit (up to, at least, more than)",
  find: ({ text, cited }, facts) => {
    const there = quantitiesIn(textOf(facts, cited), facts.languages.article);
    for (const number of quantitiesIn(text, facts.languages.answer)) {
      const same = there.filter((one) => one.unit === number.unit && meet(one.values, number.values));
      if (
        isTurned(
          number,
          text,
          same.map(({ words }) => words),
          textOf(facts, cited),
        )
      )
        return `“${number.words}” has another limit in the article: keep it`;
      if (
        number.hedge === null &&
        !limitWords.test(text) &&
        same.length > 0 &&
        same.every(({ hedge }) => hedge === "bound")
      )
        return `“${number.words}” has a limit before it in the article (up to, at least, more than): keep it`;
    }
    return null;
  },
};

/** "At least 1,200" for “up to 1,200”. */
function isTurned(number: Quantity, text: string, same: readonly string[], there: string): boolean {
  if (number.hedge !== "bound" || same.length === 0) return false;
  const own = sideOf(number.words, text);
  const sides = same.map((words) => sideOf(words, there));
  return own !== null && sides.every((side) => side !== null && side !== own);
}

/** Which way the limit goes that stands before a number in a text. */
function sideOf(words: string, text: string): "most" | "least" | null {
  const before = text.slice(0, Math.max(0, text.indexOf(words)));
  // “may not raise the rent by more than 3 per cent” is "no more than 3 per cent"
  const denied =
    /(?:\b(?:not|never|cannot)|n[’']t)\b[^.;:“”]{0,80}\b(more|less|fewer) than (?:the |an? )?[$£€]?$/i.exec(before);
  if (denied !== null) return denied[1]?.toLowerCase() === "more" ? "most" : "least";
  if (
    /\b(?:up to|at most|no more than|not more than|less than|fewer than|under|below|a maximum of) (?:the |an? )?[$£€]?$/i.test(
      before,
    )
  )
    return "most";
  return /\b(?:at least|no less than|no fewer than|more than|over|above|a minimum of) (?:the |an? )?[$£€]?$/i.test(
    before,
  )
    ? "least"
    : null;
}

const limitWords =
  /\b(?:limit\w*|cap(?:s|ped|ping)?|maximum|minimum|ceiling|at (?:most|least)|up to|no more|begrenz\w*|höchstens|mindestens|limit\w*|plafon\w*)\b/i;

/** Numbers in a question may come from anywhere in the article. */
export const numbersInArticle: Check<Resting> = {
  name: "numbers",
  reason: "a number is not in the article",
  find: ({ text }, facts) => {
    const there = allQuantities(facts);
    const foreign = quantitiesIn(text, facts.languages.answer).find(
      (number) => !isCount(number) && !isBorne(number, there, facts.article.text),
    );
    return foreign === undefined ? null : `“${foreign.words}” is not in the article`;
  },
};

const allQuantities = onceOf(({ article, languages }: Facts): readonly Quantity[] =>
  quantitiesIn(article.text, languages.article),
);

/** "Four officials speak": counted by whoever asks, and written in letters. */
function isCount({ words, values, unit }: Quantity): boolean {
  return unit === "none" && /^\p{L}+$/u.test(words) && values.every((value) => value <= 12);
}

export function sentenceNames(ids: readonly number[]): string {
  return ids.map((id) => `S${id}`).join(", ");
}

function isBorne(number: Quantity, there: readonly Quantity[], words: string): boolean {
  if (there.some((one) => sameUnit(one, number) && meet(one.values, number.values))) return true;
  if (number.unit === "fraction") return isShare(number, there);
  if (number.unit === "percent" && isPercentOf(number, there)) return true;
  if (number.unit === "time") return false;
  if (isRatio(number, there) || isChange(number, there) || isInOtherUnit(number, { there, words })) return true;
  if (number.values.includes(2) && (both.test(words) || /^two$/i.test(number.words))) return true;
  if (number.hedge !== null && there.some((one) => one.unit === number.unit && isRoundingOf(number, one))) return true;
  return isDerived(number, there);
}

/** "Almost eight times", "more than twice": of two numbers of one kind, and no more exact than it says. */
function isRatio({ values, times, hedge }: Quantity, there: readonly Quantity[]): boolean {
  if (!times) return false;
  const off = hedge === null ? 0.02 : 0.15;
  return pairsOf(there).some(([a, b]) => values.some((value) => Math.abs(a / b - value) <= value * off));
}

/** "By 15 per cent", for 27,000 that became 31,000. */
function isChange({ values, unit, hedge }: Quantity, there: readonly Quantity[]): boolean {
  if (unit !== "percent") return false;
  const off = hedge === null ? 0.5 : 1.5;
  const plain = pairsOf(there.filter((one) => one.unit === "none"));
  return plain.some(([a, b]) =>
    values.some(
      (value) => Math.abs(((a - b) / b) * 100 - value) <= off || Math.abs(((a - b) / a) * 100 - value) <= off,
    ),
  );
}

/** The larger and the smaller of any two numbers of one kind. */
function pairsOf(there: readonly Quantity[]): readonly (readonly [number, number])[] {
  return there
    .flatMap((one, at) =>
      there
        .slice(at + 1)
        .filter(({ unit }) => unit === one.unit)
        .flatMap((two) => one.values.flatMap((a) => two.values.map((b) => [Math.max(a, b), Math.min(a, b)] as const))),
    )
    .filter(([, b]) => b > 0);
}

// What one unit has of the other: "28 centimetres" for .28 metres, "nearly three weeks" for 19 days.
const scales: readonly (readonly [small: RegExp, large: RegExp, of: number])[] = [
  [/centimet/i, /(?<!centi|kilo)met(?:re|er)s?\b/i, 100],
  [/(?<!centi|kilo)met(?:re|er)s?\b/i, /kilomet/i, 1000],
  [/\bminutes?\b/i, /\bhours?\b/i, 60],
  [/\bhours?\b/i, /\bdays?\b/i, 24],
  [/\bdays?\b/i, /\bweeks?\b/i, 7],
  [/\bmonths?\b/i, /\byears?\b/i, 12],
];

/** A number, or a difference of two, in a unit that the article does not use there. */
function isInOtherUnit(
  { values, hedge, measure }: Quantity,
  { there, words }: { readonly there: readonly Quantity[]; readonly words: string },
): boolean {
  const known = there.filter(({ unit }) => unit === "none").flatMap((one) => one.values);
  const differences = known.flatMap((a, at) => known.slice(at + 1).map((b) => Math.abs(a - b)));
  const off = hedge === null ? 1e-6 : 0.12;
  return scales.some(([small, large, of]) => {
    const factor = factorFor(measure, words, { small, large, of });
    return [...known, ...differences].some((one) =>
      values.some((value) => factor !== null && Math.abs(one * factor - value) <= value * off),
    );
  });
}

function factorFor(
  measure: string,
  words: string,
  { small, large, of }: { readonly small: RegExp; readonly large: RegExp; readonly of: number },
): number | null {
  if (small.test(measure) && large.test(words)) return of;
  return large.test(measure) && small.test(words) ? 1 / of : null;
}

// "Both sides" are two.
const both = /\b(?:both|either|neither|each other|beide\w*|les deux|ambos|ambas)\b/i;

function sameUnit(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit;
}

function meet(a: readonly number[], b: readonly number[]): boolean {
  return a.some((value) => b.includes(value));
}

/** "About 1,100" for 1,140, "more than 80 per cent" for 83: at most two digits that count, and within a tenth. */
function isRoundingOf(number: Quantity, exact: Quantity): boolean {
  return number.values.some((value) => {
    const digits = String(value).replace(/\D/g, "").replace(/0+$/, "").replace(/^0+/, "");
    return digits.length <= 2 && exact.values.some((one) => Math.abs(value - one) <= Math.abs(one) / 10);
  });
}

/** "About 20 per cent" for "about a fifth". */
function isPercentOf({ values, hedge }: Quantity, there: readonly Quantity[]): boolean {
  const parts = there.filter(({ unit }) => unit === "fraction").flatMap((one) => one.values);
  const off = hedge === null ? 0.5 : 2.5;
  return values.some((value) => parts.some((part) => Math.abs(part * 100 - value) <= off));
}

/** "A fifth" for 21 per cent, or for 310 out of 1,550. */
function isShare({ values }: Quantity, there: readonly Quantity[]): boolean {
  const [share = 0] = values;
  if (there.some((one) => one.unit === "percent" && one.values.some((value) => Math.abs(value - share * 100) <= 2.5)))
    return true;
  const plain = there.filter(({ unit }) => unit === "none").flatMap((one) => one.values);
  return plain.some((part) => plain.some((whole) => whole > part && Math.abs(part / whole - share) <= share * 0.05));
}

/**
 * A sum or a difference of two numbers of the cited sentences: "a majority of five" for 23 to 18. Never one that is a
 * cited number with a digit changed, which is how a slip looks.
 */
function isDerived(number: Quantity, there: readonly Quantity[]): boolean {
  const alike = there.filter(({ unit }) => unit === number.unit);
  return number.values.some((value) => {
    if (value >= 1900 && value <= 2100) return false; // a year
    if (alike.some((one) => one.values.some((known) => isSlipOf(value, known)))) return false;
    return alike.some((one, index) =>
      alike
        .slice(index + 1)
        .some((two) =>
          one.values.some((a) => two.values.some((b) => close(a + b, value) || close(Math.abs(a - b), value))),
        ),
    );
  });
}

function isSlipOf(value: number, known: number): boolean {
  const [a, b] = [String(value), String(known)];
  if (a.length !== b.length || a.length < 2) return false;
  return a.split("").filter((digit, index) => digit !== b[index]).length === 1;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
}
