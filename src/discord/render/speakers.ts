import type { Article } from "../../article/article.ts";
import type { Reading, Role, Speaker, Voice } from "../../reading/reading.ts";
import { slice } from "../../text/span.ts";
import * as say from "../wording.ts";
import * as reportWords from "../../report/report-words.ts";

export type Read = { readonly article: Article; readonly reading: Reading };

export function voiceOf({ reading }: Read, by: Speaker): Voice | undefined {
  return reading.voices.find(({ id }) => id === by);
}

export function nameOf(read: Read, by: Speaker): string {
  const name = voiceOf(read, by)?.name ?? (by === "article" ? say.theArticle : by);
  return shortened(capitalised(name.replaceAll(/\s+/g, " ").trim()), nameMost);
}

/** Who a speaker is, in the article's words where it says so; null where nothing is to be added to the name. */
export function roleOf(read: Read, by: Speaker): string | null {
  const voice = voiceOf(read, by);
  if (voice === undefined) return null;
  const words = voice.described === null ? "" : slice(read.article.text, voice.described).replaceAll(/\s+/g, " ");
  if (words !== "" && words.length <= roleMost && !voice.name.toLowerCase().includes(words.toLowerCase())) return words;
  if (voice.kind === "unnamed") return reportWords.notNamed;
  return voice.kind === "person" ? plainRoles[voice.role] : null;
}

const nameMost = 80; // code units: "the Committee on Civil Liberties, Justice and Home Affairs of …" is a name, too
const roleMost = 90;

const plainRoles: Readonly<Record<Role, string | null>> = {
  official: "official",
  expert: "expert",
  affected: "affected",
  business: "business",
  campaigner: "campaigner",
  media: "media",
  other: null,
};

/** Whether the reading knows too little of the language to say what is not there. */
export function isPartlyRead({ reading }: Read): boolean {
  return reading.doubts.includes("language-partly-read");
}

export function capitalised(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** At most `most` code units: cut between two words where that is near, never inside a character, and ended by “…”. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  let cut = 0;
  for (const { index, segment } of graphemes.segment(words.slice(0, most * 2))) {
    if (index + segment.length > most - 1) break;
    cut = index + segment.length;
  }
  const kept = words.slice(0, cut);
  const word = /^.*\S(?=\s)/su.exec(kept)?.[0] ?? "";
  return `${(word.length >= most / 2 ? word : kept).trimEnd()}${say.cut}`;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
