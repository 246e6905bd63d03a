import type { Span } from "../text/span.ts";
import type { Attribution, VoiceId } from "./reading.ts";

/** The narrator's stretch of a text, and each voice's: who speaks at an offset. Built once, asked often. */
export function speakerAt(attributions: readonly Attribution[]): (offset: number) => VoiceId | "article" {
  const stretches: { readonly span: Span; readonly voice: VoiceId }[] = attributions
    .flatMap((one) =>
      one.voice === null ? [] : one.content.map((span) => ({ span, voice: one.voice ?? "V0" }) as const),
    )
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return (offset) => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stretches[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    // the innermost stretch that holds the offset; nested ones begin later
    for (let at = low - 1; at >= Math.max(0, low - 6); at -= 1) {
      const stretch = stretches[at];
      if (stretch !== undefined && offset < stretch.span.end) return stretch.voice;
    }
    return "article";
  };
}
