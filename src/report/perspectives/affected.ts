import type { Article } from "../../article/article.ts";
import { slice } from "../../text/span.ts";
import type { Reading, Voice } from "../../reading/reading.ts";
import { whatTheTextHas, whoIsHeard, type Candidate } from "./rule.ts";

/** A group that bears the outcome is talked about and never heard, and nobody heard belongs to it. */
export function affectedUnheard({ text }: Article, reading: Reading): readonly Candidate[] {
  return reading.voices.flatMap((voice): readonly Candidate[] => {
    if (voice.kind !== "group" || voice.role !== "affected" || voice.heard !== "mentioned" || voice.refused !== null)
      return [];
    if (someoneOf(voice, text, reading)) return [];
    const weight =
      Math.min(3, voice.mentions.length) +
      Math.min(3, voice.actedUpon.length * 1.5) +
      ((voice.mentions[0]?.sentence ?? 9) <= 3 ? 1 : 0);
    const trigger = voice.actedUpon[0] ?? voice.mentions[0];
    if (trigger === undefined) return [];
    return [
      {
        weight,
        perspective: {
          kind: "affected",
          who: voice.name,
          why: `The text says what happens to the ${voice.name}, and nobody among them speaks.`,
          question: `What do the ${voice.name} themselves say about it?`,
          trigger: [trigger],
          checked: `${whatTheTextHas(voice, reading)}; ${whoIsHeard(reading)}`,
          outside: null,
        },
      },
    ];
  });
}

/** "Ana Silva, a tenant", "one resident": somebody heard whom the text calls one of the group. */
function someoneOf(group: Voice, text: string, reading: Reading): boolean {
  const stem = group.name.toLowerCase().replace(/(?:ies|es|s)$/, "");
  return reading.voices.some((voice) => {
    if (voice.heard === "mentioned" || voice === group) return false;
    const described = voice.described === null ? "" : slice(text, voice.described);
    return `${voice.name} ${described}`.toLowerCase().includes(stem);
  });
}
