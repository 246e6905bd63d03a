import { firstFrom } from "../text/order.ts";
import type { Span } from "../text/span.ts";
import type { Attribution, VoiceId } from "./reading.ts";

const nestedMost = 6; // stretches that may begin inside one and end before an offset in it

/** The narrator's stretch of a text, and each voice's: who speaks at an offset. Built once, asked often. */
export function speakerAt(attributions: readonly Attribution[]): (offset: number) => VoiceId | "article" {
  const stretches: { readonly span: Span; readonly voice: VoiceId }[] = attributions
    .flatMap((one) =>
      one.voice === null ? [] : one.content.map((span) => ({ span, voice: one.voice ?? "V0" }) as const),
    )
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return (offset) => {
    const behind = firstFrom(stretches, offset + 1);
    // the innermost stretch that holds the offset; nested ones begin later
    for (let at = behind - 1; at >= Math.max(0, behind - nestedMost); at -= 1) {
      const stretch = stretches[at];
      if (stretch !== undefined && offset < stretch.span.end) return stretch.voice;
    }
    return "article";
  };
}
