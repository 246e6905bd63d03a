import type { ShareLeft } from "../app/share-left.ts";
import { counted } from "../report/report-words.ts";

/** Why no model was asked, for want of budget: what is left, when there is more, and that the local reading stands. */
export function usedUp(share: ShareLeft): string {
  const stands = "What stands here was read without the model, and holds.";
  if (share.scope === "request")
    return `This takes more of the model than one request may: ${tokens(share.limit)}. ${stands}`;
  return `${used[share.scope](share)} It is full again at midnight UTC, ${until(share.fullInMs)}. ${stands}`;
}

type Daily = Exclude<ShareLeft["scope"], "request">;

const used: Readonly<Record<Daily, (share: ShareLeft) => string>> = {
  user: (share) => `Whoever asked has used up their share of the model for today: ${leftOf(share)}`,
  server: (share) => `This server has used up its share of the model for today: ${leftOf(share)}`,
  // How much the whole bot may take is nobody's but its operator's.
  bot: () => "What I may take of the model in a day is used up.",
};

function leftOf({ left, limit }: ShareLeft): string {
  if (left === 0) return `none of ${tokens(limit)} is left.`;
  return `${left.toLocaleString("en")} of ${tokens(limit)} are left, too few for this.`;
}

function tokens(count: number): string {
  return counted(count, "token", "tokens");
}

const minuteMs = 60_000;

function until(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minuteMs));
  if (minutes < 60) return `in ${counted(minutes, "minute", "minutes")}`;
  return `in ${counted(Math.ceil(minutes / 60), "hour", "hours")}`;
}
