import type { Reading, Voice } from "../../reading/reading.ts";
import type { Perspective, PerspectiveKind } from "../report.ts";
import type { WordWeights } from "../word-weights.ts";
import type { Ledger } from "./ledger.ts";

/**
 * A perspective that may be asked for; `weight` says how much of the story hangs on it (below 3 it is not worth
 * asking). It is put into words only where it is chosen.
 */
export type Candidate = {
  readonly kind: PerspectiveKind;
  readonly who: string;
  readonly weight: number;
  readonly perspective: () => Perspective;
};
export type PerspectiveRule = (ledger: Weighed) => readonly Candidate[];

/** The ledger with what several rules need and none should reckon again. */
export type Weighed = Ledger & {
  readonly weights: WordWeights;
  /** See `answeredVoices`. */
  readonly answered: ReadonlySet<Voice>;
};

/** "named in S1, S3 and 4 more sentences, paraphrased twice (S3 and S5), never quoted" */
export function whatTheTextHas(voice: Voice, { saidIn }: Ledger): string {
  const named = `named in ${sentenceList(voice.mentions.map((mention) => mention.sentence))}`;
  if (voice.heard === "quoted") return `${named}, quoted`;
  if (voice.heard === "mentioned") return `${named}, never quoted or paraphrased`;
  const said = saidIn.get(voice.id) ?? [];
  return `${named}, paraphrased ${times(new Set(said).size)} (${sentenceList(said)}), never quoted`;
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

/** "S1", "S1 and S4", "S1, S4 and 3 more sentences" */
export function sentenceList(ids: readonly number[]): string {
  const unique = [...new Set(ids)].toSorted((a, b) => a - b);
  const shown = unique.slice(0, 4).map((id) => `S${id}`);
  const rest = unique.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more ${rest === 1 ? "sentence" : "sentences"}`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** "4 voices heard: 3 officials, 1 expert" */
export function whoIsHeard(reading: Reading): string {
  const heard = reading.voices.filter((voice) => voice.heard !== "mentioned");
  if (heard.length === 0) return "no voice heard";
  const counts = Map.groupBy(heard, (voice) => voice.role);
  const parts = [...counts]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([role, voices]) => `${voices.length} ${roleWord(role, voices.length)}`);
  return `${heard.length} ${heard.length === 1 ? "voice" : "voices"} heard: ${parts.join(", ")}`;
}

function roleWord(role: Voice["role"], count: number): string {
  const words = {
    official: ["official", "officials"],
    expert: ["expert", "experts"],
    affected: ["person affected", "people affected"],
    business: ["from business", "from business"],
    campaigner: ["campaigner", "campaigners"],
    media: ["from the media", "from the media"],
    other: ["of no stated role", "of no stated role"],
  } as const;
  return words[role][count === 1 ? 0 : 1];
}
