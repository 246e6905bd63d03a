import { sentenceAt } from "../text/order.ts";
import type { Article } from "../article/article.ts";
import type { Reading, Voice } from "../reading/reading.ts";
import { slice } from "../text/span.ts";
import { promptLine } from "./prompt-line.ts";

const voicesMost = 28;
const loadedMost = 16;
const placesMost = 6;

/**
 * What the reading found, in few lines for a model: the voices with their ids, what each is and how it is heard, who
 * would not speak, and the narrator's loaded words. Voices that speak come first; one named once in passing may go.
 */
export function ledgerLines(article: Article, reading: Reading): readonly string[] {
  const voices = reading.voices
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, voicesMost)
    .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  const loaded = reading.loaded
    .filter(({ by }) => by === "article")
    .slice(0, loadedMost)
    .map(({ span, sentence }) => `${promptLine(slice(article.text, span))} (${sentence})`);
  return [
    `genre: ${reading.genre}`,
    ...voices.map((voice) => voiceLine(voice, article, reading)),
    ...(loaded.length > 0 ? [`loaded words of the narrator: ${loaded.join(", ")}`] : []),
  ];
}

function weightOf({ heard, mentions, words, refused, actedUpon, criticised }: Voice): number {
  const spoken = heard === "mentioned" ? 0 : 100 + words;
  return spoken + (refused === null ? 0 : 50) + mentions.length + 3 * (actedUpon.length + criticised.length);
}

/** "V4 Pavel Reiss, general secretary: quoted 6, 13" */
function voiceLine(voice: Voice, { text }: Article, reading: Reading): string {
  const described = voice.described === null ? "" : `, ${promptLine(slice(text, voice.described)).slice(0, 50)}`;
  const said = reading.attributions
    .filter((one) => one.voice === voice.id)
    .flatMap(({ content, cue }) => content.map((span) => span.start).concat(cue?.start ?? []));
  const ids = [...new Set(said.map((offset) => sentenceAt(reading.sentences, offset)))].toSorted((a, b) => a - b);
  const at = voice.heard === "mentioned" ? voice.mentions.map(({ sentence }) => sentence) : ids;
  const places = [...new Set(at)].slice(0, placesMost).join(", ");
  const heard = voice.heard === "mentioned" ? "never heard, named" : voice.heard;
  const refused = voice.refused === null ? "" : `; would not speak ${voice.refused.sentence}`;
  return `${voice.id} ${promptLine(voice.name)}${described}: ${heard} ${places}${refused}`;
}
