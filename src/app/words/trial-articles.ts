import type { Article } from "../../article/article.ts";
import { UserError } from "../../errors.ts";
import type { Tables } from "../../store/store.ts";
import type { Moderator } from "../moderator.ts";

/** What words are tried on: a sample article, one that a message in the server answers about, or the server's latest. */
export type TrialOn =
  | { readonly kind: "seed"; readonly name: string }
  | { readonly kind: "reply"; readonly reply: string }
  | { readonly kind: "latest" };

export type TrialArticle = { readonly name: string; readonly article: Article };

/** Sample articles by their names, the first ones first. */
export type Seeds = readonly TrialArticle[];

/**
 * The article to try words on. Fails with "not-kept" where it is not kept any more, and for whatever is another server's
 * or was read privately by another member: whether that is there is told to nobody.
 */
export async function trialArticle(
  by: Moderator,
  on: TrialOn,
  { tx, seeds }: { readonly tx: Tables; readonly seeds: Seeds },
): Promise<TrialArticle> {
  const found = on.kind === "seed" ? seeds.find(({ name }) => name === on.name) : await storedArticle(by, on, tx);
  if (found === undefined || found === null)
    throw new UserError(
      "not-kept",
      "I do not keep that article any more.",
      `Try the words on another one, such as the sample “${seeds[0]?.name ?? ""}”.`,
    );
  return found;
}

/** The server's latest article that was read for all to see; null where none is kept. */
export async function latestArticle(by: Moderator, tx: Tables): Promise<TrialArticle | null> {
  return await storedArticle(by, { kind: "latest" }, tx);
}

async function storedArticle(
  by: Moderator,
  on: Exclude<TrialOn, { kind: "seed" }>,
  tx: Tables,
): Promise<TrialArticle | null> {
  if (on.kind === "latest") {
    const [reading] = await tx.requests.latestRead(by.server, 1);
    return reading === undefined ? null : await articleOf(reading, tx);
  }
  const request = await tx.requests.ofReply(on.reply);
  if (request?.server !== by.server || request.reading === null) return null;
  if (request.isPrivate && request.user !== by.user) return null;
  return await articleOf(request.reading, tx);
}

async function articleOf(key: string, { readings, articles }: Tables): Promise<TrialArticle | null> {
  const reading = await readings.get(key);
  const article = reading?.state === "ready" ? await articles.get(reading.article) : null;
  return article === null ? null : { name: article.title ?? "the latest article here", article };
}
