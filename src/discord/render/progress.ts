import * as say from "../wording.ts";
import * as notice from "../wording-notices.ts";
import { marked, type Markdown } from "./markdown.ts";
import { button, row, shown, textDisplay, type Payload } from "./parts.ts";

/** What is happening to a request. There is no room in it for a word of an article's or a model's. */
export type Progress =
  | { readonly kind: "queued"; readonly ahead: number }
  | { readonly kind: "fetching"; readonly host: string }
  /** `words` null: not known yet. */
  | { readonly kind: "reading"; readonly words: number | null }
  | { readonly kind: "asking"; readonly model: string; readonly items: number }
  | { readonly kind: "checking" }
  | { readonly kind: "answering" };

/** The quiet reply that acknowledges a request, and that the report later takes the place of. */
export function progressShown(progress: Progress): Payload {
  return shown([textDisplay(marked`-# ${progressWords(progress)}`)]);
}

function progressWords(progress: Progress): string {
  switch (progress.kind) {
    case "queued":
      return notice.progress.queued(progress.ahead);
    case "fetching":
      return notice.progress.fetching(progress.host);
    case "reading":
      return notice.progress.reading(progress.words);
    case "asking":
      return notice.progress.asking(progress.model, progress.items);
    case "checking":
      return notice.progress.checking;
    case "answering":
      return notice.progress.answering;
  }
}

/** Under a message that looks like an article, where moderators want that offered: one quiet button. */
export function offerShown({ words }: { readonly words: number }, id: string): Payload {
  const text: Markdown = marked`-# ${notice.offer(words)}`;
  return shown([textDisplay(text), row([button(say.buttons.read, id)])]);
}
