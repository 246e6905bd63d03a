import type { RetentionConfig } from "../../config/running.ts";
import type { Kept } from "../../store/store.ts";
import * as say from "../wording-privacy.ts";
import { titleOf } from "./card-head.ts";
import { lines, marked, type Markdown } from "./markdown.ts";
import { container, textDisplay, whispered, type Payload } from "./parts.ts";
import type { Read } from "./speakers.ts";

/** What is kept about whoever asks, and for how long: in this server, and wherever nobody wants it shorter. */
export function keptAboutYou(
  kept: Kept,
  { here, everywhere }: { readonly here: RetentionConfig; readonly everywhere: RetentionConfig },
): Payload {
  const isShorter = here.articles < everywhere.articles || here.reports < everywhere.reports;
  return said([
    marked`### ${say.keptHeading}`,
    ...counts(kept),
    ...say.howLong(here).map((line) => marked`- ${line}`),
    ...(isShorter ? [marked`- ${say.sharedLonger(everywhere)}`] : []),
    marked`- ${say.deleteNow}`,
  ]);
}

export function deletedAbout(kept: Kept): Payload {
  const none = Object.keys(kept).length === 0;
  return said([
    marked`### ${say.deletedHeading}`,
    ...(none ? [marked`${say.nothingKept}`] : counts(kept)),
    marked`-# ${say.notDeleted}`,
  ]);
}

export function forgottenArticle(read: Pick<Read, "article">): Payload {
  return said([marked`**${titleOf(read)}**`, marked`${say.articleDeleted}`]);
}

function counts(kept: Kept): readonly Markdown[] {
  const named = Object.entries(kept).map(([kind, count]) => marked`- ${say.countOf(kind, count)}`);
  return named.length === 0 ? [marked`${say.nothingKept}`] : named;
}

function said(texts: readonly Markdown[]): Payload {
  return whispered([container([textDisplay(lines(texts))])]);
}
