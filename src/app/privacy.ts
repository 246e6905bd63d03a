import type { Request } from "../store/rows.ts";
import type { Kept } from "../store/store.ts";
import { dayOf } from "./budgets.ts";
import { endCancelled, mayEnd, type Acting } from "./cancel.ts";
import type { Flow } from "./flow.ts";

/** How many rows are kept about a member, by kind. */
export async function keptAbout(user: string, { store }: Flow): Promise<Kept> {
  return await store.users.kept(user);
}

/**
 * Deletes what is kept about a member, open requests too; nothing is shown for these any more. What they spent today is
 * counted until the day ends.
 */
export async function forgetMember(user: string, flow: Flow): Promise<Kept> {
  const kept = await flow.store.users.forget(user, dayOf(flow.clock.now()));
  flow.log.info("forgot a member", { count: total(kept) });
  return kept;
}

/** Deletes all of a server at once; `clean` does so some time after the bot has left it. */
export async function forgetServer(server: string, flow: Flow): Promise<Kept> {
  const kept = await flow.store.servers.forget(server);
  flow.log.info("forgot a server", { count: total(kept) });
  return kept;
}

export type Deleting =
  /** The message may be taken away now; the caller does so. */
  | { readonly kind: "allowed"; readonly request: Request }
  | { readonly kind: "not-yours" }
  /** Its request is not kept any more; a moderator may delete the message by the chat's own means. */
  | { readonly kind: "unknown" };

/** Whether an answer may be deleted; where it is still being made, that ends. */
export async function deleteAnswer(replyId: string, by: Acting, flow: Flow): Promise<Deleting> {
  return await flow.store.transaction(async (tx) => {
    const request = await tx.requests.ofReply(replyId);
    if (request === null) return { kind: "unknown" };
    if (!mayEnd(request, by)) return { kind: "not-yours" };
    if (request.state === "waiting") await endCancelled(request, tx, flow);
    return { kind: "allowed", request };
  });
}

/** Deletes an article with all that was read in it and said about it. False where there is none of that hash. */
export async function forgetArticle(hash: string, by: Acting, flow: Flow): Promise<boolean> {
  const { store, clock } = flow;
  return await store.transaction(async (tx) => {
    const isDeleted = await tx.articles.delete(hash);
    const { server, user: who } = by;
    if (isDeleted && server !== null)
      await tx.audit.add({ server, who, what: "article-deleted", at: clock.now(), detail: { article: hash } });
    return isDeleted;
  });
}

function total(kept: Kept): number {
  return Object.values(kept).reduce((sum, count) => sum + count, 0);
}
