import { inThread } from "../wording-threads.ts";
import { titleOf } from "./card-head.ts";
import { marked } from "./markdown.ts";
import { container, shown, textDisplay, type Payload } from "./parts.ts";
import type { Read } from "./speakers.ts";

/** Where an article was asked for: that its card stands in the thread below. */
export function pointerShown(of: Pick<Read, "article">): Payload {
  return shown([container([textDisplay(marked`**${titleOf(of)}**\n-# ${inThread}`)])]);
}
