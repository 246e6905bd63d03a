import type { ClaimKind, Evidence, Speaker, VoiceId } from "../reading/reading.ts";

export type SummarySentence = { readonly text: string; readonly sentences: readonly number[] };

/** A claim as it is shown. `text` names no claimer: whoever shows it groups by `claimer`. */
export type ReportClaim = {
  readonly text: string;
  readonly claimer: Speaker;
  readonly kind: ClaimKind;
  readonly checkable: boolean;
  readonly via: VoiceId | null;
  readonly evidence: readonly Evidence[];
};

export const perspectiveKinds = [
  "affected",
  "reply",
  "counter",
  "expert",
  "citizens",
  "places",
  "history",
  "frame",
  "remedy",
  "method",
  "unknown",
] as const;
export type PerspectiveKind = (typeof perspectiveKinds)[number];

/** A point of view left out, as a question. `outside` is a model's background from outside the article, unchecked. */
export type Perspective = {
  readonly kind: PerspectiveKind;
  readonly who: string;
  readonly why: string;
  readonly question: string;
  readonly trigger: readonly Evidence[];
  /** What the text was searched for and what it has: "named 6 times (S1, S3 …), paraphrased once (S3), never quoted". */
  readonly checked: string;
  readonly outside: string | null;
};

/** Something that was said of the article and could not be shown, with the reason. */
export type Withheld = { readonly what: string; readonly reason: string };
export type Check = { readonly passed: number; readonly of: number };

/**
 * What may be said about an article: a neutral summary, the claims and whose they are, the perspectives left out.
 * Nothing stands in it without evidence. `mode` is "local" or the name of the model.
 */
export type Report = {
  readonly mode: string;
  readonly summary: readonly SummarySentence[];
  readonly claims: readonly ReportClaim[];
  /** Empty means "No notable gap". */
  readonly perspectives: readonly Perspective[];
  /** A refusal or failure to comment is always reported. */
  readonly refusals: readonly { readonly voice: VoiceId; readonly evidence: Evidence }[];
  readonly withheld: readonly Withheld[];
  readonly checks: Readonly<Record<string, Check>>;
};
