import { PermissionFlagsBits } from "discord-api-types/v10";
import { may } from "./acting.ts";
import type { Channel } from "./call.ts";

/** What the bot does in a channel takes these permissions; under the names that Discord's settings show. */
export const neededPermissions = [
  ["View Channels", PermissionFlagsBits.ViewChannel],
  ["Send Messages", PermissionFlagsBits.SendMessages],
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
  ["Create Public Threads", PermissionFlagsBits.CreatePublicThreads],
  ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
  ["Attach Files", PermissionFlagsBits.AttachFiles],
  ["Embed Links", PermissionFlagsBits.EmbedLinks],
] as const;

/** The names of those that `held` does not have. */
export function missingOf(held: bigint): readonly string[] {
  return neededPermissions.filter(([, bit]) => !may(held, bit)).map(([name]) => name);
}

/** What of them is missing to see, and to reply to, a message in a channel or thread. */
export function missingHere(ours: bigint, { isThread }: Pick<Channel, "isThread">): readonly string[] {
  const talks = isThread ? "Send Messages in Threads" : "Send Messages";
  return missingOf(ours).filter(
    (name) => name === "View Channels" || name === talks || name === "Read Message History",
  );
}

/** What of them is missing to open a thread and write in it. */
export function missingForThreads(ours: bigint): readonly string[] {
  return missingOf(ours).filter((name) => name === "Create Public Threads" || name === "Send Messages in Threads");
}

/** What of them is missing to write in a channel. */
export function missingToWrite(ours: bigint): readonly string[] {
  return missingOf(ours).filter((name) => name === "View Channels" || name === "Send Messages");
}
