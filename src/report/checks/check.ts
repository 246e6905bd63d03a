import type { ClaimKind, Evidence, Speaker, Voice, VoiceId } from "../../reading/reading.ts";
import type { Span } from "../../text/span.ts";
import type { Facts } from "../facts.ts";
import type { PerspectiveKind } from "../report.ts";
import type { AnswerSentence } from "../said.ts";

/**
 * A rule that an item of a model's answer is held to. `find` gives what is wrong in words for the model, which may quote
 * it; `reason` is what people are told, and never holds a word of the model's.
 */
export type Check<Item> = {
  readonly name: string;
  readonly reason: string;
  readonly find: (item: Item, facts: Facts) => string | null;
};

/** Words of the model's with the sentences they are said to rest on. `told`: all that the answer tells beside them. */
export type Resting = {
  readonly label: string;
  readonly text: string;
  readonly cited: readonly number[];
  readonly told: string;
  /** Whether it is shown under the name of whoever says it. */
  readonly carried: boolean;
};

/** A claim whose quotation was found: `quote` is the article's own slice, `limit` what follows and limits it. */
export type PlacedClaim = Resting & {
  readonly quote: Span;
  readonly limit: Span | null;
  readonly claimer: Speaker;
  readonly via: VoiceId | null;
  readonly kind: ClaimKind;
  readonly answer: AnswerSentence;
};

export type PlacedSentence = Resting & { readonly answer: AnswerSentence };

/** A perspective whose trigger was found. `text` is reason and question together; `voice`: whom `who` means, if anybody. */
export type PlacedPerspective = Resting & {
  readonly kind: PerspectiveKind;
  readonly who: string;
  readonly voices: readonly Voice[];
  readonly trigger: Evidence;
  readonly why: string;
  readonly question: string;
  readonly outside: string | null;
};
