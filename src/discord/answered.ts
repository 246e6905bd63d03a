import type { Flow } from "../app/flow.ts";
import type { Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import type { Request, Result } from "../store/rows.ts";

/** A request with what was read for it, as it is still kept. */
export type Answered = Result & { readonly request: Request; readonly article: Article; readonly hash: string };

/** What was shown for a request. Fails with a UserError where it is not kept any more. */
export async function answered(id: string, { store }: Pick<Flow, "store">): Promise<Answered> {
  const request = await store.requests.get(id);
  const key = request?.reading ?? null;
  const reading = key === null ? null : await store.readings.get(key);
  if (request === null || reading?.state !== "ready") throw notKept();
  const article = await store.articles.get(reading.article);
  if (article === null) throw notKept();
  return { ...reading.result, request, article, hash: reading.article };
}

/** What is talked about in a thread, channel or conversation; null where nothing is. */
export async function talkedAbout(channel: string, { store }: Pick<Flow, "store">): Promise<TalkedAbout | null> {
  const discussion = await store.discussions.get(channel);
  if (discussion === null) return null;
  const article = await store.articles.get(discussion.article);
  const reading = await store.readings.get(discussion.reading);
  if (article === null || reading?.state !== "ready") return null;
  return { ...reading.result, article, hash: discussion.article };
}

export type TalkedAbout = Omit<Answered, "request">;

function notKept(): UserError {
  return new UserError(
    "gone",
    "The article behind this is no longer kept.",
    "Give me its link or its text again with /read.",
  );
}
