import type { Article } from "../article/article.ts";
import type { Claim, Evidence, Reading, Speaker } from "../reading/reading.ts";
import { normalise } from "../text/match.ts";
import { slice, type Span } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import type { ReportClaim } from "./report.ts";
import { centrality, contentWords, type WordWeights } from "./word-weights.ts";

/**
 * The claims in the order in which they are worth showing: in turn from each claimer, voices with the most words, or
 * most often named, first and the narrator last, each one's checkable and central claims before the rest. So the first few never come from one
 * side alone.
 */
export function listClaims(article: Article, reading: Reading, weights: WordWeights): readonly ReportClaim[] {
  const byClaimer = Map.groupBy(reading.claims, (claim) => claim.claimer);
  const weight = new Map<Speaker, number>(
    reading.voices.map((voice) => [voice.id, voice.words + voice.mentions.length * wordsAMention]),
  );
  const rank = (claimer: Speaker): number => weight.get(claimer) ?? -1;
  const queues = [...byClaimer]
    .toSorted(([a], [b]) => rank(b) - rank(a))
    .map(([claimer, claims]) => bestFirst(claims, (claim) => worth(claim, { claimer, text: article.text, weights })));
  const ordered: Claim[] = [];
  for (let round = 0; ordered.length < reading.claims.length; round += 1) {
    for (const queue of queues) {
      const claim = queue[round];
      if (claim !== undefined) ordered.push(claim);
    }
  }
  return distinct(ordered.map((claim) => shown(article.text, claim)));
}

/** Each once: a paper sets a line of somebody's beside the story again. */
function distinct(claims: readonly ReportClaim[]): readonly ReportClaim[] {
  const seen = new Set<string>();
  return claims.filter(({ claimer, text }) => {
    const key = `${claimer} ${normalise(text).replaceAll('"', "")}`;
    return !seen.has(key) && seen.add(key);
  });
}

function bestFirst<Thing>(things: readonly Thing[], worthOf: (thing: Thing) => number): readonly Thing[] {
  return things
    .map((thing) => ({ thing, value: worthOf(thing) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ thing }) => thing);
}

const wordsAMention = 4; // whom the story is about counts, though the text lets them say little
const shortWords = 6;
const longWords = 40;

function worth(
  { checkable, kind, evidence }: Claim,
  { claimer, text, weights }: { readonly claimer: Speaker; readonly text: string; readonly weights: WordWeights },
): number {
  const words = evidence.map(({ span }) => slice(text, span)).join(" ");
  const count = countWords(words);
  let value = checkable ? 1 : 0.7;
  // of the narrator's sentences those that judge, interpret or foretell are the ones to know as claims
  if (claimer === "article") value = kind === "statement" ? 0 : 1.5;
  value += Math.min(1.5, centrality(new Set(contentWords(words)), weights));
  if (/\d/.test(words)) value += 0.3;
  if (count < shortWords) value -= 0.7;
  if (count > longWords) value -= 0.4;
  if (/^["“‘']?(?:that )?(?:I|he|she|they|it|this)\b/i.test(words)) value -= 0.3;
  return value - (evidence[0]?.sentence ?? 0) / 1000;
}

function shown(text: string, { claimer, kind, checkable, via, evidence }: Claim): ReportClaim {
  const points = evidence.map((point): Evidence => ({ ...point, span: tidy(text, point.span) }));
  const words = points.map(({ span }) => whole(text, span)).join(" … ");
  return { text: words, claimer, kind, checkable, via, evidence: points };
}

/** Without a leading "that" ("That sounds like money" begins with its subject) and without a comma at the end. */
function tidy(text: string, span: Span): Span {
  const words = slice(text, span);
  const that = /^that\s+(?=\S)/.exec(words)?.[0].length ?? 0;
  const end = span.end - (/[,;:]$/.exec(words)?.[0].length ?? 0);
  return { start: span.start + that, end };
}

/** A slice as it is shown: "“We won,”" without the comma that belonged to the sentence around it. */
function whole(text: string, span: Span): string {
  return slice(text, span)
    .replace(/,(?=["”’»]+$)/, "")
    .replace(/\s+/g, " ");
}
