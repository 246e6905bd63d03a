import type { Sentence } from "../text/sentences.ts";
import { sentenceAt } from "../text/order.ts";
import type { Attribution } from "./reading.ts";

/** The ids of the sentences that hold content of an attribution. */
export function attributedSentences(
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const span of attributions.flatMap((one) => one.content)) {
    const last = sentenceAt(sentences, span.end - 1);
    for (let id = sentenceAt(sentences, span.start); id <= last; id += 1) ids.add(id);
  }
  return ids;
}
