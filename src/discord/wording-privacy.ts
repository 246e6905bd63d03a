import type { RetentionConfig } from "../config/running.ts";

/** What the bot says of what it keeps. */
export const keptHeading = "What I keep about you";
export const deletedHeading = "Deleted";
export const nothingKept = "Nothing.";
export const notDeleted =
  "Answers that stand in channels are messages of mine: delete them with the button below them. What moderators did here stays in this server’s log. What you took of a language model today is counted until midnight UTC.";
export const articleDeleted = "Deleted with all that was read in it and said about it. The messages about it stay.";

const names: Readonly<Record<string, readonly [one: string, several: string]>> = {
  requests: ["request for an article or an answer", "requests for articles or answers"],
  readings: ["report on a text that you gave me", "reports on texts that you gave me"],
  turns: ["question that you asked", "questions that you asked"],
  drafts: ["draft of a prompt", "drafts of prompts"],
  usage: ["day’s count of what you used", "days’ counts of what you used"],
  shares: ["day’s count of what you used in one server", "days’ counts of what you used in one server each"],
  articles: ["text that you gave me", "texts that you gave me"],
  jobs: ["request that was still being worked on", "requests that were still being worked on"],
  "request budgets": ["count of what a request used", "counts of what requests used"],
};

export function countOf(kind: string, count: number): string {
  const [one, several] = names[kind] ?? [kind, kind];
  return `${count} ${count === 1 ? one : several}`;
}

export function howLong({ articles, reports, requests }: RetentionConfig): readonly string[] {
  return [
    `An article’s text is deleted ${days(articles)} after it was last used.`,
    `A report is deleted after ${days(reports)}, a request after ${days(requests)}.`,
  ];
}

/** Where a server keeps things for a shorter time than others. */
export function sharedLonger({ articles, reports }: RetentionConfig): string {
  return `That is how this server’s moderators set it. A public page that was read elsewhere, too, stays for those: its text for ${days(articles)} and its report for ${days(reports)} at most. Nothing here leads to it then.`;
}

export const deleteNow = "Delete all of it now with /privacy delete-mine.";

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
