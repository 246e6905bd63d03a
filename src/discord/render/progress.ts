import type { ProgressStep } from "../../app/messenger.ts";
import * as say from "../wording.ts";
import * as notice from "../wording-notices.ts";
import { marked, type Markdown } from "./markdown.ts";
import { button, row, shown, textDisplay, type Payload } from "./parts.ts";

/** What is happening to a request. There is no room in it for a word of an article's or a model's. */
export type Progress = ProgressStep | { readonly kind: "answering" };

/** The quiet reply that acknowledges a request, and that the report later takes the place of. */
export function progressShown(progress: Progress): Payload {
  return shown([textDisplay(marked`-# ${progressWords(progress)}`)]);
}

function progressWords(progress: Progress): string {
  return progress.kind === "asking" ? notice.progress.asking(progress.items) : notice.progress[progress.kind];
}

/** Under a message that looks like an article, where moderators want that offered: one quiet button. */
export function offerShown({ words }: { readonly words: number }, id: string): Payload {
  const text: Markdown = marked`-# ${notice.offer(words)}`;
  return shown([textDisplay(text), row([button(say.buttons.read, id)])]);
}
