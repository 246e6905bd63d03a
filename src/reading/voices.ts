import { slice } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import type { FoundAttribution } from "./attributions.ts";
import type { Cast, Character } from "./cast.ts";
import type { FoundRefusal } from "./refusals.ts";
import type { Attribution, Evidence, Voice, VoiceId } from "./reading.ts";
import type { Speakers } from "./speakers.ts";
import type { Treatment } from "./treatment.ts";

/** All voices in the order in which they first come up, and the attributions with the voice of each. */
export function voicesOf(given: {
  readonly text: string;
  readonly cast: Cast;
  readonly found: readonly FoundAttribution[];
  readonly speakers: readonly Speakers[];
  readonly refusals: readonly { readonly refusal: FoundRefusal; readonly speakers: Speakers }[];
  readonly treatment: Treatment;
}): {
  readonly voices: readonly Voice[];
  readonly attributions: readonly Attribution[];
  readonly idOf: ReadonlyMap<Character, VoiceId>;
} {
  const said = new Map<Character, FoundAttribution[]>();
  for (const [index, one] of given.found.entries()) {
    for (const character of given.speakers[index] ?? []) {
      const own = said.get(character);
      if (own === undefined) said.set(character, [one]);
      else own.push(one);
    }
  }
  const order = given.cast.characters
    .filter((character) => character.mentions.length > 0)
    .map((character) => ({ character, start: firstStart(character) }))
    .toSorted((a, b) => a.start - b.start);
  const idOf = new Map<Character, VoiceId>(order.map(({ character }, index) => [character, `V${index + 1}` as const]));
  const voices = order.map(({ character }): Voice => {
    const own = said.get(character) ?? [];
    return {
      id: idOf.get(character) ?? "V0",
      name: character.name,
      kind: character.kind,
      role: character.role,
      described: character.described,
      heard: heardOf(own, given.found),
      mentions: inOrder(character.mentions),
      words: own.flatMap((one) => one.content).reduce((sum, span) => sum + countWords(slice(given.text, span)), 0),
      refused: refusalOf(character, given.refusals),
      criticised: given.treatment.criticised.get(character) ?? [],
      actedUpon: given.treatment.actedUpon.get(character) ?? [],
    };
  });
  const attributions = given.found.map((one, index): Attribution => {
    const speaker = given.speakers[index]?.[0];
    const { source, cue, content, kind, act } = one;
    return { source, cue, content, kind, act, voice: speaker === undefined ? null : (idOf.get(speaker) ?? null) };
  });
  return { voices, attributions, idOf };
}

function firstStart(character: Character): number {
  return Math.min(...character.mentions.map((mention) => mention.span.start));
}

function inOrder(mentions: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<number>();
  return mentions
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !seen.has(span.start) && seen.add(span.start));
}

function heardOf(own: readonly FoundAttribution[], all: readonly FoundAttribution[]): Voice["heard"] {
  if (own.some((one) => one.kind !== "indirect" && !passesOn(one, all))) return "quoted";
  return own.some((one) => one.act === "speech") ? "paraphrased" : "mentioned";
}

/** "According to the agency, she said it was “never”": the words in quotation marks are hers, not the agency's. */
function passesOn(outer: FoundAttribution, all: readonly FoundAttribution[]): boolean {
  const near = all.indexOf(outer);
  return all
    .slice(Math.max(0, near - 3), near + 4)
    .some(
      (one) =>
        one !== outer &&
        one.kind !== "indirect" &&
        one.cue !== null &&
        outer.content.some((span) => span.start <= (one.cue?.start ?? -1) && (one.cue?.end ?? 0) <= span.end),
    );
}

function refusalOf(
  character: Character,
  refusals: readonly { readonly refusal: FoundRefusal; readonly speakers: Speakers }[],
): Evidence | null {
  const own = refusals.find(({ speakers }) => speakers.includes(character));
  return own === undefined ? null : { sentence: own.refusal.sentence, span: own.refusal.span };
}
