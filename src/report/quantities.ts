import { overlaps, type Span } from "../text/span.ts";

/**
 * A number in a text, by value. More than one value where the writing is open: "1.200" is twelve hundred in one language
 * and one and a fifth in another, "3 m" metres or millions. `bound`: "up to", "more than"; `about`: "some", "nearly".
 */
export type Quantity = {
  readonly values: readonly number[];
  readonly unit: "percent" | "fraction" | "time" | "none";
  readonly hedge: "bound" | "about" | null;
  /** Whether it says how many times as much: "twice", "eight times". */
  readonly times: boolean;
  /** The word behind it: "weeks", "centimetres"; "" where none is. */
  readonly measure: string;
  /** As it is written. */
  readonly words: string;
};

/** The numbers of a text in order: digits, number words of English, German, French or Spanish, fractions, times. */
export function quantitiesIn(text: string, language: string): readonly Quantity[] {
  const found: { readonly at: number; readonly end: number; readonly quantity: Bare }[] = [];
  const plain = text.normalize("NFKC");
  for (const match of plain.matchAll(digits)) {
    const [written = "", number = "", rest = ""] = match;
    const before = plain.slice(Math.max(0, match.index - 30), match.index);
    if (/[\p{L}\p{N}]$/u.test(before)) continue; // "N4", "B2B": a name
    const after = plain.slice(match.index + number.length, match.index + number.length + 50);
    const end = match.index + number.length;
    found.push({ at: match.index, end, quantity: numeric(number, { rest, written, hedge: hedgeOf(before, after) }) });
  }
  const parted: Span[] = [];
  for (const match of plain.matchAll(clock)) {
    const time = clockTime(match[1] ?? "", match[2] ?? "");
    if (time === null) continue;
    const end = match.index + match[0].length;
    parted.push({ start: match.index, end });
    found.push({ at: match.index, end, quantity: { values: time, unit: "time", hedge: null, words: match[0] } });
  }
  for (const match of plain.matchAll(fractions)) {
    const [written, count = "", part = ""] = match;
    const value = fractionOf(count.toLowerCase(), part.toLowerCase());
    const whole = { start: match.index, end: match.index + written.length };
    if (value === null || parted.some((other) => overlaps(other, whole))) continue;
    parted.push(whole);
    // "half a per cent"
    const ofPercent = /^ (?:a |of a |of one )?per ?cent\b/i.test(plain.slice(whole.end));
    const unit = ofPercent ? "percent" : "fraction";
    const quantity = { values: [value], unit, hedge: null, words: written } as const;
    found.push({ at: whole.start, end: whole.end, quantity });
  }
  const { words, form } = numberWords.get(language.slice(0, 2)) ?? { words: new Map<string, number>(), form: nothing };
  for (const match of plain.matchAll(form)) {
    const value = spelled(match[0].toLowerCase(), words);
    const span = { start: match.index, end: match.index + match[0].length };
    if (value === null || parted.some((part) => overlaps(part, span))) continue;
    const before = plain.slice(Math.max(0, span.start - 30), span.start);
    const after = plain.slice(span.end, span.end + 50);
    const unit = percentAfter.test(after) ? "percent" : "none";
    const values = magnitudeOf(after).map((one) => one * value);
    const quantity = { values, unit, hedge: hedgeOf(before, after), words: match[0] } as const;
    found.push({ at: span.start, end: span.end, quantity });
  }
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ end, quantity }) => ({
      ...shared(quantity, plain.slice(end)),
      ...behind(quantity.words, plain.slice(end)),
    }));
}

/** A number without what stands behind it. */
type Bare = Omit<Quantity, "times" | "measure">;

/** "By 31 against 14 per cent": both are per cents. */
function shared(quantity: Bare, after: string): Bare {
  const paired =
    /^ ?(?:to|against|versus|compared (?:with|to)|–|-|bis|gegen|contra) ?\d+(?:[.,]\d+)?[- ]?(?:%|per ?cent\b|percent\b|prozent\b|pour cent\b|por ciento\b)/i;
  return quantity.unit === "none" && paired.test(after) ? { ...quantity, unit: "percent" } : quantity;
}

function behind(words: string, after: string): Pick<Quantity, "times" | "measure"> {
  const measure = /^[-\s]*(?<word>\p{L}+)/u.exec(after)?.groups?.["word"] ?? "";
  return {
    measure,
    times: /^(?:twice|double|doubled|tripled)$/i.test(words) || /^(?:times|fold|mal|fois|veces)$/i.test(measure),
  };
}

const hourNames = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const clock = new RegExp(`\\b(half past|quarter past|quarter to) (${hourNames.join("|")}|1?\\d)\\b`, "giu");

/** "Half past twelve", of day or night: 12:30 and 0:30, the way times in digits are read. */
function clockTime(part: string, hour: string): readonly number[] | null {
  const named = hourNames.indexOf(hour.toLowerCase()) + 1;
  const full = (named === 0 ? Number(hour) : named) % 12;
  if (Number(hour) > 12) return null;
  const minutes = { half: 30, quarter: 15 }[part.toLowerCase().split(" ", 1)[0] ?? ""] ?? 0;
  const before = part.toLowerCase().endsWith(" to");
  return [full, full + 12].map((one) => (before ? ((one + 23) % 24) * 100 + 60 - minutes : one * 100 + minutes));
}

const nothing = /(?!)/g;
const digits =
  /(\d{1,2}:\d{2}|\d+(?:[.,’'\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)((?:[- ]?(?:%|\p{L}+\.?))?(?: cent\b)?)/gu;
const percentAfter = /^[- ]?(?:%|per ?cent\b|percent\b|prozent\b|pour cent\b|por ciento\b)/i;

function numeric(
  number: string,
  { rest, written, hedge }: { readonly rest: string; readonly written: string; readonly hedge: Quantity["hedge"] },
): Bare {
  if (number.includes(":")) {
    const [hours = 0, minutes = 0] = number.split(":").map(Number);
    return { values: [hours * 100 + minutes], unit: "time", hedge, words: number };
  }
  const size = magnitudeOf(rest);
  const values = valuesOf(number).flatMap((value) => size.map((one) => round(value * one)));
  const unit = percentAfter.test(rest) ? "percent" : "none";
  return { values, unit, hedge, words: unit === "percent" ? written : number };
}

/** "1,140" is 1140 or 1.14; "4.5" is 4.5; "1.234.567,8" is one number. */
function valuesOf(number: string): readonly number[] {
  const grouped = /^\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3})+$/.test(number);
  const values = new Set<number>();
  if (grouped) values.add(Number(number.replaceAll(/\D/g, "")));
  const marks = number.match(/[.,]/g) ?? [];
  if (marks.length <= 1 && !/[’'\u00a0\u202f ]/.test(number)) values.add(Number(number.replace(",", ".")));
  if (values.size === 0) {
    const at = Math.max(number.lastIndexOf("."), number.lastIndexOf(","));
    values.add(Number(`${number.slice(0, at).replaceAll(/\D/g, "")}.${number.slice(at + 1)}`));
  }
  return [...values].filter((value) => Number.isFinite(value));
}

const magnitudes: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^[- ]?(?:million(?:en|s)?|millones|millón|mio|mln|mn)\b/i, [1e6]],
  [/^[- ]?(?:billions?|milliarden?|milliards?|mrd|bn)\b/i, [1e9]],
  [/^[- ]?trillions?\b/i, [1e12]],
  [/^[- ]?(?:thousands?|tausend|mille|mil)\b/i, [1e3]],
  [/^[- ]?hundreds?\b/i, [100]],
  // "four more decades" are forty years
  [/^ (?:more |full )?decades\b/i, [1, 10]],
  [/^ (?:more |full )?centuries\b/i, [1, 100]],
  [/^ ?(?:m|M)\b/, [1, 1e6]],
  [/^ ?[kK]\b/, [1, 1e3]],
];

function magnitudeOf(after: string): readonly number[] {
  return magnitudes.find(([form]) => form.test(after))?.[1] ?? [1];
}

/** Products of decimals, without the dust of binary fractions: 3.4 × 1,000,000. */
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

const bound =
  /(?:up to|at least|at most|more than|less than|fewer than|no more than|as (?:many|much|few|little|long|high|old|far|late|early) as|over|under|above|below|mindestens|höchstens|bis zu|mehr als|weniger als|über|unter|jusqu.à|au moins|plus de|moins de|hasta|al menos|más de|menos de)(?: (?:the|a|an|another))? ?[$£€]?$/i;
const about =
  /(?:about|around|some|nearly|almost|roughly|approximately|close to|just|or so|rund|etwa|fast|knapp|gut|ungefähr|environ|presque|près de|unos|unas|cerca de|casi|alrededor de)(?: (?:the|a|an))? ?[$£€]?$/i;

function hedgeOf(before: string, after: string): Quantity["hedge"] {
  // "over three years": how long it takes
  if (boundBehind.test(after)) return "bound";
  const lasts =
    /\b(?:over|under) ?$/i.test(before) && /^[- ]?(?:years?|months?|weeks?|days?|hours?|minutes?)\b/i.test(after);
  if (bound.test(before) && !lasts) return "bound";
  return about.test(before) ? "about" : null;
}

// "88 billion dollars or more"
const boundBehind = /^(?:[ -]\p{L}+\.?){0,4} (?:or|and) (?:more|less|fewer|above|over|under|below)\b(?! than)/iu;

type NumberWords = { readonly words: ReadonlyMap<string, number>; readonly form: RegExp };

const numberWords = new Map<string, NumberWords>(
  Object.entries({
    en: {
      from2:
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
      from20: "twenty thirty forty fifty sixty seventy eighty ninety",
      more: { hundred: 100, thousand: 1000, dozen: 12, twice: 2, double: 2, doubled: 2, tripled: 3 },
    },
    de: {
      from2:
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
      from20: "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
      more: { hundert: 100, tausend: 1000, dutzend: 12 },
    },
    fr: {
      from2: "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
      from20: "vingt trente quarante cinquante soixante",
      more: { cent: 100, mille: 1000 },
    },
    es: {
      from2: "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
      from20: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
      more: { cien: 100, mil: 1000 },
    },
  }).map(([language, { from2, from20, more }]) => {
    const words = new Map<string, number>([
      ...from2.split(" ").map((word, index) => [word, index + 2] as const),
      ...from20.split(" ").map((word, index) => [word, (index + 2) * 10] as const),
      ...Object.entries(more),
    ]);
    const any = [...words.keys()].join("|");
    const tens = from20.replaceAll(" ", "|");
    const compound = `(?:${tens})-(?:one|${from2.replaceAll(" ", "|")})`;
    // "one" counts nothing: it is as often a pronoun
    return [
      language,
      { words, form: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${compound}|${any})(?![\\p{L}\\p{N}])`, "giu") },
    ];
  }),
);

/** "eighty-three" */
function spelled(written: string, words: NumberWords["words"]): number | null {
  const [first = "", second] = written.split("-");
  const value = words.get(first);
  if (value === undefined) return null;
  return second === undefined ? value : value + (second === "one" ? 1 : (words.get(second) ?? 0));
}

const parts = new Map<string, number>([
  ["half", 2],
  ["halves", 2],
  ["halved", 2],
  ["hälfte", 2],
  ["moitié", 2],
  ["mitad", 2],
  ["third", 3],
  ["drittel", 3],
  ["tiers", 3],
  ["tercio", 3],
  ["quarter", 4],
  ["viertel", 4],
  ["quart", 4],
  ["fifth", 5],
  ["fünftel", 5],
  ["cinquième", 5],
  ["quinto", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["zehntel", 10],
  ["dixième", 10],
]);
const counts = new Map<string, number>([
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["zwei", 2],
  ["drei", 3],
  ["deux", 2],
  ["trois", 3],
]);
const fractions = new RegExp(
  `(?<![\\p{L}])(?:(a|an|one|two|three|four|ein|eine|zwei|drei|un|une|deux|trois)[- ])?(${[...parts.keys()].join("|")})s?(?![\\p{L}])`,
  "giu",
);

/** "a fifth", "two-thirds", "half"; "the third to cross" is an ordinal, and none. */
function fractionOf(count: string, part: string): number | null {
  const divisor = parts.get(part);
  if (divisor === undefined) return null;
  const ordinal = /^(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|tiers|quart|quinto)$/.test(part);
  if (ordinal && count === "") return null;
  return (counts.get(count) ?? 1) / divisor;
}
