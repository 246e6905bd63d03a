import type { Article } from "../article/article.ts";
import { articleIdentity } from "../article/identity.ts";
import { canonicalUrl } from "../article/url.ts";
import type { Job } from "../queue/queue.ts";
import type { Request, Source } from "../store/rows.ts";
import { minuteMs, type Flow } from "./flow.ts";
import { textGone } from "./given-faults.ts";
import { isDamagedRow } from "./notices.ts";
import { articleHash, readingOwner } from "./reading-key.ts";

const justFetchedMs = 10 * minuteMs;

/** An article as it is kept: what is said about it points into that very text. */
export type Found = { readonly article: Article; readonly hash: string };

/**
 * The article that a request is for: the one that is kept, or that an attempt before this one had fetched, else as it
 * comes from where it is. Fails with a UserError where there is none, or only a part of one.
 */
export async function findArticle(request: Request, job: Job, flow: Flow, signal: AbortSignal): Promise<Found> {
  const { source } = request;
  const kept = await keptArticle(source, job, flow);
  if (kept !== null) return kept;
  if (source.kind === "article" || source.kind === "question") throw textGone();
  const article = await flow.desk.open(source, signal);
  const hash = articleHash(article, readingOwner(request));
  const at = flow.clock.now();
  // What has the same words may have other spaces: spans hold for the text that is kept, and the first one is.
  return await flow.store.transaction(async (tx) => {
    if (source.kind === "link") {
      // Stored at once, so that an attempt after a crash has not to fetch it again.
      await tx.articles.put({ hash, article, lastUsedAt: at });
      for (const url of addressesOf(source.url, article)) await tx.articles.putAddress(url, { hash, at });
    }
    const stored = await unlessDamaged(tx.articles.get(hash), () => tx.articles.delete(hash));
    return { article: stored ?? article, hash };
  });
}

/** Null where a row cannot be read, and then it is dropped. */
export async function unlessDamaged<T>(getting: Promise<T | null>, drop: () => Promise<unknown>): Promise<T | null> {
  try {
    return await getting;
  } catch (error) {
    if (!isDamagedRow(error)) throw error;
    await drop();
    return null;
  }
}

async function keptArticle(source: Source, job: Job, flow: Flow): Promise<Found | null> {
  const hash = await keptHash(source, job, flow);
  if (hash === null) return null;
  const { articles } = flow.store;
  const article = await unlessDamaged(articles.get(hash), () => articles.delete(hash));
  return article === null ? null : { article, hash };
}

async function keptHash(
  source: Source,
  job: Job,
  { store, clock }: Pick<Flow, "store" | "clock">,
): Promise<string | null> {
  if (source.kind === "article") return source.article;
  // Which way led to what is kept is not known any more, so where some sites are refused it is gone anew.
  const isAny = source.kind === "link" && source.sites === undefined;
  const url = isAny && job.attempt > 1 ? canonicalUrl(source.url) : null;
  const found = url === null ? null : await store.articles.atAddress(url);
  return found !== null && clock.now() - found.fetchedAt < justFetchedMs ? found.hash : null;
}

/** Where it was asked for, and where it was found: a short link leads elsewhere. */
function addressesOf(asked: string, article: Article): ReadonlySet<string> {
  return new Set([canonicalUrl(asked), articleIdentity(article).url].filter((url) => url !== null));
}
