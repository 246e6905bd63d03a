import type { Genre, LoadedKind } from "../reading/reading.ts";
import type { PerspectiveKind } from "./report.ts";

/** What is said of a report in the same words wherever it is shown. */

export const noSummary = "The text has no sentence that sums it up.";
export const noClaims = "The text makes no claim.";
export const noClaimsRead = "Nobody was found speaking in quotation marks; the rest of this language is not read.";
export const gapsNotRead = "Not asked: what is left out cannot be told in this language yet.";
export const noGap = "No notable gap.";
export const leaveOut = "could be left out";
export const notNamed = "not named";
export const outside = "From outside the article, unchecked:";

export const genres: Readonly<Record<Genre, string | null>> = {
  report: "news report",
  opinion: "opinion",
  "press-release": "press release",
  live: "live coverage",
  other: null,
};

export const perspectiveKinds: Readonly<Record<PerspectiveKind, string>> = {
  affected: "affected, and not heard",
  reply: "spoken about, and not heard",
  counter: "a rival explanation",
  expert: "independent expertise",
  citizens: "citizens",
  places: "other places",
  history: "history or comparison",
  frame: "a side of the matter that is raised and not followed",
  remedy: "another remedy, or its cost",
  method: "how it is known",
  unknown: "what is not yet known",
};

export const loadedKinds: Readonly<Record<LoadedKind, string>> = {
  "one-sided": "one-sided term",
  epithet: "epithet",
  intensifier: "intensifier",
  presupposing: "presupposes what it reports",
  metaphor: "metaphor",
  verdict: "verdict",
};

/** What is said of a count: "1 word", "512 words". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
