import { contains, slice } from "../text/span.ts";
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
  readonly stances: readonly { readonly one: FoundAttribution; readonly speakers: Speakers }[];
  readonly treatment: Treatment;
}): {
  readonly voices: readonly Voice[];
  readonly attributions: readonly Attribution[];
  readonly stances: readonly Attribution[];
} {
  const said = new Map<Character, number[]>(); // indexes into `found`
  for (const [index, speakers] of given.speakers.entries()) {
    for (const character of speakers) {
      const own = said.get(character);
      if (own === undefined) said.set(character, [index]);
      else own.push(index);
    }
  }
  const refused = new Map<Character, Evidence>();
  for (const { refusal, speakers } of given.refusals) {
    for (const character of speakers) {
      if (!refused.has(character)) refused.set(character, { sentence: refusal.sentence, span: refusal.span });
    }
  }
  const voiced = new Set(given.stances.flatMap(({ one, speakers }) => (one.voiced ? speakers : [])));
  const order = given.cast.characters
    .filter((character) => character.mentions.length > 0)
    .map((character) => ({ character, start: firstStart(character) }))
    .toSorted((a, b) => a.start - b.start);
  const idOf = new Map<Character, VoiceId>(order.map(({ character }, index) => [character, `V${index + 1}` as const]));
  const voices = order.map(({ character }): Voice => {
    const own = said.get(character) ?? [];
    const content = own.flatMap((index) => given.found[index]?.content ?? []);
    return {
      id: idOf.get(character) ?? "V0",
      name: character.name,
      kind: character.kind,
      role: character.role,
      described: character.described,
      pronoun: pronounOf(character),
      heard: heardOf(own, given.found, { character, voiced: voiced.has(character) }),
      mentions: inOrder(character.mentions),
      words: content.reduce((sum, span) => sum + countWords(slice(given.text, span)), 0),
      refused: refused.get(character) ?? null,
      criticised: given.treatment.criticised.get(character) ?? [],
      actedUpon: given.treatment.actedUpon.get(character) ?? [],
    };
  });
  const attributionOf = (one: FoundAttribution, speakers: Speakers): Attribution => {
    const speaker = speakers[0];
    const { source, cue, content, kind, act } = one;
    return { source, cue, content, kind, act, voice: speaker === undefined ? null : (idOf.get(speaker) ?? null) };
  };
  return {
    voices,
    attributions: given.found.map((one, index) => attributionOf(one, given.speakers[index] ?? [])),
    stances: given.stances.map(({ one, speakers }) => attributionOf(one, speakers)),
  };
}

function pronounOf({ gender }: Character): Voice["pronoun"] {
  if (gender === null) return null;
  return gender === "f" ? "she" : "he";
}

function firstStart(character: Character): number {
  return character.mentions.reduce((first, { span }) => Math.min(first, span.start), Infinity);
}

function inOrder(mentions: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<number>();
  return mentions
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !seen.has(span.start) && seen.add(span.start));
}

/** Whether a voice is heard, by the indexes of its own attributions among all. */
function heardOf(
  own: readonly number[],
  all: readonly FoundAttribution[],
  { character: { kind, plural }, voiced }: { readonly character: Character; readonly voiced: boolean },
): Voice["heard"] {
  if (own.some((index) => all[index]?.kind !== "indirect" && !passesOn(index, all))) return "quoted";
  // "officials believe that …": what several people think is known from what they said
  if ((kind === "group" || (kind === "unnamed" && plural)) && (own.length > 0 || voiced)) return "paraphrased";
  return own.some((index) => all[index]?.act === "speech") ? "paraphrased" : "mentioned";
}

const nestedWithin = 3; // attributions before and after

/** "According to the agency, she said it was “never”": the words in quotation marks are hers, not the agency's. */
function passesOn(index: number, all: readonly FoundAttribution[]): boolean {
  const outer = all[index];
  return all.slice(Math.max(0, index - nestedWithin), index + nestedWithin + 1).some((inner) => {
    const { cue } = inner;
    if (inner === outer || inner.kind === "indirect" || cue === null) return false;
    return outer?.content.some((span) => contains(span, cue)) ?? false;
  });
}
