import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

import type { Voice } from "../../src/reading/reading.ts";

/**
 * Forty short articles written for this project, each with its voices as a careful reader lists them. The lists were
 * made from the texts alone, before any program read them.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), "voices-set");

const listed = z.strictObject({
  name: z.string().min(1),
  /** Other words of the text for the same voice. */
  also: z.array(z.string().min(1)).default([]),
  kind: z.enum(["person", "organisation", "group", "unnamed"]),
  heard: z.enum(["quoted", "paraphrased", "mentioned"]),
  /** A careful reader may list it or not: it counts neither as found nor as a false alarm. */
  optional: z.boolean().default(false),
});

const articles = z.array(
  z.strictObject({
    id: z.string().min(1),
    title: z.string().min(1).nullable(),
    /** Its paragraphs. */
    text: z.array(z.string().min(1)),
    voices: z.array(listed),
  }),
);

export type ListedVoice = z.infer<typeof listed>;
export type ListedArticle = z.infer<typeof articles>[number];

export function voicesSet(): readonly ListedArticle[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => articles.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))));
}

export type Compared = {
  readonly found: readonly ListedVoice[];
  readonly missed: readonly ListedVoice[];
  readonly alarms: readonly Voice[];
};

/** Group and unnamed voices of a reading beside those of the list; only those in `heard` count. */
export function compareVoices(
  wanted: readonly ListedVoice[],
  voices: readonly Voice[],
  heard: ReadonlySet<Voice["heard"]>,
): Compared {
  const faceless = (kind: Voice["kind"]): boolean => kind === "group" || kind === "unnamed";
  const left = voices.filter((voice) => faceless(voice.kind) && heard.has(voice.heard));
  const found: ListedVoice[] = [];
  const missed: ListedVoice[] = [];
  // whoever has to be found takes its match before whoever may be
  for (const one of wanted.toSorted((a, b) => Number(a.optional) - Number(b.optional))) {
    if (!faceless(one.kind) || !(heard.has(one.heard) || one.optional)) continue;
    const names = [one.name, ...one.also];
    const best = left
      .filter((voice) => names.some((name) => sameName(name, voice.name)))
      .toSorted((a, b) => differing(a.name, names) - differing(b.name, names))[0];
    if (best !== undefined) left.splice(left.indexOf(best), 1);
    if (one.optional) continue;
    if (best === undefined) missed.push(one);
    else found.push(one);
  }
  return { found, missed, alarms: left };
}

const determiners = /^(?:a|an|the|one|some|several|many|most|two|three|another|his|her|their|its|other|\d+)$/;
const behindHead =
  /\s(?:of|from|in|at|for|on|to|with|who|whose|which|that|not|close|familiar|wrapped|doing|involved|spoken|briefed)\s.*$/;

/** The words of a name up to its head: "one nurse at the clinic" is a nurse. */
function headWords(name: string): readonly string[] {
  const words = name
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(behindHead, "")
    .split(/[\s,]+/);
  return words.length === 1 ? words : words.filter((word) => !determiners.test(word));
}

/** The same head, and the shorter name's words all in the longer: "bus drivers" and "drivers", not "driver". */
function sameName(a: string, b: string): boolean {
  const [short = [], long = []] = [headWords(a), headWords(b)].toSorted((x, y) => x.length - y.length);
  return short.length > 0 && short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
}

function differing(name: string, names: readonly string[]): number {
  return Math.min(...names.map((one) => Math.abs(headWords(one).length - headWords(name).length)));
}
